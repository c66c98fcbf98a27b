//! What orders cost less than at award prices, year by year.

use crate::analytics::asked::Asked;
use crate::analytics::charts::sums::{key, labels, over_time, share};
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::tally::cube::{Tally, line};
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// The chart, in percent of what the same units cost at award prices; the note tells the sum.
///
/// # Errors
/// A sum is beyond the range.
pub fn load(_: &mut DbConn, tally: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let years = asked.years();
    let groups = tally.lines(&asked.lines(tally, &[line::MONTH, line::CLASS]))?;
    let mut figure = Figure::new("savings", Shape::Columns, Unit::Share, labels(&years));
    for class in asked.classes() {
        let code = tally.word(class.as_str());
        let sums = |measure| over_time(&groups, &years, measure, |group| key(group, 1) == code);
        let saved = sums(line::AWARDED).into_iter().zip(sums(line::AMOUNT));
        let values = saved.map(|(awarded, paid)| share(awarded.saturating_sub(paid), awarded)).collect();
        figure = figure.with(Label::key(format!("chart-class-{class}")), values);
    }
    let whole = |measure| over_time(&groups, &years, measure, |_| true).into_iter().fold(0, i64::saturating_add);
    let saved = whole(line::AWARDED).saturating_sub(whole(line::AMOUNT));
    Ok(figure.noting("saved", Unit::Money.said(saved)).noting("awarded", Unit::Money.said(whole(line::AWARDED))))
}
