//! Charts as data: the same figures as the pages draw.

use actix_web::web::Query;
use actix_web::{HttpResponse, get};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::analytics::orders_by_month::{Span, load};
use crate::base::money::Money;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::problem::Problem;

/// Which months.
#[derive(Debug, Deserialize, IntoParams)]
pub struct MonthsAsk {
    /// The first month, such as `2026-01`.
    pub from: Option<String>,
    /// The last month.
    pub to: Option<String>,
}

/// A chart: categories along the axis, one or more series of values.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChartView {
    /// The categories: months as a Taiwanese reader writes them, `115-03`.
    pub categories: Vec<String>,
    /// The series.
    pub series: Vec<SeriesView>,
}

/// One series.
#[derive(Debug, Serialize, ToSchema)]
pub struct SeriesView {
    /// The class.
    pub name: String,
    /// Sums by category, NT$ as decimal strings.
    #[schema(value_type = Vec<String>)]
    pub values: Vec<Money>,
    /// Numbers of orders by category.
    pub counts: Vec<i64>,
}

/// Orders by month and class.
#[utoipa::path(tag = "market", params(MonthsAsk), responses((status = 200, body = ChartView), (status = 422, body = Problem)))]
#[get("/charts/orders-by-month")]
pub async fn read_orders_by_month(caller: Caller, ask: Query<MonthsAsk>) -> Result<HttpResponse, Failure> {
    let span = Span::parse(ask.from.as_deref(), ask.to.as_deref(), caller.app.clock.now())?;
    let chart = caller.app.door.read(move |conn| load(conn, span)).await?;
    let series =
        chart.series.into_iter().map(|row| SeriesView { name: row.name, values: row.values, counts: row.counts });
    Ok(HttpResponse::Ok().json(ChartView { categories: chart.categories, series: series.collect() }))
}
