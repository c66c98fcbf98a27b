//! Rows as the index sees them.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use diesel::prelude::*;
use search_index::entry::{Entry, Kind};

use crate::base::error::Error;
use crate::base::id::{AwardId, FrameworkId, ItemId, ListingId, NoticeId, OrderId, OrganisationId};
use crate::catalog::model::{Listing, ListingState, ListingVersion};
use crate::catalog::questions::answers::Answers;
use crate::catalog::questions::table::{Searched, asked};
use crate::catalog::store as listings;
use crate::contracts::standing::{Standing, standings};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::db::schema::{framework, item, item_award, listing, listing_version, order_line, orders, organisation};
use crate::notices::model::Notice;
use crate::notices::store as notices;

/// Rows that are read at once.
pub const STEP: usize = 1_000;

/// Entries of listings, as they stand today.
///
/// # Errors
/// The database failed.
pub fn listings(conn: &mut DbConn, ids: &[ListingId], today: NaiveDate) -> Result<Vec<Entry>, Error> {
    let rows = listings::some(conn, ids)?;
    let vendors: Vec<OrganisationId> = rows.iter().map(|(listing, _)| listing.vendor_id).collect();
    let names: HashMap<OrganisationId, (String, String)> = organisation::table
        .filter(organisation::id.eq_any(&vendors))
        .select((organisation::id, (organisation::name, organisation::code)))
        .load(conn)?
        .into_iter()
        .collect();
    let awards: Vec<AwardId> = rows.iter().filter_map(|(listing, _)| listing.award_id).collect();
    let numbers: HashMap<AwardId, (ItemId, String, String)> = item_award::table
        .inner_join(item::table.on(item::id.eq(item_award::item_id)))
        .inner_join(framework::table.on(framework::id.eq(item::framework_id)))
        .filter(item_award::id.eq_any(&awards))
        .select((item_award::id, (item::id, framework::case_no, item::item_no)))
        .load(conn)?
        .into_iter()
        .collect();
    let buyers = buyers(conn, ids)?;
    let standing = standings(conn, rows.iter().map(|(listing, version)| (listing, version)), today)?;
    Ok(rows
        .iter()
        .filter(|(row, _)| row.state != ListingState::Delisted)
        .map(|(row, version)| {
            let vendor = names.get(&row.vendor_id).cloned().unwrap_or_default();
            let award = row.award_id.and_then(|award| numbers.get(&award));
            let popularity = buyers.get(&row.id).copied().unwrap_or_default();
            let orderable = standing.get(&row.id) == Some(&Standing::Orderable);
            Entry { popularity, orderable, ..of(row, version, vendor, award) }
        })
        .collect())
}

/// The listings under some frameworks and some awards.
///
/// # Errors
/// The database failed.
pub fn under(conn: &mut DbConn, frameworks: &[FrameworkId], awards: &[AwardId]) -> Result<Vec<ListingId>, Error> {
    let mut found = Vec::new();
    for some in awards.chunks(STEP) {
        found.extend(awarded(conn, some)?);
    }
    for framework in frameworks {
        let under = contracts::awards_under(conn, *framework)?;
        for some in under.chunks(STEP) {
            found.extend(awarded(conn, &some.iter().map(|award| award.id).collect::<Vec<_>>())?);
        }
    }
    Ok(found)
}

fn awarded(conn: &mut DbConn, awards: &[AwardId]) -> Result<Vec<ListingId>, Error> {
    let some: Vec<Option<AwardId>> = awards.iter().copied().map(Some).collect();
    Ok(listing::table.filter(listing::award_id.eq_any(some)).select(listing::id).load(conn)?)
}

/// How many agencies have ordered each of some listings.
fn buyers(conn: &mut DbConn, ids: &[ListingId]) -> Result<HashMap<ListingId, i64>, Error> {
    let rows: Vec<(ListingId, OrganisationId)> = order_line::table
        .inner_join(orders::table.on(orders::id.eq(order_line::order_id)))
        .inner_join(listing_version::table.on(listing_version::id.eq(order_line::listing_version_id)))
        .filter(listing_version::listing_id.eq_any(ids))
        .select((listing_version::listing_id, orders::agency_id))
        .distinct()
        .load(conn)?;
    let mut buyers = HashMap::new();
    for (listing, _) in rows {
        *buyers.entry(listing).or_default() += 1;
    }
    Ok(buyers)
}

/// The listings that some orders are of.
///
/// # Errors
/// The database failed.
pub fn ordered(conn: &mut DbConn, ids: &[OrderId]) -> Result<Vec<ListingId>, Error> {
    Ok(order_line::table
        .inner_join(listing_version::table.on(listing_version::id.eq(order_line::listing_version_id)))
        .filter(order_line::order_id.eq_any(ids))
        .select(listing_version::listing_id)
        .distinct()
        .load(conn)?)
}

fn of(
    row: &Listing,
    version: &ListingVersion,
    (vendor, ubn): (String, String),
    award: Option<&(ItemId, String, String)>,
) -> Entry {
    let mut codes = vec![row.sku.clone(), ubn];
    codes.extend(award.iter().flat_map(|(_, case_no, item_no)| [case_no.clone(), item_no.clone()]));
    let answers = Answers::of(version);
    let (mut facts, mut text) = (Vec::new(), version.description.clone());
    for question in asked(version.class, &version.category) {
        let said = answers.get(&question.key);
        match question.search {
            Searched::Code if !said.is_empty() => codes.push(said.to_owned()),
            Searched::Text if !said.is_empty() => text = format!("{text}\n{said}"),
            _ => {}
        }
        if question.filter && !said.is_empty() {
            facts.extend(said.split(';').map(|value| (question.key.clone(), value.trim().to_owned())));
        }
    }
    Entry {
        name: version.name.clone(),
        text,
        facts,
        maker: version.maker.clone(),
        vendor,
        codes,
        class: Some(version.class.as_str().to_owned()),
        category: Some(version.category.clone()),
        price: Some(version.unit_price.0),
        date: Some(version.created_at.0),
        ..Entry::new(Kind::Listing, row.id.to_string())
    }
}

/// Entries of award notices.
///
/// # Errors
/// The database failed.
pub fn notices(conn: &mut DbConn, ids: &[NoticeId]) -> Result<Vec<Entry>, Error> {
    Ok(notices::some(conn, ids)?.into_iter().map(notice).collect())
}

fn notice(row: Notice) -> Entry {
    let days = i64::from(row.awarded_on.num_days_from_ce());
    Entry {
        text: [row.awarded_to.as_str(), row.not_awarded.as_str()].join("；"),
        name: row.title,
        vendor: row.awarded_to,
        agency: row.agency,
        codes: vec![row.case_no],
        category: Some(row.category),
        year: Some(i64::from(row.awarded_on.year())),
        price: Some(row.price.0),
        date: Some((days - UNIX_DAYS) * MICROS_A_DAY),
        ..Entry::new(Kind::Notice, row.id.to_string())
    }
}

/// Days of the common era at the Unix epoch.
const UNIX_DAYS: i64 = 719_163;
/// Microseconds in a day.
const MICROS_A_DAY: i64 = 86_400_000_000;
