//! Signing in with a password, signing out, and the cookie between.

pub mod enrol;
pub mod second;

use actix_web::HttpResponse;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::web::{Query, block};
use askama::Template;
use serde::Deserialize;

use crate::accounts::{login, session, store};
use crate::base::error::Error;
use crate::http::caller::Caller;
use crate::http::failure::{Failure, status};
use crate::http::form::Form;
use crate::http::gate::{LOCAL_COOKIE, SECURE_COOKIE};
use crate::http::problem::sentence;
use crate::web::language::{https, local};
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::ruling::Summary;

/// Where to go on afterwards.
#[derive(Debug, Deserialize)]
pub struct Next {
    /// A path of this site.
    #[serde(default)]
    pub next: String,
}

/// Address and password.
#[derive(Deserialize)]
pub struct Credentials {
    email: String,
    password: String,
    #[serde(default)]
    next: String,
}

/// A form whose button is all there is to it.
#[derive(Debug, Deserialize)]
pub struct Nothing {}

#[derive(Template)]
#[template(path = "login.html")]
struct LoginPage {
    page: Layout,
    email: String,
    next: String,
    summary: Option<Summary>,
}

/// Shows the form, or goes on when somebody is signed in already.
///
/// # Errors
/// The page cannot be filled.
pub async fn form(caller: Caller, ask: Query<Next>) -> Result<HttpResponse, Failure> {
    let next = local(&ask.next).to_owned();
    if caller.role().is_some() {
        return Ok(go(&next, None));
    }
    Ok(page(&LoginPage { page: Layout::new(&caller, "login-title"), email: String::new(), next, summary: None })?)
}

/// Signs in, or shows the form again.
///
/// # Errors
/// The database failed.
pub async fn sign_in(caller: Caller, form: Form<Credentials>) -> Result<HttpResponse, Failure> {
    let Credentials { email, password, next } = form.0;
    let (next, asked) = (local(&next).to_owned(), email.clone());
    let user = caller.app.door.read(move |conn| store::by_email(conn, &asked)).await?;
    let enrolled = user.as_ref().is_some_and(|user| user.totp_secret.is_some());
    // The hash is slow on purpose: it holds neither a connection nor this thread.
    let matched = block(move || login::matches(user.as_ref(), &password)).await;
    let matched = matched.map_err(|cause| Error::internal("check the password", cause))?;
    let (call, asked, old) = (caller.call()?, email.clone(), caller.session.clone());
    let outcome = caller.app.door.write(move |conn| {
        let outcome = login::sign_in(conn, &call, &asked, matched)?;
        if let (Ok(_), Some(old)) = (&outcome, &old) {
            session::close(conn, &old.token_hash)?;
        }
        Ok(outcome)
    });
    match outcome.await? {
        Ok(signed) if !signed.second_factor_due => Ok(carrying(&caller, go(&next, None), &signed.secret)),
        Ok(signed) => {
            let step = if enrolled { "/login/second" } else { "/login/enrol" };
            Ok(carrying(&caller, go(&onward(step, &next), None), &signed.secret))
        }
        Err(error) => {
            let summary = refusal(&caller, &error, "email");
            let form = LoginPage { page: Layout::new(&caller, "login-title"), email, next, summary: Some(summary) };
            Ok(with_status(status(error.kind), &form)?)
        }
    }
}

/// Ends the session.
///
/// # Errors
/// The database failed.
pub async fn sign_out(caller: Caller, _form: Form<Nothing>) -> Result<HttpResponse, Failure> {
    if let Some(session) = caller.session.clone() {
        caller.app.door.write(move |conn| session::close(conn, &session.token_hash)).await?;
    }
    Ok(forgetting(&caller, go("/", Some("signed-out"))))
}

/// The answer with the session's cookie.
pub fn carrying(caller: &Caller, answer: HttpResponse, secret: &str) -> HttpResponse {
    with_cookie(answer, cookie(caller, secret.to_owned()))
}

/// The answer that makes the browser forget the session.
pub fn forgetting(caller: &Caller, answer: HttpResponse) -> HttpResponse {
    let mut cookie = cookie(caller, String::new());
    cookie.set_max_age(Duration::ZERO);
    with_cookie(answer, cookie)
}

fn cookie(caller: &Caller, value: String) -> Cookie<'static> {
    let secure = https(caller);
    let name = if secure { SECURE_COOKIE } else { LOCAL_COOKIE };
    Cookie::build(name, value).path("/").http_only(true).secure(secure).same_site(SameSite::Lax).finish()
}

fn with_cookie(mut answer: HttpResponse, cookie: Cookie<'static>) -> HttpResponse {
    // Name and value are letters and digits of ours: such a cookie can always be written.
    let _ = answer.add_cookie(&cookie);
    answer
}

/// A step of signing in that remembers where to go on afterwards.
fn onward(step: &str, next: &str) -> String {
    let query = serde_urlencoded::to_string([("next", next)]).unwrap_or_default();
    format!("{step}?{query}")
}

/// What stands above the form that came back. It names one input: whether the address or the password is wrong is not
/// said.
fn refusal(caller: &Caller, error: &Error, input: &str) -> Summary {
    let sentence = sentence(error.code, &error.args, caller.lang);
    Summary { status: status(error.kind), fields: vec![(input.to_owned(), sentence.clone())], sentence }
}
