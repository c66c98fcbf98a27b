//! The listings of a search as they are locked: all of them, in the order of the search.

use std::collections::BTreeMap;

use search_index::Index;
use search_index::ask::Ask;
use search_index::entry::Kind;

use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::choices::content::Searched;
use crate::search::filters::Filters;
use crate::search::find::find;

/// What a search asks, how many listings it finds, and as many of them as are wanted.
///
/// # Errors
/// The index failed.
pub fn listed(index: &Index, query: &str, most: usize) -> Result<(Searched, u64, Vec<ListingId>), Error> {
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_str(query.trim().trim_start_matches('?')).unwrap_or_default();
    let filters = Filters::read(&pairs);
    let hits = find(index, &Ask { kinds: vec![Kind::Listing], offset: 0, limit: most, ..filters.ask() })?;
    let ids = hits.hits.iter().filter_map(|hit| hit.id.parse().ok()).collect();
    Ok((asked(&filters), hits.total, ids))
}

fn asked(filters: &Filters) -> Searched {
    let mut named: BTreeMap<String, String> =
        filters.asked().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let words = named.remove("q").unwrap_or_default();
    // Notices are no offers: a locked search is one for listings whatever else it was.
    named.insert("kind".to_owned(), Kind::Listing.as_str().to_owned());
    let sort = named.remove("sort").unwrap_or_else(|| "relevance".to_owned());
    Searched { words, filters: named, sort }
}
