//! The second step of signing in: a code of the authenticator app, or a recovery code.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use crate::accounts::login;
use crate::accounts::second_factor::code_at;
use crate::accounts::session::Session;
use crate::base::error::Error;
use crate::http::caller::Caller;
use crate::http::failure::{Failure, status};
use crate::http::form::Form;
use crate::web::language::local;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::login::{Next, carrying, onward, refusal};
use crate::web::ruling::Summary;

/// The code.
#[derive(Deserialize)]
pub struct Shown {
    code: String,
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "login_second.html")]
struct SecondPage {
    page: Layout,
    next: String,
    hint: Option<String>,
    summary: Option<Summary>,
}

/// Shows the form.
///
/// # Errors
/// Nobody showed a password.
pub async fn form(caller: Caller, ask: Query<Next>) -> Result<HttpResponse, Failure> {
    let (half, next) = (half(&caller)?, local(&ask.next).to_owned());
    if half.complete {
        return Ok(go(&next, None));
    }
    if half.user.totp_secret.is_none() {
        return Ok(go(&onward("/login/enrol", &next), None));
    }
    let hint = hint(&caller, half)?;
    Ok(page(&SecondPage { page: Layout::new(&caller, "login-second-title"), next, hint, summary: None })?)
}

/// Checks the code and goes on, or shows the form again.
///
/// # Errors
/// Nobody showed a password, or the database failed.
pub async fn show_code(caller: Caller, form: Form<Shown>) -> Result<HttpResponse, Failure> {
    let (session, call) = (half(&caller)?.clone(), caller.call()?);
    let (next, code) = (local(&form.0.next).to_owned(), form.0.code);
    if session.complete {
        return Ok(go(&next, None));
    }
    let outcome = caller.app.door.write(move |conn| login::second_step(conn, &call, &session, &code)).await?;
    match outcome {
        Ok(signed) => Ok(carrying(&caller, go(&next, None), &signed.secret)),
        Err(error) => {
            let (hint, summary) = (hint(&caller, half(&caller)?)?, Some(refusal(&caller, &error, "code")));
            let form = SecondPage { page: Layout::new(&caller, "login-second-title"), next, hint, summary };
            Ok(with_status(status(error.kind), &form)?)
        }
    }
}

/// The session of whoever showed a password.
///
/// # Errors
/// There is none.
pub fn half(caller: &Caller) -> Result<&Session, Error> {
    caller.session.as_ref().ok_or_else(|| Error::unauthenticated("unauthenticated"))
}

/// The code of this moment, in a demo market alone: nobody has an app for its invented people.
fn hint(caller: &Caller, half: &Session) -> Result<Option<String>, Error> {
    let seconds = u64::try_from(caller.app.clock.now().0 / 1_000_000).unwrap_or(0);
    let secret = half.user.totp_secret.as_ref().filter(|_| caller.app.demo);
    secret.map(|secret| code_at(secret, seconds)).transpose()
}
