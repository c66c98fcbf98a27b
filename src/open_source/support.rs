//! Which awarded firms support open-source software: listings that name it, that are listed, under a framework in force.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::base::error::Error;
use crate::catalog::model::{Listing, ListingState, ListingVersion};
use crate::catalog::questions::answers::Answers;
use crate::db::conn::DbConn;
use crate::db::schema::{framework, item, item_award, listing, listing_version, organisation};

/// A listing that supports some software.
#[derive(Clone, Debug)]
pub struct Support {
    /// The listing.
    pub listing: Listing,
    /// Its current version.
    pub version: ListingVersion,
    /// The firm.
    pub vendor: String,
    /// The framework's case number.
    pub case_no: String,
    /// What it supports, in small letters.
    names: Vec<String>,
}

impl Support {
    /// Whether it supports software of a name.
    pub fn is_of(&self, name: &str) -> bool {
        self.names.contains(&name.trim().to_lowercase())
    }
}

/// Every listing that may be ordered today and names software that it supports, the cheapest first.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn, today: NaiveDate) -> Result<Vec<Support>, Error> {
    let rows: Vec<(Listing, ListingVersion, String, String)> = listing::table
        .inner_join(listing_version::table.on(listing_version::id.eq(listing::current_version_id)))
        .inner_join(organisation::table.on(organisation::id.eq(listing::vendor_id)))
        .inner_join(item_award::table.on(listing::award_id.eq(item_award::id.nullable())))
        .inner_join(item::table.on(item::id.eq(item_award::item_id)))
        .inner_join(framework::table.on(framework::id.eq(item::framework_id)))
        .filter(listing::state.eq(ListingState::Listed).and(item_award::ended.eq(false)))
        .filter(framework::starts_on.le(today).and(framework::ends_on.ge(today)))
        .filter(listing_version::details.like("%\"supports\":%"))
        .select((listing::all_columns, listing_version::all_columns, organisation::name, framework::case_no))
        .order((listing_version::unit_price, listing::sku))
        .load(conn)?;
    let support = |(listing, version, vendor, case_no): (Listing, ListingVersion, String, String)| {
        let answers = Answers::of(&version);
        let names = answers.get("supports").split(';').map(|name| name.trim().to_lowercase()).collect();
        Support { listing, version, vendor, case_no, names }
    };
    Ok(rows.into_iter().map(support).collect())
}
