//! Listings side by side, and what their market tells.

use actix_web::web::{Path, Query, block};
use actix_web::{HttpResponse, get};
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::base::money::Money;
use crate::base::time::Time;
use crate::choices::columns::compared;
use crate::choices::content::Column;
use crate::choices::cost::{Cost, comparable, cost, least, rounded};
use crate::choices::need::Need;
use crate::choices::table::table;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::problem::Problem;
use crate::prices::elsewhere::places;
use crate::prices::{history, reference};

/// A comparison.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComparisonView {
    /// Seats needed.
    pub quantity: i64,
    /// Years needed.
    pub years: i64,
    /// Whether the listings count the same seats, so that prices per seat may be compared.
    pub comparable: bool,
    /// The listings in the order asked for.
    pub listings: Vec<ComparedView>,
    /// The rows in words of the answer's language.
    pub rows: Vec<RowView>,
}

/// A listing of a comparison.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComparedView {
    /// The facts, as a locked choice keeps them.
    #[schema(value_type = Object)]
    pub facts: Column,
    /// Dollars for a seat and a year, to two decimals; absent where the facts do not allow it.
    #[schema(value_type = Option<String>)]
    pub seat_year: Option<Decimal>,
    /// Units for the need.
    pub units: i64,
    /// Times that each is bought.
    pub periods: i64,
    /// What the need comes to.
    #[schema(value_type = Option<String>)]
    pub total: Option<Money>,
    /// Whether no other listing is cheaper per seat and year, and one is dearer.
    pub least_seat_year: bool,
    /// The same of the total.
    pub least_total: bool,
}

/// A row of a comparison in words.
#[derive(Debug, Serialize, ToSchema)]
pub struct RowView {
    /// The group.
    pub group: &'static str,
    /// The label.
    pub label: String,
    /// What each listing says.
    pub cells: Vec<String>,
    /// Whether the listings differ.
    pub differs: bool,
}

/// What a product costs elsewhere and what was paid for it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PricesView {
    /// Listings of the same product, cheapest first, this one among them.
    pub places: Vec<PlaceView>,
    /// What orders paid; agencies are not named.
    pub reference: ReferenceView,
    /// The prices of the listing's versions, oldest first.
    pub history: Vec<StepView>,
}

/// A listing of the same product.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlaceView {
    /// The listing.
    pub listing: Uuid,
    /// The vendor's own number.
    pub sku: String,
    /// The vendor's name.
    pub vendor: String,
    /// The framework's case number; absent without an award.
    pub case_no: Option<String>,
    /// Price of a unit.
    #[schema(value_type = String)]
    pub unit_price: Money,
    /// `perpetual`, `subscription`, `service`, or nothing when the listing does not say.
    pub licence_model: String,
    /// Months of a term, or nothing without one.
    pub term_months: String,
    /// Whether it is the cheapest under this licence that can be ordered.
    pub cheapest: bool,
}

/// What orders paid in a window.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReferenceView {
    /// Order lines.
    pub count: usize,
    /// The window in months.
    pub months: i32,
    /// Its beginning.
    #[schema(value_type = String, format = DateTime)]
    pub from: Time,
    /// Its end.
    #[schema(value_type = String, format = DateTime)]
    pub to: Time,
    /// The least paid for a unit.
    #[schema(value_type = Option<String>)]
    pub min: Option<Money>,
    /// The most.
    #[schema(value_type = Option<String>)]
    pub max: Option<Money>,
    /// First quartile, median, third quartile (type 7); absent with fewer than five order lines.
    #[schema(value_type = Option<Vec<String>>)]
    pub quartiles: Option<[Money; 3]>,
}

/// A version's price.
#[derive(Debug, Serialize, ToSchema)]
pub struct StepView {
    /// The version's number.
    pub number: i64,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub since: Time,
    /// Price of a unit.
    #[schema(value_type = String)]
    pub price: Money,
}

/// Compares two to five listings: `listing` repeats, `quantity` and `years` say the need.
#[utoipa::path(tag = "market", params(("listing" = Vec<String>, Query), ("quantity" = Option<i64>, Query), ("years" = Option<i64>, Query)),
    responses((status = 200, body = ComparisonView), (status = 404, body = Problem), (status = 422, body = Problem)))]
#[get("/compare")]
pub async fn compare(caller: Caller, ask: Query<Vec<(String, String)>>) -> Result<HttpResponse, Failure> {
    let value = |name: &str| ask.iter().find(|pair| pair.0 == name).map(|pair| pair.1.as_str());
    let need = Need::parse(value("quantity"), value("years"))?;
    let ids: Result<Vec<ListingId>, Error> = ask.iter().filter(|pair| pair.0 == "listing").map(listing).collect();
    let ids = ids?;
    let columns = caller.app.door.read(move |conn| compared(conn, &ids)).await?;
    let costs: Vec<Cost> = columns.iter().map(|column| cost(column, need)).collect();
    let rows = table(&columns, need, caller.lang).groups.into_iter().flat_map(|group| {
        group.rows.into_iter().map(move |row| RowView {
            group: group.key,
            label: row.label,
            cells: row.cells.into_iter().map(|cell| cell.text).collect(),
            differs: row.differs,
        })
    });
    let marks = least(&costs, |cost| cost.seat_year).into_iter().zip(least(&costs, |cost| cost.total));
    let (rows, comparable) = (rows.collect(), comparable(&costs));
    let listings = columns.into_iter().zip(costs).zip(marks).map(|((facts, cost), (seat_year, total))| ComparedView {
        facts,
        seat_year: cost.seat_year.map(rounded),
        units: cost.units,
        periods: cost.periods,
        total: cost.total,
        least_seat_year: seat_year,
        least_total: total,
    });
    let (quantity, years) = (need.quantity, need.years);
    Ok(HttpResponse::Ok().json(ComparisonView { quantity, years, comparable, listings: listings.collect(), rows }))
}

fn listing((_, text): &(String, String)) -> Result<ListingId, Error> {
    let shown: String = text.chars().take(60).collect();
    text.parse().map_err(|_| Error::invalid("compare.listing_malformed").with("listing", shown).at("listing"))
}

/// What the product of a listing costs elsewhere, what orders paid, and how its price moved.
#[utoipa::path(tag = "market", params(("id" = String, Path)), responses((status = 200, body = PricesView), (status = 404, body = Problem)))]
#[get("/listings/{id}/prices")]
pub async fn read_prices(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let id: ListingId = id.parse().map_err(|_| Error::not_found())?;
    let (app, now) = (caller.app.clone(), caller.app.clock.now());
    let look = move || {
        app.door.read_now(|conn| {
            let places = places(conn, &app.index, id)?;
            let same: Vec<ListingId> = places.iter().map(|place| place.listing.id).collect();
            let reference = reference::load(conn, id, &same, app.config.prices.window_months, now)?;
            Ok((places, reference, history::load(conn, id)?))
        })
    };
    let looked = block(look).await.map_err(|cause| Error::internal("look at prices", cause))?;
    let (places, reference, steps) = looked?;
    let view = PricesView {
        places: places
            .into_iter()
            .map(|place| PlaceView {
                listing: place.listing.id.0,
                sku: place.listing.sku,
                vendor: place.vendor,
                case_no: place.case_no,
                licence_model: place.licence.model,
                term_months: place.licence.months,
                unit_price: place.version.unit_price,
                cheapest: place.cheapest,
            })
            .collect(),
        reference: ReferenceView {
            count: reference.count,
            months: reference.months,
            from: reference.from,
            to: reference.to,
            min: reference.range.map(|range| range.0),
            max: reference.range.map(|range| range.1),
            quartiles: reference.quartiles,
        },
        history: steps
            .into_iter()
            .map(|step| StepView { number: step.number, since: step.since, price: step.price })
            .collect(),
    };
    Ok(HttpResponse::Ok().json(view))
}
