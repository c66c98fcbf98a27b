//! What orders paid for a product: how many order lines, the least and the most, and quartiles when there are enough.

use chrono::Months;
use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::base::money::Money;
use crate::base::time::Time;
use crate::catalog::model::ListingVersion;
use crate::catalog::store as listings;
use crate::db::conn::DbConn;
use crate::db::schema::{listing_version, order_line, orders};
use crate::orders::state::OrderState;
use crate::prices::product::{Licence, Product};
use crate::prices::quartile::quartile;

/// Fewer order lines than this give no quartiles: one order would move them, and would be told by them.
pub const FEWEST: usize = 5;
/// The longest window in months.
const LONGEST: i32 = 120;

/// What orders paid in a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Order lines.
    pub count: usize,
    /// The window's length in months.
    pub months: i32,
    /// The window's beginning.
    pub from: Time,
    /// Its end.
    pub to: Time,
    /// The least and the most paid for a unit; none without an order.
    pub range: Option<(Money, Money)>,
    /// First quartile, median and third quartile; none with fewer than [`FEWEST`] order lines.
    pub quartiles: Option<[Money; 3]>,
}

/// What orders paid for the product of a listing; `same` are the listings of that product.
///
/// An order counts from the moment it was issued, or placed while it is not issued yet; one that came to nothing does
/// not count. A line counts once, however many units it is of.
///
/// # Errors
/// There is no such listing, or the database failed.
pub fn load(conn: &mut DbConn, id: ListingId, same: &[ListingId], months: i32, now: Time) -> Result<Reference, Error> {
    let of = |version: &ListingVersion| (Product::of(version), Licence::of(version));
    let product = of(&listings::find(conn, id)?.1);
    let months = months.clamp(1, LONGEST);
    let from = before(now, months);
    let issued = orders::issued_at.ge(from).and(orders::issued_at.le(now)).assume_not_null();
    let placed = orders::issued_at.is_null().and(orders::placed_at.ge(from)).and(orders::placed_at.le(now));
    let rows: Vec<(Money, ListingVersion)> = order_line::table
        .inner_join(orders::table.on(orders::id.eq(order_line::order_id)))
        .inner_join(listing_version::table.on(listing_version::id.eq(order_line::listing_version_id)))
        .filter(listing_version::listing_id.eq_any(same))
        .filter(orders::state.eq_any(OrderState::STANDING))
        .filter(issued.or(placed))
        .select((order_line::unit_price, listing_version::all_columns))
        .load(conn)?;
    // An earlier version may have been another product under the same number, and a year's subscription is no price of a
    // licence for good.
    let prices = rows.into_iter().filter(|(_, version)| of(version) == product).map(|(price, _)| price);
    Ok(told(prices.collect(), months, from, now))
}

fn told(mut prices: Vec<Money>, months: i32, from: Time, to: Time) -> Reference {
    prices.sort_unstable();
    let of = |q| quartile(&prices, q);
    let enough = prices.len() >= FEWEST;
    Reference {
        count: prices.len(),
        months,
        from,
        to,
        range: prices.first().copied().zip(prices.last().copied()),
        quartiles: match (enough, of(1), of(2), of(3)) {
            (true, Some(first), Some(median), Some(third)) => Some([first, median, third]),
            _ => None,
        },
    }
}

fn before(now: Time, months: i32) -> Time {
    let months = Months::new(months.unsigned_abs());
    now.utc().checked_sub_months(months).map_or(Time(0), Time::from_utc)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_orders_tell_no_quartiles() {
        let of = |count: i64| told((1..=count).map(Money).collect(), 24, Time(0), Time(1));
        assert_eq!((of(0).range, of(0).quartiles), (None, None));
        assert_eq!((of(4).range, of(4).quartiles), (Some((Money(1), Money(4))), None));
        assert_eq!(of(5).quartiles, Some([Money(2), Money(3), Money(4)]));
    }

    #[test]
    fn a_window_is_counted_in_calendar_months() {
        let now = Time::parse("2026-03-31T02:00:00Z").unwrap();
        assert_eq!(before(now, 1).rfc3339(), "2026-02-28T02:00:00.000000Z");
        assert_eq!(before(now, 24).rfc3339(), "2024-03-31T02:00:00.000000Z");
    }
}
