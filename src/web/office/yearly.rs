//! The yearly reports: each framework of a year with what it saved, and its three sheets.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::analytics::yearly::report::{Report, due, named, sheet};
use crate::analytics::yearly::savings::saved;
use crate::analytics::yearly::sold::{FrameworkYear, of_year, roc_year};
use crate::base::error::Error;
use crate::base::id::FrameworkId;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::paper::give_sheet;
use crate::web::layout::{Layout, page};

/// Of which year, ROC; the one before this unless said.
#[derive(Debug, Default, Deserialize)]
pub struct Ask {
    #[serde(default)]
    year: String,
}

#[derive(Template)]
#[template(path = "office_yearly.html")]
struct YearlyPage {
    page: Layout,
    year: i32,
    due: NaiveDate,
    rows: Vec<FrameworkYear>,
}

impl Ask {
    fn year(&self, today: NaiveDate) -> Result<i32, Error> {
        match self.year.trim() {
            "" => Ok(roc_year(today) - 1),
            text => text.parse().map_err(|_| Error::invalid("yearly.year").at("year")),
        }
    }
}

/// Shows the frameworks that were ordered from in a year.
///
/// # Errors
/// The person may not see them, there is no such year, or the database failed.
pub async fn show(caller: Caller, ask: Query<Ask>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadAllFigures, &Facts::default())?;
    let year = ask.year(caller.app.clock.now().local_date())?;
    let rows = caller.app.door.read(move |conn| of_year(conn, year)).await?;
    Ok(page(&YearlyPage { page: Layout::new(&caller, "yearly-title"), year, due: due(year)?, rows })?)
}

/// Gives a report as a sheet.
///
/// # Errors
/// As the page, or there is no such framework, report or format.
pub async fn download(
    caller: Caller,
    path: Path<(FrameworkId, String)>,
    ask: Query<Ask>,
) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadAllFigures, &Facts::default())?;
    let (id, name) = path.into_inner();
    let (report, ending) = named(&name)?;
    let (year, lang) = (ask.year(caller.app.clock.now().local_date())?, caller.lang);
    let made = caller.app.door.read(move |conn| sheet(conn, report, id, year, lang)).await?;
    Ok(give_sheet(&format!("{report}-{year}"), ending, made).await?)
}

impl YearlyPage {
    fn reports(&self) -> &'static [Report] {
        Report::ALL
    }

    /// What was saved and its part of the budget.
    fn saved(&self, row: &FrameworkYear) -> (String, String) {
        let (dollars, part) = saved(row.budget(), row.amount());
        let dollars =
            crate::base::money::Money::from_decimal(dollars).map_or_else(String::new, |money| money.to_string());
        (dollars, part.map_or_else(|| "—".to_owned(), |part| format!("{part}%")))
    }
}
