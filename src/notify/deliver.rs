//! The job that delivers one mail.

use crate::base::error::Error;
use crate::base::time::Time;
use crate::db::door::Door;
use crate::notify::mailer::Mailer;
use crate::notify::outbox::{self, Attached, Deliver};
use crate::storage::Storage;

/// Delivers a mail unless the relay has it already.
///
/// # Errors
/// The relay refused it, or its file is gone; the job is tried again.
pub fn deliver(door: &Door, storage: &Storage, mailer: &Mailer, now: Time, task: &Deliver) -> Result<(), Error> {
    let id = task.mail;
    let mail = door.read_now(move |conn| outbox::find(conn, id))?;
    if mail.sent_at.is_some() {
        return Ok(());
    }
    let file = |attached: &Attached| Ok::<_, Error>((attached.name.clone(), storage.get_now(&attached.digest)?));
    mailer.send(&mail, task.attached.as_ref().map(file).transpose()?)?;
    door.write_now(move |conn| outbox::mark_sent(conn, id, now))
}
