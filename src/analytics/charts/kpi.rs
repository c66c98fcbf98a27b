//! The goals of the plan beside what was reached: places of vendors (廠商家次) and sales. Goals and their definitions are
//! data (`data/targets.csv`).

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use crate::analytics::asked::{Asked, Period};
use crate::analytics::charts::sums::{all, labels, over_time};
use crate::analytics::month::Month;
use crate::base::error::Error;
use crate::base::id::{FrameworkId, OrganisationId};
use crate::db::conn::DbConn;
use crate::db::schema::{framework, item, item_award};
use crate::tally::cube::{Tally, order};
use crate::tally::figure::{Figure, Label, Shape, Unit};

const TARGETS: &str = include_str!("../data/targets.csv");

/// A goal of one year.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
struct Target {
    kpi: String,
    definition: Definition,
    roc_year: i32,
    target: i64,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum Definition {
    /// A vendor with an award of a framework is one place, however many items; a framework belongs to the year in which
    /// its orders begin.
    VendorFramework,
    /// Dollars ordered.
    Dollars,
}

fn targets(kpi: &str) -> Result<Vec<Target>, Error> {
    let rows = csv::Reader::from_reader(TARGETS.as_bytes()).into_deserialize().collect::<Result<Vec<Target>, _>>();
    let rows = rows.map_err(|cause| Error::internal("read the goals", cause))?;
    Ok(rows.into_iter().filter(|row| row.kpi == kpi).collect())
}

/// Places of vendors beside the goals.
///
/// # Errors
/// The database failed.
pub fn places(conn: &mut DbConn, _: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let rows: Vec<(OrganisationId, FrameworkId, chrono::NaiveDate)> = item_award::table
        .inner_join(item::table.on(item::id.eq(item_award::item_id)))
        .inner_join(framework::table.on(framework::id.eq(item::framework_id)))
        .select((item_award::vendor_id, framework::id, framework::starts_on))
        .distinct()
        .load(conn)?;
    let mut places: HashMap<i32, HashSet<(OrganisationId, FrameworkId)>> = HashMap::new();
    for (vendor, framework, starts_on) in rows {
        places.entry(Month::of_day(starts_on).roc_year()).or_default().insert((vendor, framework));
    }
    let years = asked.years();
    let reached = |year: &Period| {
        let of_year = places.get(&year.from.roc_year()).map_or(0, HashSet::len);
        i64::try_from(of_year).ok()
    };
    let figure = Figure::new("places", Shape::Columns, Unit::Count, labels(&years));
    beside(figure, "places", Definition::VendorFramework, years.iter().map(reached).collect(), &years, 1)
}

/// Sales beside the goals.
///
/// # Errors
/// A sum is beyond the range.
pub fn sales(_: &mut DbConn, tally: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let years = asked.years();
    let groups = tally.orders(&asked.orders(tally, &[order::MONTH, order::CLASS]))?;
    let figure = Figure::new("sales", Shape::Columns, Unit::Money, labels(&years));
    beside(
        figure,
        "sales",
        Definition::Dollars,
        all(over_time(&groups, &years, order::AMOUNT, |_| true)),
        &years,
        10_000,
    )
}

fn beside(
    figure: Figure,
    kpi: &str,
    definition: Definition,
    reached: Vec<Option<i64>>,
    years: &[Period],
    unit: i64,
) -> Result<Figure, Error> {
    let targets = targets(kpi)?;
    let goal = |year: &Period| {
        let goals = targets.iter().filter(|row| row.definition == definition && row.roc_year == year.from.roc_year());
        goals.map(|row| row.target.saturating_mul(unit)).next()
    };
    let goals = years.iter().map(goal).collect();
    Ok(figure.with(Label::key("figure-reached"), reached).with(Label::key("figure-goal"), goals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plan_of_three_years_is_the_sum_of_its_goals() {
        let whole = |kpi| targets(kpi).unwrap().iter().map(|row| row.target).sum::<i64>();
        assert_eq!((whole("places"), whole("sales")), (2_100, 18_000_000_000));
    }
}
