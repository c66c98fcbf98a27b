//! What became of locked listings since: the locked bytes beside today's rows.

use std::collections::HashMap;

use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::base::money::Money;
use crate::catalog::store as listings;
use crate::choices::content::Content;
use crate::db::conn::DbConn;

/// What became of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// It stands as it was locked.
    Same,
    /// It stands in another version, or hangs on an award otherwise.
    Changed {
        /// The version's number now.
        version: i64,
        /// The price of a unit now.
        unit_price: Money,
        /// Whether it may be ordered under an award now.
        awarded: bool,
    },
    /// It is no longer there.
    Gone,
}

/// What became of each listing, in the order of the content.
///
/// # Errors
/// The database failed.
pub fn since(conn: &mut DbConn, content: &Content) -> Result<Vec<Since>, Error> {
    let ids: Vec<ListingId> = content.listings.iter().map(|column| column.listing).collect();
    let now: HashMap<ListingId, _> =
        listings::some(conn, &ids)?.into_iter().map(|(listing, version)| (listing.id, (listing, version))).collect();
    let of = content.listings.iter().map(|column| match now.get(&column.listing) {
        None => Since::Gone,
        Some((listing, version))
            if version.id == column.version_id && listing.award_id.is_some() == column.terms.is_some() =>
        {
            Since::Same
        }
        Some((listing, version)) => Since::Changed {
            version: version.number,
            unit_price: version.unit_price,
            awarded: listing.award_id.is_some(),
        },
    });
    Ok(of.collect())
}
