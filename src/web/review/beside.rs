//! Documents of one type of all bids side by side: what was read of each, or their pages.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;
use bid_review::document::Field;
use bid_review::kind::DocumentKind;
use serde::Deserialize;

use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::recusals::gate::MISSING;
use crate::review::beside::{Beside, Column, beside};
use crate::review::read;
use crate::web::layout::{Layout, go, page};
use crate::web::review::desk::review_id;
use crate::web::review::kind::{kind_title, named, value};
use crate::web::review::sheet::href;

/// What is shown.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct BesideAsk {
    /// Whether the pages are shown instead of the fields.
    #[serde(default)]
    pages: bool,
}

#[derive(Template)]
#[template(path = "review_beside.html")]
struct BesidePage {
    page: Layout,
    beside: Beside,
    pages: bool,
}

/// Shows the documents; each bid shown is a look that is recorded, and so is each page image.
///
/// # Errors
/// There is no such review that the person may know of, or no such type of document.
pub async fn show(caller: Caller, at: Path<(String, String)>, ask: Query<BesideAsk>) -> Result<HttpResponse, Failure> {
    let (id, kind) = at.into_inner();
    let (id, call) = (review_id(&id)?, caller.call()?);
    let asked = kind.clone();
    match caller.app.door.write(move |conn| beside(conn, &call, id, &asked)).await {
        Ok(beside) => {
            let title = format!("{} {}", beside.tender.case_no, kind_title(beside.kind.name(), caller.lang));
            Ok(page(&BesidePage { page: Layout::titled(&caller, title), beside, pages: ask.pages })?)
        }
        Err(error) if error.code == MISSING => {
            let tender = caller.app.door.read(move |conn| read::tender_of(conn, id)).await?;
            Ok(go(&format!("/tenders/{}/interest?next=/review/{id}", tender.case_no), None))
        }
        Err(error) => Err(Failure(error)),
    }
}

impl BesidePage {
    fn title(&self, kind: &DocumentKind) -> String {
        kind_title(kind.name(), self.page.lang)
    }

    fn field(&self, name: &str) -> String {
        named("bid-field", name, self.page.lang)
    }

    fn value(&self, field: &Field) -> String {
        value(&field.value, self.page.lang)
    }

    /// The desk at a field of a column's document.
    fn at(&self, column: &Column, field: &Field) -> String {
        // What stands in a further file of the document is reached from its first page.
        let page = if field.file.is_none() { field.page + 1 } else { column.place.2 };
        href(column.review, column.place.0, page, None)
    }

    /// The desk at a column's document.
    fn desk(&self, column: &Column) -> String {
        href(column.review, column.place.0, column.place.2, None)
    }

    /// The columns with their cells of a row.
    fn cells<'a>(&'a self, row: &'a crate::review::beside::Row) -> Vec<(&'a Column, Option<&'a Field>)> {
        self.beside.columns.iter().zip(row.cells.iter().map(Option::as_ref)).collect()
    }
}
