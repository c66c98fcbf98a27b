//! The rates of yearly maintenance that an estimate may rest on, each with its source and date.

use chrono::NaiveDate;
use procurement_law::quantity::Quantity;
use procurement_law::ruling::Lang;
use rust_decimal::Decimal;

use crate::analytics::estimate::measured::Measured;
use crate::analytics::estimate::reckon::Percent;
use crate::base::error::Error;
use crate::texts::say_with;

const KNOWN: &str = include_str!("../data/maintenance.csv");
/// The id of our own measured rate.
pub const MEASURED: &str = "measured";
/// Fewer pairs than this measure nothing.
pub const FEWEST: usize = 5;

/// A rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Its id: `measured`, `norm`, `hardware`, `software`.
    pub id: String,
    /// How much, percent of the price a year.
    pub percent: Percent,
    /// Since when it stands, or until when it was measured.
    pub date: NaiveDate,
    /// Where it comes from.
    source: Source,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Source {
    /// What was published or said.
    Said { zh: String, en: String },
    /// So many pairs of a licence and its maintenance in our own orders.
    Orders(usize),
}

#[derive(serde::Deserialize)]
struct Row {
    id: String,
    low: String,
    high: String,
    date: NaiveDate,
    zh: String,
    en: String,
}

impl Rate {
    /// Where it comes from, in words.
    pub fn source(&self, lang: Lang) -> String {
        match (&self.source, lang) {
            (Source::Said { zh, .. }, Lang::ZhTw) => zh.clone(),
            (Source::Said { en, .. }, Lang::En) => en.clone(),
            (Source::Orders(pairs), _) => {
                say_with(lang, "estimate-measured", &[("pairs".to_owned(), pairs.to_string())].into())
            }
        }
    }
}

/// The rates, the one that is used unless another is chosen first: our own where enough was measured, else the norm.
///
/// # Errors
/// The table cannot be read, a fault of the program.
pub fn rates(measured: Option<&Measured>, on: NaiveDate) -> Result<Vec<Rate>, Error> {
    let own = measured.filter(|found| found.pairs >= FEWEST).map(|found| Rate {
        id: MEASURED.to_owned(),
        percent: found.percent,
        date: found.until,
        source: Source::Orders(found.pairs),
    });
    let rows = csv::Reader::from_reader(KNOWN.as_bytes()).into_deserialize().map(|row: Result<Row, csv::Error>| {
        let row = row.map_err(|cause| Error::internal("read the rates", cause))?;
        let (low, high) = (number(&row.low, on)?, number(&row.high, on)?);
        let percent = Percent { low, middle: (low + high) / Decimal::TWO, high };
        Ok(Rate { id: row.id, percent, date: row.date, source: Source::Said { zh: row.zh, en: row.en } })
    });
    own.map(Ok).into_iter().chain(rows).collect()
}

/// A number, or the parameter of the law's tables that holds it.
fn number(text: &str, on: NaiveDate) -> Result<Decimal, Error> {
    if let Ok(number) = text.parse() {
        return Ok(number);
    }
    match procurement_law::parameters::find(text, None, on).map(|parameter| &parameter.value) {
        Some(Quantity::Number { value }) => Ok(*value),
        _ => Err(Error::internal("read the rates", format!("no number {text} on {on}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn measured(pairs: usize) -> Measured {
        let percent = Percent { low: Decimal::ONE, middle: Decimal::TWO, high: Decimal::TEN };
        Measured { percent, pairs, until: day() }
    }

    #[test]
    fn our_own_rate_stands_first_where_enough_was_measured() {
        let ids =
            |found: Option<&Measured>| rates(found, day()).unwrap().into_iter().map(|rate| rate.id).collect::<Vec<_>>();
        assert_eq!(ids(Some(&measured(5))), ["measured", "norm", "hardware", "software"]);
        assert_eq!(ids(Some(&measured(4))), ["norm", "hardware", "software"]);
        assert_eq!(ids(None), ["norm", "hardware", "software"]);
    }

    #[test]
    fn every_rate_names_its_source_and_date() {
        for rate in rates(Some(&measured(7)), day()).unwrap() {
            for lang in [Lang::ZhTw, Lang::En] {
                assert!(rate.source(lang).chars().count() > 10, "{}", rate.source(lang));
            }
            assert!(rate.percent.low <= rate.percent.middle && rate.percent.middle <= rate.percent.high);
        }
        let norm = &rates(None, day()).unwrap()[0];
        assert_eq!(norm.percent, Percent { low: 6.into(), middle: 8.into(), high: 10.into() });
    }
}
