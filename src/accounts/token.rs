//! API tokens: `gongqi_<id>_<secret>`, a prefix that leak scanners know, scopes, an end, and only the secret's hash kept.

use chrono::Duration;
use diesel::prelude::*;
use serde::Serialize;

use crate::accounts::model::User;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::digest::{hex, same, sha256};
use crate::base::error::Error;
use crate::base::id::{TokenId, UserId};
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::db::schema::{api_token, user_account};
use crate::text_enum;

/// The longest life of a token.
const DAYS: i64 = 365;
/// The subject kind of tokens in the record.
const KIND: &str = "api_token";

text_enum! {
    /// What a token may be used for.
    Scope {
        /// Reading.
        Read = "read",
        /// Reading and acting.
        Write = "write",
    }
}

/// A token as its owner sees it.
#[derive(Clone, Debug, Queryable, Serialize)]
pub struct Token {
    /// The public part.
    pub id: TokenId,
    /// Whose it is.
    pub user_id: UserId,
    /// What it is for, in the owner's words.
    pub name: String,
    /// What it may be used for.
    pub scopes: Scope,
    /// When it was made.
    pub created_at: Time,
    /// When it ends.
    pub expires_at: Time,
    /// When it was withdrawn.
    pub revoked_at: Option<Time>,
    /// Counts changes.
    pub version: i64,
}

/// Makes a token and gives its whole text, shown once.
///
/// # Errors
/// The database failed.
pub fn make(
    conn: &mut DbConn,
    call: &Call,
    user: UserId,
    name: &str,
    scope: Scope,
) -> Result<(TokenId, String), Error> {
    let (id, secret) = (call.id::<TokenId>(), hex(&call.bytes::<24>()));
    diesel::insert_into(api_token::table)
        .values((
            api_token::id.eq(id),
            api_token::user_id.eq(user),
            api_token::name.eq(name),
            api_token::secret_hash.eq(sha256(secret.as_bytes())),
            api_token::scopes.eq(scope),
            api_token::created_at.eq(call.now),
            api_token::expires_at.eq(call.now.after(Duration::days(DAYS))),
            api_token::version.eq(1_i64),
        ))
        .execute(conn)?;
    note(conn, call, id, "token.made")?;
    Ok((id, format!("gongqi_{}_{secret}", id.0.simple())))
}

/// The account and scope of a token's text, unless it ended.
///
/// # Errors
/// The database failed.
pub fn find(conn: &mut DbConn, text: &str, now: Time) -> Result<Option<(User, Scope)>, Error> {
    let Some((id, secret)) = text.strip_prefix("gongqi_").and_then(|rest| rest.split_once('_')) else {
        return Ok(None);
    };
    let Ok(id) = id.parse::<TokenId>() else { return Ok(None) };
    let row: Option<(String, Scope, User)> = api_token::table
        .inner_join(user_account::table.on(user_account::id.eq(api_token::user_id)))
        .filter(api_token::id.eq(id))
        .filter(api_token::revoked_at.is_null())
        .filter(api_token::expires_at.gt(now))
        .filter(user_account::disabled.eq(false))
        .select((api_token::secret_hash, api_token::scopes, user_account::all_columns))
        .first(conn)
        .optional()?;
    Ok(row.filter(|(hash, _, _)| same(hash, &sha256(secret.as_bytes()))).map(|(_, scope, user)| (user, scope)))
}

/// The tokens of a person.
///
/// # Errors
/// The database failed.
pub fn of_user(conn: &mut DbConn, user: UserId) -> Result<Vec<Token>, Error> {
    Ok(api_token::table.filter(api_token::user_id.eq(user)).select(columns()).order(api_token::id.desc()).load(conn)?)
}

/// Withdraws a token of the person who asks.
///
/// # Errors
/// The person has no such token, or the database failed.
pub fn revoke(conn: &mut DbConn, call: &Call, user: UserId, id: TokenId) -> Result<(), Error> {
    let own = api_token::table.find(id).filter(api_token::user_id.eq(user)).filter(api_token::revoked_at.is_null());
    let done = diesel::update(own)
        .set((api_token::revoked_at.eq(call.now), api_token::version.eq(api_token::version + 1)))
        .execute(conn)?;
    if done == 0 {
        return Err(Error::not_found());
    }
    note(conn, call, id, "token.revoked")
}

fn note(conn: &mut DbConn, call: &Call, id: TokenId, event: &str) -> Result<(), Error> {
    let token: Token = api_token::table.find(id).select(columns()).first(conn)?;
    let after = serde_json::to_value(&token).map_err(|cause| Error::internal("token", cause))?;
    let change = Change::new(event, KIND, id.0, token.version, after);
    record(conn, call, Act::new(event, Subject::new(KIND, id.0)).change(change))?;
    Ok(())
}

#[diesel::dsl::auto_type(no_type_alias)]
fn columns() -> _ {
    (
        api_token::id,
        api_token::user_id,
        api_token::name,
        api_token::scopes,
        api_token::created_at,
        api_token::expires_at,
        api_token::revoked_at,
        api_token::version,
    )
}
