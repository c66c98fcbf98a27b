//! Licences whose terms end in the months to come, and how much of them will be bought again by what was so far.

use std::collections::HashMap;

use diesel::prelude::*;
use market_figures::Dictionary;
use market_figures::renewal::{self, Purchase, Window};

use crate::analytics::asked::{Asked, Scope};
use crate::analytics::month::Month;
use crate::base::error::Error;
use crate::base::id::{OrganisationId, ProductId};
use crate::base::money::Money;
use crate::db::conn::{Db, DbConn};
use crate::db::schema::{fact_order_line, figure_product};
use crate::tally::cube::Tally;
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// Months ahead.
const AHEAD: i32 = 12;
/// A licence is bought again from three months before its end to three months after it.
const WINDOW: Window = Window { early: 3, late: 3 };
/// Months whose foretelling is measured.
const TESTED: i32 = 12;

/// The chart: what ends, and what of it is expected to be bought again. The note tells the measured share and the backtest.
///
/// # Errors
/// The database failed.
pub fn load(conn: &mut DbConn, _: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let all = purchases(conn, asked)?;
    let now = Month::of_day(asked.today);
    let rate = renewal::rate(&all, now.number(), WINDOW);
    let test = renewal::backtest(&all, now.number() - TESTED - WINDOW.late, TESTED, WINDOW);
    let due = renewal::due(&all, now.number(), now.number() + AHEAD - 1, WINDOW);
    let months: Vec<Month> = (0..AHEAD).map(|step| now.plus(step)).collect();
    let ends = |month: &Month| {
        let of_month = due.iter().filter(|one| one.month == month.number() && !one.renewed);
        of_month.map(|one| one.purchase.amount).fold(0_i64, i64::saturating_add)
    };
    let ending: Vec<i64> = months.iter().map(ends).collect();
    let expected =
        |amount: &i64| rate.share().map(|share| ((*amount as f64) * share / 10_000.0).round() as i64 * 10_000);
    let percent = |share: Option<f64>| share.map_or_else(|| "—".to_owned(), |share| format!("{:.1}", share * 100.0));
    Ok(Figure::new(
        "renewals",
        Shape::Columns,
        Unit::Money,
        months.iter().map(|month| Label::plain(month.roc())).collect(),
    )
    .with(Label::key("figure-ending"), ending.iter().map(|amount| Some(*amount)).collect())
    .with(Label::key("figure-renewing"), ending.iter().map(expected).collect())
    .noting("ended", rate.ended)
    .noting("renewed", rate.renewed)
    .noting("share", percent(rate.share()))
    .noting(
        "foretold",
        test.map_or_else(|| "—".to_owned(), |test| Unit::Money.said(test.foretold.round() as i64 / 10_000 * 10_000)),
    )
    .noting("came", test.map_or_else(|| "—".to_owned(), |test| Unit::Money.said(test.came))))
}

type Bought = (OrganisationId, ProductId, chrono::NaiveDate, Money, i64);

fn purchases(conn: &mut DbConn, asked: &Asked) -> Result<Vec<Purchase>, Error> {
    let mut query = fact_order_line::table
        .inner_join(figure_product::table.on(figure_product::id.eq(fact_order_line::product_id)))
        .filter(figure_product::months.gt(0))
        .select((
            fact_order_line::agency_id,
            fact_order_line::product_id,
            fact_order_line::day,
            fact_order_line::amount,
            figure_product::months,
        ))
        .into_boxed::<Db>();
    if let Some(class) = asked.class {
        query = query.filter(fact_order_line::class.eq(class));
    }
    query = match &asked.scope {
        Scope::Agency(id) => query.filter(fact_order_line::agency_id.eq(*id)),
        Scope::Vendor(id) => query.filter(fact_order_line::vendor_id.eq(*id)),
        Scope::Office | Scope::Maker(_) | Scope::Public => query,
    };
    let rows: Vec<Bought> = query.load(conn)?;
    let (mut holders, mut products) = (Dictionary::default(), Dictionary::default());
    // Lines of one month are one purchase.
    let mut purchases: HashMap<(u32, u32, i32), Purchase> = HashMap::new();
    for (agency, product, day, amount, months) in rows {
        let key = (holders.code(&agency), products.code(&product), Month::of_day(day).number());
        let empty = Purchase {
            holder: key.0,
            product: key.1,
            month: key.2,
            term: i32::try_from(months).unwrap_or(i32::MAX),
            amount: 0,
        };
        let purchase = purchases.entry(key).or_insert(empty);
        purchase.amount = purchase.amount.saturating_add(amount.0);
    }
    Ok(purchases.into_values().collect())
}
