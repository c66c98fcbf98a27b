//! The index follows the feed: what changed since its position is read anew and put in, a second later at most.

use std::collections::HashSet;

use chrono::NaiveDate;
use diesel::prelude::*;
use search_index::Index;
use search_index::entry::{Entry, Kind};

use crate::base::error::Error;
use crate::base::id::{AnyId, AwardId, FrameworkId, ListingId, NoticeId, OrderId};
use crate::catalog::model as catalog;
use crate::contracts::rows as contracts;
use crate::db::conn::DbConn;
use crate::db::schema::{event, feed};
use crate::notices::model as notices;
use crate::orders::model as orders;
use crate::search::{entries, rebuild};

/// Events that one step takes.
const STEP: i64 = 5_000;

/// What the follower met in the feed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    /// How many events.
    pub events: usize,
    /// Whether somebody asked for an index built anew.
    pub rebuild: bool,
}

/// Puts in what changed, to the end of the feed, as it stands today, and says what it met.
///
/// # Errors
/// The database or the index failed; the next try begins where this one did.
pub fn follow(conn: &mut DbConn, index: &Index, today: NaiveDate) -> Result<Followed, Error> {
    let failed = |cause: search_index::error::Error| Error::internal("follow the feed", cause);
    let mut followed = Followed::default();
    // An index that begins with nothing is built anew by following: the requests that it meets on the way are fulfilled.
    let heeds = index.position().map_err(failed)?.is_some();
    loop {
        let position = index.position().map_err(failed)?.unwrap_or(0);
        let events: Vec<(i64, String, AnyId)> = feed::table
            .inner_join(event::table.on(event::id.eq(feed::event_id)))
            .filter(feed::seq.gt(position))
            .select((feed::seq, event::subject_kind, event::subject_id))
            .order(feed::seq)
            .limit(STEP)
            .load(conn)?;
        let Some((last, _, _)) = events.last() else { return Ok(followed) };
        let (entries, gone) = changed(conn, &events, today)?;
        for entry in entries {
            index.put(&entry).map_err(failed)?;
        }
        for id in gone {
            index.remove(Kind::Listing, &id.to_string()).map_err(failed)?;
        }
        index.commit(*last).map_err(failed)?;
        followed.events += events.len();
        followed.rebuild |= heeds && events.iter().any(|(_, kind, _)| kind == rebuild::KIND);
    }
}

/// What is to be put in, and the listings that are no longer offered.
fn changed(
    conn: &mut DbConn,
    events: &[(i64, String, AnyId)],
    today: NaiveDate,
) -> Result<(Vec<Entry>, Vec<ListingId>), Error> {
    let of = |kind: &str| -> Vec<AnyId> {
        let mut ids: Vec<AnyId> = events.iter().filter(|event| event.1 == kind).map(|event| event.2).collect();
        ids.sort();
        ids.dedup();
        ids
    };
    let mut listings: Vec<ListingId> = of(catalog::KIND).into_iter().map(|id| ListingId(id.0)).collect();
    // What agencies order moves what they find.
    let orders: Vec<OrderId> = of(orders::KIND).into_iter().map(|id| OrderId(id.0)).collect();
    listings.extend(entries::ordered(conn, &orders)?);
    // What an award or its framework says decides whether its listings can be ordered.
    let frameworks: Vec<FrameworkId> = of(contracts::FRAMEWORK).into_iter().map(|id| FrameworkId(id.0)).collect();
    let awards: Vec<AwardId> = of(contracts::AWARD).into_iter().map(|id| AwardId(id.0)).collect();
    listings.extend(entries::under(conn, &frameworks, &awards)?);
    listings.sort();
    listings.dedup();
    let notices: Vec<NoticeId> = of(notices::KIND).into_iter().map(|id| NoticeId(id.0)).collect();
    let mut entries = Vec::with_capacity(listings.len());
    for some in listings.chunks(entries::STEP) {
        entries.extend(entries::listings(conn, some, today)?);
    }
    let put: HashSet<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    let gone = listings.into_iter().filter(|id| !put.contains(id.to_string().as_str())).collect();
    entries.extend(entries::notices(conn, &notices)?);
    Ok((entries, gone))
}
