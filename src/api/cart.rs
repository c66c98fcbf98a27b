//! The cart: read, fill, check, place.

use actix_web::http::StatusCode;
use actix_web::http::header::ETAG;
use actix_web::{HttpRequest, HttpResponse, get, post};
use procurement_law::ruling::Lang;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::answer::{Sent, body, give, keep};
use crate::api::order_wire::{Checked, PlaceLine, RequirementView, checked};
use crate::api::orders::{OrderView, view};
use crate::base::id::{ChoiceId, FrameworkId, ListingId, OrganisationId};
use crate::carts::place::place;
use crate::carts::put::{NewLine, put};
use crate::carts::read::{LineToday, Standing, Today, today};
use crate::carts::split::Terms;
use crate::http::caller::Caller;
use crate::http::etag::{etag, if_match};
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::{Problem, sentence};
use crate::orders::baseline;
use crate::orders::stated::Stated;
use crate::orders::store as orders;

/// Lines to be put into the cart; a quantity of 0 takes a line out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PutLines {
    /// The lines; each replaces the line of the same listing.
    pub lines: Vec<PlaceLine>,
}

/// What is stated for the orders of the cart.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CartTerms {
    /// For each framework and vendor.
    #[serde(default)]
    pub terms: Vec<OrderTerms>,
}

/// What is stated for one order of the cart.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderTerms {
    /// Under which framework.
    pub framework: Uuid,
    /// From which vendor.
    pub vendor: Uuid,
    /// Why this vendor (擇定廠商理由).
    #[serde(default)]
    pub reason: String,
    /// The superior agency's approval, where the law asks for one.
    pub superior_approval: Option<String>,
    /// The agency's locked comparison or search that the reason rests on.
    pub choice: Option<Uuid>,
    /// What else the buyer states.
    #[serde(default)]
    pub stated: Stated,
}

/// A cart today.
#[derive(Debug, Serialize, ToSchema)]
pub struct CartView {
    /// Counts changes; the ETag.
    pub version: i64,
    /// The lines.
    pub lines: Vec<CartLineView>,
    /// Whether it could be placed now.
    pub ready: bool,
    /// The orders it would be.
    pub check: Checked,
}

/// A line of a cart today.
#[derive(Debug, Serialize, ToSchema)]
pub struct CartLineView {
    /// The listing.
    pub listing: Uuid,
    /// Its name now.
    pub name: String,
    /// The version that was seen.
    pub listing_version: i64,
    /// The version now.
    pub present_version: i64,
    /// How many units.
    pub quantity: i64,
    /// `open`, `changed`, `paused`, `withdrawn` or `closed`.
    pub standing: &'static str,
    /// Why it cannot be ordered.
    pub problem: Option<String>,
}

/// Orders that were placed together.
#[derive(Debug, Serialize, ToSchema)]
pub struct Placed {
    /// The orders.
    pub orders: Vec<OrderView>,
}

impl CartTerms {
    fn all(self) -> Vec<Terms> {
        let one = |terms: OrderTerms| Terms {
            framework: FrameworkId(terms.framework),
            vendor: OrganisationId(terms.vendor),
            reason: terms.reason,
            superior_approval: terms.superior_approval,
            choice: terms.choice.map(ChoiceId),
            stated: terms.stated,
        };
        self.terms.into_iter().map(one).collect()
    }
}

fn cart_view(today: &Today, lang: Lang) -> CartView {
    CartView {
        version: today.cart.version,
        lines: today.lines.iter().map(|line| line_view(line, lang)).collect(),
        ready: today.lawful(),
        check: checked(&today.prospects, lang),
    }
}

fn line_view(today: &LineToday, lang: Lang) -> CartLineView {
    let (standing, problem) = match &today.standing {
        Standing::Open(_) => ("open", None),
        Standing::Changed(_) => ("changed", None),
        Standing::Paused => ("paused", None),
        Standing::Withdrawn => ("withdrawn", None),
        Standing::Closed(error) => ("closed", Some(sentence(error.code, &error.args, lang))),
    };
    CartLineView {
        listing: today.line.listing_id.0,
        name: today.version.name.clone(),
        listing_version: today.line.seen,
        present_version: today.version.number,
        quantity: today.line.quantity,
        standing,
        problem,
    }
}

/// The caller's own cart today, with the orders it would be.
#[utoipa::path(tag = "cart", responses((status = 200, body = CartView), (status = 401, body = Problem)))]
#[get("/cart")]
pub async fn read_cart(caller: Caller) -> Result<HttpResponse, Failure> {
    show(caller, Vec::new()).await
}

/// The caller's own cart with what is stated for each order: what placing it would come to. It has no effect.
#[utoipa::path(tag = "cart", request_body = CartTerms, responses((status = 200, body = CartView), (status = 422, body = Problem)))]
#[post("/cart/check")]
pub async fn check_cart(caller: Caller, sent: Sent) -> Result<HttpResponse, Failure> {
    let terms = body::<CartTerms>(&sent.0)?.all();
    show(caller, terms).await
}

async fn show(caller: Caller, terms: Vec<Terms>) -> Result<HttpResponse, Failure> {
    let call = caller.call()?;
    let today = caller.app.door.read(move |conn| today(conn, &call, &terms)).await?;
    let view = cart_view(&today, caller.lang);
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(view.version))).json(view))
}

/// Puts lines into the caller's own cart.
#[utoipa::path(tag = "cart", request_body = PutLines, params(("Idempotency-Key" = String, Header)),
    responses((status = 200, body = CartView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/cart/lines")]
pub async fn put_lines(caller: Caller, request: HttpRequest, sent: Sent) -> Result<HttpResponse, Failure> {
    let key = Key::read(&request, &sent.0)?;
    let wire: PutLines = body(&sent.0)?;
    let lines: Vec<NewLine> = wire
        .lines
        .iter()
        .map(|line| NewLine { listing: ListingId(line.listing), seen: line.listing_version, quantity: line.quantity })
        .collect();
    let (call, lang) = (caller.call()?, caller.lang);
    let put = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            put(conn, &call, &lines)?;
            let today = today(conn, &call, &[])?;
            keep(StatusCode::OK, Some(etag(today.cart.version)), &cart_view(&today, lang))
        })
    });
    Ok(give(put.await?))
}

/// Places every order of the caller's own cart, or none.
#[utoipa::path(tag = "cart", request_body = CartTerms, params(("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = Placed), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[post("/cart/place")]
pub async fn place_cart(caller: Caller, request: HttpRequest, sent: Sent) -> Result<HttpResponse, Failure> {
    let (key, seen) = (Key::read(&request, &sent.0)?, if_match(&request)?);
    let terms = body::<CartTerms>(&sent.0)?.all();
    let (call, asker) = (caller.call()?, caller.clone());
    let placed = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let mut placed = Placed { orders: Vec::new() };
            for order in place(conn, &call, seen, &terms)? {
                let (order, lines) = orders::find(conn, order.id)?;
                placed.orders.push(view(&asker, &order, &lines, true));
            }
            keep(StatusCode::CREATED, None, &placed)
        })
    });
    Ok(give(placed.await?))
}

/// The baseline of requirements by protection level, with its sources.
#[utoipa::path(tag = "cart", responses((status = 200, body = [RequirementView])))]
#[get("/baselines")]
pub async fn list_baselines(caller: Caller) -> Result<HttpResponse, Failure> {
    let rows: Vec<RequirementView> = baseline::all().iter().map(|row| RequirementView::of(row, caller.lang)).collect();
    Ok(HttpResponse::Ok().json(rows))
}
