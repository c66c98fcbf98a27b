//! Counting everything anew beside the running market: every order once more, then every rollup against its facts.
//!
//! Each step is a small transaction of its own and leaves right figures behind, so nothing waits and a broken-off rebuild
//! is begun again without harm.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::analytics::count::{self, Sums};
use crate::analytics::model::{Fact, FactLine, FactOrder, RollupDay, RollupMonth};
use crate::analytics::month::Month;
use crate::analytics::{recount, store};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{AnyId, OrderId, PastOrderId, SiteOrderId};
use crate::db::conn::DbConn;
use crate::db::door::Door;
use crate::db::schema::{fact_order, fact_order_line, orders, past_order, rollup_day, rollup_month, site_order};

/// The subject kind of the request in the record. It names no row.
pub const KIND: &str = "figures";
/// Orders that one step counts.
const STEP: i64 = 500;

/// What a rebuild found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Rebuilt {
    /// Orders that were looked at.
    pub orders: usize,
    /// Of these, orders that were counted wrongly.
    pub orders_mended: usize,
    /// Cells of rollups that were wrong.
    pub cells_mended: usize,
}

/// Asks for figures counted anew.
///
/// # Errors
/// The person may not, or the database failed.
pub fn ask(conn: &mut DbConn, call: &Call) -> Result<(), Error> {
    decide(&call.actor, Action::RebuildIndex, &Facts::default())?;
    let change = Change::new("figures.rebuild", KIND, Uuid::nil(), 1, serde_json::json!({ "asked_at": call.now }));
    record(conn, call, Act::new("figures.rebuild", Subject::new(KIND, Uuid::nil())).change(change)).map(drop)
}

type Ids = fn(&mut DbConn, AnyId) -> Result<Vec<AnyId>, Error>;
type Recount = fn(&mut DbConn, &[AnyId], i64) -> Result<usize, Error>;

/// Counts everything anew.
///
/// # Errors
/// The database failed; what was counted stays.
pub fn rebuild(door: &Door) -> Result<Rebuilt, Error> {
    let mut found = Rebuilt::default();
    let all: [(Ids, Recount); 4] =
        [(of_market, recount::market), (of_site, recount::site), (of_past, recount::past), (counted, gone)];
    for (ids, again) in all {
        let mut after = AnyId(Uuid::nil());
        loop {
            let (seen, mended, last) = door.write_now(move |conn| {
                let seq = store::hold(conn)?.seq;
                let some = ids(conn, after)?;
                let (last, mended) = (some.last().copied(), again(conn, &some, seq)?);
                if mended > 0 {
                    store::begin_anew(conn)?;
                }
                Ok((some.len(), mended, last))
            })?;
            found.orders += seen;
            found.orders_mended += mended;
            let Some(last) = last else { break };
            after = last;
        }
    }
    for month in door.read_now(months)? {
        found.cells_mended += door.write_now(move |conn| mend(conn, month))?;
    }
    Ok(found)
}

fn of_market(conn: &mut DbConn, after: AnyId) -> Result<Vec<AnyId>, Error> {
    let ids = orders::table.filter(orders::id.gt(OrderId(after.0))).select(orders::id);
    let ids: Vec<OrderId> = ids.order(orders::id).limit(STEP).load(conn)?;
    Ok(ids.into_iter().map(|id| AnyId(id.0)).collect())
}

fn of_site(conn: &mut DbConn, after: AnyId) -> Result<Vec<AnyId>, Error> {
    let ids = site_order::table.filter(site_order::id.gt(SiteOrderId(after.0))).select(site_order::id);
    let ids: Vec<SiteOrderId> = ids.order(site_order::id).limit(STEP).load(conn)?;
    Ok(ids.into_iter().map(|id| AnyId(id.0)).collect())
}

fn of_past(conn: &mut DbConn, after: AnyId) -> Result<Vec<AnyId>, Error> {
    let ids = past_order::table.filter(past_order::id.gt(PastOrderId(after.0))).select(past_order::id);
    let ids: Vec<PastOrderId> = ids.order(past_order::id).limit(STEP).load(conn)?;
    Ok(ids.into_iter().map(|id| AnyId(id.0)).collect())
}

/// What is counted already, whatever it was.
fn counted(conn: &mut DbConn, after: AnyId) -> Result<Vec<AnyId>, Error> {
    let ids = fact_order::table.filter(fact_order::id.gt(after)).select(fact_order::id);
    Ok(ids.order(fact_order::id).limit(STEP).load(conn)?)
}

/// Takes away what is counted of orders that are no longer there.
fn gone(conn: &mut DbConn, ids: &[AnyId], seq: i64) -> Result<usize, Error> {
    let own: Vec<_> = ids.iter().map(|id| OrderId(id.0)).collect();
    let site: Vec<_> = ids.iter().map(|id| SiteOrderId(id.0)).collect();
    let past: Vec<_> = ids.iter().map(|id| PastOrderId(id.0)).collect();
    let here: Vec<AnyId> = orders::table.filter(orders::id.eq_any(own)).select(orders::id).load(conn)?;
    let there: Vec<AnyId> = site_order::table.filter(site_order::id.eq_any(site)).select(site_order::id).load(conn)?;
    let before: Vec<AnyId> = past_order::table.filter(past_order::id.eq_any(past)).select(past_order::id).load(conn)?;
    let standing: BTreeSet<AnyId> = here.into_iter().chain(there).chain(before).collect();
    let gone: Vec<AnyId> = ids.iter().filter(|id| !standing.contains(id)).copied().collect();
    count::recount(conn, &gone, Default::default(), seq)
}

/// Every month of which there are facts or rollups.
fn months(conn: &mut DbConn) -> Result<BTreeSet<Month>, Error> {
    let facts: Vec<NaiveDate> = fact_order::table.select(fact_order::day).distinct().load(conn)?;
    let days: Vec<NaiveDate> = rollup_day::table.select(rollup_day::day).distinct().load(conn)?;
    let rolled: Vec<i64> = rollup_month::table.select(rollup_month::month).distinct().load(conn)?;
    let numbers = rolled.into_iter().filter_map(|number| i32::try_from(number).ok()).map(Month::from_number);
    Ok(facts.into_iter().chain(days).map(Month::of_day).chain(numbers).collect())
}

/// Makes the rollups of a month what its facts come to; gives how many cells were wrong.
fn mend(conn: &mut DbConn, month: Month) -> Result<usize, Error> {
    let place = store::hold(conn)?;
    let (from, until) = (month.first_day(), month.plus(1).first_day());
    let of_month = fact_order::day.ge(from).and(fact_order::day.lt(until));
    let orders: Vec<FactOrder> = fact_order::table.filter(of_month).load(conn)?;
    let mut lines: HashMap<AnyId, Vec<FactLine>> = HashMap::new();
    let of_month = fact_order_line::day.ge(from).and(fact_order_line::day.lt(until));
    for line in fact_order_line::table.filter(of_month).load::<FactLine>(conn)? {
        lines.entry(line.order_id).or_default().push(line);
    }
    let mut sums = Sums::default();
    for order in orders {
        let lines = lines.remove(&order.id).unwrap_or_default();
        sums.add(&Fact { order, lines }, 1)?;
    }
    let days: Vec<RollupDay> =
        rollup_day::table.filter(rollup_day::day.ge(from).and(rollup_day::day.lt(until))).load(conn)?;
    for row in days {
        let cell = sums.days.entry((row.day, row.class, row.agency_id, row.vendor_id)).or_default();
        *cell = less(*cell, [row.orders, row.amount.0]);
    }
    let cells: Vec<RollupMonth> =
        rollup_month::table.filter(rollup_month::month.eq(i64::from(month.number()))).load(conn)?;
    for row in cells {
        let key = (row.month, row.class, row.agency_id, row.vendor_id, row.product_id);
        let cell = sums.months.entry(key).or_default();
        *cell = less(*cell, [row.lines, row.quantity, row.amount.0, row.awarded.0]);
    }
    sums.days.retain(|_, values| values.iter().any(|value| *value != 0));
    sums.months.retain(|_, values| values.iter().any(|value| *value != 0));
    let wrong = sums.days.len() + sums.months.len();
    if wrong > 0 {
        count::write(conn, &sums, place.seq)?;
        store::begin_anew(conn)?;
    }
    Ok(wrong)
}

fn less<const N: usize>(mut one: [i64; N], other: [i64; N]) -> [i64; N] {
    one.iter_mut().zip(other).for_each(|(one, other)| *one = one.saturating_sub(other));
    one
}
