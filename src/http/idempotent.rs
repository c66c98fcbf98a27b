//! `Idempotency-Key`: a request that is sent again has its effect once and gets the first answer again.
//!
//! The key, the effect and the answer are one transaction. A refused request leaves no key and may be sent again.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use chrono::Duration;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use diesel::{QueryableByName, sql_query};

use crate::base::call::Call;
use crate::base::digest::sha256;
use crate::base::error::{Error, Kind};
use crate::base::time::Time;
use crate::both;
use crate::db::conn::{Both, DbConn};
use crate::db::schema::idempotency;

/// Days that a key and its answer are kept.
pub const DAYS: i64 = 7;
/// The longest key.
const LONGEST: usize = 255;

/// Which request it is.
#[derive(Clone, Debug)]
pub struct Key {
    /// The route's pattern.
    pub route: String,
    /// The key that the sender chose.
    pub key: String,
    /// SHA-256 of path and body.
    pub fingerprint: String,
}

/// An answer that can be given again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The version of the thing answered with, as its ETag.
    pub etag: Option<String>,
    /// The body.
    pub body: String,
    /// Whether it is given again.
    pub replayed: bool,
}

#[derive(QueryableByName)]
struct Locked {
    #[diesel(sql_type = Bool)]
    locked: bool,
}

impl Key {
    /// Reads the key of a request with this body.
    ///
    /// # Errors
    /// 400 when it is missing or malformed.
    pub fn read(request: &HttpRequest, body: &[u8]) -> Result<Self, Error> {
        let Some(header) = request.headers().get("Idempotency-Key") else {
            return Err(Error::of(Kind::Malformed, "http.idempotency_key_missing"));
        };
        let key = header.to_str().unwrap_or_default().trim().trim_matches('"').to_owned();
        if key.is_empty() || key.len() > LONGEST {
            return Err(Error::of(Kind::Malformed, "http.idempotency_key_malformed"));
        }
        let route = format!("{} {}", request.method(), request.match_pattern().unwrap_or_default());
        let said = [request.path().as_bytes(), b"\n", body].concat();
        Ok(Self { route, key, fingerprint: sha256(&said) })
    }
}

/// Runs the effect once per key, or gives the first answer again.
///
/// # Errors
/// 422 for another request under the same key, 409 while the first one runs, and what the effect says.
pub fn once(
    conn: &mut DbConn,
    call: &Call,
    key: &Key,
    effect: impl FnOnce(&mut DbConn) -> Result<Answer, Error>,
) -> Result<Answer, Error> {
    let principal = call.actor.principal();
    hold(conn, &principal, key)?;
    let known: Option<(String, i32, Option<String>, String, Time)> = idempotency::table
        .find((&principal, &key.route, &key.key))
        .select((
            idempotency::fingerprint,
            idempotency::status,
            idempotency::etag,
            idempotency::body,
            idempotency::created_at,
        ))
        .first(conn)
        .optional()?;
    if let Some((fingerprint, status, etag, body, created)) = known {
        if created.after(Duration::days(DAYS)) > call.now {
            return again(key, &fingerprint, status, etag, body);
        }
        diesel::delete(idempotency::table.find((&principal, &key.route, &key.key))).execute(conn)?;
    }
    let answer = effect(conn)?;
    let row = (
        idempotency::principal.eq(&principal),
        idempotency::route.eq(&key.route),
        idempotency::key.eq(&key.key),
        idempotency::fingerprint.eq(&key.fingerprint),
        idempotency::status.eq(i32::from(answer.status.as_u16())),
        idempotency::etag.eq(&answer.etag),
        idempotency::body.eq(&answer.body),
        idempotency::created_at.eq(call.now),
    );
    Both(diesel::insert_into(idempotency::table).values(row).on_conflict_do_nothing()).execute(conn)?;
    Ok(answer)
}

/// Forgets keys that are old enough.
///
/// # Errors
/// The database failed.
pub fn forget(conn: &mut DbConn, now: Time) -> Result<usize, Error> {
    let old = idempotency::table.filter(idempotency::created_at.lt(now.after(Duration::days(-DAYS))));
    Ok(diesel::delete(old).execute(conn)?)
}

/// On PostgreSQL two requests with one key may run side by side; the lock lets one of them. SQLite has one writer.
fn hold(conn: &mut DbConn, principal: &str, key: &Key) -> Result<(), Error> {
    if matches!(conn, DbConn::Sqlite(_)) {
        return Ok(());
    }
    let name = format!("{principal}\n{}\n{}", key.route, key.key);
    let lock = sql_query("SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS locked").bind::<Text, _>(name);
    if both!(conn, c => lock.get_result::<Locked>(c))?.locked {
        Ok(())
    } else {
        Err(Error::conflict("http.idempotency_in_progress"))
    }
}

fn again(key: &Key, fingerprint: &str, status: i32, etag: Option<String>, body: String) -> Result<Answer, Error> {
    if fingerprint != key.fingerprint {
        return Err(Error::invalid("http.idempotency_other_body"));
    }
    let status = u16::try_from(status).ok().and_then(|status| StatusCode::from_u16(status).ok());
    Ok(Answer { status: status.unwrap_or(StatusCode::OK), etag, body, replayed: true })
}
