//! The search page: words, filters as links, and hits read again from the rows.

pub mod rows;
pub mod why;

use actix_web::HttpResponse;
use actix_web::web::{Query, block};
use askama::Template;
use search_index::entry::Kind;
use search_index::hits::Hits;

use crate::accounts::action::Action;
use crate::base::actor::Role;
use crate::base::digest::hex;
use crate::base::error::Error;
use crate::base::id::{ListingId, OrderId};
use crate::catalog::store as listings;
use crate::choices::lock::MOST_HITS;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::orders::read::may;
use crate::orders::store as orders;
use crate::search::filters::{Filters, PAGE, Removable};
use crate::search::find::find;
use crate::web::basket::Basket;
use crate::web::layout::{Layout, go, page};
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
    /// Words that nothing contains.
    unknown: Vec<String>,
    /// The search that was probably meant: its address, and its words.
    instead: Option<(String, String)>,
    orders: Vec<Order>,
    number: usize,
    pages: usize,
    basket: Basket,
    compared: Vec<(ListingId, String)>,
    listings: u64,
    key: String,
}

/// No order's number is longer, in bytes.
const LONGEST_NUMBER: usize = 60;

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
    // The auditor's page finds order numbers and addresses; to the others an order is known when they may see it.
    if caller.role() == Some(Role::Auditor) && filters.names_a_record() {
        let query = serde_urlencoded::to_string([("q", filters.get("q"))]).unwrap_or_default();
        return Ok(go(&format!("/audit?{query}"), None));
    }
    if let Some(order) = named_order(&caller, &filters).await? {
        return Ok(go(&format!("/orders/{order}"), None));
    }
    let (wanted, index) = (filters.ask(), caller.app.index.clone());
    let hits = block(move || find(&index, &wanted)).await.map_err(|cause| Error::internal("search", cause))??;
    let basket = Basket::read(filters.compared());
    let (compared, basket) = caller.app.door.read(move |conn| names(conn, basket)).await?;
    let listings = listings_of(&hits);
    let (total, relaxed, lang) = (hits.total, hits.relaxed, caller.lang);
    let facets = facets(&hits, &filters, lang);
    let today = caller.app.clock.now().local_date();
    let (unknown, instead) =
        (hits.unknown.clone(), hits.instead.clone().map(|words| (filters.href("q", &words), words)));
    let rows = caller.app.door.read(move |conn| rows(conn, hits.hits, today, lang)).await?;
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
        unknown,
        instead,
        basket,
        compared,
        listings,
        key: hex(&caller.call()?.bytes::<16>()),
    })?)
}

/// The order whose number the words are, where the reader may see it.
async fn named_order(caller: &Caller, filters: &Filters) -> Result<Option<OrderId>, Error> {
    let number = filters.get("q").trim().to_owned();
    if caller.role().is_none() || number.is_empty() || number.len() > LONGEST_NUMBER {
        return Ok(None);
    }
    let call = caller.call()?;
    let found = caller.app.door.read(move |conn| {
        let known = match orders::by_number(conn, &number)? {
            None => orders::by_number(conn, &number.to_uppercase())?,
            known => known,
        };
        let Some(id) = known else { return Ok(None) };
        let (order, _) = orders::find(conn, id)?;
        Ok(may(&call, Action::ReadOrder, &order.facts()).then_some(id))
    });
    found.await
}

/// How many of the hits are listings.
fn listings_of(hits: &Hits) -> u64 {
    let counts = hits.facet("kind").map_or(&[][..], |facet| facet.counts.as_slice());
    counts.iter().find(|pair| pair.0 == Kind::Listing.as_str()).map_or(0, |pair| pair.1)
}

/// The names of the listings in the basket; one that is not there any more falls out.
fn names(conn: &mut DbConn, basket: Basket) -> Result<(Vec<(ListingId, String)>, Basket), Error> {
    let rows = listings::some(conn, basket.ids())?;
    let named = |id: &ListingId| {
        rows.iter().find(|(listing, _)| listing.id == *id).map(|(_, version)| (*id, version.name.clone()))
    };
    let named: Vec<(ListingId, String)> = basket.ids().iter().filter_map(named).collect();
    let held: Vec<String> = named.iter().map(|(id, _)| id.to_string()).collect();
    Ok((named, Basket::read(held.iter().map(String::as_str))))
}

impl SearchPage {
    /// The page with a listing in the basket or out of it; none when no more goes in.
    fn toggle(&self, id: &ListingId) -> Option<(String, &'static str)> {
        if self.basket.holds(*id) {
            return Some((self.filters.href("compare", &self.basket.without(*id).joined()), "compare-in"));
        }
        let with = self.basket.with(*id);
        with.holds(*id).then(|| (self.filters.href("compare", &with.joined()), "compare-add"))
    }

    fn holds(&self, id: &ListingId) -> bool {
        self.basket.holds(*id)
    }

    /// What locking and saving send: the search without the page.
    fn query(&self) -> String {
        serde_urlencoded::to_string(self.filters.asked()).unwrap_or_default()
    }

    /// Whether anything is asked for, so that there is something to save.
    fn asks(&self) -> bool {
        self.filters.asked().iter().any(|pair| pair.0 != "sort")
    }

    /// A name for the saved search: what was typed, or the first filter.
    fn name(&self) -> String {
        let typed = self.filters.get("q");
        let first = || self.active.first().map(|filter| filter.words.1.clone()).unwrap_or_default();
        let name = if typed.is_empty() { first() } else { typed.to_owned() };
        name.chars().take(60).collect()
    }

    fn may_lock(&self) -> bool {
        self.page.role == Some(Role::Buyer) && self.listings > 0
    }

    fn lockable(&self) -> bool {
        self.listings <= MOST_HITS as u64
    }

    fn previous(&self) -> Option<String> {
        (self.number > 1).then(|| self.filters.href("page", &(self.number - 1).to_string()))
    }

    fn next(&self) -> Option<String> {
        (self.number < self.pages).then(|| self.filters.href("page", &(self.number + 1).to_string()))
    }
}
