//! Tenders and the hours of their openings.

use actix_web::http::StatusCode;
use actix_web::http::header::ETAG;
use actix_web::web::{Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::api::answer::{Sent, body, give, keep};
use crate::api::reviews::{ReviewLine, line};
use crate::base::error::Error;
use crate::base::page::{Page, PageAsk};
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::etag::etag;
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::Problem;
use crate::review::{read as reviews, store as review_store};
use crate::tenders::keep::{Kept, keep as keep_tender};
use crate::tenders::model::{Opening, Tender};
use crate::tenders::plan::{self, plan};
use crate::tenders::{read, store};

/// A tender.
#[derive(Debug, Serialize, ToSchema)]
pub struct TenderView {
    /// The id.
    pub id: Uuid,
    /// 案號.
    pub tender_no: String,
    /// Its name.
    pub name: String,
    /// The tendering agency.
    pub agency: String,
    /// When bids have to be in.
    #[schema(value_type = String, format = DateTime)]
    pub closes_at: Time,
    /// Its openings, in the order of their hours.
    pub stages: Vec<StageView>,
    /// What it asks for, in the form of a bundle's `tenders[]`.
    #[schema(value_type = Object)]
    pub terms: Value,
    /// Counts changes; the ETag.
    pub version: i64,
}

/// An opening.
#[derive(Debug, Serialize, ToSchema)]
pub struct StageView {
    /// `all`, `qualification` or `price`.
    pub stage: &'static str,
    /// Not before.
    #[schema(value_type = String, format = DateTime)]
    pub opens_at: Time,
    /// Whether that hour has come.
    pub open: bool,
    /// The bids under review; absent before the opening, and in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bids: Option<Vec<ReviewLine>>,
}

/// Which page.
#[derive(Debug, Deserialize, IntoParams)]
pub struct PageOf {
    /// Rows on the page, 1 to 200.
    pub limit: Option<i64>,
    /// The page before's `next_cursor`.
    pub cursor: Option<String>,
}

/// Lists the tenders, newest first.
#[utoipa::path(tag = "tenders", params(PageOf), responses((status = 200, body = [TenderView]), (status = 401, body = Problem)))]
#[get("/tenders")]
pub async fn list_tenders(caller: Caller, ask: Query<PageOf>) -> Result<HttpResponse, Failure> {
    let page = PageAsk::parse(ask.limit, ask.cursor.as_deref(), "tenders")?;
    let (call, now) = (caller.call()?, caller.app.clock.now());
    let page = caller.app.door.read(move |conn| read::list(conn, &call, &page)).await?;
    let data: Result<Vec<_>, Error> = page.data.iter().map(|(row, openings)| view(row, openings, now)).collect();
    Ok(HttpResponse::Ok().json(Page { data: data?, next_cursor: page.next_cursor }))
}

/// Reads a tender; after an opening also the bids of that stage.
#[utoipa::path(tag = "tenders", params(("tender_no" = String, Path)), responses((status = 200, body = TenderView), (status = 404, body = Problem)))]
#[get("/tenders/{tender_no}")]
pub async fn read_tender(caller: Caller, tender_no: Path<String>) -> Result<HttpResponse, Failure> {
    let (call, now) = (caller.call()?, caller.app.clock.now());
    let shown = caller.app.door.read(move |conn| {
        let (tender, openings) = read::read(conn, &call, &tender_no)?;
        let mut shown = view(&tender, &openings, now)?;
        for (stage, opening) in shown.stages.iter_mut().zip(&openings) {
            if opening.is_open(now) {
                let reviews = review_store::of_stage(conn, tender.id, opening.stage)?;
                stage.bids = Some(reviews::lines(conn, reviews)?.iter().map(line).collect());
            }
        }
        Ok(shown)
    });
    let shown = shown.await?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(shown.version))).json(shown))
}

/// Enters a tender, or amends one of which nothing has been opened: the shape of a bundle's `tenders[]`, with `opens_at`
/// for a tender of one stage or `stages` of `{stage, opens_at, required_documents}`.
#[utoipa::path(tag = "tenders", request_body = Object, params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = TenderView), (status = 200, body = TenderView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders")]
pub async fn keep_a_tender(caller: Caller, request: HttpRequest, sent: Sent) -> Result<HttpResponse, Failure> {
    let key = Key::read(&request, &sent.0)?;
    let (plan, call) = (plan(body::<plan::Sent>(&sent.0)?)?, caller.call()?);
    let answer = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let (tender, kept) = keep_tender(conn, &call, &plan)?;
            let openings = store::openings(conn, tender.id)?;
            let status = if kept == Kept::Entered { StatusCode::CREATED } else { StatusCode::OK };
            keep(status, Some(etag(tender.version)), &view(&tender, &openings, call.now)?)
        })
    });
    Ok(give(answer.await?))
}

fn view(tender: &Tender, openings: &[Opening], now: Time) -> Result<TenderView, Error> {
    let stages = openings.iter().map(|opening| StageView {
        stage: opening.stage.as_str(),
        opens_at: opening.opens_at,
        open: opening.is_open(now),
        bids: None,
    });
    Ok(TenderView {
        id: tender.id.0,
        tender_no: tender.case_no.clone(),
        name: tender.name.clone(),
        agency: tender.agency.clone(),
        closes_at: tender.closes_at,
        stages: stages.collect(),
        terms: serde_json::to_value(tender.terms()?).map_err(|cause| Error::internal("write an answer", cause))?,
        version: tender.version,
    })
}
