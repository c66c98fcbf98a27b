//! What the review desk gets done: decided reviews by month, and how long they took.

use diesel::prelude::*;
use market_figures::quartile::quartile;

use crate::analytics::asked::{Asked, Period};
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
        .filter(review::decided_at.ge(asked.from.start()))
        .filter(review::decided_at.lt(asked.to.plus(1).start()))
        .select((review::created_at, review::decided_at, review::outcome))
        .load(conn)?;
    let periods = asked.periods();
    let decided: Vec<(Time, Time, Outcome)> =
        rows.into_iter().filter_map(|(created, decided, outcome)| Some((created, decided?, outcome?))).collect();
    let counted = |wanted: Outcome| -> Vec<Option<i64>> {
        let count = |period: &Period| {
            let within = |at: Time| (period.from..=period.to).contains(&Month::of(at));
            let of = decided.iter().filter(|(_, at, outcome)| *outcome == wanted && within(*at));
            i64::try_from(of.count()).ok()
        };
        periods.iter().map(count).collect()
    };
    let mut tenths: Vec<i64> =
        decided.iter().map(|(created, at, _)| (at.0 - created.0) / 1_000_000 * 10 / 86_400).collect();
    tenths.sort_unstable();
    let answers: Vec<FindingState> = review_finding::table
        .filter(review_finding::decided_at.ge(asked.from.start()))
        .filter(review_finding::decided_at.lt(asked.to.plus(1).start()))
        .select(review_finding::state)
        .load(conn)?;
    let count = |state: FindingState| i64::try_from(answers.iter().filter(|one| **one == state).count());
    let overruled = count(FindingState::Overruled).unwrap_or(i64::MAX);
    let rate = share(overruled, overruled.saturating_add(count(FindingState::Confirmed).unwrap_or(i64::MAX)));
    Ok(Figure::new("reviews", Shape::Stacked, Unit::Count, labels(&periods))
        .with(Label::key("figure-passed"), counted(Outcome::Qualified))
        .with(Label::key("figure-rejected"), counted(Outcome::Unqualified))
        .noting("days", quartile(&tenths, 2).map_or_else(|| "—".to_owned(), |days| Unit::Days.said(days)))
        .noting("overruled", overruled)
        .noting("rate", rate.map_or_else(|| "—".to_owned(), |rate| Unit::Share.said(rate))))
}
