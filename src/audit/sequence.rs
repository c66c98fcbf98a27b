//! The one sequencer: gives waiting entries their number and chain hash, and their events their place in the feed.
//!
//! On the embedded database it runs inside each commit. On PostgreSQL a leader holding an advisory lock runs it, so
//! that writers do not queue on one hash.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};
use diesel::{QueryableByName, sql_query};

use crate::audit::entry::link;
use crate::base::error::Error;
use crate::base::id::{EntryId, EventId};
use crate::both;
use crate::db::conn::DbConn;
use crate::db::schema::{audit_chain, audit_entry, event, feed, unsequenced};

/// The advisory lock of the sequencer; any fixed number that nothing else locks.
const LOCK: i64 = 0x676f_6e67_7169;
/// The most entries that one round numbers, so that a round stays short.
const ROUND: i64 = 1_000;

#[derive(QueryableByName)]
struct Locked {
    #[diesel(sql_type = Bool)]
    locked: bool,
}

#[derive(Insertable)]
#[diesel(table_name = audit_chain)]
struct Link {
    seq: i64,
    entry_id: EntryId,
    hash: String,
}

#[derive(Insertable)]
#[diesel(table_name = feed)]
struct Place {
    seq: i64,
    event_id: EventId,
}

/// Numbers what waits, inside the caller's transaction, and says how many entries that were.
///
/// # Errors
/// The database failed.
pub fn sequence(conn: &mut DbConn) -> Result<usize, Error> {
    if matches!(conn, DbConn::Pg(_)) {
        let lock = sql_query("SELECT pg_try_advisory_xact_lock($1) AS locked").bind::<BigInt, _>(LOCK);
        if !both!(conn, c => lock.get_result::<Locked>(c))?.locked {
            return Ok(0);
        }
    }
    let mut done = 0;
    loop {
        let count = round(conn)?;
        done += count;
        if count == 0 {
            return Ok(done);
        }
    }
}

/// [`sequence`] as the door's hook before a commit.
///
/// # Errors
/// The database failed.
pub fn before_commit(conn: &mut DbConn) -> Result<(), Error> {
    sequence(conn).map(drop)
}

fn round(conn: &mut DbConn) -> Result<usize, Error> {
    let waiting: Vec<(EntryId, String)> = unsequenced::table
        .inner_join(audit_entry::table.on(audit_entry::id.eq(unsequenced::entry_id)))
        .select((audit_entry::id, audit_entry::body))
        .order(audit_entry::id)
        .limit(ROUND)
        .load(conn)?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let last: Option<(i64, String)> = audit_chain::table
        .select((audit_chain::seq, audit_chain::hash))
        .order(audit_chain::seq.desc())
        .first(conn)
        .optional()?;
    let (mut seq, mut hash) = last.unwrap_or((0, String::new()));
    let ids: Vec<EntryId> = waiting.iter().map(|(id, _)| *id).collect();
    let mut links = Vec::with_capacity(waiting.len());
    for (entry_id, body) in waiting {
        seq += 1;
        hash = link(&hash, &body);
        links.push(Link { seq, entry_id, hash: hash.clone() });
    }
    both!(conn, c => diesel::insert_into(audit_chain::table).values(&links).execute(c))?;
    number_events(conn, &ids)?;
    diesel::delete(unsequenced::table.filter(unsequenced::entry_id.eq_any(&ids))).execute(conn)?;
    Ok(ids.len())
}

fn number_events(conn: &mut DbConn, entries: &[EntryId]) -> Result<(), Error> {
    let events: Vec<EventId> = event::table
        .filter(event::entry_id.eq_any(entries))
        .select(event::id)
        .order((event::entry_id, event::ordinal))
        .load(conn)?;
    let last: Option<i64> = feed::table.select(feed::seq).order(feed::seq.desc()).first(conn).optional()?;
    let first = last.unwrap_or(0) + 1;
    let places: Vec<Place> = (first..).zip(events).map(|(seq, event_id)| Place { seq, event_id }).collect();
    for chunk in places.chunks(5_000) {
        both!(conn, c => diesel::insert_into(feed::table).values(chunk).execute(c))?;
    }
    Ok(())
}
