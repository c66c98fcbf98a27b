//! What was ordered of each item in a year.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, NaiveDate};
use diesel::prelude::*;

use crate::analytics::month::Month;
use crate::base::error::Error;
use crate::base::id::{AnyId, FrameworkId, ItemId};
use crate::base::money::Money;
use crate::base::time::Time;
use crate::contracts::model::{Framework, Item};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::db::schema::{framework, order_line, orders, site_order};
use crate::exchange::model::SiteOrder;
use crate::orders::state::OrderState;

/// An item and what was ordered of it.
#[derive(Clone, Debug)]
pub struct Sold {
    /// The item.
    pub item: Item,
    /// Orders.
    pub orders: i64,
    /// Units.
    pub quantity: i64,
    /// What they cost: unit price times units (C).
    pub amount: Money,
    /// What the same units were budgeted at: the published unit price ceiling times units (D).
    pub budget: Money,
}

/// A framework with its items, those ordered in the year and the others.
#[derive(Clone, Debug)]
pub struct FrameworkYear {
    /// The framework.
    pub framework: Framework,
    /// The year, ROC.
    pub roc_year: i32,
    /// Its items, in the order of lots and numbers.
    pub sold: Vec<Sold>,
}

#[derive(Default)]
struct Count {
    orders: HashSet<AnyId>,
    quantity: i64,
    amount: i64,
}

/// The frameworks with orders in a year, by case number.
///
/// # Errors
/// The database failed.
pub fn frameworks(conn: &mut DbConn, roc_year: i32) -> Result<Vec<Framework>, Error> {
    let (first, next) = days(roc_year)?;
    let here: Vec<FrameworkId> = orders::table
        .filter(orders::state.eq_any(OrderState::STANDING))
        .filter(in_year(roc_year))
        .select(orders::framework_id)
        .distinct()
        .load(conn)?;
    let there: Vec<Option<FrameworkId>> = site_order::table
        .filter(site_order::ordered_on.ge(first).and(site_order::ordered_on.lt(next)))
        .select(site_order::framework_id)
        .distinct()
        .load(conn)?;
    let ids: HashSet<FrameworkId> = here.into_iter().chain(there.into_iter().flatten()).collect();
    Ok(framework::table.filter(framework::id.eq_any(ids)).order(framework::case_no).load(conn)?)
}

/// Every framework with orders in a year, with what was ordered of its items.
///
/// # Errors
/// As [`load`].
pub fn of_year(conn: &mut DbConn, roc_year: i32) -> Result<Vec<FrameworkYear>, Error> {
    frameworks(conn, roc_year)?.into_iter().map(|row| load(conn, row.id, roc_year)).collect()
}

/// What was ordered of a framework's items in a year.
///
/// # Errors
/// There is no such framework, a sum is beyond the range, or the database failed.
pub fn load(conn: &mut DbConn, id: FrameworkId, roc_year: i32) -> Result<FrameworkYear, Error> {
    let (first, next) = days(roc_year)?;
    let framework: Framework = framework::table.find(id).first(conn)?;
    let mut counts: BTreeMap<ItemId, Count> = BTreeMap::new();
    let mut count = |item: ItemId, order: AnyId, quantity: i64, amount: Money| {
        let count = counts.entry(item).or_default();
        count.orders.insert(order);
        count.quantity = count.quantity.saturating_add(quantity);
        count.amount = count.amount.saturating_add(amount.0);
    };
    let here: Vec<(AnyId, ItemId, i64, Money)> = order_line::table
        .inner_join(orders::table.on(orders::id.eq(order_line::order_id)))
        .filter(orders::framework_id.eq(id).and(orders::state.eq_any(OrderState::STANDING)))
        .filter(in_year(roc_year))
        .select((orders::id, order_line::item_id, order_line::quantity, order_line::amount))
        .load(conn)?;
    for (order, item, quantity, amount) in here {
        count(item, order, quantity, amount);
    }
    let there: Vec<SiteOrder> = site_order::table
        .filter(site_order::framework_id.eq(id))
        .filter(site_order::ordered_on.ge(first).and(site_order::ordered_on.lt(next)))
        .load(conn)?;
    for row in there.iter().filter(|row| row.counts()) {
        if let Some(item) = row.item_id {
            count(item, AnyId(row.id.0), row.quantity, row.amount);
        }
    }
    let sold = contracts::items(conn, id)?.into_iter().map(|item| {
        let of = counts.remove(&item.id).unwrap_or_default();
        let budget = item.price_ceiling.line_total(of.quantity);
        let budget = budget.ok_or_else(|| Error::internal("sum a year", "a budget is beyond the range"))?;
        let orders = i64::try_from(of.orders.len()).unwrap_or(i64::MAX);
        Ok(Sold { orders, quantity: of.quantity, amount: Money(of.amount), budget, item })
    });
    Ok(FrameworkYear { framework, roc_year, sold: sold.collect::<Result<_, Error>>()? })
}

/// Whether an order counts in a year: issued in it, or placed while it is not issued.
#[diesel::dsl::auto_type(no_type_alias)]
fn in_year(roc_year: i32) -> _ {
    let (first, next): (Time, Time) = (Month::first_of(roc_year).start(), Month::first_of(roc_year + 1).start());
    let issued = orders::issued_at.ge(first).and(orders::issued_at.lt(next)).assume_not_null();
    let placed = orders::issued_at.is_null().and(orders::placed_at.ge(first)).and(orders::placed_at.lt(next));
    issued.or(placed)
}

/// The first day of a ROC year and of the next.
///
/// # Errors
/// There is no such year.
pub fn days(roc_year: i32) -> Result<(NaiveDate, NaiveDate), Error> {
    let first = |year: i32| NaiveDate::from_ymd_opt(year.checked_add(1911)?, 1, 1);
    let wrong = || Error::invalid("yearly.year").at("year");
    let both = first(roc_year).filter(|_| roc_year > 0).zip(first(roc_year.saturating_add(1)));
    both.ok_or_else(wrong)
}

/// The ROC year of a day.
pub fn roc_year(day: NaiveDate) -> i32 {
    day.year() - 1911
}

impl FrameworkYear {
    /// The items that were ordered.
    pub fn ordered(&self) -> impl Iterator<Item = &Sold> {
        self.sold.iter().filter(|sold| sold.orders > 0)
    }

    /// What all cost (C).
    pub fn amount(&self) -> Money {
        Money(self.sold.iter().fold(0, |sum, sold| sum.saturating_add(sold.amount.0)))
    }

    /// What all was budgeted at (D).
    pub fn budget(&self) -> Money {
        Money(self.sold.iter().fold(0, |sum, sold| sum.saturating_add(sold.budget.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_begins_with_its_first_day() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert_eq!(days(115).unwrap(), (day(2026, 1, 1), day(2027, 1, 1)));
        assert_eq!(roc_year(day(2026, 11, 22)), 115);
        for wrong in [0, -5, i32::MAX] {
            assert_eq!(days(wrong).unwrap_err().code, "yearly.year");
        }
    }
}
