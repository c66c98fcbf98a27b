//! What everybody is told of a committee.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;
use procurement_law::evaluation::score_facts::Method;

use crate::committees::disclosed::{Disclosed, ToldBidder, disclosed};
use crate::committees::words::coded;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::web::layout::{Layout, page};
use crate::web::ruling::{RulingView, views};

#[derive(Template)]
#[template(path = "committee_told.html")]
struct ToldPage {
    page: Layout,
    told: Disclosed,
    method: Option<Method>,
    rulings: Vec<RulingView>,
}

/// Shows it.
///
/// # Errors
/// There is no committee of which the person may know.
pub async fn show(caller: Caller, case_no: Path<String>) -> Result<HttpResponse, Failure> {
    let call = caller.call()?;
    let (told, criteria) = caller.app.door.read(move |conn| disclosed(conn, &call, &case_no)).await?;
    Ok(page(&ToldPage {
        page: Layout::new(&caller, "committee-told"),
        rulings: views(&told.rulings, caller.lang),
        method: criteria.map(|criteria| criteria.method),
        told,
    })?)
}

impl ToldPage {
    /// What a bidder has by the tender's method, in words.
    fn result(&self, one: &ToldBidder) -> String {
        let named = |value: String| {
            format!("{} {value}", self.method.map_or_else(String::new, |one| coded(one.code(), self.page.lang)))
        };
        match self.method {
            Some(Method::Rank) => named(one.line.rank_sum.to_string()),
            Some(Method::UnitPrice) => named(one.line.unit_price.map_or_else(String::new, |value| value.to_string())),
            Some(Method::Total) | None => named(one.line.average.to_string()),
        }
    }
}
