//! Queries on webhooks and their messages.

use diesel::prelude::*;

use crate::base::error::{Error, Kind};
use crate::base::id::{OrganisationId, WebhookId, WebhookMessageId};
use crate::db::conn::{Both, DbConn};
use crate::db::schema::{feed, webhook, webhook_message, webhook_place};
use crate::webhooks::model::{Message, Webhook};

/// A webhook by id, ended ones too.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: WebhookId) -> Result<Webhook, Error> {
    Ok(webhook::table.find(id).first(conn)?)
}

/// An organisation's webhooks that its people did not delete, newest first.
///
/// # Errors
/// The database failed.
pub fn of(conn: &mut DbConn, organisation: OrganisationId) -> Result<Vec<Webhook>, Error> {
    let deleted = webhook::ended_because.eq(crate::webhooks::model::Ended::Deleted).assume_not_null();
    let kept = webhook::ended_at.is_null().or(diesel::dsl::not(deleted));
    Ok(webhook::table
        .filter(webhook::organisation_id.eq(organisation))
        .filter(kept)
        .order(webhook::id.desc())
        .load(conn)?)
}

/// Every webhook that hears.
///
/// # Errors
/// The database failed.
pub fn hearing(conn: &mut DbConn) -> Result<Vec<Webhook>, Error> {
    Ok(webhook::table.filter(webhook::ended_at.is_null()).order(webhook::id).load(conn)?)
}

/// Adds a webhook.
///
/// # Errors
/// The database failed.
pub fn insert(conn: &mut DbConn, row: &Webhook) -> Result<(), Error> {
    diesel::insert_into(webhook::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes a webhook over the version before.
///
/// # Errors
/// It changed since it was read, or the database failed.
pub fn update(conn: &mut DbConn, row: &Webhook) -> Result<(), Error> {
    let before = webhook::table.find(row.id).filter(webhook::version.eq(row.version - 1));
    match diesel::update(before).set(row).execute(conn)? {
        1 => Ok(()),
        _ => Err(Error::of(Kind::Stale, "changed_since")),
    }
}

/// Adds a message; false when the webhook has one of this event.
///
/// # Errors
/// The database failed.
pub fn add(conn: &mut DbConn, row: &Message) -> Result<bool, Error> {
    let added = Both(diesel::insert_into(webhook_message::table).values(row).on_conflict_do_nothing());
    Ok(added.execute(conn)? == 1)
}

/// A message with its webhook.
///
/// # Errors
/// There is none, or the database failed.
pub fn message(conn: &mut DbConn, id: WebhookMessageId) -> Result<(Message, Webhook), Error> {
    Ok(webhook_message::table
        .inner_join(webhook::table.on(webhook::id.eq(webhook_message::webhook_id)))
        .filter(webhook_message::id.eq(id))
        .first(conn)?)
}

/// Writes what became of a try.
///
/// # Errors
/// The database failed.
pub fn note(conn: &mut DbConn, row: &Message) -> Result<(), Error> {
    diesel::update(webhook_message::table.find(row.id)).set(row).execute(conn)?;
    Ok(())
}

/// The newest messages of a webhook.
///
/// # Errors
/// The database failed.
pub fn messages(conn: &mut DbConn, of: WebhookId, most: i64) -> Result<Vec<Message>, Error> {
    let mine = webhook_message::table.filter(webhook_message::webhook_id.eq(of));
    Ok(mine.order(webhook_message::id.desc()).limit(most).load(conn)?)
}

/// How far the feed was told.
///
/// # Errors
/// The database failed.
pub fn place(conn: &mut DbConn) -> Result<i64, Error> {
    Ok(webhook_place::table.select(webhook_place::seq).first(conn)?)
}

/// Moves the place; false when another node has moved it meanwhile.
///
/// # Errors
/// The database failed.
pub fn move_place(conn: &mut DbConn, from: i64, to: i64) -> Result<bool, Error> {
    let before = webhook_place::table.filter(webhook_place::seq.eq(from));
    Ok(diesel::update(before).set(webhook_place::seq.eq(to)).execute(conn)? == 1)
}

/// The end of the feed.
///
/// # Errors
/// The database failed.
pub fn end_of_feed(conn: &mut DbConn) -> Result<i64, Error> {
    Ok(feed::table.select(diesel::dsl::max(feed::seq)).first::<Option<i64>>(conn)?.unwrap_or(0))
}
