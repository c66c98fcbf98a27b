//! The search page: words, filters as links, and hits read again from the rows.

pub mod filters;
pub mod rows;

use actix_web::HttpResponse;
use actix_web::web::{Query, block};
use askama::Template;

use crate::base::actor::Role;
use crate::base::error::Error;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::search::find::find;
use crate::web::layout::{Layout, go, page};
use crate::web::search::filters::{Filters, PAGE, Removable};
use crate::web::search::rows::{FacetView, Facts, Row, facets, rows};

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    page: Layout,
    filters: Filters,
    active: Vec<Removable>,
    facets: Vec<FacetView>,
    rows: Vec<Row>,
    total: u64,
    relaxed: bool,
    orders: Vec<Order>,
    number: usize,
    pages: usize,
}

/// An order of the hits.
struct Order {
    key: String,
    href: String,
    current: bool,
}

/// Searches.
///
/// # Errors
/// The index or the database failed.
pub async fn show(caller: Caller, ask: Query<Vec<(String, String)>>) -> Result<HttpResponse, Failure> {
    let filters = Filters::read(&ask);
    // Order numbers and addresses are nobody's business but the auditor's, whose page finds them.
    if caller.role() == Some(Role::Auditor) && filters.names_a_record() {
        let query = serde_urlencoded::to_string([("q", filters.get("q"))]).unwrap_or_default();
        return Ok(go(&format!("/audit?{query}"), None));
    }
    let (wanted, index) = (filters.ask(), caller.app.index.clone());
    let hits = block(move || find(&index, &wanted)).await.map_err(|cause| Error::internal("search", cause))??;
    let (total, relaxed, lang) = (hits.total, hits.relaxed, caller.lang);
    let facets = facets(&hits, &filters, lang);
    let rows = caller.app.door.read(move |conn| rows(conn, hits.hits, lang)).await?;
    let sort = filters.get("sort").to_owned();
    let orders = ["", "price_asc", "price_desc", "newest"].iter().map(|order| Order {
        key: format!("search-sort-{}", if order.is_empty() { "relevance" } else { order }),
        href: filters.href("sort", order),
        current: sort == *order,
    });
    Ok(page(&SearchPage {
        page: Layout::new(&caller, "search-title"),
        active: filters.active(lang),
        orders: orders.collect(),
        number: filters.page(),
        pages: usize::try_from(total).unwrap_or(usize::MAX).div_ceil(PAGE).clamp(1, Filters::LAST),
        filters,
        facets,
        rows,
        total,
        relaxed,
    })?)
}

impl SearchPage {
    fn previous(&self) -> Option<String> {
        (self.number > 1).then(|| self.filters.href("page", &(self.number - 1).to_string()))
    }

    fn next(&self) -> Option<String> {
        (self.number < self.pages).then(|| self.filters.href("page", &(self.number + 1).to_string()))
    }
}
