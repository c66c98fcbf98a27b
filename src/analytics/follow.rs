//! The figures follow the feed: orders that changed are counted again, within the seconds that dashboards promise.
//!
//! One node counts for all. The place in the feed moves in the same transaction as the counts, so that an event counts
//! once, whatever dies.

use diesel::prelude::*;

use crate::analytics::{rebuild, recount, store};
use crate::base::error::Error;
use crate::base::id::AnyId;
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::db::door::Door;
use crate::db::schema::{event, feed};
use crate::exchange::model as exchange;
use crate::history::{model as history, store as past_orders};
use crate::orders::model as orders;
use crate::parties::model as parties;

/// Events that one step takes.
const STEP: i64 = 500;

/// Counts to the end of the feed; gives how many orders had changed.
///
/// # Errors
/// The database failed; the next try begins where this one did.
pub fn follow(door: &Door, now: Time) -> Result<usize, Error> {
    let mut changed = 0;
    loop {
        let (place, end) = door.read_now(|conn| Ok((store::place(conn)?, store::end_of_feed(conn)?)))?;
        if end <= place.seq {
            return Ok(changed);
        }
        let (count, anew) = door.write_now(move |conn| step(conn, place.seq, now))?;
        changed += count;
        if anew {
            rebuild::rebuild(door)?;
        }
    }
}

/// One step; gives how many orders had changed, and whether somebody asked for figures counted anew.
fn step(conn: &mut DbConn, place: i64, now: Time) -> Result<(usize, bool), Error> {
    let events: Vec<(i64, String, AnyId)> = feed::table
        .inner_join(event::table.on(event::id.eq(feed::event_id)))
        .filter(feed::seq.gt(place))
        .select((feed::seq, event::subject_kind, event::subject_id))
        .order(feed::seq)
        .limit(STEP)
        .load(conn)?;
    let Some(last) = events.last().map(|(seq, ..)| *seq) else { return Ok((0, false)) };
    let of = |kind: &str| -> Vec<AnyId> {
        let mut ids: Vec<AnyId> = events.iter().filter(|event| event.1 == kind).map(|event| event.2).collect();
        ids.sort();
        ids.dedup();
        ids
    };
    // Kind and region of agencies are read with the figures; who has them in memory reads them anew.
    let moved = !of(parties::KIND).is_empty();
    // Of two nodes one counts.
    if !store::move_place(conn, place, last, moved, now)? {
        return Ok((0, false));
    }
    let changed = of(orders::KIND);
    let mut count = recount::market(conn, &changed, last)?;
    count += recount::site(conn, &of(exchange::KIND), last)?;
    for some in past_orders::of_runs(conn, &of(history::KIND))?.chunks(store::STEP) {
        count += recount::past(conn, &some.iter().map(|id| AnyId(id.0)).collect::<Vec<_>>(), last)?;
    }
    Ok((count, !of(rebuild::KIND).is_empty()))
}
