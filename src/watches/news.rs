//! What is new to the owner of a search, or has another price than they were told.

use std::collections::HashMap;

use diesel::prelude::*;
use search_index::Index;
use search_index::ask::{Ask, Sort};
use search_index::entry::Kind;

use crate::base::error::Error;
use crate::base::id::{ListingId, OrganisationId};
use crate::base::money::Money;
use crate::catalog::model::{Listing, ListingVersion};
use crate::catalog::store as listings;
use crate::db::conn::DbConn;
use crate::db::schema::{listing_version, organisation};
use crate::search::filters::Filters;
use crate::search::find::find;
use crate::watches::model::Known;

/// The most listings of a search that are looked at: the newest.
pub const LOOKED: usize = 1_000;

/// A listing that is new, or whose price changed.
#[derive(Clone, Debug)]
pub struct News {
    /// The listing.
    pub listing: Listing,
    /// Its version.
    pub version: ListingVersion,
    /// The vendor's name.
    pub vendor: String,
    /// The price that the owner knows; none for a listing they do not know.
    pub before: Option<Money>,
}

/// The listings that a search finds now, newest first.
///
/// # Errors
/// The index failed.
pub fn found(index: &Index, query: &str) -> Result<Vec<ListingId>, Error> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    let asked = Filters::read(&pairs).ask();
    let ask = Ask { kinds: vec![Kind::Listing], sort: Sort::Newest, offset: 0, limit: LOOKED, ..asked };
    let hits = find(index, &ask)?;
    Ok(hits.hits.into_iter().filter_map(|hit| hit.id.parse().ok()).collect())
}

/// What of the found listings the owner does not know, and what they know after being told.
///
/// # Errors
/// The database failed.
pub fn news(conn: &mut DbConn, known: &Known, found: &[ListingId]) -> Result<(Vec<News>, Known), Error> {
    let mut rows: HashMap<ListingId, (Listing, ListingVersion)> =
        listings::some(conn, found)?.into_iter().map(|pair| (pair.0.id, pair)).collect();
    let changed: Vec<ListingId> = rows
        .values()
        .filter(|(listing, version)| known.get(&listing.id).is_some_and(|number| *number != version.number))
        .map(|(listing, _)| listing.id)
        .collect();
    let before: Vec<(ListingId, i64, Money)> = listing_version::table
        .filter(listing_version::listing_id.eq_any(&changed))
        .select((listing_version::listing_id, listing_version::number, listing_version::unit_price))
        .load(conn)?;
    let before: HashMap<(ListingId, i64), Money> =
        before.into_iter().map(|(listing, number, price)| ((listing, number), price)).collect();
    let vendors: Vec<OrganisationId> = rows.values().map(|(listing, _)| listing.vendor_id).collect();
    let names: HashMap<OrganisationId, String> = organisation::table
        .filter(organisation::id.eq_any(vendors))
        .select((organisation::id, organisation::name))
        .load(conn)?
        .into_iter()
        .collect();
    // What was told of once stays known, also while the search does not find it.
    let (mut after, mut told) = (known.clone(), Vec::new());
    for id in found {
        let Some((listing, version)) = rows.remove(id) else { continue };
        let old = known.get(id).map(|number| before.get(&(*id, *number)).copied().unwrap_or(version.unit_price));
        after.insert(*id, version.number);
        if old != Some(version.unit_price) {
            let vendor = names.get(&listing.vendor_id).cloned().unwrap_or_default();
            told.push(News { listing, version, vendor, before: old });
        }
    }
    Ok((told, after))
}
