//! The dashboards as data: the same figures as the pages draw.

use actix_web::web::Query;
use actix_web::{HttpResponse, get};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::analytics::asked::Filters;
use crate::analytics::board::ask;
use crate::analytics::gate::Board;
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::problem::Problem;
use crate::tally::figure::{Figure, Unit};

/// One chart of a dashboard.
#[derive(Debug, Default, Deserialize, IntoParams)]
pub struct ChartAsk {
    /// Only this chart, such as `spend`; all unless said.
    pub chart: Option<String>,
}

/// A dashboard.
#[derive(Debug, Serialize, ToSchema)]
pub struct BoardView {
    /// Until when the figures count.
    #[schema(value_type = String, format = DateTime)]
    pub counted_until: Time,
    /// The charts.
    pub charts: Vec<FigureView>,
}

/// A chart.
#[derive(Debug, Serialize, ToSchema)]
pub struct FigureView {
    /// Its name.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// How it was computed and what is left out.
    pub note: String,
    /// The unit: `TWD`, `count`, `days`, `percent`, `index`.
    pub unit: &'static str,
    /// The categories.
    pub categories: Vec<String>,
    /// The series.
    pub series: Vec<FigureSeries>,
}

/// One series.
#[derive(Debug, Serialize, ToSchema)]
pub struct FigureSeries {
    /// Its name.
    pub name: String,
    /// A decimal string for each category; null where there is no value, or none may be told.
    pub values: Vec<Option<String>>,
}

async fn board(caller: Caller, filters: Filters, only: ChartAsk, board: Board) -> Result<HttpResponse, Failure> {
    let (now, tally, actor) = (caller.app.clock.now(), caller.app.tally.clone(), caller.actor.clone());
    let read =
        caller.app.door.read(move |conn| ask(conn, &tally, (&actor, board), &filters, only.chart.as_deref(), now));
    let (shown, _) = read.await?;
    let charts = shown.figures.iter().map(|figure| view(figure, &caller)).collect();
    Ok(HttpResponse::Ok().json(BoardView { counted_until: shown.until, charts }))
}

fn view(figure: &Figure, caller: &Caller) -> FigureView {
    let unit = match figure.unit {
        Unit::Money => "TWD",
        Unit::Count => "count",
        Unit::Days => "days",
        Unit::Share => "percent",
        Unit::Index => "index",
    };
    let value = |value: &Option<i64>| value.map(|value| figure.unit.decimal(value).to_string());
    FigureView {
        id: figure.id,
        title: figure.title(caller.lang),
        note: figure.how(caller.lang),
        unit,
        categories: figure.categories.iter().map(|label| label.said(caller.lang)).collect(),
        series: figure
            .series
            .iter()
            .map(|series| FigureSeries {
                name: series.name.said(caller.lang),
                values: series.values.iter().map(value).collect(),
            })
            .collect(),
    }
}

/// Figures of the market that everybody may see.
#[utoipa::path(tag = "figures", params(Filters, ChartAsk), responses((status = 200, body = BoardView), (status = 422, body = Problem)))]
#[get("/figures")]
pub async fn read_public_figures(
    caller: Caller,
    filters: Query<Filters>,
    ask: Query<ChartAsk>,
) -> Result<HttpResponse, Failure> {
    board(caller, filters.into_inner(), ask.into_inner(), Board::Public).await
}

/// Figures of the whole market, for the office and auditors.
#[utoipa::path(tag = "figures", params(Filters, ChartAsk), responses((status = 200, body = BoardView), (status = 403, body = Problem)))]
#[get("/office/figures")]
pub async fn read_office_figures(
    caller: Caller,
    filters: Query<Filters>,
    ask: Query<ChartAsk>,
) -> Result<HttpResponse, Failure> {
    board(caller, filters.into_inner(), ask.into_inner(), Board::Office).await
}

/// Figures of one's own agency.
#[utoipa::path(tag = "figures", params(Filters, ChartAsk), responses((status = 200, body = BoardView), (status = 403, body = Problem)))]
#[get("/agency/figures")]
pub async fn read_agency_figures(
    caller: Caller,
    filters: Query<Filters>,
    ask: Query<ChartAsk>,
) -> Result<HttpResponse, Failure> {
    board(caller, filters.into_inner(), ask.into_inner(), Board::Agency).await
}

/// Figures of one's own company, and its place in the market.
#[utoipa::path(tag = "figures", params(Filters, ChartAsk), responses((status = 200, body = BoardView), (status = 403, body = Problem)))]
#[get("/vendor/figures")]
pub async fn read_vendor_figures(
    caller: Caller,
    filters: Query<Filters>,
    ask: Query<ChartAsk>,
) -> Result<HttpResponse, Failure> {
    board(caller, filters.into_inner(), ask.into_inner(), Board::Vendor).await
}

/// Figures of a maker's own brands over all resellers, none of them named.
#[utoipa::path(tag = "figures", params(Filters, ChartAsk), responses((status = 200, body = BoardView), (status = 403, body = Problem)))]
#[get("/maker/figures")]
pub async fn read_maker_figures(
    caller: Caller,
    filters: Query<Filters>,
    ask: Query<ChartAsk>,
) -> Result<HttpResponse, Failure> {
    board(caller, filters.into_inner(), ask.into_inner(), Board::Maker).await
}
