//! Orders: list, read, check, place.

use actix_web::http::StatusCode;
use actix_web::http::header::ETAG;
use actix_web::web::{Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use chrono::NaiveDate;
use procurement_law::ruling::{Lang, Ruling};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::accounts::decide::decide;
use crate::api::answer::{Sent, body, give, keep};
use crate::api::order_wire::{Checked, PlaceOrder, checked, new_order};
use crate::approvals::model::StepKind;
use crate::base::error::Error;
use crate::base::id::OrderId;
use crate::base::money::Money;
use crate::base::page::{Page, PageAsk};
use crate::base::time::Time;
use crate::carts::check::check;
use crate::http::caller::Caller;
use crate::http::etag::etag;
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::{Problem, Ruled, ruled};
use crate::orders::accept::Acceptance;
use crate::orders::model::{Order, OrderLine};
use crate::orders::state::{OrderEvent, OrderState};
use crate::orders::stated::Stated;
use crate::orders::{place, read};

/// An order.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderView {
    /// The id.
    pub id: Uuid,
    /// The number, such as `PO-115-000123`.
    pub number: String,
    /// The framework.
    pub framework: Uuid,
    /// The ordering agency.
    pub agency: Uuid,
    /// The vendor.
    pub vendor: Uuid,
    /// Where it stands.
    pub state: OrderState,
    /// The sum, NT$ as a decimal string.
    #[schema(value_type = String)]
    pub amount: Money,
    /// The currency of all amounts.
    pub currency: &'static str,
    /// Why this vendor.
    pub reason: String,
    /// The locked comparison or search that the reason rests on; the agency's people and those who oversee see it.
    pub choice: Option<Uuid>,
    /// When it was placed.
    #[schema(value_type = String, format = DateTime)]
    pub placed_at: Time,
    /// Its number on the e-procurement site.
    pub pcc_number: Option<String>,
    /// When it was issued.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub issued_at: Option<Time>,
    /// Why it was sent back, withdrawn or refused.
    pub closing_note: Option<String>,
    /// Which kind of step its approval waits for, while it waits.
    pub awaits: Option<StepKind>,
    /// What the buyer stated beside the lines; a vendor sees the day of delivery, the level and its quote.
    pub stated: Stated,
    /// When the vendor delivered.
    #[schema(value_type = Option<String>, format = Date)]
    pub delivered_on: Option<NaiveDate>,
    /// When it was accepted.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub accepted_at: Option<Time>,
    /// The rulings of the acceptance.
    #[schema(value_type = Vec<Object>)]
    pub acceptance: Vec<Ruled>,
    /// What its reader may do next.
    pub next: Vec<OrderEvent>,
    /// The lines; empty in lists.
    pub lines: Vec<LineView>,
    /// The rulings it was placed under; empty in lists and for vendors.
    #[schema(value_type = Vec<Object>)]
    pub rulings: Vec<Ruled>,
    /// Counts changes; the ETag.
    pub version: i64,
}

/// A line of an order.
#[derive(Debug, Serialize, ToSchema)]
pub struct LineView {
    /// 1, 2, 3 …
    pub line: i64,
    /// The item.
    pub item: Uuid,
    /// The listing's version.
    pub listing_version: Uuid,
    /// How many units.
    pub quantity: i64,
    /// The pinned unit price.
    #[schema(value_type = String)]
    pub unit_price: Money,
    /// The pinned award price.
    #[schema(value_type = String)]
    pub award_price: Money,
    /// The line's amount in whole dollars.
    #[schema(value_type = String)]
    pub amount: Money,
}

/// Which orders.
#[derive(Debug, Deserialize, IntoParams)]
pub struct ListOrders {
    /// Only in this state.
    pub state: Option<OrderState>,
    /// Rows on the page, 1 to 200.
    pub limit: Option<i64>,
    /// The page before's `next_cursor`.
    pub cursor: Option<String>,
}

/// An order as the API shows it to this caller.
pub fn view(caller: &Caller, order: &Order, lines: &[OrderLine], with_rulings: bool) -> OrderView {
    let call_may = |event: &OrderEvent| decide(&caller.actor, event.action(), &order.facts()).is_ok();
    let sees_reasoning = read::sees_reasoning(&caller.actor, order);
    let stated = order.stated();
    let next = caller.role().map(|role| order.state.offers(role, order.waits_for())).unwrap_or_default();
    OrderView {
        id: order.id.0,
        number: order.number.clone(),
        framework: order.framework_id.0,
        agency: order.agency_id.0,
        vendor: order.vendor_id.0,
        state: order.state,
        amount: order.amount,
        currency: "TWD",
        reason: order.reason.clone(),
        choice: order.choice_id.filter(|_| sees_reasoning).map(|choice| choice.0),
        placed_at: order.placed_at,
        pcc_number: order.pcc_number.clone(),
        issued_at: order.issued_at,
        closing_note: order.closing_note.clone(),
        awaits: order.awaits.filter(|_| sees_reasoning),
        stated: if sees_reasoning { stated } else { stated.for_vendor() },
        delivered_on: order.delivered_on,
        accepted_at: order.accepted_at,
        acceptance: ruled(&accepted_under(order), caller.lang),
        next: next.into_iter().filter(call_may).collect(),
        lines: lines.iter().map(line).collect(),
        rulings: if with_rulings && sees_reasoning { stored_rulings(order, caller.lang) } else { Vec::new() },
        version: order.version,
    }
}

fn line(line: &OrderLine) -> LineView {
    LineView {
        line: line.line_no,
        item: line.item_id.0,
        listing_version: line.listing_version_id.0,
        quantity: line.quantity,
        unit_price: line.unit_price,
        award_price: line.award_price,
        amount: line.amount,
    }
}

/// The rulings of the last inspection.
fn accepted_under(order: &Order) -> Vec<Ruling> {
    let text = order.acceptance.as_deref().unwrap_or_default();
    serde_json::from_str::<Acceptance>(text).map(|acceptance| acceptance.rulings).unwrap_or_default()
}

fn stored_rulings(order: &Order, lang: Lang) -> Vec<Ruled> {
    let rulings: Vec<Ruling> = serde_json::from_str(&order.rulings).unwrap_or_default();
    ruled(&rulings, lang)
}

/// Lists the orders that the caller may see, newest first.
#[utoipa::path(tag = "orders", params(ListOrders), responses((status = 200, body = [OrderView]), (status = 401, body = Problem)))]
#[get("/orders")]
pub async fn list_orders(caller: Caller, ask: Query<ListOrders>) -> Result<HttpResponse, Failure> {
    let filter = format!("orders {}", ask.state.map_or("any", OrderState::as_str));
    let page = PageAsk::parse(ask.limit, ask.cursor.as_deref(), &filter)?;
    let (call, state) = (caller.call()?, ask.state);
    let page = caller.app.door.read(move |conn| read::list(conn, &call, state, &page, &filter)).await?;
    let data = page.data.iter().map(|order| view(&caller, order, &[], false)).collect();
    Ok(HttpResponse::Ok().json(Page { data, next_cursor: page.next_cursor }))
}

/// Reads an order. A look by office or auditor is recorded.
#[utoipa::path(tag = "orders", params(("id" = String, Path)), responses((status = 200, body = OrderView), (status = 404, body = Problem)))]
#[get("/orders/{id}")]
pub async fn read_order(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let (id, call) = (order_id(&id)?, caller.call()?);
    let oversight = read::is_oversight(&call);
    let found = if oversight {
        caller
            .app
            .door
            .write(move |conn| {
                let found = read::read(conn, &call, id)?;
                read::record_look(conn, &call, id)?;
                Ok(found)
            })
            .await?
    } else {
        caller.app.door.read(move |conn| read::read(conn, &call, id)).await?
    };
    let (order, lines) = found;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(order.version))).json(view(&caller, &order, &lines, true)))
}

/// Works out what placing these lines would come to, and what the law says, for each order that they would be: one for
/// each framework and vendor. It has no effect.
#[utoipa::path(tag = "orders", request_body = PlaceOrder, responses((status = 200, body = Checked), (status = 422, body = Problem)))]
#[post("/orders/check")]
pub async fn check_order(caller: Caller, sent: Sent) -> Result<HttpResponse, Failure> {
    let (new, call) = (new_order(body(&sent.0)?), caller.call()?);
    let prospects = caller.app.door.read(move |conn| check(conn, &call, &new)).await?;
    Ok(HttpResponse::Ok().json(checked(&prospects, caller.lang)))
}

/// Places an order.
#[utoipa::path(
    tag = "orders",
    request_body = PlaceOrder,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = OrderView), (status = 409, body = Problem), (status = 422, body = Problem))
)]
#[post("/orders")]
pub async fn place_order(caller: Caller, request: HttpRequest, sent: Sent) -> Result<HttpResponse, Failure> {
    let key = Key::read(&request, &sent.0)?;
    let (new, call, asker) = (new_order(body(&sent.0)?), caller.call()?, caller.clone());
    let answer = caller
        .app
        .door
        .write(move |conn| {
            once(conn, &call, &key, |conn| {
                let order = place::place(conn, &call, &new)?;
                let (order, lines) = read::read(conn, &call, order.id)?;
                keep(StatusCode::CREATED, Some(etag(order.version)), &view(&asker, &order, &lines, true))
            })
        })
        .await?;
    Ok(give(answer))
}

/// The id in a path; anything else is nothing that exists.
///
/// # Errors
/// It is no id.
pub fn order_id(text: &str) -> Result<OrderId, Error> {
    text.parse().map_err(|_| Error::not_found())
}
