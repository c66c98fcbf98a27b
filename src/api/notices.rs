//! Award notices.

use actix_web::http::header::ETAG;
use actix_web::web::{Path, Query};
use actix_web::{HttpResponse, get};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::analytics::notices::{NoticeAsk, Total, load};
use crate::base::error::Error;
use crate::base::id::NoticeId;
use crate::base::money::Money;
use crate::http::caller::Caller;
use crate::http::etag::etag;
use crate::http::failure::Failure;
use crate::http::problem::Problem;
use crate::notices::model::NoticeKind;
use crate::notices::store;

/// A published award notice.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoticeView {
    /// The id.
    pub id: Uuid,
    /// Award or contract change.
    pub kind: NoticeKind,
    /// The agency's case number.
    pub case_no: String,
    /// The tender's title.
    pub title: String,
    /// The agency.
    pub agency: String,
    /// How it was tendered.
    pub method: String,
    /// Goods, services or works.
    pub category: String,
    /// How it was awarded.
    pub award_way: String,
    /// The award price, NT$ as a decimal string.
    #[schema(value_type = String)]
    pub price: Money,
    /// Who won.
    pub awarded_to: String,
    /// Who did not.
    pub not_awarded: String,
    /// The day of the award.
    #[schema(value_type = String, format = Date)]
    pub awarded_on: chrono::NaiveDate,
    /// The day of the notice.
    #[schema(value_type = String, format = Date)]
    pub noticed_on: chrono::NaiveDate,
    /// The file of the open data that it came from.
    pub source: String,
}

/// Reads an award notice.
#[utoipa::path(tag = "market", params(("id" = String, Path)), responses((status = 200, body = NoticeView), (status = 404, body = Problem)))]
#[get("/notices/{id}")]
pub async fn read_notice(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let id: NoticeId = id.parse().map_err(|_| Error::not_found())?;
    let notice = caller.app.door.read(move |conn| store::find(conn, id)).await?;
    let tag = etag(notice.version);
    let view = NoticeView {
        id: notice.id.0,
        kind: notice.kind,
        case_no: notice.case_no,
        title: notice.title,
        agency: notice.agency,
        method: notice.method,
        category: notice.category,
        award_way: notice.award_way,
        price: notice.price,
        awarded_to: notice.awarded_to,
        not_awarded: notice.not_awarded,
        awarded_on: notice.awarded_on,
        noticed_on: notice.noticed_on,
        source: notice.source,
    };
    Ok(HttpResponse::Ok().insert_header((ETAG, tag)).json(view))
}

/// What award notices come to.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoticeTotals {
    /// All awards.
    pub count: i64,
    /// What they come to, NT$.
    #[schema(value_type = String)]
    pub price: Money,
    /// Notices of contract changes, which are in no sum.
    pub contract_changes: i64,
    /// By agency and way of award.
    pub rows: Vec<NoticeTotal>,
}

/// The awards of one agency by one way.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoticeTotal {
    /// The agency.
    pub agency: String,
    /// The way of award (決標方式).
    pub award_way: String,
    /// How many awards.
    pub count: i64,
    /// What they come to, NT$.
    #[schema(value_type = String)]
    pub price: Money,
}

/// Totals of published award notices by agency and way of award: each award once as last corrected, no contract changes.
#[utoipa::path(tag = "notices", params(NoticeAsk), responses((status = 200, body = NoticeTotals), (status = 422, body = Problem)))]
#[get("/notice-totals")]
pub async fn read_notice_totals(caller: Caller, ask: Query<NoticeAsk>) -> Result<HttpResponse, Failure> {
    let ask = ask.into_inner();
    let totals = caller.app.door.read(move |conn| load(conn, &ask)).await?;
    let row = |row: Total| NoticeTotal { agency: row.agency, award_way: row.way, count: row.count, price: row.price };
    Ok(HttpResponse::Ok().json(NoticeTotals {
        count: totals.count,
        price: totals.price,
        contract_changes: totals.changes,
        rows: totals.rows.into_iter().map(row).collect(),
    }))
}
