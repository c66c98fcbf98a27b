//! Writes an act into the record, in the transaction of the act itself.

use diesel::prelude::*;

use crate::audit::entry::{Act, Body, Change, ChangeMark, FORMAT};
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::base::id::{AnyId, EntryId, EventId};
use crate::both;
use crate::db::conn::DbConn;
use crate::db::schema::{audit_entry, event, unsequenced};

/// Events that one INSERT carries; SQLite takes 32,766 values, an event has eight.
const CHUNK: usize = 500;

#[derive(Insertable)]
#[diesel(table_name = event)]
struct NewEvent {
    id: EventId,
    entry_id: EntryId,
    ordinal: i64,
    name: String,
    subject_kind: String,
    subject_id: AnyId,
    subject_version: i64,
    after: String,
}

/// Records an act and its events. The sequencer numbers them.
///
/// # Errors
/// The database failed.
pub fn record(conn: &mut DbConn, call: &Call, act: Act) -> Result<EntryId, Error> {
    let id: EntryId = call.id();
    let mut marks = Vec::with_capacity(act.changes.len());
    let mut events = Vec::with_capacity(act.changes.len());
    for (ordinal, change) in (0_i64..).zip(act.changes) {
        let (mark, row) = freeze(call, id, ordinal, change)?;
        marks.push(mark);
        events.push(row);
    }
    let body = Body {
        v: FORMAT,
        id: id.0,
        at: call.now.rfc3339(),
        actor: call.actor.clone(),
        request: call.request.clone(),
        act: act.name.clone(),
        subject: act.subject.clone(),
        reason: act.reason,
        rulings: act.rulings,
        detail: act.detail,
        changes: marks,
    };
    diesel::insert_into(audit_entry::table)
        .values((
            audit_entry::id.eq(id),
            audit_entry::at.eq(call.now),
            audit_entry::act.eq(act.name),
            audit_entry::subject_kind.eq(act.subject.kind),
            audit_entry::subject_id.eq(AnyId(act.subject.id)),
            audit_entry::actor_id.eq(call.actor.person().map(|person| AnyId(person.user.0))),
            audit_entry::body.eq(canonical(&body)?),
        ))
        .execute(conn)?;
    for chunk in events.chunks(CHUNK) {
        both!(conn, c => diesel::insert_into(event::table).values(chunk).execute(c))?;
    }
    diesel::insert_into(unsequenced::table).values(unsequenced::entry_id.eq(id)).execute(conn)?;
    Ok(id)
}

fn freeze(call: &Call, entry: EntryId, ordinal: i64, change: Change) -> Result<(ChangeMark, NewEvent), Error> {
    let after = canonical(&change.after)?;
    let row = NewEvent {
        id: call.id(),
        entry_id: entry,
        ordinal,
        name: change.name.clone(),
        subject_kind: change.subject.kind.clone(),
        subject_id: AnyId(change.subject.id),
        subject_version: change.version,
        after,
    };
    let mark = ChangeMark {
        name: change.name,
        subject: change.subject,
        version: change.version,
        after: sha256(row.after.as_bytes()),
    };
    Ok((mark, row))
}
