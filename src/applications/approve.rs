//! The office agrees, and the listing comes to be what was asked for.

use crate::applications::advance::{Seen, advance};
use crate::applications::lawful::ruling;
use crate::applications::model::{Application, ApplicationKind};
use crate::applications::state::ApplicationEvent;
use crate::applications::submit::{wanted, within_award};
use crate::applications::tell;
use crate::audit::entry::Change;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::id::{ListingId, ListingVersionId};
use crate::base::money::Money;
use crate::catalog::model::{KIND, Listing, ListingState, ListingVersion, recorded};
use crate::catalog::store as listings;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use procurement_law::ruling::Outcome;

/// Agrees. A replacement needs the office's consent in words, which the ruling names (採購契約要項 21).
///
/// # Errors
/// As [`advance`]; the listing changed since the vendor wrote; the price is above the award's; PRC-04 refuses.
pub fn approve(conn: &mut DbConn, call: &Call, seen: Seen, consent: &str) -> Result<Application, Error> {
    let row = advance(conn, call, seen, ApplicationEvent::Approve, |conn, row| {
        row.decided_by = call.actor.person().map(|person| person.user);
        row.decided_at = Some(call.now);
        (row.reasons, row.said) = (String::new(), consent.trim().to_owned());
        within_award(conn, row)?;
        let change = match row.kind {
            ApplicationKind::List => list(conn, call, row)?,
            ApplicationKind::Change => revise(conn, call, row)?,
            ApplicationKind::Pause | ApplicationKind::Resume | ApplicationKind::Delist => turn(conn, row)?,
        };
        Ok(vec![change])
    })?;
    tell::vendor(conn, call, &row)?;
    Ok(row)
}

fn list(conn: &mut DbConn, call: &Call, row: &mut Application) -> Result<Change, Error> {
    if listings::by_sku(conn, &row.sku)?.is_some() {
        return Err(Error::conflict("listing.sku_taken").with("sku", &row.sku));
    }
    let (id, version_id): (ListingId, ListingVersionId) = (call.id(), call.id());
    let listing = Listing {
        id,
        sku: row.sku.clone(),
        vendor_id: row.vendor_id,
        award_id: row.award_id,
        current_version_id: version_id,
        version: 1,
        state: ListingState::Listed,
    };
    let version = version(call, row, id, version_id, 1)?;
    row.listing_id = Some(id);
    listings::insert(conn, std::slice::from_ref(&listing), std::slice::from_ref(&version))?;
    Ok(Change::new("listing.listed", KIND, id.0, 1, recorded(&listing, &version)))
}

fn revise(conn: &mut DbConn, call: &Call, row: &mut Application) -> Result<Change, Error> {
    let (mut listing, before) = of(conn, row)?;
    if row.base_version_id != Some(before.id) {
        return Err(Error::conflict("application.listing_changed"));
    }
    if let Some(award) = row.award_id
        && contracts::terms(conn, award)?.2.ends_on >= call.now.local_date()
    {
        let consent = Some(row.said.clone()).filter(|said| !said.is_empty());
        let ruling = ruling(call, row, &before, consent);
        row.rulings = canonical(&[&ruling])?;
        if ruling.outcome == Outcome::Refuse {
            return Err(Error::unlawful("application.unlawful", vec![ruling]).at("said"));
        }
        // A price that rises without a replacement is a person's to judge, and the person says why.
        if ruling.outcome == Outcome::NeedsPerson && row.said.is_empty() {
            return Err(Error::invalid("application.said_missing").at("said"));
        }
    }
    let after = version(call, row, listing.id, call.id(), before.number + 1)?;
    listing.current_version_id = after.id;
    listing.version += 1;
    listings::revise(conn, &listing, &after)?;
    Ok(Change::new("listing.changed", KIND, listing.id.0, listing.version, recorded(&listing, &after)))
}

fn turn(conn: &mut DbConn, row: &mut Application) -> Result<Change, Error> {
    let (mut listing, version) = of(conn, row)?;
    let state = wanted(row.kind).unwrap_or(listing.state);
    let event = match state {
        ListingState::Listed => "listing.resumed",
        ListingState::Paused => "listing.paused",
        ListingState::Delisted => "listing.delisted",
    };
    listing.state = state;
    listing.version += 1;
    listings::update(conn, &listing)?;
    Ok(Change::new(event, KIND, listing.id.0, listing.version, recorded(&listing, &version)))
}

fn of(conn: &mut DbConn, row: &Application) -> Result<(Listing, ListingVersion), Error> {
    listings::find(conn, row.listing_id.ok_or_else(Error::not_found)?)
}

fn version(
    call: &Call,
    row: &Application,
    listing_id: ListingId,
    id: ListingVersionId,
    number: i64,
) -> Result<ListingVersion, Error> {
    let mut version = ListingVersion {
        id,
        listing_id,
        number,
        class: row.class,
        category: String::new(),
        maker: String::new(),
        origin: String::new(),
        name: String::new(),
        unit: String::new(),
        unit_price: Money::default(),
        description: String::new(),
        details: String::new(),
        created_at: call.now,
    };
    row.answers().fill(&mut version)?;
    Ok(version)
}
