//! Price checks: list and read.

use actix_web::http::header::ETAG;
use actix_web::web::{Path, Query};
use actix_web::{HttpResponse, get};
use chrono::NaiveDate;
use procurement_law::ruling::{Lang, Ruling};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::base::error::Error;
use crate::base::id::PriceCheckId;
use crate::base::money::Money;
use crate::base::page::{Page, PageAsk};
use crate::http::caller::Caller;
use crate::http::etag::etag;
use crate::http::failure::Failure;
use crate::http::problem::{Problem, Ruled, ruled};
use crate::price_checks::model::{Answer, CheckState, Decision, PriceCheck, ReportState};
use crate::price_checks::read::{self, Seen, Whole};

/// A price check.
#[derive(Debug, Serialize, ToSchema)]
pub struct PriceCheckView {
    /// The id.
    pub id: Uuid,
    /// The listing.
    pub listing: Uuid,
    /// The vendor.
    pub vendor: Uuid,
    /// `open` or `closed`.
    pub state: CheckState,
    /// The listing's unit price when the case was opened.
    #[schema(value_type = String)]
    pub listed_price: Money,
    /// The day by which the vendor is asked to answer.
    #[schema(value_type = String, format = Date)]
    pub answer_by: NaiveDate,
    /// `keeps`, `cuts` or `disputes`.
    pub answer: Option<Answer>,
    /// The price that the vendor cuts to.
    #[schema(value_type = Option<String>)]
    pub answer_price: Option<Money>,
    /// Why.
    pub answer_reason: Option<String>,
    /// `price_kept`, `price_cut` or `vendor_to_negotiate`.
    pub decision: Option<Decision>,
    /// Why.
    pub decision_reason: Option<String>,
    /// The reports that the caller may see; empty in lists.
    pub reports: Vec<ReportView>,
    /// The rulings of the latest act; empty in lists.
    #[schema(value_type = Vec<Object>)]
    pub rulings: Vec<Ruled>,
    /// Counts changes; the ETag.
    pub version: i64,
}

/// What an agency found.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportView {
    /// The id.
    pub id: Uuid,
    /// The agency; a vendor is not told it.
    pub agency: Option<Uuid>,
    /// The price found, per unit.
    #[schema(value_type = String)]
    pub price: Money,
    /// Where.
    pub place: String,
    /// On which day.
    #[schema(value_type = String, format = Date)]
    pub found_on: NaiveDate,
    /// What shows it.
    pub evidence: String,
    /// `standing` or `withdrawn`.
    pub state: ReportState,
    /// Counts changes; what withdrawing names.
    pub version: i64,
}

/// Which price checks.
#[derive(Debug, Deserialize, IntoParams)]
pub struct ListChecks {
    /// Rows on the page, 1 to 200.
    pub limit: Option<i64>,
    /// The page before's `next_cursor`.
    pub cursor: Option<String>,
}

/// Lists the price checks that the caller may see, newest first.
#[utoipa::path(tag = "trust", params(ListChecks), responses((status = 200, body = [PriceCheckView])))]
#[get("/price-checks")]
pub async fn list_price_checks(caller: Caller, ask: Query<ListChecks>) -> Result<HttpResponse, Failure> {
    let (page, call) = (PageAsk::parse(ask.limit, ask.cursor.as_deref(), "price checks")?, caller.call()?);
    let page = caller.app.door.read(move |conn| read::list(conn, &call, &page, "price checks")).await?;
    let data = page.data.iter().map(line).collect();
    Ok(HttpResponse::Ok().json(Page::<PriceCheckView> { data, next_cursor: page.next_cursor }))
}

/// Reads a price check, with the reports that the caller may see.
#[utoipa::path(tag = "trust", params(("id" = String, Path)), responses((status = 200, body = PriceCheckView), (status = 404, body = Problem)))]
#[get("/price-checks/{id}")]
pub async fn read_price_check(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let (id, call) = (check_id(&id)?, caller.call()?);
    let whole = caller.app.door.read(move |conn| read::read(conn, &call, id)).await?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(whole.case.version))).json(view(&whole, caller.lang)))
}

/// A price check as the API shows it.
pub fn view(whole: &Whole, lang: Lang) -> PriceCheckView {
    let rulings: Vec<Ruling> = serde_json::from_str(&whole.case.rulings).unwrap_or_default();
    PriceCheckView {
        reports: whole.reports.iter().map(report).collect(),
        rulings: ruled(&rulings, lang),
        ..line(&whole.case)
    }
}

fn line(case: &PriceCheck) -> PriceCheckView {
    PriceCheckView {
        id: case.id.0,
        listing: case.listing_id.0,
        vendor: case.vendor_id.0,
        state: case.state,
        listed_price: case.listed_price,
        answer_by: case.answer_by,
        answer: case.answer,
        answer_price: case.answer_price,
        answer_reason: case.answer_reason.clone(),
        decision: case.decision,
        decision_reason: case.decision_reason.clone(),
        reports: Vec::new(),
        rulings: Vec::new(),
        version: case.version,
    }
}

fn report(seen: &Seen) -> ReportView {
    ReportView {
        id: seen.report.id.0,
        agency: seen.agency.is_some().then_some(seen.report.agency_id.0),
        price: seen.report.price,
        place: seen.report.place.clone(),
        found_on: seen.report.found_on,
        evidence: seen.report.evidence.clone(),
        state: seen.report.state,
        version: seen.report.version,
    }
}

/// The id in a path; anything else is nothing that exists.
///
/// # Errors
/// It is no id.
pub fn check_id(text: &str) -> Result<PriceCheckId, Error> {
    text.parse().map_err(|_| Error::not_found())
}
