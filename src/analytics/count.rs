//! Counts orders again: what they come to now less what was counted of them before goes into the rollups.

use std::collections::{HashMap, HashSet};

use crate::analytics::derive::Derived;
use crate::analytics::model::{Fact, FactLine, RollupDay, RollupMonth};
use crate::analytics::month::Month;
use crate::analytics::store::{self, STEP};
use crate::base::error::Error;
use crate::base::id::{AnyId, OrganisationId, ProductId};
use crate::base::money::Money;
use crate::catalog::model::Class;
use crate::db::conn::DbConn;

type DayKey = (chrono::NaiveDate, Class, OrganisationId, OrganisationId);
type MonthKey = (i64, Class, OrganisationId, OrganisationId, ProductId);

/// Sums by cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Orders and amount.
    pub days: HashMap<DayKey, [i64; 2]>,
    /// Lines, units, amount, amount at award prices.
    pub months: HashMap<MonthKey, [i64; 4]>,
}

impl Sums {
    /// Adds what an order comes to so many times; −1 takes it away.
    ///
    /// # Errors
    /// A sum is beyond the range.
    pub fn add(&mut self, fact: &Fact, times: i64) -> Result<(), Error> {
        let order = &fact.order;
        let day = (order.day, order.class, order.agency_id, order.vendor_id);
        plus(self.days.entry(day).or_default(), [1, order.amount.0], times)?;
        fact.lines.iter().try_for_each(|line| {
            let month = i64::from(Month::of_day(line.day).number());
            let key = (month, line.class, line.agency_id, line.vendor_id, line.product_id);
            plus(self.months.entry(key).or_default(), [1, line.quantity, line.amount.0, awarded(line)?], times)
        })
    }
}

/// What a line would cost at its award price.
fn awarded(line: &FactLine) -> Result<i64, Error> {
    line.award_price.line_total(line.quantity).map(|total| total.0).ok_or_else(beyond)
}

fn plus<const N: usize>(sums: &mut [i64; N], more: [i64; N], times: i64) -> Result<(), Error> {
    sums.iter_mut().zip(more).try_for_each(|(sum, more)| {
        let added = more.checked_mul(times).and_then(|more| sum.checked_add(more));
        added.map(|added| *sum = added).ok_or_else(beyond)
    })
}

fn beyond() -> Error {
    Error::internal("count orders", "a sum is beyond the range")
}

/// Counts some orders again, inside the caller's transaction; gives how many had changed. `ids` are all that may have
/// changed, `derived` what of them counts; `seq` is where the feed was.
///
/// # Errors
/// The database failed, or a sum is beyond the range.
pub fn recount(conn: &mut DbConn, ids: &[AnyId], derived: Derived, seq: i64) -> Result<usize, Error> {
    let mut now: HashMap<AnyId, Fact> = derived.facts.into_iter().map(|fact| (fact.order.id, fact)).collect();
    store::add_products(conn, derived.products.values())?;
    let (mut sums, mut stale, mut fresh) = (Sums::default(), Vec::new(), Vec::new());
    let mut unchanged = HashSet::new();
    for some in ids.chunks(STEP) {
        for before in known(conn, some)? {
            let id = before.order.id;
            if now.get(&id).is_some_and(|fact| same(fact, &before)) {
                unchanged.insert(id);
                continue;
            }
            sums.add(&before, -1)?;
            stale.push(id);
        }
    }
    for id in ids.iter().filter(|id| !unchanged.contains(*id)) {
        if let Some(fact) = now.remove(id) {
            sums.add(&fact, 1)?;
            fresh.push(fact);
        }
    }
    let changed: HashSet<AnyId> = stale.iter().copied().chain(fresh.iter().map(|fact| fact.order.id)).collect();
    for some in stale.chunks(STEP) {
        store::forget(conn, some)?;
    }
    let lines: Vec<FactLine> = fresh.iter().flat_map(|fact| fact.lines.clone()).collect();
    let orders: Vec<_> = fresh.into_iter().map(|fact| fact.order).collect();
    store::add(conn, &orders, &lines)?;
    write(conn, &sums, seq)?;
    Ok(changed.len())
}

/// Whether nothing of an order changed, in whatever order its lines come.
fn same(one: &Fact, other: &Fact) -> bool {
    let sorted = |fact: &Fact| {
        let mut lines = fact.lines.clone();
        lines.sort_by_key(|line| line.id);
        lines
    };
    one.order == other.order && sorted(one) == sorted(other)
}

/// What is counted of some orders.
///
/// # Errors
/// The database failed.
pub fn known(conn: &mut DbConn, ids: &[AnyId]) -> Result<Vec<Fact>, Error> {
    let (orders, lines) = store::facts(conn, ids)?;
    let mut of: HashMap<AnyId, Vec<FactLine>> = HashMap::new();
    for line in lines {
        of.entry(line.order_id).or_default().push(line);
    }
    let fact = |order: crate::analytics::model::FactOrder| {
        let lines = of.remove(&order.id).unwrap_or_default();
        Fact { order, lines }
    };
    Ok(orders.into_iter().map(fact).collect())
}

/// Adds sums to the rollups.
///
/// # Errors
/// The database failed.
pub fn write(conn: &mut DbConn, sums: &Sums, seq: i64) -> Result<(), Error> {
    // In one order on every node, so that two never wait for each other.
    let mut days: Vec<_> = sums.days.iter().filter(|(_, values)| values.iter().any(|value| *value != 0)).collect();
    days.sort();
    for ((day, class, agency_id, vendor_id), [orders, amount]) in days {
        let row = RollupDay {
            day: *day,
            class: *class,
            agency_id: *agency_id,
            vendor_id: *vendor_id,
            orders: *orders,
            amount: Money(*amount),
            seq,
        };
        store::add_day(conn, &row)?;
    }
    let mut months: Vec<_> = sums.months.iter().filter(|(_, values)| values.iter().any(|value| *value != 0)).collect();
    months.sort();
    for ((month, class, agency_id, vendor_id, product_id), [lines, quantity, amount, awarded]) in months {
        let row = RollupMonth {
            month: *month,
            class: *class,
            agency_id: *agency_id,
            vendor_id: *vendor_id,
            product_id: *product_id,
            lines: *lines,
            quantity: *quantity,
            amount: Money(*amount),
            awarded: Money(*awarded),
            seq,
        };
        store::add_month(conn, &row)?;
    }
    Ok(())
}
