//! What the contracting agency's fee (作業服務費) comes to, year by year, by the fee rules of the frameworks (FEE-1).

use std::collections::BTreeMap;

use diesel::prelude::*;
use procurement_law::check_case;
use procurement_law::quantity::Quantity;
use rust_decimal::Decimal;

use crate::analytics::asked::Asked;
use crate::analytics::charts::sums::labels;
use crate::base::error::Error;
use crate::base::id::FrameworkId;
use crate::base::money::Money;
use crate::contracts::model::Framework;
use crate::db::conn::{Db, DbConn};
use crate::db::schema::{fact_order, framework};
use crate::tally::cube::Tally;
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// The chart; the note tells how many frameworks have no fee rule, and what was ordered of them.
///
/// # Errors
/// The database failed, or a sum is beyond the range.
pub fn load(conn: &mut DbConn, _: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let mut query = fact_order::table
        .filter(fact_order::day.ge(asked.from.first_day()))
        .filter(fact_order::day.lt(asked.to.plus(1).first_day()))
        .filter(fact_order::framework_id.is_not_null())
        .select((fact_order::framework_id.assume_not_null(), fact_order::day, fact_order::amount))
        .into_boxed::<Db>();
    if let Some(class) = asked.class {
        query = query.filter(fact_order::class.eq(class));
    }
    let rows: Vec<(FrameworkId, chrono::NaiveDate, Money)> = query.load(conn)?;
    let years = asked.years();
    let mut sums: BTreeMap<(FrameworkId, usize), Decimal> = BTreeMap::new();
    for (framework, day, amount) in rows {
        let year = years.iter().position(|year| (year.from.first_day()..year.to.plus(1).first_day()).contains(&day));
        if let Some(year) = year {
            *sums.entry((framework, year)).or_default() += amount.decimal();
        }
    }
    let frameworks: BTreeMap<FrameworkId, Framework> =
        framework::table.load(conn)?.into_iter().map(|row: Framework| (row.id, row)).collect();
    let (mut fees, mut without) = (vec![Decimal::ZERO; years.len()], Decimal::ZERO);
    for ((id, year), amount) in sums {
        let fee = frameworks.get(&id).map(|framework| fee(framework, amount)).transpose()?.flatten();
        match (fee, fees.get_mut(year)) {
            (Some(fee), Some(sum)) => *sum += fee,
            _ => without += amount,
        }
    }
    let said = |amount: Decimal| Money::from_decimal(amount).map(|money| money.0);
    Ok(Figure::new("fees", Shape::Columns, Unit::Money, labels(&years))
        .with(Label::key("figure-amount"), fees.into_iter().map(said).collect())
        .noting("without", Unit::Money.said(said(without).unwrap_or_default())))
}

/// The fee on what was ordered of a framework in a year; none where it has no rule, or the law refuses it.
fn fee(framework: &Framework, amount: Decimal) -> Result<Option<Decimal>, Error> {
    let Some(rule) = framework.read_terms()?.fee else { return Ok(None) };
    let judged = check_case(&rule.case(framework.starts_on, amount, 1));
    let rulings = judged.map_err(|cause| Error::internal("work out a fee", cause))?;
    let fee = rulings.iter().flat_map(|ruling| &ruling.results).find(|found| found.what == "service_fee");
    Ok(fee.and_then(|found| match found.value {
        Quantity::Money { value, .. } => Some(value),
        _ => None,
    }))
}
