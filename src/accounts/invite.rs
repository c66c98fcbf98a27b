//! Invitations: the office sends a link by mail; whoever opens it chooses a name and a password.

use chrono::Duration;
use diesel::prelude::*;
use serde_json::json;
use uuid::Uuid;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::accounts::model::User;
use crate::accounts::{password, store};
use crate::audit::entry::{Act, Subject};
use crate::audit::personal;
use crate::audit::record::record;
use crate::base::actor::{Actor, Role};
use crate::base::call::Call;
use crate::base::digest::{hex, sha256};
use crate::base::error::Error;
use crate::base::id::{AnyId, InvitationId, OrganisationId};
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::db::schema::invitation;
use crate::notify::outbox;

/// Days that an invitation stays good.
const DAYS: i64 = 7;

/// Whom to invite.
#[derive(Clone, Debug)]
pub struct Invite {
    /// The organisation.
    pub organisation: OrganisationId,
    /// The role.
    pub role: Role,
    /// The address.
    pub email: String,
    /// The mail's subject and its text, in which `{link}` stands for the invitation's path.
    pub mail: (String, String),
    /// What stands before the path, such as `https://market.example`.
    pub address: String,
}

/// An invitation that is still good.
#[derive(Clone, Debug, Queryable)]
pub struct Invitation {
    /// The id.
    pub id: InvitationId,
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// The role.
    pub role: Role,
    /// The address.
    pub email: String,
}

/// Sends an invitation.
///
/// # Errors
/// The actor may not invite, the address is none or has an account, or the database failed.
pub fn invite(conn: &mut DbConn, call: &Call, new: &Invite) -> Result<InvitationId, Error> {
    // At the command line the operator invites the first person of the office; afterwards the office does.
    if !matches!(call.actor, Actor::System(_)) {
        decide(&call.actor, Action::InvitePeople, &Facts::default())?;
    }
    let email = new.email.trim().to_lowercase();
    if !email.contains('@') || email.len() > 254 || email.parse::<lettre::Address>().is_err() {
        return Err(Error::invalid("account.email_malformed").at("email"));
    }
    if store::by_email(conn, &email)?.is_some() {
        return Err(Error::conflict("account.email_taken").at("email"));
    }
    let inviter = call.actor.person().map_or(AnyId(Uuid::nil()), |person| AnyId(person.user.0));
    let (id, secret) = (call.id::<InvitationId>(), hex(&call.bytes::<32>()));
    diesel::insert_into(invitation::table)
        .values((
            invitation::id.eq(id),
            invitation::token_hash.eq(sha256(secret.as_bytes())),
            invitation::organisation_id.eq(new.organisation),
            invitation::role.eq(new.role),
            invitation::email.eq(&email),
            invitation::invited_by.eq(inviter),
            invitation::expires_at.eq(call.now.after(Duration::days(DAYS))),
            invitation::version.eq(1_i64),
        ))
        .execute(conn)?;
    let (subject, text) = &new.mail;
    let link = format!("{}/invitations/{secret}", new.address);
    outbox::post(conn, call, &email, subject, &text.replace("{link}", &link))?;
    let mut act = Act::new("invitation.sent", Subject::new("invitation", id.0));
    act.detail =
        json!({ "organisation": new.organisation, "role": new.role, "email": personal::commit(conn, call, &email)? });
    record(conn, call, act)?;
    Ok(id)
}

/// The invitation of a link, unless it was used or is too old.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, secret: &str, now: Time) -> Result<Invitation, Error> {
    Ok(invitation::table
        .filter(invitation::token_hash.eq(sha256(secret.as_bytes())))
        .filter(invitation::accepted_at.is_null())
        .filter(invitation::expires_at.gt(now))
        .select((invitation::id, invitation::organisation_id, invitation::role, invitation::email))
        .first(conn)?)
}

/// Makes the account that the link promises. `hash` is of the chosen password, made outside the transaction.
///
/// # Errors
/// The link is no longer good, the name is missing, or the database failed.
pub fn accept(conn: &mut DbConn, call: &Call, secret: &str, name: &str, hash: &str) -> Result<User, Error> {
    let found = find(conn, secret, call.now)?;
    if name.trim().is_empty() {
        return Err(Error::invalid("account.name_missing").at("name"));
    }
    let used = invitation::table.find(found.id).filter(invitation::accepted_at.is_null());
    let fresh = diesel::update(used)
        .set((invitation::accepted_at.eq(call.now), invitation::version.eq(invitation::version + 1)))
        .execute(conn)?;
    if fresh == 0 {
        return Err(Error::not_found());
    }
    let user = User {
        id: call.id(),
        organisation_id: found.organisation_id,
        role: found.role,
        email: found.email,
        name: name.trim().to_owned(),
        password_hash: hash.to_owned(),
        totp_secret: None,
        totp_last_step: 0,
        failed_count: 0,
        locked_until: None,
        disabled: false,
        created_at: call.now,
        version: 1,
    };
    let own = call.by(Actor::System("invitation".to_owned()));
    store::create(conn, &own, &user)?;
    Ok(user)
}

/// Whether the chosen password may be kept, and its hash.
///
/// # Errors
/// It is too short or too long.
pub fn choose(call: &Call, chosen: &str) -> Result<String, Error> {
    password::check(chosen)?;
    password::hash(chosen, &call.bytes::<16>())
}
