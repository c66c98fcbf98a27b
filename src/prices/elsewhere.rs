//! The same product in other listings: found by the index, believed only after the rows were read again.

use std::collections::HashMap;

use diesel::prelude::*;
use search_index::Index;
use search_index::ask::Ask;
use search_index::entry::Kind;

use crate::base::error::Error;
use crate::base::id::{AwardId, ListingId, OrganisationId};
use crate::base::money::Money;
use crate::catalog::model::{Listing, ListingVersion};
use crate::catalog::store as listings;
use crate::db::conn::DbConn;
use crate::db::schema::{framework, item, item_award, organisation};
use crate::prices::product::{Licence, Product};

/// Hits of the name that are looked at: namesakes stand first.
const LOOKED: usize = 200;

/// A listing of the product.
#[derive(Clone, Debug)]
pub struct Place {
    /// The listing.
    pub listing: Listing,
    /// Its version.
    pub version: ListingVersion,
    /// The vendor's name.
    pub vendor: String,
    /// The framework's case number; none means that it cannot be ordered.
    pub case_no: Option<String>,
    /// How it may be used.
    pub licence: Licence,
    /// Whether no listing of the product under this licence that hangs on an award is cheaper, and one is dearer.
    pub cheapest: bool,
}

/// Every listing of the product of a listing, itself included, cheapest first.
///
/// # Errors
/// There is no such listing, the index or the database failed.
pub fn places(conn: &mut DbConn, index: &Index, id: ListingId) -> Result<Vec<Place>, Error> {
    let (listing, version) = listings::find(conn, id)?;
    let product = Product::of(&version);
    let ask = Ask { kinds: vec![Kind::Listing], limit: LOOKED, ..Ask::words(version.name.as_str()) };
    let hits = index.ask(&ask).map_err(|cause| Error::internal("search", cause))?;
    let ids: Vec<ListingId> = hits.hits.iter().filter_map(|hit| hit.id.parse().ok()).filter(|hit| *hit != id).collect();
    let mut same: Vec<(Listing, ListingVersion)> = vec![(listing, version)];
    same.extend(listings::some(conn, &ids)?.into_iter().filter(|(_, version)| Product::of(version) == product));
    same.sort_by(|a, b| (a.1.unit_price, &a.0.sku).cmp(&(b.1.unit_price, &b.0.sku)));
    named(conn, same)
}

fn named(conn: &mut DbConn, same: Vec<(Listing, ListingVersion)>) -> Result<Vec<Place>, Error> {
    let vendors: Vec<OrganisationId> = same.iter().map(|(listing, _)| listing.vendor_id).collect();
    let names: HashMap<OrganisationId, String> = organisation::table
        .filter(organisation::id.eq_any(vendors))
        .select((organisation::id, organisation::name))
        .load(conn)?
        .into_iter()
        .collect();
    let awards: Vec<AwardId> = same.iter().filter_map(|(listing, _)| listing.award_id).collect();
    let cases: HashMap<AwardId, String> = item_award::table
        .inner_join(item::table.on(item::id.eq(item_award::item_id)))
        .inner_join(framework::table.on(framework::id.eq(item::framework_id)))
        .filter(item_award::id.eq_any(awards).and(item_award::ended.eq(false)))
        .select((item_award::id, framework::case_no))
        .load(conn)?
        .into_iter()
        .collect();
    let awarded = |listing: &Listing| listing.award_id.is_some_and(|award| cases.contains_key(&award));
    let place = |(listing, version): &(Listing, ListingVersion)| {
        let licence = Licence::of(version);
        Place {
            vendor: names.get(&listing.vendor_id).cloned().unwrap_or_default(),
            case_no: listing.award_id.and_then(|award| cases.get(&award).cloned()),
            cheapest: awarded(listing) && cheapest(version.unit_price, &licence, &same, awarded),
            licence,
            listing: listing.clone(),
            version: version.clone(),
        }
    };
    Ok(same.iter().map(place).collect())
}

/// Whether a price is the least of those that can be ordered under a licence, and not all are the same.
fn cheapest(
    price: Money,
    licence: &Licence,
    same: &[(Listing, ListingVersion)],
    awarded: impl Fn(&Listing) -> bool,
) -> bool {
    let prices = || {
        let under = same.iter().filter(|(listing, version)| awarded(listing) && Licence::of(version) == *licence);
        under.map(|(_, version)| version.unit_price)
    };
    prices().min() == Some(price) && prices().max() != Some(price)
}
