//! The outbox.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::MailId;
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::db::schema::mail;
use crate::jobs::queue;

/// The name of the job that delivers one mail.
pub const DELIVER: &str = "deliver_mail";

/// What the delivering job is told.
#[derive(Debug, Serialize, Deserialize)]
pub struct Deliver {
    /// Which mail.
    pub mail: MailId,
    /// What goes with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attached: Option<Attached>,
}

/// A kept file that goes with a mail.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Attached {
    /// Its digest in the store.
    pub digest: String,
    /// What the reader sees it called; its ending is `pdf`.
    pub name: String,
}

/// A mail as it stands in the outbox.
#[derive(Clone, Debug, Queryable, Serialize)]
pub struct Mail {
    /// The id.
    pub id: MailId,
    /// The stable Message-ID.
    pub message_id: String,
    /// To whom.
    pub recipient: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
    /// When it was written.
    pub created_at: Time,
    /// When the relay took it.
    pub sent_at: Option<Time>,
    /// Counts changes.
    pub version: i64,
}

/// Writes a mail and enqueues its delivery.
///
/// # Errors
/// The database failed.
pub fn post(conn: &mut DbConn, call: &Call, recipient: &str, subject: &str, body: &str) -> Result<MailId, Error> {
    post_with(conn, call, recipient, (subject, body), None)
}

/// Writes a mail of a subject and a text, with a file if there is one, and enqueues its delivery.
///
/// # Errors
/// The database failed.
pub fn post_with(
    conn: &mut DbConn,
    call: &Call,
    recipient: &str,
    (subject, body): (&str, &str),
    attached: Option<Attached>,
) -> Result<MailId, Error> {
    let id: MailId = call.id();
    diesel::insert_into(mail::table)
        .values((
            mail::id.eq(id),
            mail::message_id.eq(format!("<{id}@gongqi>")),
            mail::recipient.eq(recipient),
            mail::subject.eq(subject),
            mail::body.eq(body),
            mail::created_at.eq(call.now),
            mail::version.eq(1_i64),
        ))
        .execute(conn)?;
    queue::enqueue(conn, call, DELIVER, &Deliver { mail: id, attached })?;
    Ok(id)
}

/// A mail by id.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: MailId) -> Result<Mail, Error> {
    Ok(mail::table.find(id).select(mail::all_columns).first(conn)?)
}

/// Marks a mail as taken by the relay.
///
/// # Errors
/// The database failed.
pub fn mark_sent(conn: &mut DbConn, id: MailId, now: Time) -> Result<(), Error> {
    diesel::update(mail::table.find(id))
        .set((mail::sent_at.eq(now), mail::version.eq(mail::version + 1)))
        .execute(conn)?;
    Ok(())
}
