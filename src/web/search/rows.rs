//! Hits and counts as the search page shows them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::NaiveDate;
use procurement_law::ruling::Lang;
use search_index::entry::Kind;
use search_index::hits::{Fragment, Hit, Hits};

use crate::base::error::Error;
use crate::base::id::{ListingId, NoticeId, OrganisationId};
use crate::base::money::Money;
use crate::catalog::model::{Class, Listing, ListingVersion};
use crate::catalog::store as listings;
use crate::contracts::standing::{Standing, standings};
use crate::db::conn::DbConn;
use crate::notices::model::{Notice, NoticeKind};
use crate::notices::store as notices;
use crate::parties::store as parties;
use crate::search::filters::{Filters, label, words};
use crate::web::orders::day;
use crate::web::search::why::why;

/// Values of a field that are shown at once; the rest can be opened.
const SHOWN: usize = 8;

/// A hit.
pub struct Row {
    /// Where to read it.
    pub href: String,
    /// The listing, when it is one.
    pub listing: Option<ListingId>,
    /// The name, the words found marked.
    pub name: Vec<Fragment>,
    /// A piece of the text, the words found marked.
    pub text: Vec<Fragment>,
    /// Unit price or award price.
    pub price: Money,
    /// Why it was found, in words; empty unless asked for.
    pub why: Vec<String>,
    /// What it is.
    pub facts: Facts,
}

/// What a hit is.
pub enum Facts {
    /// A listing.
    Listing {
        /// What one unit is.
        unit: String,
        /// The maker.
        maker: String,
        /// The vendor.
        vendor: String,
        /// The class.
        class: Class,
        /// The category.
        category: String,
        /// Whether it can be ordered, and if not, why.
        standing: Standing,
    },
    /// A notice.
    Notice {
        /// What it tells of.
        kind: NoticeKind,
        /// The agency.
        agency: String,
        /// Who won.
        awarded_to: String,
        /// The day of the award.
        date: String,
    },
}

/// Counts of a field, as links.
pub struct FacetView {
    /// Its name.
    pub title: String,
    /// The values shown at once.
    pub first: Vec<ValueView>,
    /// The values that can be opened.
    pub rest: Vec<ValueView>,
}

/// A value and its count.
pub struct ValueView {
    /// In words.
    pub words: String,
    /// How many hits.
    pub count: u64,
    /// The page narrowed to it.
    pub href: String,
}

/// The counts that can narrow further.
pub fn facets(hits: &Hits, filters: &Filters, lang: Lang) -> Vec<FacetView> {
    let plain = hits.facets.iter().map(|facet| (facet.field, facet.counts.clone()));
    let facts = hits.facts.iter().map(|facet| (facet.key.as_str(), facet.counts.clone()));
    let bands = hits.price_bands.iter().filter(|band| band.2 > 0).map(|(least, most, count)| {
        let end = |end: &Option<i64>| end.map(|end| end.to_string()).unwrap_or_default();
        (format!("{}-{}", end(least), end(most)), *count)
    });
    let prices = [("price", bands.collect())];
    let open =
        plain.chain(prices).chain(facts).filter(|(name, counts)| filters.get(name).is_empty() && counts.len() > 1);
    open.map(|(name, counts)| {
        let value = |(value, count): &(String, u64)| ValueView {
            words: words(name, value, lang),
            count: *count,
            href: filters.href(name, value),
        };
        let mut first: Vec<ValueView> = counts.iter().map(value).collect();
        let rest = if first.len() > SHOWN { first.split_off(SHOWN) } else { Vec::new() };
        FacetView { title: label(name, lang), first, rest }
    })
    .collect()
}

/// The hits with the rows as they stand now; one whose row is gone is left out.
///
/// # Errors
/// The database failed.
pub fn rows(conn: &mut DbConn, hits: Vec<Hit>, today: NaiveDate, lang: Lang) -> Result<Vec<Row>, Error> {
    let of = |kind| hits.iter().filter(move |hit| hit.kind == kind);
    let listed: Vec<ListingId> = of(Kind::Listing).filter_map(|hit| hit.id.parse().ok()).collect();
    let noticed: Vec<NoticeId> = of(Kind::Notice).filter_map(|hit| hit.id.parse().ok()).collect();
    let listed: HashMap<String, (Listing, ListingVersion)> =
        listings::some(conn, &listed)?.into_iter().map(|pair| (pair.0.id.to_string(), pair)).collect();
    let noticed: HashMap<String, Notice> =
        notices::some(conn, &noticed)?.into_iter().map(|row| (row.id.to_string(), row)).collect();
    let mut vendors: HashMap<OrganisationId, String> = HashMap::new();
    for (listing, _) in listed.values() {
        if let Entry::Vacant(unknown) = vendors.entry(listing.vendor_id) {
            unknown.insert(parties::find(conn, listing.vendor_id)?.name);
        }
    }
    let standing = standings(conn, listed.values().map(|(row, version)| (row, version)), today)?;
    let row = |hit: Hit| match hit.kind {
        Kind::Listing => {
            let (row, version) = listed.get(&hit.id)?;
            let vendor = vendors.get(&row.vendor_id).cloned().unwrap_or_default();
            let standing = standing.get(&row.id).copied().unwrap_or(Standing::NotNow);
            Some(listing(hit, row, version, (vendor, standing), lang))
        }
        Kind::Notice => Some(notice(&hit, noticed.get(&hit.id)?, lang)),
    };
    Ok(hits.into_iter().filter_map(row).collect())
}

fn listing(
    hit: Hit,
    row: &Listing,
    version: &ListingVersion,
    (vendor, standing): (String, Standing),
    lang: Lang,
) -> Row {
    Row {
        href: format!("/listings/{}", row.id),
        listing: Some(row.id),
        name: current(&hit.name_snippet, &version.name),
        why: why(&hit.why, lang),
        text: hit.text_snippet,
        price: version.unit_price,
        facts: Facts::Listing {
            unit: version.unit.clone(),
            maker: version.maker.clone(),
            vendor,
            class: version.class,
            category: version.category.clone(),
            standing,
        },
    }
}

fn notice(hit: &Hit, row: &Notice, lang: Lang) -> Row {
    Row {
        href: format!("/notices/{}", row.id),
        listing: None,
        name: current(&hit.name_snippet, &row.title),
        // The text of a notice is who won and who did not, which the facts say better.
        why: why(&hit.why, lang),
        text: Vec::new(),
        price: row.price,
        facts: Facts::Notice {
            kind: row.kind,
            agency: row.agency.clone(),
            awarded_to: row.awarded_to.clone(),
            date: day(row.awarded_on, lang),
        },
    }
}

/// The marked name while the index is as new as the row, else the row's.
fn current(marked: &[Fragment], name: &str) -> Vec<Fragment> {
    let joined: String = marked.iter().map(|piece| piece.text.as_str()).collect();
    if joined == name { marked.to_vec() } else { vec![Fragment { text: name.to_owned(), hit: false }] }
}
