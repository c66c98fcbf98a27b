//! The gate that every request passes: who asks, how often, from where, whether the route is open; and on the way back
//! the error's body, the headers, the log line and the metrics.

use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpMessage, HttpResponse};
use procurement_law::ruling::Lang;
use uuid::Uuid;

use crate::accounts::session::{self, Session};
use crate::accounts::token::{self, Scope};
use crate::app::App;
use crate::base::actor::Actor;
use crate::base::error::{Error, Kind};
use crate::http::access::{Who, who};
use crate::http::caller::Caller;
use crate::http::failure::{Failure, of_status, status};
use crate::http::limit::{Allowance, Limiter};
use crate::http::{headers, problem};

/// The session cookie behind https; plain http on this machine has no `__Host-` cookies.
pub const SECURE_COOKIE: &str = "__Host-sid";
/// The session cookie on loopback.
pub const LOCAL_COOKIE: &str = "sid";
/// The cookie that remembers the language.
pub const LANGUAGE_COOKIE: &str = "lang";

/// How errors look on pages; the pages' own part gives it, so that this part knows no templates.
pub type ErrorPage = fn(&Caller, &Error) -> String;

/// What the gate needs beside the market.
pub struct Gate {
    /// The buckets.
    pub limiter: Limiter,
    /// The error page.
    pub error_page: ErrorPage,
}

/// Lets a request through, or not.
///
/// # Errors
/// None: every error becomes an answer.
pub async fn pass(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let started = Instant::now();
    let (Some(app), Some(gate)) = (request.app_data::<Data<App>>().cloned(), request.app_data::<Data<Gate>>().cloned())
    else {
        return Ok(request.into_response(HttpResponse::InternalServerError().finish()));
    };
    let route = request.match_pattern().unwrap_or_default();
    let method = request.method().clone();
    let id = Uuid::now_v7().to_string();
    let (caller, verdict) = admit(&request, &app, &route, &id).await;
    let bucket = match &caller.actor {
        Actor::Person(person) => person.user.to_string(),
        Actor::Anonymous | Actor::System(_) => {
            request.peer_addr().map(|peer| peer.ip().to_string()).unwrap_or_default()
        }
    };
    let allowance = gate.limiter.take(&bucket);
    let verdict = match allowance {
        Allowance::Wait(_) => Err(Error::of(Kind::TooMany, "http.too_many")),
        Allowance::Left(_) => verdict,
    };
    request.extensions_mut().insert(caller.clone());
    let response = match verdict {
        Ok(()) => next.call(request).await?.map_into_boxed_body(),
        Err(error) => refuse(request, error),
    };
    let mut response = finish(response, &caller, &gate);
    headers::write(response.headers_mut(), &id, app.config.server.public_url.is_some());
    gate.limiter.tell(allowance, response.headers_mut());
    log(&method, &route, response.status(), started, &id);
    Ok(response)
}

async fn admit(request: &ServiceRequest, app: &Data<App>, route: &str, id: &str) -> (Caller, Result<(), Error>) {
    let mut caller = Caller {
        app: app.clone(),
        actor: Actor::Anonymous,
        session: None,
        lang: language(request),
        request: id.to_owned(),
        uri: if request.method().is_safe() { request.uri().to_string() } else { "/".to_owned() },
    };
    let verdict = match identify(request, &mut caller).await {
        Ok(()) => judge(request, &caller, route),
        Err(error) => Err(error),
    };
    (caller, verdict)
}

async fn identify(request: &ServiceRequest, caller: &mut Caller) -> Result<(), Error> {
    let now = caller.app.clock.now();
    if let Some(text) = bearer(request) {
        let found = caller.app.door.read(move |conn| token::find(conn, &text, now)).await?;
        let (user, scope) = found.ok_or_else(|| Error::unauthenticated("token.unknown"))?;
        if scope == Scope::Read && !request.method().is_safe() {
            return Err(Error::forbidden("token.read_only"));
        }
        caller.actor = user.actor();
        return Ok(());
    }
    let Some(secret) = cookie(request) else { return Ok(()) };
    let Some(found) = caller.app.door.read(move |conn| session::find(conn, &secret, now)).await? else { return Ok(()) };
    if session::wants_touch(&found, now) {
        let hash = found.token_hash.clone();
        caller.app.door.write(move |conn| session::touch(conn, &hash, now)).await?;
    }
    if found.complete {
        caller.actor = found.user.actor();
    }
    caller.session = Some(found);
    Ok(())
}

fn judge(request: &ServiceRequest, caller: &Caller, route: &str) -> Result<(), Error> {
    let by_token = bearer(request).is_some();
    if !request.method().is_safe() && !by_token {
        if is_api(request) {
            // A browser's cookie alone must not act through the API.
            return Err(Error::unauthenticated("token.missing"));
        }
        same_origin(request)?;
    }
    match who(request.method().as_str(), route) {
        None => Err(Error::not_found()),
        Some(Who::Anyone) => Ok(()),
        Some(Who::HalfSignedIn) if caller.session.is_some() => Ok(()),
        Some(Who::SignedIn) if caller.actor.person().is_some() => Ok(()),
        Some(Who::Roles(roles)) => match caller.role() {
            Some(role) if roles.contains(&role) => Ok(()),
            Some(_) => Err(Error::forbidden("forbidden")),
            None => Err(unauthenticated(caller.session.as_ref())),
        },
        Some(Who::HalfSignedIn | Who::SignedIn) => Err(unauthenticated(caller.session.as_ref())),
    }
}

fn unauthenticated(session: Option<&Session>) -> Error {
    Error::unauthenticated(if session.is_some() { "second_factor_due" } else { "unauthenticated" })
}

/// A form must come from a page of ours: browsers say where a request comes from.
fn same_origin(request: &ServiceRequest) -> Result<(), Error> {
    let text = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let site = text("sec-fetch-site").is_none_or(|site| site == "same-origin" || site == "none");
    let host = request.connection_info().host().to_owned();
    let origin = text("origin").is_none_or(|origin| origin.split_once("://").is_some_and(|(_, from)| from == host));
    if site && origin { Ok(()) } else { Err(Error::forbidden("http.other_origin")) }
}

fn refuse(request: ServiceRequest, error: Error) -> ServiceResponse<BoxBody> {
    let failure = Failure(error);
    request.error_response(failure)
}

/// Gives an error its body: a problem for programs, a page for people, the way to the sign-in page where that helps.
fn finish(response: ServiceResponse<BoxBody>, caller: &Caller, gate: &Gate) -> ServiceResponse<BoxBody> {
    let code = response.status();
    if !(code.is_client_error() || code.is_server_error()) {
        return response;
    }
    let (request, body) = response.into_parts();
    let known = body.error().and_then(|error| error.as_error::<Failure>());
    let made = if known.is_none() { Some(of_status(code)) } else { None };
    let Some(error) = known.map(|failure| &failure.0).or(made.as_ref()) else {
        return ServiceResponse::new(request, body);
    };
    if let Some(cause) = &error.cause {
        tracing::error!(request = caller.request, code = error.code, cause, "a request failed");
    }
    // A page that came back with its faults is its own answer.
    let is_page =
        body.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if known.is_none() && is_page {
        return ServiceResponse::new(request, body);
    }
    let answer = if request.path().starts_with("/api/") {
        HttpResponse::build(status(error.kind)).content_type("application/problem+json").json(problem::problem(
            error,
            caller.lang,
            &caller.request,
        ))
    } else if error.kind == Kind::Unauthenticated && request.method() == Method::GET {
        let to = if error.code == "second_factor_due" { "/login/second" } else { "/login" };
        let query = serde_urlencoded::to_string([("next", &caller.uri)]).unwrap_or_default();
        HttpResponse::SeeOther().insert_header((header::LOCATION, format!("{to}?{query}"))).finish()
    } else {
        HttpResponse::build(status(error.kind))
            .content_type("text/html; charset=utf-8")
            .body((gate.error_page)(caller, error))
    };
    ServiceResponse::new(request, answer)
}

fn log(method: &Method, route: &str, status: StatusCode, started: Instant, request: &str) {
    let route = if route.is_empty() { "none".to_owned() } else { route.to_owned() };
    let seconds = started.elapsed().as_secs_f64();
    tracing::info!(target: "gongqi::http", %method, route, status = status.as_u16(), seconds, request, "answered");
    let labels = [("method", method.to_string()), ("route", route), ("status", status.as_u16().to_string())];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_seconds", &labels).record(seconds);
}

fn is_api(request: &ServiceRequest) -> bool {
    request.path().starts_with("/api/")
}

/// The token of a request to the API; an unreadable header is a token that nobody has.
fn bearer(request: &ServiceRequest) -> Option<String> {
    let header = request.headers().get(header::AUTHORIZATION).filter(|_| is_api(request))?;
    let token = header.to_str().ok().and_then(|text| text.strip_prefix("Bearer "));
    Some(token.unwrap_or_default().trim().to_owned())
}

fn cookie(request: &ServiceRequest) -> Option<String> {
    let cookie = request.cookie(SECURE_COOKIE).or_else(|| request.cookie(LOCAL_COOKIE))?;
    Some(cookie.value().to_owned())
}

fn language(request: &ServiceRequest) -> Lang {
    let chosen = request.cookie(LANGUAGE_COOKIE).map(|cookie| cookie.value().to_owned());
    let accepted =
        request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let english = match chosen {
        Some(chosen) => chosen == "en",
        // Programs that send no language read English as little as people do: the market speaks Chinese unless asked.
        None => accepted.is_some_and(|accepted| accepted.trim_start().to_lowercase().starts_with("en")),
    };
    if english { Lang::En } else { Lang::ZhTw }
}
