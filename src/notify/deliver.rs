//! The job that delivers one mail.

use crate::base::error::Error;
use crate::base::time::Time;
use crate::db::door::Door;
use crate::notify::mailer::Mailer;
use crate::notify::outbox::{self, Deliver};

/// Delivers a mail unless the relay has it already.
///
/// # Errors
/// The relay refused it; the job is tried again.
pub fn deliver(door: &Door, mailer: &Mailer, now: Time, task: &Deliver) -> Result<(), Error> {
    let id = task.mail;
    let mail = door.read_now(move |conn| outbox::find(conn, id))?;
    if mail.sent_at.is_some() {
        return Ok(());
    }
    mailer.send(&mail)?;
    door.write_now(move |conn| outbox::mark_sent(conn, id, now))
}
