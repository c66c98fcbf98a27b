//! Reads listings as the columns of a comparison, in the order asked for.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;
use serde_json::Value;

use crate::base::error::Error;
use crate::base::id::{AwardId, ListingId, OrganisationId};
use crate::catalog::model::{Listing, ListingVersion};
use crate::catalog::store as listings;
use crate::choices::content::{Column, Party, Terms};
use crate::contracts::model::{Award, Framework, Item};
use crate::db::conn::DbConn;
use crate::db::schema::{framework, item, item_award, organisation};
use crate::parties::model::Organisation;

/// The fewest listings that are compared.
pub const LEAST: usize = 2;
/// The most.
pub const MOST: usize = 5;

/// The columns of a comparison.
///
/// # Errors
/// There are fewer than two or more than five listings, or one is unknown.
pub fn compared(conn: &mut DbConn, ids: &[ListingId]) -> Result<Vec<Column>, Error> {
    let ids = once(ids);
    if !(LEAST..=MOST).contains(&ids.len()) {
        let error = Error::invalid("compare.listings").with("least", LEAST).with("most", MOST);
        return Err(error.with("count", ids.len()).at("listing"));
    }
    load(conn, &ids)
}

/// The ids in their order, each once.
pub fn once(ids: &[ListingId]) -> Vec<ListingId> {
    let mut kept: Vec<ListingId> = Vec::with_capacity(ids.len());
    for id in ids {
        if !kept.contains(id) {
            kept.push(*id);
        }
    }
    kept
}

/// The columns of any listings.
///
/// # Errors
/// One is unknown, or the database failed.
pub fn load(conn: &mut DbConn, ids: &[ListingId]) -> Result<Vec<Column>, Error> {
    let mut found: HashMap<ListingId, (Listing, ListingVersion)> =
        listings::some(conn, ids)?.into_iter().map(|pair| (pair.0.id, pair)).collect();
    let awards: Vec<AwardId> = found.values().filter_map(|(listing, _)| listing.award_id).collect();
    let vendors: Vec<OrganisationId> = found.values().map(|(listing, _)| listing.vendor_id).collect();
    let terms = terms(conn, &awards)?;
    let vendors: Vec<Organisation> = organisation::table.filter(organisation::id.eq_any(vendors)).load(conn)?;
    let vendors: HashMap<OrganisationId, Party> = vendors.into_iter().map(|row| (row.id, party(row))).collect();
    let mut columns = Vec::with_capacity(ids.len());
    for id in ids {
        let (listing, version) = found.remove(id).ok_or_else(Error::not_found)?;
        let vendor = vendors.get(&listing.vendor_id).cloned().ok_or_else(Error::not_found)?;
        columns.push(column(listing, version, vendor, &terms));
    }
    Ok(columns)
}

/// An organisation as the content names it.
pub fn party(row: Organisation) -> Party {
    Party { id: row.id, code: row.code, name: row.name }
}

fn terms(conn: &mut DbConn, awards: &[AwardId]) -> Result<HashMap<AwardId, Terms>, Error> {
    let rows: Vec<(Award, Item, Framework)> = item_award::table
        .inner_join(item::table.on(item::id.eq(item_award::item_id)))
        .inner_join(framework::table.on(framework::id.eq(item::framework_id)))
        .filter(item_award::id.eq_any(awards))
        .select((item_award::all_columns, item::all_columns, framework::all_columns))
        .load(conn)?;
    let of = |(award, item, framework): (Award, Item, Framework)| {
        let terms = Terms {
            framework: framework.id,
            case_no: framework.case_no,
            title: framework.title,
            starts_on: framework.starts_on,
            ends_on: framework.ends_on,
            item_no: item.item_no,
            award_price: award.price,
            min_quantity: item.min_quantity,
            max_quantity: item.max_quantity,
        };
        (award.id, terms)
    };
    Ok(rows.into_iter().map(of).collect())
}

fn column(listing: Listing, version: ListingVersion, vendor: Party, terms: &HashMap<AwardId, Terms>) -> Column {
    let details: BTreeMap<String, Value> = serde_json::from_str(&version.details).unwrap_or_default();
    Column {
        listing: listing.id,
        sku: listing.sku,
        version: version.number,
        version_id: version.id,
        class: version.class,
        category: version.category,
        name: version.name,
        maker: version.maker,
        origin: version.origin,
        vendor,
        unit: version.unit,
        unit_price: version.unit_price,
        terms: listing.award_id.and_then(|award| terms.get(&award).cloned()),
        details,
    }
}
