//! The second factor: six digits of an authenticator app (RFC 6238), each usable once, and ten recovery codes.

use diesel::prelude::*;
use totp_rs::{Builder, Secret, Totp};

use crate::accounts::model::User;
use crate::accounts::store;
use crate::base::call::Call;
use crate::base::digest::{hex, sha256};
use crate::base::error::Error;
use crate::base::id::{RecoveryCodeId, UserId};
use crate::db::conn::DbConn;
use crate::db::schema::{recovery_code, user_account};

/// Recovery codes that a person gets.
const RECOVERY_CODES: usize = 10;

/// A new shared secret, base32.
pub fn new_secret(call: &Call) -> String {
    Secret::from(call.bytes::<20>()).to_base32()
}

/// The address that authenticator apps read.
///
/// # Errors
/// The secret is not base32.
pub fn address(secret: &str, email: &str) -> Result<String, Error> {
    totp(secret, email)?.to_url().map_err(|cause| Error::internal("totp address", cause))
}

/// The code of an instant, for the demo's page and for tests.
///
/// # Errors
/// The secret is not base32.
pub fn code_at(secret: &str, seconds: u64) -> Result<String, Error> {
    Ok(totp(secret, "code")?.generate(seconds).to_string())
}

/// Turns the second factor on, once the person has shown a right code; gives the recovery codes, shown once.
///
/// # Errors
/// The account has a second factor, the code is not the secret's, or the database failed.
pub fn enrol(conn: &mut DbConn, call: &Call, user: UserId, secret: &str, code: &str) -> Result<Vec<String>, Error> {
    let step = totp(secret, "code")?
        .check(code.trim(), seconds(call))
        .ok_or_else(|| Error::invalid("account.second_factor_wrong").at("code"))?;
    let mut user = store::find(conn, user)?;
    if user.totp_secret.is_some() {
        return Err(Error::conflict("account.second_factor_set"));
    }
    user.version += 1;
    user.totp_secret = Some(secret.to_owned());
    diesel::update(user_account::table.find(user.id))
        .set((
            user_account::totp_secret.eq(secret),
            user_account::totp_last_step.eq(i64::try_from(step).unwrap_or(i64::MAX)),
            user_account::version.eq(user.version),
        ))
        .execute(conn)?;
    diesel::delete(recovery_code::table.filter(recovery_code::user_id.eq(user.id))).execute(conn)?;
    let mut codes = Vec::with_capacity(RECOVERY_CODES);
    for _ in 0..RECOVERY_CODES {
        let code = hex(&call.bytes::<8>());
        diesel::insert_into(recovery_code::table)
            .values((
                recovery_code::id.eq(call.id::<RecoveryCodeId>()),
                recovery_code::user_id.eq(user.id),
                recovery_code::code_hash.eq(sha256(code.as_bytes())),
            ))
            .execute(conn)?;
        codes.push(code);
    }
    store::note(conn, call, &user, "user.second_factor_enrolled")?;
    Ok(codes)
}

/// Whether a code of the app, or an unused recovery code, is right; a right one is used up.
///
/// # Errors
/// The database failed.
pub fn accept(conn: &mut DbConn, call: &Call, user: &User, code: &str) -> Result<bool, Error> {
    let Some(secret) = &user.totp_secret else { return Ok(false) };
    let code = code.trim().replace([' ', '-'], "").to_lowercase();
    if let Some(step) = totp(secret, "code")?.check(&code, seconds(call)) {
        let step = i64::try_from(step).unwrap_or(i64::MAX);
        let fresh = user_account::table.find(user.id).filter(user_account::totp_last_step.lt(step));
        return Ok(diesel::update(fresh).set(user_account::totp_last_step.eq(step)).execute(conn)? == 1);
    }
    let unused = recovery_code::table
        .filter(recovery_code::user_id.eq(user.id))
        .filter(recovery_code::code_hash.eq(sha256(code.as_bytes())))
        .filter(recovery_code::used_at.is_null());
    Ok(diesel::update(unused).set(recovery_code::used_at.eq(call.now)).execute(conn)? == 1)
}

fn totp(secret: &str, account: &str) -> Result<Totp, Error> {
    let secret = Secret::try_from_base32(secret).map_err(|cause| Error::internal("totp secret", cause))?;
    Builder::new()
        .with_secret(secret)
        .with_account_name(account)
        .with_issuer(Some("Gongqi"))
        .build()
        .map_err(|cause| Error::internal("totp", cause))
}

fn seconds(call: &Call) -> u64 {
    u64::try_from(call.now.0 / 1_000_000).unwrap_or(0)
}
