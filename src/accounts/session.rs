//! Sessions: a random secret in the cookie, its hash in the row; idle ones end, old ones end, all can be ended.

use chrono::Duration;
use diesel::prelude::*;

use crate::accounts::model::User;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::digest::{hex, sha256};
use crate::base::error::Error;
use crate::base::id::UserId;
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::db::schema::{session, user_account};

/// Hours after which a session ends however busy.
const HOURS: i64 = 8;
/// Idle minutes for vendors.
const IDLE_VENDOR: i64 = 30;
/// Idle minutes for government staff.
const IDLE_STAFF: i64 = 15;
/// A request within this time of the last one does not move `seen_at`, so that reading pages writes rarely.
const SEEN_SECONDS: i64 = 60;

/// A session as the doors use it.
#[derive(Clone, Debug)]
pub struct Session {
    /// SHA-256 of the cookie's secret.
    pub token_hash: String,
    /// The token that forms carry.
    pub csrf: String,
    /// Whether the second factor was shown, or none is asked for.
    pub complete: bool,
    /// When it was last used.
    pub seen_at: Time,
    /// The account.
    pub user: User,
}

/// Opens a session and gives the cookie's secret.
///
/// # Errors
/// The database failed.
pub fn open(conn: &mut DbConn, call: &Call, user: UserId, complete: bool) -> Result<String, Error> {
    let secret = hex(&call.bytes::<32>());
    diesel::insert_into(session::table)
        .values((
            session::token_hash.eq(sha256(secret.as_bytes())),
            session::user_id.eq(user),
            session::csrf.eq(hex(&call.bytes::<32>())),
            session::second_factor.eq(complete),
            session::created_at.eq(call.now),
            session::seen_at.eq(call.now),
            session::expires_at.eq(call.now.after(Duration::hours(HOURS))),
        ))
        .execute(conn)?;
    Ok(secret)
}

/// The session of a cookie's secret, unless it ended or the account was shut.
///
/// # Errors
/// The database failed.
pub fn find(conn: &mut DbConn, secret: &str, now: Time) -> Result<Option<Session>, Error> {
    let hash = sha256(secret.as_bytes());
    let row: Option<(String, bool, Time, Time, User)> = session::table
        .inner_join(user_account::table.on(user_account::id.eq(session::user_id)))
        .filter(session::token_hash.eq(&hash))
        .select((
            session::csrf,
            session::second_factor,
            session::seen_at,
            session::expires_at,
            user_account::all_columns,
        ))
        .first(conn)
        .optional()?;
    let Some((csrf, complete, seen_at, expires_at, user)) = row else { return Ok(None) };
    let idle = if user.role == Role::Vendor { IDLE_VENDOR } else { IDLE_STAFF };
    let ended = now >= expires_at || now >= seen_at.after(Duration::minutes(idle)) || user.disabled;
    Ok((!ended).then_some(Session { token_hash: hash, csrf, complete, seen_at, user }))
}

/// Whether the last use is old enough to be written anew.
pub fn wants_touch(session: &Session, now: Time) -> bool {
    now >= session.seen_at.after(Duration::seconds(SEEN_SECONDS))
}

/// Notes the use of a session.
///
/// # Errors
/// The database failed.
pub fn touch(conn: &mut DbConn, token_hash: &str, now: Time) -> Result<(), Error> {
    diesel::update(session::table.find(token_hash)).set(session::seen_at.eq(now)).execute(conn)?;
    Ok(())
}

/// Ends one session.
///
/// # Errors
/// The database failed.
pub fn close(conn: &mut DbConn, token_hash: &str) -> Result<(), Error> {
    diesel::delete(session::table.find(token_hash)).execute(conn)?;
    Ok(())
}

/// Ends every session of an account.
///
/// # Errors
/// The database failed.
pub fn close_all(conn: &mut DbConn, user: UserId) -> Result<usize, Error> {
    Ok(diesel::delete(session::table.filter(session::user_id.eq(user))).execute(conn)?)
}
