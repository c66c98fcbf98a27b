//! What published award notices come to, by agency and way of award. They are facts of their own: other agencies' tenders
//! of every kind, never part of the market's own figures.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use office_files::{Cell, Sheet};
use procurement_law::ruling::Lang;

use crate::analytics::month::Month;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::db::conn::{Db, DbConn};
use crate::db::schema::award_notice;
use crate::notices::model::NoticeKind;
use crate::texts::say;

/// Which notices are counted, as it stands in an address.
#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct NoticeAsk {
    /// The ROC year of the award; every year unless said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub year: String,
    /// Only agencies whose names hold these words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub agency: String,
    /// Only this way of award, such as 最低標.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub way: String,
}

/// The awards of one agency by one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// The agency.
    pub agency: String,
    /// The way of award (決標方式).
    pub way: String,
    /// How many awards.
    pub count: i64,
    /// What they come to.
    pub price: Money,
}

/// What notices come to.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    /// By agency and way, the largest first.
    pub rows: Vec<Total>,
    /// All awards.
    pub count: i64,
    /// Of all awards.
    pub price: Money,
    /// Notices of contract changes, which are no awards and stand in no sum.
    pub changes: i64,
}

/// Counts the notices that are asked for: awards as last corrected, each once, no contract changes.
///
/// # Errors
/// The year is none, a sum is beyond the range, or the database failed.
pub fn load(conn: &mut DbConn, ask: &NoticeAsk) -> Result<Totals, Error> {
    let mut query = award_notice::table
        .select((award_notice::agency, award_notice::award_way, award_notice::kind, award_notice::price))
        .into_boxed::<Db>();
    if let Some((first, next)) = days(&ask.year)? {
        query = query.filter(award_notice::awarded_on.ge(first).and(award_notice::awarded_on.lt(next)));
    }
    if !ask.way.trim().is_empty() {
        query = query.filter(award_notice::award_way.eq(ask.way.trim().to_owned()));
    }
    let rows: Vec<(String, String, NoticeKind, Money)> = query.load(conn)?;
    let words: Vec<&str> = ask.agency.split_whitespace().collect();
    let mut totals = Totals::default();
    let mut groups: BTreeMap<(String, String), (i64, Money)> = BTreeMap::new();
    let too_large = || Error::internal("sum award notices", "a sum is beyond the range");
    for (agency, way, kind, price) in rows {
        if !words.iter().all(|word| agency.contains(word)) {
            continue;
        }
        if kind == NoticeKind::ContractChange {
            totals.changes += 1;
            continue;
        }
        let (count, sum) = groups.entry((agency, way)).or_default();
        (*count, *sum) = (*count + 1, sum.plus(price).ok_or_else(too_large)?);
        (totals.count, totals.price) = (totals.count + 1, totals.price.plus(price).ok_or_else(too_large)?);
    }
    totals.rows =
        groups.into_iter().map(|((agency, way), (count, price))| Total { agency, way, count, price }).collect();
    totals.rows.sort_by(|a, b| (b.price, &a.agency, &a.way).cmp(&(a.price, &b.agency, &b.way)));
    Ok(totals)
}

fn days(year: &str) -> Result<Option<(NaiveDate, NaiveDate)>, Error> {
    if year.trim().is_empty() {
        return Ok(None);
    }
    let wrong = || Error::invalid("notices.year").at("year");
    let year: i32 = year.trim().parse().map_err(|_| wrong())?;
    if !(1..1_000).contains(&year) {
        return Err(wrong());
    }
    let first = Month::first_of(year);
    Ok(Some((first.first_day(), first.plus(12).first_day())))
}

/// The totals as a sheet, exact.
pub fn sheet(totals: &Totals, lang: Lang) -> Sheet {
    let heads = ["notice-agency", "notice-award-way", "notices-count", "notice-price"].map(|key| say(lang, key));
    let mut sheet = Sheet::new(say(lang, "notices-title"), heads);
    for row in &totals.rows {
        sheet.rows.push(vec![
            Cell::from(row.agency.clone()),
            Cell::from(row.way.clone()),
            Cell::Number(row.count.into()),
            Cell::Number(row.price.decimal()),
        ]);
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_one_of_the_republic() {
        let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        assert_eq!(days("112").unwrap(), Some((day(2023), day(2024))));
        assert_eq!(days(" ").unwrap(), None);
        for wrong in ["2023", "x", "0", "-1"] {
            assert_eq!(days(wrong).unwrap_err().code, "notices.year", "{wrong}");
        }
    }
}
