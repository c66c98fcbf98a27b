//! What the review desk gets done: decided reviews by month, and how long they took.

use diesel::prelude::*;
use market_figures::quartile::quartile;

use crate::analytics::asked::Asked;
use crate::analytics::charts::sums::{labels, share};
use crate::analytics::month::Month;
use crate::base::error::Error;
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::db::schema::{review, review_finding};
use crate::review::model::{FindingState, Outcome};
use crate::tally::cube::Tally;
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// The chart: reviews that were decided, passed and rejected. The note tells the median of days from the bid's coming in
/// to the decision, and how many findings of the machine a person overruled.
///
/// # Errors
/// The database failed.
pub fn load(conn: &mut DbConn, _: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let rows: Vec<(Time, Option<Time>, Option<Outcome>)> = review::table
        .filter(review::decided_at.is_not_null())
        .select((review::created_at, review::decided_at, review::outcome))
        .load(conn)?;
    let periods = asked.periods();
    let within = |at: Time| (asked.from..=asked.to).contains(&Month::of_day(at.local_date()));
    let decided: Vec<(Time, Time, Outcome)> = rows
        .into_iter()
        .filter_map(|(created, decided, outcome)| Some((created, decided?, outcome?)))
        .filter(|(_, decided, _)| within(*decided))
        .collect();
    let counted = |wanted: Outcome| -> Vec<Option<i64>> {
        let count = |period: &crate::analytics::asked::Period| {
            let month = |at: Time| Month::of_day(at.local_date());
            let of = decided
                .iter()
                .filter(|(_, at, outcome)| *outcome == wanted && (period.from..=period.to).contains(&month(*at)));
            i64::try_from(of.count()).ok()
        };
        periods.iter().map(count).collect()
    };
    let mut tenths: Vec<i64> =
        decided.iter().map(|(created, at, _)| (at.0 - created.0) / 1_000_000 * 10 / 86_400).collect();
    tenths.sort_unstable();
    let findings = |state: FindingState, conn: &mut DbConn| -> Result<i64, Error> {
        Ok(review_finding::table.filter(review_finding::state.eq(state)).count().get_result(conn)?)
    };
    let (overruled, confirmed) = (findings(FindingState::Overruled, conn)?, findings(FindingState::Confirmed, conn)?);
    let rate = share(overruled, overruled.saturating_add(confirmed));
    Ok(Figure::new("reviews", Shape::Stacked, Unit::Count, labels(&periods))
        .with(Label::key("figure-passed"), counted(Outcome::Qualified))
        .with(Label::key("figure-rejected"), counted(Outcome::Unqualified))
        .noting("days", quartile(&tenths, 2).map_or_else(|| "—".to_owned(), |days| Unit::Days.said(days)))
        .noting("overruled", overruled)
        .noting("rate", rate.map_or_else(|| "—".to_owned(), |rate| Unit::Share.said(rate))))
}
