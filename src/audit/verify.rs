//! Proves the record: numbers without gaps, every hash, every event's bytes, and today's rows.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;
use uuid::Uuid;

use crate::audit::entry::{Body, ChangeMark, Subject, link};
use crate::audit::personal;
use crate::audit::replay::{Difference, Kind, compare};
use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::base::id::{AnyId, EntryId};
use crate::db::conn::DbConn;
use crate::db::schema::{audit_chain, audit_entry, event, feed, unsequenced};

/// Entries read at a time.
const PAGE: i64 = 1_000;

/// What the proof found.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
    /// Nothing is wrong.
    pub holds: bool,
    /// Entries in the chain.
    pub entries: i64,
    /// Events in the feed.
    pub events: i64,
    /// Rows compared with their events.
    pub rows: usize,
    /// Entries that wait for their number.
    pub waiting: i64,
    /// The hash of the last entry: whoever wrote it down can prove later that nothing before it changed.
    pub head: String,
    /// The first number at which the chain breaks.
    pub first_bad: Option<i64>,
    /// What is wrong, one sentence each.
    pub faults: Vec<String>,
    /// Rows that are not what their events say.
    pub differences: Vec<Difference>,
}

/// Another comparison of rows that must agree: it gives the differences.
pub type Check = fn(&mut DbConn) -> Result<Vec<Difference>, Error>;

/// Verifies the whole record, replays it, and asks the other checks.
///
/// # Errors
/// The database failed; what is wrong in the record is in the verdict.
pub fn verify(conn: &mut DbConn, kinds: &[Kind], checks: &[Check]) -> Result<Verdict, Error> {
    // One snapshot: writers that go on meanwhile do not look like damage.
    conn.transaction(|conn| {
        if matches!(conn, DbConn::Pg(_)) {
            diesel::sql_query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ").execute(conn)?;
        }
        look(conn, kinds, checks)
    })
}

fn look(conn: &mut DbConn, kinds: &[Kind], checks: &[Check]) -> Result<Verdict, Error> {
    let mut verdict = Verdict {
        holds: false,
        entries: 0,
        events: 0,
        rows: 0,
        waiting: unsequenced::table.count().get_result(conn)?,
        head: String::new(),
        first_bad: None,
        faults: Vec::new(),
        differences: Vec::new(),
    };
    walk_chain(conn, &mut verdict)?;
    walk_feed(conn, &mut verdict)?;
    for commitment in personal::broken(conn)? {
        verdict.faults.push(format!("the personal value behind {commitment} is another"));
    }
    let entries: i64 = audit_entry::table.count().get_result(conn)?;
    if entries != verdict.entries + verdict.waiting {
        verdict
            .faults
            .push(format!("{entries} entries, but {} numbered and {} waiting", verdict.entries, verdict.waiting));
    }
    if verdict.waiting == 0 {
        for kind in kinds {
            let (differences, rows) = compare(conn, *kind)?;
            verdict.differences.extend(differences);
            verdict.rows += rows;
        }
        for check in checks {
            verdict.differences.extend(check(conn)?);
        }
    } else {
        verdict.faults.push("entries wait for their number: verify again in a second".to_owned());
    }
    verdict.holds = verdict.faults.is_empty() && verdict.differences.is_empty();
    Ok(verdict)
}

fn walk_chain(conn: &mut DbConn, verdict: &mut Verdict) -> Result<(), Error> {
    loop {
        let page: Vec<(i64, String, EntryId, String)> = audit_chain::table
            .inner_join(audit_entry::table.on(audit_entry::id.eq(audit_chain::entry_id)))
            .filter(audit_chain::seq.gt(verdict.entries))
            .select((audit_chain::seq, audit_chain::hash, audit_entry::id, audit_entry::body))
            .order(audit_chain::seq)
            .limit(PAGE)
            .load(conn)?;
        if page.is_empty() {
            return Ok(());
        }
        let ids: Vec<EntryId> = page.iter().map(|row| row.2).collect();
        let mut events = events_of(conn, &ids)?;
        for (seq, hash, id, body) in page {
            if let Err(fault) = check_entry(verdict, seq, &hash, id, &body, events.remove(&id.0).unwrap_or_default()) {
                verdict.first_bad.get_or_insert(seq);
                verdict.faults.push(format!("entry {seq}: {fault}"));
            }
            verdict.entries = seq;
            verdict.head = hash;
        }
    }
}

fn check_entry(
    so_far: &Verdict,
    seq: i64,
    hash: &str,
    id: EntryId,
    body: &str,
    events: Vec<ChangeMark>,
) -> Result<(), String> {
    if seq != so_far.entries + 1 {
        return Err(format!("follows {}", so_far.entries));
    }
    if link(&so_far.head, body) != hash {
        return Err("the hash is not that of the bytes and the entry before".to_owned());
    }
    let read: Body = serde_json::from_str(body).map_err(|cause| format!("unreadable: {cause}"))?;
    if read.id != id.0 {
        return Err("the id is another".to_owned());
    }
    if read.changes != events {
        return Err("its events are not the ones it names".to_owned());
    }
    Ok(())
}

fn events_of(conn: &mut DbConn, entries: &[EntryId]) -> Result<HashMap<Uuid, Vec<ChangeMark>>, Error> {
    type Row = (EntryId, String, String, AnyId, i64, String);
    let rows: Vec<Row> = event::table
        .filter(event::entry_id.eq_any(entries))
        .select((
            event::entry_id,
            event::name,
            event::subject_kind,
            event::subject_id,
            event::subject_version,
            event::after,
        ))
        .order((event::entry_id, event::ordinal))
        .load(conn)?;
    let mut events: HashMap<Uuid, Vec<ChangeMark>> = HashMap::new();
    for (entry, name, kind, id, version, after) in rows {
        let mark = ChangeMark { name, subject: Subject { kind, id: id.0 }, version, after: sha256(after.as_bytes()) };
        events.entry(entry.0).or_default().push(mark);
    }
    Ok(events)
}

fn walk_feed(conn: &mut DbConn, verdict: &mut Verdict) -> Result<(), Error> {
    let last: Option<i64> = feed::table.select(diesel::dsl::max(feed::seq)).first(conn)?;
    let count: i64 = feed::table.count().get_result(conn)?;
    let numbered: i64 = event::table
        .inner_join(audit_chain::table.on(audit_chain::entry_id.eq(event::entry_id)))
        .count()
        .get_result(conn)?;
    verdict.events = count;
    if last.unwrap_or(0) != count || numbered != count {
        verdict
            .faults
            .push(format!("the feed ends at {}, holds {count}, and {numbered} events are numbered", last.unwrap_or(0)));
    }
    Ok(())
}
