//! The orders behind a dashboard: a list that goes on by pages, and all of them as a sheet.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;

use crate::analytics::asked::Filters;
use crate::analytics::counted::{Counted, PAGE, load, sheet};
use crate::analytics::gate::{Board, scope};
use crate::analytics::model::Origin;
use crate::base::error::Error;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::paper::give_sheet;
use crate::web::layout::{Layout, page};

#[derive(Template)]
#[template(path = "counted.html")]
struct CountedPage {
    page: Layout,
    board: Board,
    rows: Vec<Counted>,
    total: i64,
    number: i64,
    query: String,
    from: String,
    to: String,
}

/// Which page of the list, from 1; beside the filters.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Which {
    #[serde(default)]
    page: String,
}

macro_rules! boards {
    ($($show:ident, $file:ident => $board:ident, $what:literal;)+) => {$(
        #[doc = concat!("Lists the orders behind the dashboard of ", $what, ".")]
        ///
        /// # Errors
        /// Who asks may not see it, or the filters cannot be read.
        pub async fn $show(caller: Caller, filters: Query<Filters>, which: Query<Which>) -> Result<HttpResponse, Failure> {
            show(caller, filters.into_inner(), which.into_inner(), Board::$board).await
        }

        #[doc = concat!("Gives the orders behind the dashboard of ", $what, " as a sheet.")]
        ///
        /// # Errors
        /// Who asks may not see it, the filters cannot be read, or there is no such format.
        pub async fn $file(caller: Caller, format: Path<String>, filters: Query<Filters>) -> Result<HttpResponse, Failure> {
            file(caller, &format, filters.into_inner(), Board::$board).await
        }
    )+};
}

boards! {
    office, office_sheet => Office, "the office";
    agency, agency_sheet => Agency, "an agency";
    vendor, vendor_sheet => Vendor, "a vendor";
}

async fn show(caller: Caller, filters: Filters, which: Which, board: Board) -> Result<HttpResponse, Failure> {
    let number = which.page.trim().parse::<i64>().unwrap_or(1).max(1);
    let query = serde_urlencoded::to_string(&filters).map_err(|cause| Error::internal("write an address", cause))?;
    let (actor, today) = (caller.actor.clone(), caller.app.clock.now().local_date());
    let read = caller.app.door.read(move |conn| {
        let asked = filters.read(scope(conn, &actor, board)?, today)?;
        let (rows, total) = load(conn, &asked, number - 1, PAGE)?;
        Ok((rows, total, asked.from.roc(), asked.to.roc()))
    });
    let (rows, total, from, to) = read.await?;
    let page_of =
        CountedPage { page: Layout::new(&caller, "counted-title"), board, rows, total, number, query, from, to };
    Ok(page(&page_of)?)
}

async fn file(caller: Caller, format: &str, filters: Filters, board: Board) -> Result<HttpResponse, Failure> {
    let (actor, today, lang) = (caller.actor.clone(), caller.app.clock.now().local_date(), caller.lang);
    let read = caller.app.door.read(move |conn| {
        let asked = filters.read(scope(conn, &actor, board)?, today)?;
        Ok(sheet(&load(conn, &asked, 0, 0)?.0, lang))
    });
    Ok(give_sheet("orders", format, read.await?).await?)
}

impl CountedPage {
    fn back(&self) -> String {
        format!("{}?{}", self.board.path(), self.query)
    }

    fn sheet(&self, ending: &str) -> String {
        format!("{}/orders/sheet.{ending}?{}", self.board.path(), self.query)
    }

    fn to_page(&self, number: i64) -> String {
        format!("{}/orders?page={number}&{}", self.board.path(), self.query)
    }

    fn previous(&self) -> Option<String> {
        (self.number > 1).then(|| self.to_page(self.number - 1))
    }

    fn next(&self) -> Option<String> {
        (self.number.saturating_mul(PAGE) < self.total).then(|| self.to_page(self.number + 1))
    }

    /// Where an order of the market stands; the others have no page of their own.
    fn href(&self, row: &Counted) -> Option<String> {
        (row.order.source == Origin::Market).then(|| format!("/orders/{}", row.order.id))
    }
}
