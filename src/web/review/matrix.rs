//! The table of bids and items under a tender.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;

use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::recusals::gate::MISSING;
use crate::review::matrix::{Cell, Column, Matrix, matrix};
use crate::web::layout::{Layout, go, page};

#[derive(Template)]
#[template(path = "review_matrix.html")]
struct MatrixPage {
    page: Layout,
    matrix: Matrix,
}

/// Shows the table.
///
/// # Errors
/// There is no such tender that the person may know of.
pub async fn show(caller: Caller, case_no: Path<String>) -> Result<HttpResponse, Failure> {
    let (call, number) = (caller.call()?, case_no.into_inner());
    let asked = number.clone();
    match caller.app.door.read(move |conn| matrix(conn, &call, &asked)).await {
        Ok(matrix) => {
            let title = format!("{} {}", matrix.tender.case_no, crate::texts::say(caller.lang, "matrix-title"));
            Ok(page(&MatrixPage { page: Layout::titled(&caller, title), matrix })?)
        }
        Err(error) if error.code == MISSING => {
            Ok(go(&format!("/tenders/{number}/interest?next=/tenders/{number}/matrix"), None))
        }
        Err(error) => Err(Failure(error)),
    }
}

impl MatrixPage {
    /// The heading of a column.
    fn heading(&self, column: &Column) -> String {
        match column {
            Column::Stage(stage) => self.page.t(&format!("stage-{stage}")),
            Column::Item(number, name) => format!("{number}. {name}"),
        }
    }

    /// Where a cell leads.
    fn href(&self, cell: &Cell) -> String {
        match cell.at {
            Some((review, Some(finding))) => format!("/review/{review}?finding={finding}#finding-{finding}"),
            Some((review, None)) => format!("/review/{review}"),
            None => String::new(),
        }
    }
}
