//! The bids of a tender against its items, and a type of document of all its bids side by side.

use actix_web::web::Path;
use actix_web::{HttpResponse, get};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::reviews::review_id;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::problem::Problem;
use crate::review::beside::{Column as Place, Likeness, Row, beside};
use crate::review::matrix::{Cell, CellState, Column, Matrix, matrix};
use crate::review::model::Outcome;

/// The table.
#[derive(Debug, Serialize, ToSchema)]
pub struct MatrixView {
    /// The tender's number.
    pub tender_no: String,
    /// The columns: stages, then items.
    pub columns: Vec<ColumnView>,
    /// The bids.
    pub rows: Vec<RowView>,
}

/// A column.
#[derive(Debug, Serialize, ToSchema)]
pub struct ColumnView {
    /// The stage; absent for an item.
    pub stage: Option<&'static str>,
    /// The item's number; absent for a stage.
    pub item: Option<String>,
    /// The item's name.
    pub name: Option<String>,
}

/// A bid.
#[derive(Debug, Serialize, ToSchema)]
pub struct RowView {
    /// The vendor's label.
    pub label: String,
    /// Its name, where the market knows it.
    pub vendor: String,
    /// What its reviews came to.
    pub outcomes: Vec<OutcomeView>,
    /// A cell for each column.
    pub cells: Vec<CellView>,
}

/// What a review came to.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutcomeView {
    /// The stage.
    pub stage: &'static str,
    /// `qualified` or `unqualified`.
    pub outcome: Outcome,
}

/// A cell.
#[derive(Debug, Serialize, ToSchema)]
pub struct CellView {
    /// `absent`, `reading`, `failed`, `waiting`, `against` or `met`.
    pub state: CellState,
    /// Findings that wait for a person.
    pub waiting: usize,
    /// Findings that stand against the bid.
    pub against: usize,
    /// Findings in all.
    pub of: usize,
    /// The review to look at.
    pub review: Option<Uuid>,
    /// The finding that waits or stands first.
    pub finding: Option<i64>,
}

/// Reads how far people are with each bid and item.
#[utoipa::path(tag = "reviews", params(("tender_no" = String, Path)), responses((status = 200, body = MatrixView), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/tenders/{tender_no}/matrix")]
pub async fn read_matrix(caller: Caller, tender_no: Path<String>) -> Result<HttpResponse, Failure> {
    let call = caller.call()?;
    let found = caller.app.door.read(move |conn| matrix(conn, &call, &tender_no)).await?;
    Ok(HttpResponse::Ok().json(view(&found)))
}

/// Documents of one type side by side.
#[derive(Debug, Serialize, ToSchema)]
pub struct BesideView {
    /// The tender's number.
    pub tender_no: String,
    /// The type.
    pub kind: &'static str,
    /// The types that the bids of the stage hold.
    pub kinds: Vec<&'static str>,
    /// The documents.
    pub documents: Vec<BesideDocument>,
    /// The labels of bids without such a document.
    pub without: Vec<String>,
    /// The fields, a value for each document.
    pub fields: Vec<BesideField>,
}

/// A document of a bid.
#[derive(Debug, Serialize, ToSchema)]
pub struct BesideDocument {
    /// The bid's review.
    pub review: Uuid,
    /// The bid's label.
    pub label: String,
    /// The file's label.
    pub file: String,
    /// Its first page, from 1.
    pub page: u32,
}

/// A field.
#[derive(Debug, Serialize, ToSchema)]
pub struct BesideField {
    /// Its name.
    pub name: String,
    /// `single`, `same`, `shared` or `different`.
    pub likeness: Likeness,
    /// What each document says; null where it was not read.
    #[schema(value_type = Vec<Object>)]
    pub values: Vec<Option<Value>>,
}

/// Reads the documents of one type of all bids of a review's stage. Each bid shown is a look that is recorded.
#[utoipa::path(tag = "reviews", params(("id" = String, Path), ("kind" = String, Path)), responses((status = 200, body = BesideView), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/reviews/{id}/beside/{kind}")]
pub async fn read_beside(caller: Caller, at: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (id, kind) = at.into_inner();
    let (id, call) = (review_id(&id)?, caller.call()?);
    let found = caller.app.door.write(move |conn| beside(conn, &call, id, &kind)).await?;
    let document = |column: &Place| BesideDocument {
        review: column.review.0,
        label: column.label.clone(),
        file: column.place.1.clone(),
        page: column.place.2,
    };
    let field = |row: &Row| BesideField {
        name: row.name.clone(),
        likeness: row.likeness,
        values: row.cells.iter().map(|cell| cell.as_ref().map(|field| field.value.clone())).collect(),
    };
    Ok(HttpResponse::Ok().json(BesideView {
        tender_no: found.tender.case_no.clone(),
        kind: found.kind.name(),
        kinds: found.kinds.iter().map(|kind| kind.name()).collect(),
        documents: found.columns.iter().map(document).collect(),
        fields: found.rows.iter().map(field).collect(),
        without: found.without,
    }))
}

fn view(matrix: &Matrix) -> MatrixView {
    let column = |column: &Column| match column {
        Column::Stage(stage) => ColumnView { stage: Some(stage.as_str()), item: None, name: None },
        Column::Item(number, name) => ColumnView { stage: None, item: Some(number.clone()), name: Some(name.clone()) },
    };
    let cell = |cell: &Cell| CellView {
        state: cell.state,
        waiting: cell.waiting,
        against: cell.against,
        of: cell.of,
        review: cell.at.map(|(review, _)| review.0),
        finding: cell.at.and_then(|(_, finding)| finding),
    };
    let rows = matrix.rows.iter().map(|row| RowView {
        label: row.label.clone(),
        vendor: row.vendor.clone(),
        outcomes: row
            .outcomes
            .iter()
            .map(|(stage, outcome)| OutcomeView { stage: stage.as_str(), outcome: *outcome })
            .collect(),
        cells: row.cells.iter().map(cell).collect(),
    });
    MatrixView {
        tender_no: matrix.tender.case_no.clone(),
        columns: matrix.columns.iter().map(column).collect(),
        rows: rows.collect(),
    }
}
