//! How bids were submitted: electronically or on paper, by the day of the tender's first opening.

use std::collections::BTreeMap;

use crate::analytics::asked::{Asked, Period};
use crate::analytics::charts::sums::{labels, share};
use crate::analytics::month::Month;
use crate::base::error::Error;
use crate::base::id::TenderId;
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::openings::store::all;
use crate::openings::written::{Submitted, Written};
use crate::tally::cube::Tally;
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// The chart: bids of the records of openings. The note tells the share of electronic ones among those of which it is recorded.
///
/// # Errors
/// The database failed.
pub fn load(conn: &mut DbConn, _: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let mut written = Vec::new();
    for row in all(conn)? {
        written.push((row.tender_id, row.written()?));
    }
    let opened = first(written);
    let periods = asked.periods();
    let within = |period: &Period, at: Time| (period.from..=period.to).contains(&Month::of(at));
    let counted = |way: Option<Submitted>| -> Vec<i64> {
        let bids = |period: &Period| {
            let of_period = opened.iter().filter(|one| within(period, one.held_at)).flat_map(|one| &one.bids);
            i64::try_from(of_period.filter(|bid| bid.submitted == way).count()).unwrap_or(i64::MAX)
        };
        periods.iter().map(bids).collect()
    };
    let ways = [
        ("submitted-electronic", counted(Some(Submitted::Electronic))),
        ("submitted-written", counted(Some(Submitted::Written))),
        ("figure-not-recorded", counted(None)),
    ];
    let [electronic, on_paper, _] = ways.each_ref().map(|(_, counts)| counts.iter().sum::<i64>());
    let rate = share(electronic, electronic.saturating_add(on_paper));
    let figure = Figure::new("electronic", Shape::Stacked, Unit::Count, labels(&periods))
        .noting("rate", rate.map_or_else(|| "—".to_owned(), |rate| Unit::Share.said(rate)));
    let with = |figure: Figure, (name, counts): (&str, Vec<i64>)| {
        figure.with(Label::key(name), counts.into_iter().map(Some).collect())
    };
    Ok(ways.into_iter().fold(figure, with))
}

/// The first opening of each tender: its bids are all there, whatever becomes of them at later stages.
fn first(written: Vec<(TenderId, Written)>) -> Vec<Written> {
    let mut first: BTreeMap<TenderId, Written> = BTreeMap::new();
    for (tender, one) in written {
        match first.get(&tender) {
            Some(known) if known.held_at <= one.held_at => {}
            _ => {
                first.insert(tender, one);
            }
        }
    }
    first.into_values().collect()
}
