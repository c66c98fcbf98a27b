//! Signing in: password first, then the second factor; each failure counts, the fifth locks.

use chrono::Duration;
use diesel::prelude::*;

use crate::accounts::model::{KIND, User};
use crate::accounts::session::Session;
use crate::accounts::{password, second_factor, session, store};
use crate::audit::entry::{Act, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::db::schema::user_account;

/// Failures in a row that lock an account.
const FAILURES: i64 = 5;
/// Minutes that a lock lasts.
const LOCK_MINUTES: i64 = 15;

/// What signing in gave.
#[derive(Debug)]
pub struct SignedIn {
    /// The secret for the cookie.
    pub secret: String,
    /// Whether the second factor is still to be shown or set up.
    pub second_factor_due: bool,
}

/// What a try came to. A refusal is a result, not an error, so that its counter is kept.
pub type Outcome = Result<SignedIn, Error>;

/// Checks address and password and opens a session. The password's hash is checked outside any transaction by
/// [`matches()`]; this verb gets the verdict.
///
/// # Errors
/// The database failed.
pub fn sign_in(conn: &mut DbConn, call: &Call, email: &str, matched: bool) -> Result<Outcome, Error> {
    let Some(user) = store::by_email(conn, email)? else { return Ok(Err(wrong())) };
    if let Some(refusal) = locked(&user, call) {
        return Ok(Err(refusal));
    }
    if !matched || user.disabled {
        return refuse(conn, call, &user);
    }
    let due = user.role.privileged() || user.totp_secret.is_some();
    let secret = session::open(conn, call, user.id, !due)?;
    if !due {
        welcome(conn, call, &user)?;
    }
    Ok(Ok(SignedIn { secret, second_factor_due: due }))
}

/// Whether the password is the account's; as slow for an unknown address as for a known one.
pub fn matches(user: Option<&User>, tried: &str) -> bool {
    // A hash of nobody's password: an unknown address must not answer faster.
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let hash = user.map_or(NOBODY, |user| user.password_hash.as_str());
    password::verify(tried, hash) && user.is_some()
}

/// Checks the second factor and replaces the half-open session by a full one.
///
/// # Errors
/// The database failed.
pub fn second_step(conn: &mut DbConn, call: &Call, half: &Session, code: &str) -> Result<Outcome, Error> {
    let user = store::find(conn, half.user.id)?;
    if let Some(refusal) = locked(&user, call) {
        return Ok(Err(refusal));
    }
    if !second_factor::accept(conn, call, &user, code)? {
        return refuse(conn, call, &user).map(|outcome| outcome.map_err(second));
    }
    session::close(conn, &half.token_hash)?;
    let secret = session::open(conn, call, user.id, true)?;
    welcome(conn, call, &user)?;
    Ok(Ok(SignedIn { secret, second_factor_due: false }))
}

fn locked(user: &User, call: &Call) -> Option<Error> {
    let until = user.locked_until.filter(|until| call.now < *until)?;
    Some(Error::of(Kind::TooMany, "account.locked").with("until", until.roc()))
}

fn refuse(conn: &mut DbConn, call: &Call, user: &User) -> Result<Outcome, Error> {
    let failures = user.failed_count + 1;
    let until = (failures >= FAILURES).then(|| call.now.after(Duration::minutes(LOCK_MINUTES)));
    let kept = if until.is_some() { 0 } else { failures };
    diesel::update(user_account::table.find(user.id))
        .set((user_account::failed_count.eq(kept), user_account::locked_until.eq(until)))
        .execute(conn)?;
    let act = if until.is_some() { "session.locked" } else { "session.refused" };
    record(conn, call, Act::new(act, Subject::new(KIND, user.id.0)))?;
    Ok(Err(until.map_or_else(wrong, |until| Error::of(Kind::TooMany, "account.locked").with("until", until.roc()))))
}

fn welcome(conn: &mut DbConn, call: &Call, user: &User) -> Result<(), Error> {
    diesel::update(user_account::table.find(user.id))
        .set((user_account::failed_count.eq(0), user_account::locked_until.eq(None::<Time>)))
        .execute(conn)?;
    let signed = call.by(user.actor());
    record(conn, &signed, Act::new("session.opened", Subject::new(KIND, user.id.0)))?;
    Ok(())
}

fn wrong() -> Error {
    Error::unauthenticated("account.wrong_password")
}

fn second(error: Error) -> Error {
    if error.code == "account.wrong_password" {
        Error::unauthenticated("account.second_factor_wrong").at("code")
    } else {
        error
    }
}
