//! What maintenance really cost: orders for the maintenance of a product beside the order by which the same agency bought
//! it for good.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use diesel::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::analytics::estimate::reckon::Percent;
use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::base::money::Money;
use crate::db::conn::DbConn;
use crate::db::schema::{fact_order_line, figure_product};
use crate::prices::product::folded;

/// Words that make a product the maintenance of another.
const WORDS: [&str; 4] = ["維護", "維運", "maintenance", "延長保固"];
/// Years of orders that are looked at.
const BACK: u64 = 5;

/// A measured rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// First quartile, median and third quartile of the pairs, percent of the price a year.
    pub percent: Percent,
    /// Pairs of a licence and its maintenance.
    pub pairs: usize,
    /// Until when orders were looked at.
    pub until: NaiveDate,
}

/// A line of an order as far as it matters here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Who bought.
    pub agency: OrganisationId,
    /// How the maker is compared.
    pub maker: String,
    /// The product's name.
    pub name: String,
    /// Whether it was bought for good.
    pub perpetual: bool,
    /// Months that were paid for; 0 without a term.
    pub months: i64,
    /// The day.
    pub day: NaiveDate,
    /// The amount.
    pub amount: Money,
}

/// The rate that our own orders of the last five years show.
///
/// # Errors
/// The database failed.
pub fn load(conn: &mut DbConn, until: NaiveDate) -> Result<Option<Measured>, Error> {
    type Row = (OrganisationId, String, String, String, i64, NaiveDate, Money);
    let from = until.checked_sub_days(Days::new(BACK * 365)).unwrap_or(until);
    let rows: Vec<Row> = fact_order_line::table
        .inner_join(figure_product::table.on(figure_product::id.eq(fact_order_line::product_id)))
        .filter(fact_order_line::day.ge(from).and(fact_order_line::day.le(until)))
        .filter(figure_product::licence.eq("perpetual").or(figure_product::licence.eq("service")))
        .filter(figure_product::maker_key.ne(""))
        .select((
            fact_order_line::agency_id,
            figure_product::maker_key,
            figure_product::name,
            figure_product::licence,
            figure_product::months,
            fact_order_line::day,
            fact_order_line::amount,
        ))
        .load(conn)?;
    let line = |(agency, maker, name, licence, months, day, amount): Row| Line {
        agency,
        maker,
        name,
        perpetual: licence == "perpetual",
        months,
        day,
        amount,
    };
    Ok(measure(&rows.into_iter().map(line).collect::<Vec<_>>(), until))
}

/// The rate of pairs: maintenance of a year by the amount of the last purchase before it, by the same agency, of the
/// product whose name stands in the maintenance's. None without a pair.
pub fn measure(lines: &[Line], until: NaiveDate) -> Option<Measured> {
    let mut bought: HashMap<(OrganisationId, &str), Vec<(String, &Line)>> = HashMap::new();
    let mut kept: Vec<(String, &Line)> = Vec::new();
    for line in lines.iter().filter(|line| line.amount > Money(0)) {
        let name = folded(&line.name);
        if WORDS.iter().any(|word| name.contains(word)) {
            kept.push((name, line));
        } else if line.perpetual {
            bought.entry((line.agency, &line.maker)).or_default().push((name, line));
        }
    }
    let ratio = |(name, line): &(String, &Line)| {
        let licences = bought.get(&(line.agency, line.maker.as_str()))?.iter();
        let its = licences.filter(|(product, licence)| name.contains(product.as_str()) && licence.day <= line.day);
        let (_, licence) = its.max_by_key(|(product, licence)| (product.len(), licence.day, licence.amount))?;
        let months = if line.months > 0 { line.months } else { 12 };
        let year = line.amount.decimal() * Decimal::from(12) / Decimal::from(months);
        // Hundredths of a percent.
        (year * Decimal::from(10_000)).checked_div(licence.amount.decimal())?.round().to_i64()
    };
    let mut ratios: Vec<i64> = kept.iter().filter_map(ratio).collect();
    ratios.sort_unstable();
    let [low, middle, high] = market_figures::quartile::quartiles(&ratios)?.map(|ratio| Decimal::new(ratio, 2));
    Some(Measured { percent: Percent { low, middle, high }, pairs: ratios.len(), until })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(agency: u128, name: &str, perpetual: bool, day: u32, dollars: i64) -> Line {
        Line {
            agency: OrganisationId(uuid::Uuid::from_u128(agency)),
            maker: "雲岡".to_owned(),
            name: name.to_owned(),
            perpetual,
            months: if perpetual { 0 } else { 12 },
            day: NaiveDate::from_ymd_opt(2026, 1, day).unwrap(),
            amount: Money::dollars(dollars).unwrap(),
        }
    }

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    #[test]
    fn maintenance_is_measured_against_what_the_same_agency_bought_before() {
        let lines = [
            line(1, "雲岡 Pro", true, 2, 100_000),
            line(1, "雲岡 Pro", true, 20, 900_000),
            line(1, "雲岡 PRO 年度維護", false, 5, 12_000),
            line(2, "雲岡 Pro 年度維護", false, 5, 99_000),
            line(1, "別的 年度維護", false, 5, 99_000),
        ];
        let found = measure(&lines, day()).unwrap();
        assert_eq!((found.pairs, found.percent.middle), (1, Decimal::from(12)));
        assert_eq!(measure(&lines[..2], day()), None);
    }

    #[test]
    fn two_years_of_maintenance_are_halved() {
        let two = Line { months: 24, ..line(1, "雲岡 Pro 維護", false, 5, 30_000) };
        let found = measure(&[line(1, "雲岡 Pro", true, 2, 100_000), two], day()).unwrap();
        assert_eq!(found.percent.high, Decimal::from(15));
    }

    #[test]
    fn the_longest_name_is_the_product() {
        let lines = [
            line(1, "雲岡", true, 3, 50_000),
            line(1, "雲岡 Pro", true, 2, 100_000),
            line(1, "雲岡 Pro 維護", false, 5, 10_000),
        ];
        assert_eq!(measure(&lines, day()).unwrap().percent.middle, Decimal::from(10));
    }
}
