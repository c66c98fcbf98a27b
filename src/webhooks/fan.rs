//! Reads the feed once for all webhooks: each event becomes a message for each one that hears of it.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::App;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::id::{AnyId, EventId, OrganisationId, WebhookMessageId};
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::db::schema::{audit_entry, event, feed};
use crate::jobs::queue::enqueue_for;
use crate::parties::model::OrganisationKind;
use crate::parties::store as parties;
use crate::webhooks::audience::{KINDS, audience, href};
use crate::webhooks::model::{Message, Webhook};
use crate::webhooks::store;

/// The job that sends one message.
pub const SEND: &str = "send_webhook";
/// Tries before an address counts as silent; with the queue's pauses they last about a day.
pub const TRIES: i64 = 15;
/// Events that one step takes.
const STEP: i64 = 500;

/// What the job is told.
#[derive(Debug, Serialize, Deserialize)]
pub struct Send {
    /// The message.
    pub message: WebhookMessageId,
}

/// What a message says: which thing, at which version, and where to read it.
#[derive(Debug, Serialize)]
pub struct Body {
    r#type: String,
    timestamp: Time,
    data: Value,
}

impl Body {
    /// The body of an event about a thing.
    pub fn of(topic: &str, at: Time, kind: &str, (id, version): (Uuid, i64), href: Option<String>) -> Self {
        let data = json!({ "kind": kind, "id": id, "version": version, "href": href });
        Self { r#type: topic.to_owned(), timestamp: at, data }
    }
}

/// One event of the feed.
#[derive(Queryable)]
struct Told {
    seq: i64,
    event: EventId,
    name: String,
    kind: String,
    subject: AnyId,
    version: i64,
    after: String,
    at: Time,
}

/// Tells what is new in the feed; gives how many messages it made.
///
/// # Errors
/// The database failed.
pub fn fan_out(app: &App) -> Result<usize, Error> {
    let mut made = 0;
    loop {
        let waiting = app.door.read_now(|conn| {
            let hearing = store::hearing(conn)?;
            let Some(first) = hearing.iter().map(|row| row.since_seq).min() else { return Ok(None) };
            let place = store::place(conn)?;
            let end = store::end_of_feed(conn)?;
            Ok((end > place.max(first)).then_some((place, first)))
        })?;
        let Some((place, first)) = waiting else { return Ok(made) };
        let call = app.system_call(SEND)?;
        made += app.door.write_now(move |conn| step(conn, &call, place, first))?;
    }
}

fn step(conn: &mut DbConn, call: &Call, place: i64, first: i64) -> Result<usize, Error> {
    let told: Vec<Told> = feed::table
        .inner_join(event::table.on(event::id.eq(feed::event_id)))
        .inner_join(audit_entry::table.on(audit_entry::id.eq(event::entry_id)))
        .filter(feed::seq.gt(place.max(first)))
        .order(feed::seq)
        .limit(STEP)
        .select((
            feed::seq,
            event::id,
            event::name,
            event::subject_kind,
            event::subject_id,
            event::subject_version,
            event::after,
            audit_entry::at,
        ))
        .load(conn)?;
    let Some(last) = told.last().map(|one| one.seq) else { return Ok(0) };
    // Of two nodes one tells.
    if !store::move_place(conn, place, last)? {
        return Ok(0);
    }
    let hearing = store::hearing(conn)?;
    let offices: Vec<OrganisationId> =
        parties::all(conn, OrganisationKind::Office)?.into_iter().map(|office| office.id).collect();
    let mut made = 0;
    for one in told.iter().filter(|one| KINDS.contains(&one.kind.as_str())) {
        let after: Value = serde_json::from_str(&one.after).unwrap_or_default();
        let whom = audience(&one.kind, &after);
        let hears = |row: &&Webhook| {
            let party = whom.organisations.contains(&row.organisation_id.0);
            let concerned = party || whom.office && offices.contains(&row.organisation_id);
            // What happened before may be numbered after.
            let since = row.since_seq < one.seq && row.made_at <= one.at;
            concerned && since && row.wants().contains(&one.kind)
        };
        for row in hearing.iter().filter(hears) {
            let href = href(&one.kind, one.subject.0, &after);
            let body = Body::of(&one.name, one.at, &one.kind, (one.subject.0, one.version), href);
            let message = message(call, row, Some(one.event), &one.name, &body)?;
            if store::add(conn, &message)? {
                deliver(conn, call, &message)?;
                made += 1;
            }
        }
    }
    Ok(made)
}

/// A message that was not sent yet.
///
/// # Errors
/// Its body has no JSON form, a fault of the program.
pub fn message(call: &Call, to: &Webhook, event: Option<EventId>, topic: &str, body: &Body) -> Result<Message, Error> {
    Ok(Message {
        id: call.id(),
        webhook_id: to.id,
        event_id: event,
        topic: topic.to_owned(),
        body: canonical(body)?,
        made_at: call.now,
        tries: 0,
        status: None,
        problem: None,
        delivered_at: None,
    })
}

/// Puts the sending of a message into the queue.
///
/// # Errors
/// The database failed.
pub fn deliver(conn: &mut DbConn, call: &Call, message: &Message) -> Result<(), Error> {
    enqueue_for(conn, call, SEND, &Send { message: message.id }, TRIES).map(drop)
}
