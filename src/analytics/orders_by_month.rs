//! Orders by month and class: how much the agencies ordered.
//!
//! An order counts in the month in which it was issued, or placed while it is not issued yet. Rows are folded here and
//! not in SQL: months of Taipei are no arithmetic that both databases share, and PostgreSQL sums BIGINT to NUMERIC.

use diesel::prelude::*;

use crate::analytics::chart::{Chart, Series};
use crate::analytics::month::Month;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::base::time::Time;
use crate::catalog::model::Class;
use crate::db::conn::DbConn;
use crate::db::schema::{framework, orders};
use crate::orders::state::OrderState;

/// The most months that one chart shows.
pub const MOST: i32 = 60;
/// How many it shows unless asked otherwise.
const USUAL: i32 = 12;

/// The months of a chart, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub from: Month,
    /// The last.
    pub to: Month,
}

/// What counts of one order.
type Counted = (Option<Time>, Time, Money, Class);

impl Span {
    /// Reads a span; without words it is the last twelve months.
    ///
    /// # Errors
    /// A month cannot be read, the last lies before the first, or there are more than [`MOST`].
    pub fn parse(from: Option<&str>, to: Option<&str>, now: Time) -> Result<Self, Error> {
        let to = month("to", to)?.unwrap_or_else(|| Month::of(now));
        let from = month("from", from)?.unwrap_or_else(|| to.plus(1 - USUAL));
        if (0..MOST).contains(&to.since(from)) {
            Ok(Self { from, to })
        } else {
            Err(Error::invalid("chart.months").with("most", MOST).at("to"))
        }
    }

    /// The months in order.
    pub fn months(self) -> impl Iterator<Item = Month> {
        (0..=self.to.since(self.from)).map(move |step| self.from.plus(step))
    }
}

/// The chart of a span.
///
/// # Errors
/// The database failed.
pub fn load(conn: &mut DbConn, span: Span) -> Result<Chart, Error> {
    let (from, until) = (span.from.start(), span.to.plus(1).start());
    let issued = orders::issued_at.ge(from).and(orders::issued_at.lt(until)).assume_not_null();
    let placed = orders::issued_at.is_null().and(orders::placed_at.ge(from)).and(orders::placed_at.lt(until));
    let rows: Vec<Counted> = orders::table
        .inner_join(framework::table.on(framework::id.eq(orders::framework_id)))
        .filter(orders::state.eq_any(OrderState::STANDING))
        .filter(issued.or(placed))
        .select((orders::issued_at, orders::placed_at, orders::amount, framework::class))
        .load(conn)?;
    Ok(fold(span, &rows))
}

fn fold(span: Span, rows: &[Counted]) -> Chart {
    let of = |class: Class| {
        let mut sums = vec![(Money::default(), 0_i64); span.months().count()];
        for (issued, placed, amount, _) in rows.iter().filter(|row| row.3 == class) {
            let month = Month::of(issued.unwrap_or(*placed)).since(span.from);
            if let Some((sum, count)) = usize::try_from(month).ok().and_then(|month| sums.get_mut(month)) {
                *sum = Money(sum.0.saturating_add(amount.0));
                *count += 1;
            }
        }
        let (values, counts) = sums.into_iter().unzip();
        Series { name: class.to_string(), values, counts }
    };
    Chart {
        title: "chart-orders-title",
        unit: "TWD",
        categories: span.months().map(Month::roc).collect(),
        series: Class::ALL.iter().copied().map(of).collect(),
    }
}

fn month(field: &str, text: Option<&str>) -> Result<Option<Month>, Error> {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => Month::parse(text).map(Some).ok_or_else(|| Error::invalid("chart.month_malformed").at(field)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Time {
        Time::parse(text).unwrap()
    }

    #[test]
    fn orders_fall_into_the_month_of_issue_in_taipei() {
        let span = Span::parse(Some("115-01"), Some("115-03"), Time(0)).unwrap();
        let rows = [
            (None, at("2026-01-31T15:59:59Z"), Money(10), Class::Software),
            (None, at("2026-01-31T16:00:00Z"), Money(20), Class::Software),
            (Some(at("2026-03-02T00:00:00Z")), at("2026-01-05T00:00:00Z"), Money(40), Class::Cloud),
            (None, at("2025-12-01T00:00:00Z"), Money(99), Class::Cloud),
        ];
        let chart = fold(span, &rows);
        assert_eq!(chart.categories, ["115-01", "115-02", "115-03"]);
        let values: Vec<_> =
            chart.series.iter().map(|series| series.values.iter().map(|m| m.0).collect::<Vec<i64>>()).collect();
        assert_eq!(values, [vec![10, 20, 0], vec![0, 0, 40], vec![0, 0, 0]]);
        assert_eq!((chart.count(), chart.total()), (3, Money(70)));
    }

    #[test]
    fn a_span_is_twelve_months_unless_said_and_never_backwards() {
        let now = at("2026-11-21T00:00:00Z");
        let usual = Span::parse(None, Some(""), now).unwrap();
        assert_eq!((usual.from.roc().as_str(), usual.to.roc().as_str()), ("114-12", "115-11"));
        assert_eq!(Span::parse(Some("115-03"), Some("115-02"), now).unwrap_err().code, "chart.months");
        assert_eq!(Span::parse(Some("90-01"), None, now).unwrap_err().code, "chart.months");
        assert_eq!(Span::parse(Some("soon"), None, now).unwrap_err().code, "chart.month_malformed");
    }
}
