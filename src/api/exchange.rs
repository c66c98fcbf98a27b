//! Files that the office takes over, and the exchange with the e-procurement site.

use actix_web::http::StatusCode;
use actix_web::web::{Path, Payload, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::api::answer::{Sent, body, give, keep, received};
use crate::api::trust::step::step;
use crate::base::error::Error;
use crate::base::id::{OrderId, SiteOrderId};
use crate::base::money::Money;
use crate::base::page::{Page, PageAsk};
use crate::contracts::store as contracts;
use crate::exchange::document::{fields, title};
use crate::exchange::model::{SiteOrder, SiteState};
use crate::exchange::pick::{candidates, pick};
use crate::exchange::reconcile::{Gap, reconcile};
use crate::exchange::sheet::ready;
use crate::exchange::{files, store};
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::Problem;
use crate::intake::keep::Source;
use crate::intake::run::OnFault;

/// The largest file.
const LARGEST: usize = 64 * 1024 * 1024;

/// Which file, and what to do when a row is refused.
#[derive(Debug, Deserialize, IntoParams)]
pub struct ImportAsk {
    /// The file's name.
    pub name: String,
    /// `true`: import nothing of the file when a row is refused.
    #[serde(default)]
    pub all_or_nothing: bool,
}

/// A line of an order on the e-procurement site.
#[derive(Debug, Serialize, ToSchema)]
pub struct SiteOrderView {
    /// The id.
    pub id: Uuid,
    /// The order's number there.
    pub pcc_number: String,
    /// The framework's case number.
    pub case_no: String,
    /// The item's number.
    pub item_no: String,
    /// The day there.
    #[schema(value_type = String, format = Date)]
    pub ordered_on: chrono::NaiveDate,
    /// The ordering agency's code.
    pub agency_code: String,
    /// The vendor's business number.
    pub vendor_ubn: String,
    /// Units.
    pub quantity: i64,
    /// Price of a unit, NT$.
    #[schema(value_type = String)]
    pub unit_price: Money,
    /// The line's amount, NT$.
    #[schema(value_type = String)]
    pub amount: Money,
    /// What it is to the market.
    pub state: SiteState,
    /// The market's order that it is.
    pub order: Option<Uuid>,
    /// The market's orders that it may be; only where one line is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub candidates: Option<Vec<Uuid>>,
    /// Counts changes; the ETag.
    pub version: i64,
}

/// Which lines.
#[derive(Debug, Deserialize, IntoParams)]
pub struct ListAsk {
    /// `matched`, `outside`, `waiting`, `cancelled` or `past`; `waiting` when absent.
    pub state: Option<String>,
    /// Rows on the page, 1 to 200.
    pub limit: Option<i64>,
    /// The page before's `next_cursor`.
    pub cursor: Option<String>,
}

/// Of which framework.
#[derive(Debug, Deserialize, IntoParams)]
pub struct ReconciliationAsk {
    /// The case number; all when absent.
    pub case_no: Option<String>,
}

/// What a person says an order of the site is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleBody {
    /// The market's order; null when it is none.
    pub order: Option<Uuid>,
    /// Why.
    pub reason: String,
}

/// Both sides.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReconciliationView {
    /// Orders in which they differ.
    pub differences: Vec<DifferenceView>,
    /// Months of frameworks, newest first.
    pub months: Vec<MonthView>,
}

/// An order in which the two sides differ.
#[derive(Debug, Serialize, ToSchema)]
pub struct DifferenceView {
    /// The framework's case number.
    pub case_no: String,
    /// `2026-11`.
    pub month: String,
    /// Why.
    pub gap: Gap,
    /// The number on the site.
    pub pcc_number: String,
    /// The market's order.
    pub order: Option<Uuid>,
    /// Amount here, NT$.
    #[schema(value_type = String)]
    pub here: Money,
    /// Amount there, NT$.
    #[schema(value_type = String)]
    pub there: Money,
}

/// A month of a framework.
#[derive(Debug, Serialize, ToSchema)]
pub struct MonthView {
    /// The framework's case number.
    pub case_no: String,
    /// `2026-11`.
    pub month: String,
    /// Orders issued here.
    pub orders_here: usize,
    /// Their amount, NT$.
    #[schema(value_type = String)]
    pub here: Money,
    /// Orders that the site tells of.
    pub orders_there: usize,
    /// Their amount, NT$.
    #[schema(value_type = String)]
    pub there: Money,
}

/// A screen of the site with its fields.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScreenView {
    /// The screen.
    pub screen: String,
    /// The fields in their order.
    pub fields: Vec<FieldView>,
}

/// A field.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldView {
    /// The field.
    pub label: String,
    /// What is typed there.
    pub value: String,
}

/// Takes a CSV file of any layout over (frameworks, items, awards, listings, the site's list), a report per row.
#[utoipa::path(tag = "exchange", params(ImportAsk, ("Idempotency-Key" = String, Header)),
    request_body(content = String, content_type = "text/csv"),
    responses((status = 200, body = Object), (status = 422, body = Problem)))]
#[post("/imports")]
pub async fn import_file(
    caller: Caller,
    request: HttpRequest,
    ask: Query<ImportAsk>,
    payload: Payload,
) -> Result<HttpResponse, Failure> {
    Key::read(&request, b"")?;
    decide(&caller.actor, Action::KeepFramework, &Facts::default())?;
    let bytes = received(payload, LARGEST).await?;
    let key = Key::read(&request, &bytes)?;
    let source = Source::keep(&caller.app.storage, &ask.name, bytes).await?;
    let on_fault = if ask.all_or_nothing { OnFault::ImportNothing } else { OnFault::SkipRow };
    let call = caller.call()?;
    let answer = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let (layout, report) = files::import(conn, &call, &source, on_fault)?;
            keep(StatusCode::OK, None, &serde_json::json!({ "layout": layout, "report": report }))
        })
    });
    Ok(give(answer.await?))
}

/// Reads both sides, what the market issued and what the site tells, by framework and month.
#[utoipa::path(tag = "exchange", params(ReconciliationAsk), responses((status = 200, body = ReconciliationView), (status = 404, body = Problem)))]
#[get("/reconciliation")]
pub async fn read_reconciliation(caller: Caller, ask: Query<ReconciliationAsk>) -> Result<HttpResponse, Failure> {
    let call = caller.call()?;
    let read = caller.app.door.read(move |conn| {
        let of = match ask.case_no.as_deref() {
            None => None,
            Some(case_no) => Some(contracts::by_case(conn, case_no)?.ok_or_else(Error::not_found)?.id),
        };
        reconcile(conn, &call, of)
    });
    let found = read.await?;
    let month = |day: chrono::NaiveDate| day.format("%Y-%m").to_string();
    let differences = found.gaps.into_iter().map(|row| DifferenceView {
        case_no: row.case_no,
        month: month(row.month),
        gap: row.gap,
        pcc_number: row.pcc_number,
        order: row.order.map(|(id, _)| id.0),
        here: row.here,
        there: row.there,
    });
    let months = found.months.into_iter().map(|row| MonthView {
        case_no: row.case_no,
        month: month(row.month),
        orders_here: row.orders_here,
        here: row.here,
        orders_there: row.orders_there,
        there: row.there,
    });
    let view = ReconciliationView { differences: differences.collect(), months: months.collect() };
    Ok(HttpResponse::Ok().json(view))
}

/// Lists lines of orders on the site in a state, newest first.
#[utoipa::path(tag = "exchange", params(ListAsk), responses((status = 200, body = [SiteOrderView])))]
#[get("/site-orders")]
pub async fn list_site_orders(caller: Caller, ask: Query<ListAsk>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadSiteOrders, &Facts::default())?;
    let state: SiteState =
        ask.state.as_deref().unwrap_or("waiting").parse().map_err(|_| Error::invalid("choice.missing").at("state"))?;
    let filter = format!("site orders {state}");
    let page = PageAsk::parse(ask.limit, ask.cursor.as_deref(), &filter)?;
    let asked = page.clone();
    let rows = caller.app.door.read(move |conn| store::list(conn, state, &asked)).await?;
    let found = page.cut(rows, &filter, |line: &SiteOrder| line.id.to_string());
    let data = found.data.into_iter().map(|line| view(line, None)).collect();
    Ok(HttpResponse::Ok().json(Page::<SiteOrderView> { data, next_cursor: found.next_cursor }))
}

/// Reads a line, with the market's orders that it may be.
#[utoipa::path(tag = "exchange", params(("id" = String, Path)), responses((status = 200, body = SiteOrderView), (status = 404, body = Problem)))]
#[get("/site-orders/{id}")]
pub async fn read_site_order(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let id: SiteOrderId = id.parse().map_err(|_| Error::not_found())?;
    let call = caller.call()?;
    let read = caller.app.door.read(move |conn| {
        let found = candidates(conn, &call, id)?;
        Ok((store::find(conn, id)?, found.iter().map(|order| order.id.0).collect()))
    });
    let (line, found) = read.await?;
    let tag = crate::http::etag::etag(line.version);
    Ok(HttpResponse::Ok().insert_header((actix_web::http::header::ETAG, tag)).json(view(line, Some(found))))
}

/// Says which of the market's orders it is, or that it is none.
#[utoipa::path(tag = "exchange", request_body = SettleBody,
    params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = SiteOrderView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/site-orders/{id}/settle")]
pub async fn settle_site_order(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let id: SiteOrderId = id.parse().map_err(|_| Error::not_found())?;
    let asked: SettleBody = body(&sent.0)?;
    step(caller, &request, &sent, move |conn, call, seen| {
        pick(conn, call, id, seen, asked.order.map(OrderId), &asked.reason)?;
        let line = store::find(conn, id)?;
        let version = line.version;
        Ok((view(line, None), version))
    })
    .await
}

/// Reads the fields by which an approved order is placed on the site, in the order of its screens.
#[utoipa::path(tag = "exchange", params(("id" = String, Path)), responses((status = 200, body = [ScreenView]), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[get("/orders/{id}/pcc")]
pub async fn read_ready_order(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let id: OrderId = id.parse().map_err(|_| Error::not_found())?;
    let (call, lang) = (caller.call()?, caller.lang);
    let found = caller.app.door.read(move |conn| ready(conn, &call, id)).await?;
    let screens: Vec<ScreenView> = found
        .screens()
        .iter()
        .map(|screen| ScreenView {
            screen: title(screen, lang),
            fields: fields(screen, lang).into_iter().map(|(label, value)| FieldView { label, value }).collect(),
        })
        .collect();
    Ok(HttpResponse::Ok().json(screens))
}

fn view(line: SiteOrder, candidates: Option<Vec<Uuid>>) -> SiteOrderView {
    SiteOrderView {
        id: line.id.0,
        pcc_number: line.pcc_number,
        case_no: line.case_no,
        item_no: line.item_no,
        ordered_on: line.ordered_on,
        agency_code: line.agency_code,
        vendor_ubn: line.vendor_ubn,
        quantity: line.quantity,
        unit_price: line.unit_price,
        amount: line.amount,
        state: line.state,
        order: line.order_id.map(|order| order.0),
        candidates,
        version: line.version,
    }
}
