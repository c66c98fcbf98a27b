//! Listings side by side. Everything that was chosen is in the address.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;

use crate::base::actor::Role;
use crate::base::digest::hex;
use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::choices::columns::compared;
use crate::choices::content::Column;
use crate::choices::need::{MOST_YEARS, Need};
use crate::choices::table::{Table, table};
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::web::basket::Basket;
use crate::web::layout::{Layout, page};

#[derive(Template)]
#[template(path = "compare.html")]
struct ComparePage {
    page: Layout,
    columns: Vec<Column>,
    table: Table,
    need: Need,
    only: bool,
    basket: Basket,
    buyer: bool,
    key: String,
}

/// Compares the listings that the address names.
///
/// # Errors
/// There are fewer than two or more than five, one is unknown, or a number is out of range.
pub async fn show(caller: Caller, ask: Query<Vec<(String, String)>>) -> Result<HttpResponse, Failure> {
    let value = |name: &str| ask.iter().find(|pair| pair.0 == name).map(|pair| pair.1.as_str());
    let need = Need::parse(value("quantity"), value("years"))?;
    let only = value("only") == Some("differences");
    let ids = listings(&ask)?;
    let columns = caller.app.door.read(move |conn| compared(conn, &ids)).await?;
    let whole = table(&columns, need, caller.lang);
    let ids: Vec<String> = columns.iter().map(|column| column.listing.to_string()).collect();
    Ok(page(&ComparePage {
        page: Layout::new(&caller, "compare-title"),
        table: if only { whole.differences() } else { whole },
        basket: Basket::read(ids.iter().map(String::as_str)),
        buyer: caller.role() == Some(Role::Buyer),
        key: hex(&caller.call()?.bytes::<16>()),
        columns,
        need,
        only,
    })?)
}

/// The listings that repeated fields name.
///
/// # Errors
/// One is no id.
pub fn listings(pairs: &[(String, String)]) -> Result<Vec<ListingId>, Error> {
    let named = pairs.iter().filter(|pair| pair.0 == "listing" && !pair.1.trim().is_empty());
    named
        .map(|pair| {
            let shown: String = pair.1.chars().take(60).collect();
            let wrong = |_| Error::invalid("compare.listing_malformed").with("listing", shown).at("listing");
            pair.1.trim().parse().map_err(wrong)
        })
        .collect()
}

impl ComparePage {
    /// This comparison with other rows shown.
    fn href(&self, only: bool) -> String {
        let only = if only { "&only=differences" } else { "" };
        format!("{}&quantity={}&years={}{only}", self.basket.href(), self.need.quantity, self.need.years)
    }

    /// The comparison without a listing; with two left out of it there is none, so the search goes on.
    fn without(&self, column: &Column) -> String {
        let rest = self.basket.without(column.listing);
        if rest.lacks() > 0 {
            return search(&rest, &column.category);
        }
        format!("{}&quantity={}&years={}", rest.href(), self.need.quantity, self.need.years)
    }

    /// Where another listing is looked for.
    fn more(&self) -> String {
        search(&self.basket, self.columns.first().map_or("", |column| column.category.as_str()))
    }

    fn years(&self) -> std::ops::RangeInclusive<i64> {
        1..=MOST_YEARS
    }
}

/// The search for others of a category, the basket in hand.
pub fn search(basket: &Basket, category: &str) -> String {
    let (compare, pairs) = (basket.joined(), [("kind", "listing"), ("category", category)]);
    let pairs = pairs.into_iter().chain([("compare", compare.as_str())]).filter(|pair| !pair.1.is_empty());
    format!("/search?{}", serde_urlencoded::to_string(pairs.collect::<Vec<_>>()).unwrap_or_default())
}
