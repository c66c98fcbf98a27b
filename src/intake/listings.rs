//! Listings: one row each, its award named by case and item number, or none. A known sku gets a new version
//! when its facts differ.

use std::collections::HashMap;

use serde_json::json;

use crate::audit::entry::Change;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::id::{AwardId, ItemId, ListingId, OrganisationId};
use crate::base::money::Money;
use crate::catalog::model::{KIND, Listing, ListingState, ListingVersion, recorded};
use crate::catalog::questions::table::all;
use crate::catalog::store;
use crate::contracts::model::Award;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::intake::items;
use crate::intake::keep::{Source, keep};
use crate::intake::outcome::{Fault, Report, RowOutcome};
use crate::intake::row::{Row, Table, fault};
use crate::intake::run::{Fate, OnFault, goes_on, imported, judge, known};
use crate::parties::model::OrganisationKind;
use crate::parties::store as parties;

/// The columns by which the layout is known.
pub const COLUMNS: &[&str] = &[
    "sku",
    "ubn",
    "class",
    "category",
    "maker",
    "origin",
    "name",
    "edition",
    "licence_model",
    "licence_metric",
    "term_months",
    "platforms",
    "languages",
    "unit",
    "unit_price",
    "case_no",
    "item_no",
    "delivery_days",
    "warranty_months",
    "description",
];

/// Columns that a version of a listing has of its own; the other questions' columns become its details.
const OWN: &[&str] = &["name", "category", "maker", "origin", "description", "unit", "unit_price"];

struct Known {
    items: items::Known,
    vendors: HashMap<String, OrganisationId>,
    awards: HashMap<(ItemId, OrganisationId), Award>,
}

/// Imports listings.
///
/// # Errors
/// The file is no such file, or the database failed; what is wrong with rows is in the report.
pub fn import(conn: &mut DbConn, call: &Call, source: &Source, on_fault: OnFault) -> Result<Report, Error> {
    let table = Table::read(&source.bytes)?;
    let with = Known {
        items: items::all(conn)?,
        vendors: parties::all(conn, OrganisationKind::Vendor)?.into_iter().map(|row| (row.code, row.id)).collect(),
        awards: contracts::awards(conn)?
            .into_iter()
            .filter(|award| !award.ended)
            .map(|award| ((award.item_id, award.vendor_id), award))
            .collect(),
    };
    let mut present: HashMap<String, (Listing, ListingVersion)> =
        store::all(conn)?.into_iter().map(|pair| (pair.0.sku.clone(), pair)).collect();
    let (mut fresh, mut revised) = (Vec::new(), Vec::new());
    let (lines, mut report) = judge(&table, |row| {
        let (mut listing, mut version) = read(call, row, &with)?;
        let Some(before) = present.get(&listing.sku) else {
            let id = listing.id.0;
            present.insert(listing.sku.clone(), (listing.clone(), version.clone()));
            fresh.push((listing, version));
            return imported(id);
        };
        if before.0.vendor_id != listing.vendor_id {
            return Err(fault("sku", "另一家廠商已使用此料號"));
        }
        (listing.id, listing.version, listing.state) = (before.0.id, before.0.version + 1, before.0.state);
        (version.listing_id, version.number) = (before.0.id, before.1.number + 1);
        if same(before, &(listing.clone(), version.clone())) {
            return known(before.0.id.0);
        }
        let subject = listing.id.0;
        present.insert(listing.sku.clone(), (listing.clone(), version.clone()));
        revised.push((listing, version));
        Ok(Fate { outcome: RowOutcome::Corrected, subject, amount: Money::default() })
    });
    if goes_on(&mut report, on_fault) {
        let (listings, versions): (Vec<_>, Vec<_>) = fresh.iter().cloned().unzip();
        store::insert(conn, &listings, &versions)?;
        for (listing, version) in &revised {
            store::revise(conn, listing, version)?;
        }
        let changes = fresh.iter().map(|pair| change("listing.imported", pair));
        let changes = changes.chain(revised.iter().map(|pair| change("listing.revised", pair))).collect();
        keep(conn, call, "listings", source, &lines, &report, changes)?;
    }
    Ok(report)
}

fn read(call: &Call, row: &Row, with: &Known) -> Result<(Listing, ListingVersion), Fault> {
    let ubn = row.required("ubn", 8)?;
    let vendor_id = *with.vendors.get(&ubn).ok_or_else(|| fault("ubn", &format!("沒有廠商 {ubn}")))?;
    let unit_price = row.money("unit_price")?;
    let award_id = award(row, vendor_id, unit_price, with)?;
    let details: serde_json::Map<String, serde_json::Value> =
        further().filter_map(|name| row.optional(name).map(|value| (name.to_owned(), json!(value)))).collect();
    let (id, version_id) = (call.id::<ListingId>(), call.id());
    let version = ListingVersion {
        id: version_id,
        listing_id: id,
        number: 1,
        class: row.one_of("class")?,
        category: row.required("category", 100)?,
        maker: row.required("maker", 200)?,
        origin: row.required("origin", 2)?,
        name: row.required("name", 300)?,
        unit: row.required("unit", 20)?,
        unit_price,
        description: row.required("description", 4_000)?,
        details: canonical(&details).map_err(|cause| fault("*", &cause.to_string()))?,
        created_at: call.now,
    };
    let sku = row.required("sku", 60)?;
    let state = ListingState::Listed;
    Ok((Listing { id, sku, vendor_id, award_id, current_version_id: version_id, version: 1, state }, version))
}

/// The questions that a file may answer beyond the columns by which its layout is known.
fn further() -> impl Iterator<Item = &'static str> {
    all().map(|question| question.key.as_str()).filter(|key| !OWN.contains(key))
}

fn award(row: &Row, vendor: OrganisationId, price: Money, with: &Known) -> Result<Option<AwardId>, Fault> {
    let (Some(case_no), Some(item_no)) = (row.optional("case_no"), row.optional("item_no")) else { return Ok(None) };
    let item = with
        .items
        .get(&(case_no.clone(), item_no.clone()))
        .ok_or_else(|| fault("item_no", &format!("案號 {case_no} 沒有項次 {item_no}")))?;
    let award = with.awards.get(&(item.id, vendor)).ok_or_else(|| fault("item_no", "此廠商未得標此項次"))?;
    if price > award.price {
        return Err(fault("unit_price", &format!("高於決標單價 {}", award.price)));
    }
    Ok(Some(award.id))
}

fn same(before: &(Listing, ListingVersion), after: &(Listing, ListingVersion)) -> bool {
    let facts = |(listing, version): &(Listing, ListingVersion)| {
        let mut facts = recorded(listing, version);
        if let Some(fields) = facts.as_object_mut() {
            fields.remove("listing_version");
            fields.remove("number");
        }
        facts
    };
    facts(before) == facts(after)
}

fn change(name: &str, (listing, version): &(Listing, ListingVersion)) -> Change {
    Change::new(name, KIND, listing.id.0, listing.version, recorded(listing, version))
}
