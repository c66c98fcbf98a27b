//! How long delivery and acceptance take: medians of days, year by year, and how many deliveries were late.

use chrono::NaiveDate;
use diesel::prelude::*;
use market_figures::quartile::quartile;

use crate::analytics::asked::{Asked, Period, Scope};
use crate::analytics::charts::sums::{labels, share};
use crate::base::error::Error;
use crate::db::conn::{Db, DbConn};
use crate::db::schema::fact_order;
use crate::tally::cube::Tally;
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// Day of the order, last day, delivered, accepted.
type Days = (NaiveDate, Option<NaiveDate>, Option<NaiveDate>, Option<NaiveDate>);

/// The chart; the note tells the share of late deliveries among those with a last day.
///
/// # Errors
/// The database failed.
pub fn load(conn: &mut DbConn, _: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let mut query = fact_order::table
        .filter(fact_order::day.ge(asked.from.first_day()))
        .filter(fact_order::day.lt(asked.to.plus(1).first_day()))
        .filter(fact_order::delivered_on.is_not_null())
        .select((fact_order::day, fact_order::deliver_by, fact_order::delivered_on, fact_order::accepted_on))
        .into_boxed::<Db>();
    if let Some(class) = asked.class {
        query = query.filter(fact_order::class.eq(class));
    }
    query = match &asked.scope {
        Scope::Agency(id) => query.filter(fact_order::agency_id.eq(*id)),
        Scope::Vendor(id) => query.filter(fact_order::vendor_id.eq(*id)),
        Scope::Office | Scope::Maker(_) | Scope::Public => query,
    };
    let rows: Vec<Days> = query.load(conn)?;
    let years = asked.years();
    let medians = |days: &dyn Fn(&Days) -> Option<i64>| -> Vec<Option<i64>> {
        years.iter().map(|year| median(rows.iter().filter(|row| within(*year, row.0)).filter_map(days))).collect()
    };
    let delivery = medians(&|row| row.2.map(|on| (on - row.0).num_days()));
    let acceptance = medians(&|row| row.3.zip(row.2).map(|(accepted, on)| (accepted - on).num_days()));
    let limited = rows.iter().filter_map(|row| row.1.zip(row.2));
    let (late, all) = limited.fold((0, 0), |(late, all), (by, on)| (late + i64::from(on > by), all + 1));
    Ok(Figure::new("delivery", Shape::Columns, Unit::Days, labels(&years))
        .with(Label::key("figure-delivery-days"), delivery)
        .with(Label::key("figure-acceptance-days"), acceptance)
        .noting("delivered", rows.len())
        .noting("late", late)
        .noting("share", share(late, all).map_or_else(|| "—".to_owned(), |share| Unit::Share.said(share))))
}

fn within(period: Period, day: NaiveDate) -> bool {
    (period.from.first_day()..period.to.plus(1).first_day()).contains(&day)
}

/// The median in tenths of a day.
fn median(days: impl Iterator<Item = i64>) -> Option<i64> {
    let mut tenths: Vec<i64> = days.map(|days| days * 10).collect();
    tenths.sort_unstable();
    quartile(&tenths, 2)
}
