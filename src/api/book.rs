//! The price database as data.

use actix_web::web::{Path, Query};
use actix_web::{HttpResponse, get};
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::analytics::book::asked::BookAsk;
use crate::analytics::book::list::list;
use crate::analytics::book::outlier::Why;
use crate::analytics::book::paid::load;
use crate::analytics::model::FigureProduct;
use crate::base::id::ProductId;
use crate::base::money::Money;
use crate::base::time::Time;
use crate::catalog::model::Class;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::problem::Problem;

/// A product of the price database.
#[derive(Debug, Serialize, ToSchema)]
pub struct PricedProduct {
    /// The id.
    pub id: Uuid,
    /// The class.
    pub class: Class,
    /// The category.
    pub category: String,
    /// The maker.
    pub maker: String,
    /// The name.
    pub name: String,
    /// The edition.
    pub edition: String,
    /// The unit that prices are for.
    pub unit: String,
    /// Months that a price pays for; 0 without a term.
    pub months: i64,
}

/// A page of products.
#[derive(Debug, Serialize, ToSchema)]
pub struct PriceList {
    /// How many there are on all pages.
    pub total: usize,
    /// Until when the figures count.
    #[schema(value_type = String, format = DateTime)]
    pub counted_until: Time,
    /// The products.
    pub products: Vec<PriceRow>,
}

/// A product with what was paid for it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PriceRow {
    /// The product.
    #[serde(flatten)]
    pub product: PricedProduct,
    /// Order lines of the window.
    pub lines: i64,
    /// First quartile, median, third quartile of a unit's price, NT$; null with fewer than five order lines.
    #[schema(value_type = Option<Vec<String>>)]
    pub quartiles: Option<[Money; 3]>,
}

/// What was paid for a product.
#[derive(Debug, Serialize, ToSchema)]
pub struct PriceSheet {
    /// The product.
    #[serde(flatten)]
    pub product: PricedProduct,
    /// Order lines of the window.
    pub lines: usize,
    /// Their units.
    pub units: i64,
    /// The least and the most paid for a unit, NT$.
    #[schema(value_type = Option<Vec<String>>)]
    pub range: Option<[Money; 2]>,
    /// First quartile, median, third quartile of a unit's price, NT$.
    #[schema(value_type = Option<Vec<String>>)]
    pub quartiles: Option<[Money; 3]>,
    /// The same for a unit and a year.
    #[schema(value_type = Option<Vec<String>>)]
    pub quartiles_of_a_year: Option<[Money; 3]>,
    /// Prices that stand out.
    pub outliers: Vec<OutlierView>,
}

/// A price that stands out, without who paid it.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutlierView {
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub day: NaiveDate,
    /// Units.
    pub quantity: i64,
    /// Price of a unit.
    #[schema(value_type = String)]
    pub price: Money,
    /// Award price of a unit.
    #[schema(value_type = String)]
    pub award_price: Money,
    /// Above the upper fence; otherwise below the lower one.
    pub dear: bool,
    /// What explains it.
    #[schema(value_type = String)]
    pub why: Why,
}

impl From<FigureProduct> for PricedProduct {
    fn from(of: FigureProduct) -> Self {
        let FigureProduct { class, category, maker, name, edition, unit, months, .. } = of;
        Self { id: of.id.0, class, category, maker, name, edition, unit, months }
    }
}

/// Products with the prices that were paid for them.
#[utoipa::path(tag = "figures", params(BookAsk), responses((status = 200, body = PriceList), (status = 422, body = Problem)))]
#[get("/prices")]
pub async fn list_prices(caller: Caller, ask: Query<BookAsk>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadPrices, &Facts::default())?;
    let now = caller.app.clock.now();
    let (wanted, (window, _), tally) = (ask.wanted()?, ask.window(now.local_date())?, caller.app.tally.clone());
    let found = caller.app.door.read(move |conn| list(conn, &tally, &wanted, window, now)).await?;
    let row = |row: crate::analytics::book::list::Row| PriceRow {
        product: row.product.into(),
        lines: row.lines,
        quartiles: row.quartiles,
    };
    let products = found.rows.into_iter().map(row).collect();
    Ok(HttpResponse::Ok().json(PriceList { total: found.total, counted_until: found.until, products }))
}

/// What was paid for a product.
#[utoipa::path(tag = "figures", params(("id" = Uuid, Path), BookAsk), responses((status = 200, body = PriceSheet), (status = 404, body = Problem)))]
#[get("/prices/{id}")]
pub async fn read_price(caller: Caller, id: Path<ProductId>, ask: Query<BookAsk>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadPrices, &Facts::default())?;
    let (window, _) = ask.window(caller.app.clock.now().local_date())?;
    let paid = caller.app.door.read(move |conn| load(conn, *id, window)).await?;
    let outlier = |one: crate::analytics::book::outlier::Outlier| OutlierView {
        day: one.purchase.day,
        quantity: one.purchase.quantity,
        price: one.purchase.price,
        award_price: one.purchase.award,
        dear: one.dear,
        why: one.why,
    };
    Ok(HttpResponse::Ok().json(PriceSheet {
        lines: paid.lines,
        units: paid.units,
        range: paid.range.map(|(least, most)| [least, most]),
        quartiles: paid.quartiles,
        quartiles_of_a_year: paid.yearly,
        outliers: paid.outliers.into_iter().map(outlier).collect(),
        product: paid.product.into(),
    }))
}
