//! Requests for quotes.

use actix_web::http::header::ETAG;
use actix_web::web::{Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::api::answer::{Sent, body};
use crate::api::trust::step::make;
use crate::base::error::Error;
use crate::base::id::{ItemId, OrganisationId, QuoteRequestId};
use crate::base::money::Money;
use crate::base::page::{Page, PageAsk};
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::etag::etag;
use crate::http::failure::Failure;
use crate::http::idempotent::Key;
use crate::http::problem::Problem;
use crate::quotes::ask::{NewRequest, ask};
use crate::quotes::model::{Ground, Quote, QuoteRequest, QuoteState, RequestState};
use crate::quotes::read::{self, Seat, Whole};

/// What an agency asks for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskQuotes {
    /// For which item of a framework.
    pub item: Uuid,
    /// How many units it means to order.
    pub quantity: i64,
    /// `quantity_tier`, `amount_tier` or `other_conditions`.
    pub ground: Ground,
    /// What it asks for beside the price, and why.
    pub wants: String,
    /// Until when vendors answer, RFC 3339.
    pub closes_at: String,
    /// Which awarded vendors; all of them when absent.
    #[serde(default)]
    pub vendors: Vec<Uuid>,
}

/// A request for quotes.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuoteRequestView {
    /// The id.
    pub id: Uuid,
    /// The item.
    pub item: Uuid,
    /// The agency.
    pub agency: Uuid,
    /// How many units it means to order.
    pub quantity: i64,
    /// On what ground.
    pub ground: Ground,
    /// What it asks for beside the price.
    pub wants: String,
    /// Until when vendors answer, RFC 3339.
    #[schema(value_type = String)]
    pub closes_at: Time,
    /// `asked`, `opened`, `chosen` or `withdrawn`.
    pub state: RequestState,
    /// The quote chosen.
    pub chosen: Option<Uuid>,
    /// Why it was chosen, or the request withdrawn.
    pub closing_note: Option<String>,
    /// The order that took its price; name the request in `stated.quote_request` of an order.
    pub order: Option<Uuid>,
    /// The invited vendors; empty in lists. A vendor sees itself alone.
    pub seats: Vec<SeatView>,
    /// Counts changes; the ETag of the agency's steps.
    pub version: i64,
}

/// An invited vendor.
#[derive(Debug, Serialize, ToSchema)]
pub struct SeatView {
    /// Its name.
    pub vendor: String,
    /// What it said; none while that is sealed.
    pub quote: Option<QuoteView>,
}

/// What a vendor said.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuoteView {
    /// The id.
    pub id: Uuid,
    /// `invited`, `offered` or `declined`.
    pub state: QuoteState,
    /// The listing offered.
    pub listing: Option<Uuid>,
    /// The award price of a unit.
    #[schema(value_type = String)]
    pub award_price: Money,
    /// The price of a unit that it offers.
    #[schema(value_type = Option<String>)]
    pub unit_price: Option<Money>,
    /// Better terms, or why it declines.
    pub terms: Option<String>,
    /// Counts changes; what the vendor's answer names in `If-Match`.
    pub version: i64,
}

/// Which requests.
#[derive(Debug, Deserialize, IntoParams)]
pub struct ListQuotes {
    /// Rows on the page, 1 to 200.
    pub limit: Option<i64>,
    /// The page before's `next_cursor`.
    pub cursor: Option<String>,
}

/// Lists the requests that the caller may see, newest first.
#[utoipa::path(tag = "quotes", params(ListQuotes), responses((status = 200, body = [QuoteRequestView])))]
#[get("/quote-requests")]
pub async fn list_quote_requests(caller: Caller, ask: Query<ListQuotes>) -> Result<HttpResponse, Failure> {
    let (page, call) = (PageAsk::parse(ask.limit, ask.cursor.as_deref(), "quotes")?, caller.call()?);
    let page = caller.app.door.read(move |conn| read::list(conn, &call, &page, "quotes")).await?;
    let data = page.data.iter().map(line).collect();
    Ok(HttpResponse::Ok().json(Page::<QuoteRequestView> { data, next_cursor: page.next_cursor }))
}

/// Asks awarded vendors of an item for better terms than the framework's.
#[utoipa::path(tag = "quotes", request_body = AskQuotes, params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = QuoteRequestView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/quote-requests")]
pub async fn ask_quotes(caller: Caller, request: HttpRequest, sent: Sent) -> Result<HttpResponse, Failure> {
    let (key, wire): (_, AskQuotes) = (Key::read(&request, &sent.0)?, body(&sent.0)?);
    let rules = caller.app.config.quotes;
    let new = NewRequest {
        item: ItemId(wire.item),
        quantity: wire.quantity,
        ground: wire.ground,
        wants: wire.wants,
        closes_at: Time::parse(&wire.closes_at).ok_or_else(|| Error::invalid("quote.instant").at("closes_at"))?,
        vendors: wire.vendors.into_iter().map(OrganisationId).collect(),
    };
    make(caller, key, move |conn, call| {
        let made = ask(conn, call, &new, rules)?;
        let whole = read::read(conn, call, made.id)?;
        Ok((view(&whole), whole.request.version))
    })
    .await
}

/// Reads a request, with what the caller may see of the quotes.
#[utoipa::path(tag = "quotes", params(("id" = String, Path)), responses((status = 200, body = QuoteRequestView), (status = 404, body = Problem)))]
#[get("/quote-requests/{id}")]
pub async fn read_quote_request(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let (id, call) = (quote_id(&id)?, caller.call()?);
    let whole = caller.app.door.read(move |conn| read::read(conn, &call, id)).await?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(whole.request.version))).json(view(&whole)))
}

/// A request as the API shows it.
pub fn view(whole: &Whole) -> QuoteRequestView {
    QuoteRequestView { seats: whole.seats.iter().map(seat).collect(), ..line(&whole.request) }
}

/// The id in a path; anything else is nothing that exists.
///
/// # Errors
/// It is no id.
pub fn quote_id(text: &str) -> Result<QuoteRequestId, Error> {
    text.parse().map_err(|_| Error::not_found())
}

fn line(row: &QuoteRequest) -> QuoteRequestView {
    QuoteRequestView {
        id: row.id.0,
        item: row.item_id.0,
        agency: row.agency_id.0,
        quantity: row.quantity,
        ground: row.ground,
        wants: row.wants.clone(),
        closes_at: row.closes_at,
        state: row.state,
        chosen: row.chosen_id.map(|id| id.0),
        closing_note: row.closing_note.clone(),
        order: row.order_id.map(|id| id.0),
        seats: Vec::new(),
        version: row.version,
    }
}

fn seat(seat: &Seat) -> SeatView {
    let quote = |row: &Quote| QuoteView {
        id: row.id.0,
        state: row.state,
        listing: row.listing_id.map(|id| id.0),
        award_price: row.award_price,
        unit_price: row.unit_price,
        terms: row.terms.clone(),
        version: row.version,
    };
    SeatView { vendor: seat.vendor.clone(), quote: seat.quote.as_ref().map(quote) }
}
