//! Orders: list, read, check, place.

use actix_web::http::StatusCode;
use actix_web::http::header::ETAG;
use actix_web::web::{Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use procurement_law::ruling::{Lang, Ruling};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::accounts::decide::{Action, Facts, decide};
use crate::api::answer::{Sent, body, give, keep};
use crate::base::error::Error;
use crate::base::id::{ChoiceId, ListingId, OrderId};
use crate::base::money::Money;
use crate::base::page::{Page, PageAsk};
use crate::base::time::Time;
use crate::holds::model::Ground;
use crate::holds::warn::Warning;
use crate::http::caller::Caller;
use crate::http::etag::etag;
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::{Problem, Ruled, ruled};
use crate::orders::lawful::refused;
use crate::orders::model::{Order, OrderLine};
use crate::orders::place::{Draft, NewLine, NewOrder};
use crate::orders::state::{OrderEvent, OrderState};
use crate::orders::{place, read};
use crate::tasks::words::in_words;
use crate::texts::say_with;

/// An order to be placed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceOrder {
    /// Its lines, all of one vendor and one framework.
    pub lines: Vec<PlaceLine>,
    /// Why this vendor (擇定廠商理由).
    #[serde(default)]
    pub reason: String,
    /// The superior agency's approval, where the law asks for one.
    pub superior_approval: Option<String>,
    /// The agency's locked comparison or search that the reason rests on.
    pub choice: Option<Uuid>,
}

/// A line to be ordered.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceLine {
    /// The listing.
    pub listing: Uuid,
    /// The version number of the listing that the buyer saw.
    pub listing_version: i64,
    /// How many units.
    pub quantity: i64,
}

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
    /// What its reader may do next.
    pub next: Vec<OrderEvent>,
    /// The lines; empty in lists.
    pub lines: Vec<LineView>,
    /// The rulings it was placed under; empty in lists.
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

/// What an order would come to.
#[derive(Debug, Serialize, ToSchema)]
pub struct Checked {
    /// The sum.
    #[schema(value_type = String)]
    pub amount: Money,
    /// Whether it could be placed now.
    pub lawful: bool,
    /// The rulings.
    #[schema(value_type = Vec<Object>)]
    pub rulings: Vec<Ruled>,
    /// What the buyer should know of the lines; it stops nothing.
    pub warnings: Vec<WarningView>,
}

/// A warning about a listing.
#[derive(Debug, Serialize, ToSchema)]
pub struct WarningView {
    /// `certificate_lapsed`, `authorisation_lapsed`, `restricted_brand` or `origin`.
    pub ground: Ground,
    /// Its sentence.
    pub sentence: String,
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
    let chooser = Facts { agency: Some(order.agency_id), ..Facts::default() };
    let sees_choice = decide(&caller.actor, Action::ReadChoice, &chooser).is_ok();
    let next = caller.role().map(|role| order.state.offers(role)).unwrap_or_default();
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
        choice: order.choice_id.filter(|_| sees_choice).map(|choice| choice.0),
        placed_at: order.placed_at,
        pcc_number: order.pcc_number.clone(),
        issued_at: order.issued_at,
        closing_note: order.closing_note.clone(),
        next: next.into_iter().filter(call_may).collect(),
        lines: lines.iter().map(line).collect(),
        rulings: if with_rulings { stored_rulings(order, caller.lang) } else { Vec::new() },
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

fn stored_rulings(order: &Order, lang: Lang) -> Vec<Ruled> {
    let rulings: Vec<Ruling> = serde_json::from_str(&order.rulings).unwrap_or_default();
    ruled(&rulings, lang)
}

fn new_order(wire: PlaceOrder) -> NewOrder {
    let lines = wire.lines.into_iter().map(|line| NewLine {
        listing: ListingId(line.listing),
        seen: line.listing_version,
        quantity: line.quantity,
    });
    NewOrder {
        lines: lines.collect(),
        reason: wire.reason,
        superior_approval: wire.superior_approval,
        choice: wire.choice.map(ChoiceId),
    }
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

/// Works an order out without placing it: its sum and what the law says.
#[utoipa::path(tag = "orders", request_body = PlaceOrder, responses((status = 200, body = Checked), (status = 422, body = Problem)))]
#[post("/orders/check")]
pub async fn check_order(caller: Caller, sent: Sent) -> Result<HttpResponse, Failure> {
    let (new, call) = (new_order(body(&sent.0)?), caller.call()?);
    let draft: Draft = caller.app.door.read(move |conn| place::draft(conn, &call, &new)).await?;
    let lawful = !refused(&draft.rulings);
    let warnings = draft.warnings.iter().map(|warning| WarningView::of(warning, caller.lang)).collect();
    let rulings = ruled(&draft.rulings, caller.lang);
    Ok(HttpResponse::Ok().json(Checked { amount: draft.amount, lawful, rulings, warnings }))
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

impl WarningView {
    /// A warning in a language.
    pub fn of(warning: &Warning, lang: Lang) -> Self {
        let sentence = say_with(lang, &format!("warning-{}", warning.ground), &in_words(&warning.args, lang));
        Self { ground: warning.ground, sentence }
    }
}

/// The id in a path; anything else is nothing that exists.
///
/// # Errors
/// It is no id.
pub fn order_id(text: &str) -> Result<OrderId, Error> {
    text.parse().map_err(|_| Error::not_found())
}
