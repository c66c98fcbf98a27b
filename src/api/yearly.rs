//! The yearly reports of frameworks as data and as sheets.

use actix_web::web::{Path, Query};
use actix_web::{HttpResponse, get};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::analytics::yearly::report::{due, named, sheet};
use crate::analytics::yearly::savings::saved;
use crate::analytics::yearly::sold::{FrameworkYear, of_year, roc_year};
use crate::base::id::FrameworkId;
use crate::base::money::Money;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::paper::give_sheet;
use crate::http::problem::Problem;

/// Of which year.
#[derive(Debug, Deserialize, IntoParams)]
pub struct YearAsk {
    /// The ROC year; the one before this unless said.
    pub year: Option<i32>,
}

/// The reports of a year.
#[derive(Debug, Serialize, ToSchema)]
pub struct YearView {
    /// The ROC year.
    pub year: i32,
    /// The day by which the reports are due.
    #[schema(value_type = String, format = Date)]
    pub due_on: NaiveDate,
    /// The frameworks with orders.
    pub frameworks: Vec<YearOfFramework>,
}

/// A framework's year.
#[derive(Debug, Serialize, ToSchema)]
pub struct YearOfFramework {
    /// The id.
    pub id: Uuid,
    /// 案號.
    pub case_no: String,
    /// What was ordered cost (C), NT$.
    #[schema(value_type = String)]
    pub amount: Money,
    /// It was budgeted at (D), NT$.
    #[schema(value_type = String)]
    pub budget: Money,
    /// What was saved (E = D − C), NT$.
    #[schema(value_type = String)]
    pub saved: Decimal,
    /// Its part of the budget (F = E / D), percent.
    #[schema(value_type = Option<String>)]
    pub share: Option<Decimal>,
}

/// The frameworks that were ordered from in a year, with what was saved.
#[utoipa::path(tag = "figures", params(YearAsk), responses((status = 200, body = YearView), (status = 403, body = Problem)))]
#[get("/yearly-reports")]
pub async fn list_yearly_reports(caller: Caller, ask: Query<YearAsk>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadAllFigures, &Facts::default())?;
    let year = ask.year.unwrap_or_else(|| roc_year(caller.app.clock.now().local_date()) - 1);
    let found = caller.app.door.read(move |conn| of_year(conn, year)).await?;
    let frameworks = found.iter().map(view).collect();
    Ok(HttpResponse::Ok().json(YearView { year, due_on: due(year)?, frameworks }))
}

fn view(year: &FrameworkYear) -> YearOfFramework {
    let (saved, share) = saved(year.budget(), year.amount());
    let (amount, budget) = (year.amount(), year.budget());
    YearOfFramework { id: year.framework.id.0, case_no: year.framework.case_no.clone(), amount, budget, saved, share }
}

/// A report as a sheet: `rpt-1` (savings), `rpt-2` (market prices) or `rpt-3` (orders of items) as `ods`, `xlsx` or `csv`.
#[utoipa::path(tag = "figures", params(("id" = Uuid, Path), ("name" = String, Path), YearAsk), responses((status = 200), (status = 404, body = Problem)))]
#[get("/yearly-reports/{id}/{name}")]
pub async fn read_yearly_report(
    caller: Caller,
    path: Path<(FrameworkId, String)>,
    ask: Query<YearAsk>,
) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadAllFigures, &Facts::default())?;
    let (id, name) = path.into_inner();
    let (report, ending) = named(&name)?;
    let year = ask.year.unwrap_or_else(|| roc_year(caller.app.clock.now().local_date()) - 1);
    let lang = caller.lang;
    let made = caller.app.door.read(move |conn| sheet(conn, report, id, year, lang)).await?;
    Ok(give_sheet(&format!("{report}-{year}"), ending, made).await?)
}
