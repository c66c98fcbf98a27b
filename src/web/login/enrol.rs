//! Setting up the second factor: the secret for the app, a code to prove it arrived, then the recovery codes, once.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use crate::accounts::model::KIND;
use crate::accounts::session::{self, Session};
use crate::accounts::{second_factor, store};
use crate::audit::entry::{Act, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::web::language::local;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::login::second::half;
use crate::web::login::{Next, carrying};
use crate::web::ruling::Summary;

/// The secret that the page gave, and a code made with it.
#[derive(Deserialize)]
pub struct Proof {
    secret: String,
    code: String,
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "login_enrol.html")]
struct EnrolPage {
    page: Layout,
    secret: String,
    address: String,
    next: String,
    summary: Option<Summary>,
}

#[derive(Template)]
#[template(path = "login_recovery.html")]
struct RecoveryPage {
    page: Layout,
    codes: Vec<String>,
    next: String,
}

/// Shows a fresh secret.
///
/// # Errors
/// Nobody showed a password.
pub async fn form(caller: Caller, ask: Query<Next>) -> Result<HttpResponse, Failure> {
    let (session, next) = (half(&caller)?, local(&ask.next).to_owned());
    if session.user.totp_secret.is_some() {
        return Ok(go(if session.complete { &next } else { "/login/second" }, None));
    }
    let secret = second_factor::new_secret(&caller.call()?);
    Ok(page(&filled(&caller, secret, next, None)?)?)
}

/// Turns the second factor on and shows the recovery codes, or shows the form again.
///
/// # Errors
/// Nobody showed a password, a second factor is on already, or the database failed.
pub async fn enrol(mut caller: Caller, form: Form<Proof>) -> Result<HttpResponse, Failure> {
    let Proof { secret, code, next } = form.0;
    let next = local(&next).to_owned();
    let old = half(&caller)?.clone();
    second_factor::address(&secret, &old.user.email).map_err(|_| Error::of(Kind::Malformed, "http.malformed"))?;
    let (call, kept) = (caller.call()?.by(old.user.actor()), secret.clone());
    let done = caller.app.door.write(move |conn| turn_on(conn, &call, &old, &kept, &code)).await;
    let (cookie, session, codes) = match done {
        Ok(done) => done,
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            return Ok(with_status(summary.status, &filled(&caller, secret, next, Some(summary))?)?);
        }
    };
    // The page belongs to the session that is open now: its forms carry that one's token.
    caller.actor = session.user.actor();
    caller.session = Some(session);
    let answer = page(&RecoveryPage { page: Layout::new(&caller, "login-recovery-title"), codes, next })?;
    Ok(carrying(&caller, answer, &cookie))
}

/// Turns it on and replaces the session by a full one. Whoever has a second factor must show it and cannot put another
/// in its place with the password alone.
fn turn_on(
    conn: &mut DbConn,
    call: &Call,
    old: &Session,
    secret: &str,
    code: &str,
) -> Result<(String, Session, Vec<String>), Error> {
    if store::find(conn, old.user.id)?.totp_secret.is_some() {
        return Err(Error::forbidden("forbidden"));
    }
    let codes = second_factor::enrol(conn, call, old.user.id, secret, code)?;
    session::close(conn, &old.token_hash)?;
    let cookie = session::open(conn, call, old.user.id, true)?;
    if !old.complete {
        record(conn, call, Act::new("session.opened", Subject::new(KIND, old.user.id.0)))?;
    }
    let opened = session::find(conn, &cookie, call.now)?.ok_or_else(Error::not_found)?;
    Ok((cookie, opened, codes))
}

fn filled(caller: &Caller, secret: String, next: String, summary: Option<Summary>) -> Result<EnrolPage, Error> {
    let address = second_factor::address(&secret, &half(caller)?.user.email)?;
    Ok(EnrolPage { page: Layout::new(caller, "login-enrol-title"), secret, address, next, summary })
}
