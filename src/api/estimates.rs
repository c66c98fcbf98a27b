//! Budget estimates as data.

use actix_web::web::Query;
use actix_web::{HttpResponse, get};
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::analytics::estimate::asked::read;
use crate::analytics::estimate::load::{Estimate, Line, load};
use crate::analytics::estimate::rate::Rate;
use crate::api::book::PricedProduct;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::problem::Problem;

/// A budget estimate; every range is low end, middle and high end in NT$.
#[derive(Debug, Serialize, ToSchema)]
pub struct EstimateView {
    /// The first month whose prices count, ROC.
    pub from: String,
    /// The last.
    pub to: String,
    /// Each product.
    pub lines: Vec<EstimateLine>,
    /// Each year.
    #[schema(value_type = Vec<Vec<String>>)]
    pub years: Vec<[Money; 3]>,
    /// All of it.
    #[schema(value_type = Vec<String>)]
    pub total: [Money; 3],
    /// The rates of yearly maintenance; the first is used unless another is chosen.
    pub rates: Vec<RateView>,
    /// The one that was used.
    pub rate: String,
}

/// A line of an estimate.
#[derive(Debug, Serialize, ToSchema)]
pub struct EstimateLine {
    /// The product.
    #[serde(flatten)]
    pub product: PricedProduct,
    /// Units.
    pub quantity: i64,
    /// Order lines that the prices are from.
    pub lines: usize,
    /// The prices of a unit; null without any.
    #[schema(value_type = Option<Vec<String>>)]
    pub prices: Option<[Money; 3]>,
    /// What it comes to; null without a price.
    #[schema(value_type = Option<Vec<String>>)]
    pub cost: Option<[Money; 3]>,
}

/// A rate of yearly maintenance.
#[derive(Debug, Serialize, ToSchema)]
pub struct RateView {
    /// Its id.
    pub id: String,
    /// Percent of the price a year.
    pub percent: String,
    /// Its date.
    #[schema(value_type = String, format = Date)]
    pub date: NaiveDate,
    /// Where it comes from.
    pub source: String,
}

/// A budget estimate: `product` and `quantity` repeat together, `years` and `rate` stand once.
#[utoipa::path(
    tag = "figures",
    params(
        ("product" = Vec<Uuid>, Query, description = "products of `/api/v1/prices`"),
        ("quantity" = Vec<i64>, Query, description = "units of each"),
        ("years" = Option<u32>, Query, description = "1 to 10; 3 unless said"),
        ("rate" = Option<String>, Query, description = "`measured`, `norm`, `hardware` or `software`"),
    ),
    responses((status = 200, body = EstimateView), (status = 422, body = Problem))
)]
#[get("/estimates")]
pub async fn read_estimate(caller: Caller, fields: Query<Vec<(String, String)>>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadPrices, &Facts::default())?;
    let (wanted, today) = (read(&fields)?, caller.app.clock.now().local_date());
    let estimate = caller.app.door.read(move |conn| load(conn, wanted, today)).await?;
    Ok(HttpResponse::Ok().json(view(estimate, &caller)?))
}

fn view(estimate: Estimate, caller: &Caller) -> Result<EstimateView, Error> {
    let line = |line: Line| {
        Ok(EstimateLine {
            quantity: line.quantity,
            lines: line.lines,
            prices: line.prices,
            cost: line.cost.map(|cost| cost.total()).transpose()?,
            product: line.product.into(),
        })
    };
    let rate = |rate: &Rate| RateView {
        id: rate.id.clone(),
        percent: rate.percent.said(),
        date: rate.date,
        source: rate.source(caller.lang),
    };
    Ok(EstimateView {
        from: estimate.window.from.roc(),
        to: estimate.window.to.roc(),
        rates: estimate.rates.iter().map(rate).collect(),
        rate: estimate.rate.id,
        years: estimate.years,
        total: estimate.total,
        lines: estimate.lines.into_iter().map(line).collect::<Result<_, Error>>()?,
    })
}
