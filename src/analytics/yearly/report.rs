//! The reports by name, and the day by which they are due.

use chrono::{Days, NaiveDate};
use office_files::Sheet;
use procurement_law::ruling::Lang;

use crate::analytics::yearly::sold::{FrameworkYear, days, load};
use crate::analytics::yearly::{market_prices, of_items, savings};
use crate::base::error::Error;
use crate::base::id::FrameworkId;
use crate::db::conn::DbConn;
use crate::text_enum;

/// Days after the year within which reports are due.
const DUE: u64 = 15;

text_enum! {
    /// A report.
    Report {
        /// What was saved against the budget.
        Savings = "rpt-1",
        /// What the market asks for what was ordered.
        MarketPrices = "rpt-2",
        /// How often each item was ordered.
        OfItems = "rpt-3",
    }
}

/// The last day on which the reports of a year are on time.
///
/// # Errors
/// There is no such year.
pub fn due(roc_year: i32) -> Result<NaiveDate, Error> {
    let (_, next) = days(roc_year)?;
    Ok(next + Days::new(DUE - 1))
}

/// Reads the name of a file, `rpt-1.ods`: the report and the ending.
///
/// # Errors
/// There is no such report.
pub fn named(name: &str) -> Result<(Report, &str), Error> {
    let (report, ending) = name.rsplit_once('.').ok_or_else(Error::not_found)?;
    Ok((report.parse().map_err(|_| Error::not_found())?, ending))
}

/// A report of a framework's year as a sheet.
///
/// # Errors
/// There is no such framework or year, a sum is beyond the range, or the database failed.
pub fn sheet(conn: &mut DbConn, report: Report, id: FrameworkId, roc_year: i32, lang: Lang) -> Result<Sheet, Error> {
    let year: FrameworkYear = load(conn, id, roc_year)?;
    Ok(match report {
        Report::Savings => savings::sheet(&year, lang),
        Report::MarketPrices => market_prices::sheet(&year, &market_prices::found(conn, &year)?, lang),
        Report::OfItems => of_items::sheet(&year, lang),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_due_on_the_fifteenth_of_january() {
        assert_eq!(due(115).unwrap(), NaiveDate::from_ymd_opt(2027, 1, 15).unwrap());
    }
}
