//! Sets a webhook up, tries it, and takes it away.

use std::collections::BTreeSet;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::{Error, Kind};
use crate::base::id::{OrganisationId, WebhookId};
use crate::db::conn::DbConn;
use crate::webhooks::address::address;
use crate::webhooks::audience::KINDS;
use crate::webhooks::fan::{self, Body};
use crate::webhooks::model::{Ended, KIND, Message, PING, Webhook};
use crate::webhooks::{sign, store};

/// The most webhooks of an organisation.
pub const MOST: usize = 10;

/// The webhooks of the actor's organisation.
///
/// # Errors
/// The actor may not, or the database failed.
pub fn list(conn: &mut DbConn, call: &Call) -> Result<Vec<Webhook>, Error> {
    let own = own(call)?;
    store::of(conn, own)
}

/// A webhook of the actor's organisation with its newest messages.
///
/// # Errors
/// There is none of its own.
pub fn read(conn: &mut DbConn, call: &Call, id: WebhookId) -> Result<(Webhook, Vec<Message>), Error> {
    let row = mine(conn, call, id)?;
    let messages = store::messages(conn, id, 50)?;
    Ok((row, messages))
}

/// Sets a webhook up. The secret stands in what is given back, and nowhere else afterwards.
///
/// # Errors
/// The actor may not; the address is not admitted; no kind is named or an unknown one; one of this address stands;
/// there are too many.
pub fn set_up(conn: &mut DbConn, call: &Call, url: &str, kinds: &[String], private: bool) -> Result<Webhook, Error> {
    let organisation_id = own(call)?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let url = address(url, private)?;
    let kinds: BTreeSet<&str> = kinds.iter().map(String::as_str).collect();
    if kinds.is_empty() || kinds.iter().any(|kind| !KINDS.contains(kind)) {
        return Err(Error::invalid("webhook.kinds").at("kinds"));
    }
    let standing: Vec<Webhook> =
        store::of(conn, organisation_id)?.into_iter().filter(|row| row.ended_at.is_none()).collect();
    // The secret is shown once, so a form sent twice must not leave a second one that nobody has.
    if standing.iter().any(|row| row.url == url) {
        return Err(Error::conflict("webhook.url_taken").at("url"));
    }
    if standing.len() >= MOST {
        return Err(Error::conflict("webhook.too_many").with("most", MOST));
    }
    let row = Webhook {
        id: call.id(),
        organisation_id,
        url,
        kinds: canonical(&kinds)?,
        secret: sign::secret(&call.bytes::<32>()),
        since_seq: store::end_of_feed(conn)?,
        made_by: person.user,
        made_at: call.now,
        ended_at: None,
        ended_because: None,
        version: 1,
    };
    store::insert(conn, &row)?;
    write(conn, call, "webhook.set_up", &row)?;
    Ok(row)
}

/// Sends a message that only tries the way.
///
/// # Errors
/// There is none of the actor's own, or it has ended.
pub fn ping(conn: &mut DbConn, call: &Call, id: WebhookId) -> Result<Message, Error> {
    let row = mine(conn, call, id)?;
    if row.ended_at.is_some() {
        return Err(Error::conflict("webhook.ended"));
    }
    let body = Body::of(PING, call.now, KIND, (id.0, row.version), None);
    let message = fan::message(call, &row, None, PING, &body)?;
    store::add(conn, &message)?;
    fan::deliver(conn, call, &message)?;
    record(conn, call, Act::new(PING, Subject::new(KIND, id.0)))?;
    Ok(message)
}

/// Takes a webhook away.
///
/// # Errors
/// There is none of the actor's own, or it changed since.
pub fn take_away(conn: &mut DbConn, call: &Call, id: WebhookId, version: i64) -> Result<Webhook, Error> {
    let row = mine(conn, call, id)?;
    if row.version != version {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    end(conn, call, row, Ended::Deleted)
}

/// Ends a webhook: it hears nothing more.
///
/// # Errors
/// It changed since it was read, or the database failed.
pub fn end(conn: &mut DbConn, call: &Call, mut row: Webhook, why: Ended) -> Result<Webhook, Error> {
    row.ended_at = Some(row.ended_at.unwrap_or(call.now));
    row.ended_because = Some(why);
    row.version += 1;
    store::update(conn, &row)?;
    write(conn, call, "webhook.end", &row)?;
    Ok(row)
}

fn own(call: &Call) -> Result<OrganisationId, Error> {
    decide(&call.actor, Action::KeepWebhooks, &Facts::default())?;
    Ok(call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?.organisation)
}

fn mine(conn: &mut DbConn, call: &Call, id: WebhookId) -> Result<Webhook, Error> {
    let own = own(call)?;
    let row = store::find(conn, id)?;
    let there = row.organisation_id == own && row.ended_because != Some(Ended::Deleted);
    if there { Ok(row) } else { Err(Error::not_found()) }
}

fn write(conn: &mut DbConn, call: &Call, act: &str, row: &Webhook) -> Result<(), Error> {
    let change = Change::new(act, KIND, row.id.0, row.version, row.recorded());
    record(conn, call, Act::new(act, Subject::new(KIND, row.id.0)).change(change)).map(drop)
}
