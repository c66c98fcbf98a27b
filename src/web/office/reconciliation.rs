//! Both sides beside each other, differences first; also as a sheet.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;
use procurement_law::ruling::Lang;
use serde::Deserialize;

use crate::base::error::Error;
use crate::base::money::Money;
use crate::contracts::store as contracts;
use crate::exchange::reconcile::{Reconciliation, reconcile};
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::paper::give_sheet;
use crate::web::layout::{Layout, page};

/// The most differences that the page lists; the sheet has all.
const MOST: usize = 500;

/// Of which framework.
#[derive(Debug, Default, Deserialize)]
pub struct Ask {
    #[serde(default)]
    case_no: String,
}

#[derive(Template)]
#[template(path = "office_reconciliation.html")]
struct ReconciliationPage {
    page: Layout,
    found: Reconciliation,
    cases: Vec<String>,
    case_no: String,
    here: Money,
    there: Money,
    hidden: usize,
}

/// Shows both sides.
///
/// # Errors
/// The asker may not; there is no such framework.
pub async fn show(caller: Caller, ask: Query<Ask>) -> Result<HttpResponse, Failure> {
    let (mut found, cases) = load(&caller, &ask.case_no).await?;
    let sum = |amounts: Vec<Money>| amounts.into_iter().fold(Money::default(), |sum, one| sum.plus(one).unwrap_or(sum));
    let here = sum(found.months.iter().map(|row| row.here).collect());
    let there = sum(found.months.iter().map(|row| row.there).collect());
    let hidden = found.gaps.len().saturating_sub(MOST);
    found.gaps.truncate(MOST);
    let page_of = Layout::new(&caller, "reconciliation-title");
    let case_no = ask.into_inner().case_no;
    Ok(page(&ReconciliationPage { page: page_of, found, cases, case_no, here, there, hidden })?)
}

/// Both sides as a sheet: `csv`, `ods` or `xlsx`.
///
/// # Errors
/// As [`show`], or there is no such format.
pub async fn download(caller: Caller, format: Path<String>, ask: Query<Ask>) -> Result<HttpResponse, Failure> {
    let (found, _) = load(&caller, &ask.case_no).await?;
    Ok(give_sheet("reconciliation", &format, found.sheet()).await?)
}

async fn load(caller: &Caller, case_no: &str) -> Result<(Reconciliation, Vec<String>), Error> {
    let (call, case_no) = (caller.call()?, case_no.trim().to_owned());
    let read = caller.app.door.read(move |conn| {
        let of = match case_no.as_str() {
            "" => None,
            named => Some(contracts::by_case(conn, named)?.ok_or_else(Error::not_found)?.id),
        };
        let cases = contracts::frameworks(conn)?.into_iter().map(|row| row.case_no).collect();
        Ok((reconcile(conn, &call, of)?, cases))
    });
    read.await
}

impl ReconciliationPage {
    fn gap(&self) -> Money {
        Money(self.there.0.saturating_sub(self.here.0))
    }

    fn month(&self, day: &chrono::NaiveDate) -> String {
        use chrono::Datelike;
        match self.page.lang {
            Lang::En => day.format("%Y-%m").to_string(),
            Lang::ZhTw => format!("{}年{}月", day.year() - 1911, day.month()),
        }
    }
}
