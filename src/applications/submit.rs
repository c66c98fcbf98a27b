//! Hands an application in: it must be whole, and nothing may stand in its way that the office could not clear.

use crate::applications::advance::{Seen, advance};
use crate::applications::lawful::{hopeless, ruling};
use crate::applications::model::{Application, ApplicationKind};
use crate::applications::state::ApplicationEvent;
use crate::applications::{store, tell};
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::catalog::model::{ListingState, ListingVersion};
use crate::catalog::questions::answers::Answers;
use crate::catalog::questions::check::{Depth, refuse};
use crate::catalog::store as listings;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;

/// Hands in.
///
/// # Errors
/// As [`advance`]; an answer is missing; the price is above the award's; the award is not the vendor's or of another
/// class; a replacement is not allowed; nothing would change.
pub fn submit(conn: &mut DbConn, call: &Call, seen: Seen) -> Result<Application, Error> {
    let row = one_of_many(conn, call, seen)?;
    tell::office(conn, call, &row)?;
    Ok(row)
}

/// Hands in one of many: whoever hands them in tells the office of all together.
///
/// # Errors
/// As [`submit`].
pub fn one_of_many(conn: &mut DbConn, call: &Call, seen: Seen) -> Result<Application, Error> {
    advance(conn, call, seen, ApplicationEvent::Submit, |conn, row| {
        hand_in(conn, call, row)?;
        Ok(Vec::new())
    })
}

/// What every handing in checks and sets, the first and any later one.
///
/// # Errors
/// As [`submit`].
pub fn hand_in(conn: &mut DbConn, call: &Call, row: &mut Application) -> Result<(), Error> {
    row.submitted_at = Some(call.now);
    "[]".clone_into(&mut row.rulings);
    let before = match row.listing_id {
        Some(id) => Some(listings::find(conn, id)?),
        None => None,
    };
    match row.kind {
        ApplicationKind::List => {
            refuse(row.class, &row.answers(), Depth::Whole)?;
            if listings::by_sku(conn, &row.sku)?.is_some() {
                return Err(Error::conflict("listing.sku_taken").with("sku", &row.sku).at("sku"));
            }
            if store::asked(conn, row.vendor_id, &row.sku)?.is_some_and(|other| other != row.id) {
                return Err(Error::conflict("application.asked_already").with("sku", &row.sku).at("sku"));
            }
        }
        ApplicationKind::Change => refuse(row.class, &row.answers(), Depth::Whole)?,
        ApplicationKind::Pause | ApplicationKind::Resume | ApplicationKind::Delist => {
            if row.note.is_empty() {
                return Err(Error::invalid("application.note_missing").at("note"));
            }
            let wanted = wanted(row.kind);
            if before.as_ref().is_some_and(|(listing, _)| Some(listing.state) == wanted) {
                return Err(Error::conflict("application.nothing_changes"));
            }
            return Ok(());
        }
    }
    within_award(conn, row)?;
    if let Some((_, version)) = &before {
        changes(conn, call, row, version)?;
    }
    Ok(())
}

/// The state that a listing comes into by an application of a kind.
pub fn wanted(kind: ApplicationKind) -> Option<ListingState> {
    match kind {
        ApplicationKind::Pause => Some(ListingState::Paused),
        ApplicationKind::Resume => Some(ListingState::Listed),
        ApplicationKind::Delist => Some(ListingState::Delisted),
        ApplicationKind::List | ApplicationKind::Change => None,
    }
}

/// A listing hangs on an award of its own vendor and class, at no more than its price.
///
/// # Errors
/// It does not.
pub fn within_award(conn: &mut DbConn, row: &Application) -> Result<(), Error> {
    let Some(award) = row.award_id else { return Ok(()) };
    let (award, _, framework) = contracts::terms(conn, award)?;
    if award.vendor_id != row.vendor_id {
        return Err(Error::not_found());
    }
    if award.ended {
        return Err(Error::conflict("listing.award_ended").with("case_no", &framework.case_no).at("award"));
    }
    if framework.class != row.class {
        return Err(Error::invalid("listing.other_class").with("case_no", &framework.case_no).at("award"));
    }
    match row.answers().unit_price() {
        Some(price) if price > award.price => {
            Err(Error::invalid("listing.above_award").with("award", award.price).at("unit_price"))
        }
        _ => Ok(()),
    }
}

fn changes(conn: &mut DbConn, call: &Call, row: &mut Application, before: &ListingVersion) -> Result<(), Error> {
    if Answers::of(before).differences(&row.answers()).is_empty() {
        return Err(Error::conflict("application.nothing_changes"));
    }
    let running = match row.award_id {
        Some(award) => contracts::terms(conn, award)?.2.ends_on >= call.now.local_date(),
        None => false,
    };
    if running {
        let ruling = ruling(call, row, before, None);
        row.rulings = canonical(&[&ruling])?;
        if hopeless(&ruling) {
            return Err(Error::unlawful("application.unlawful", vec![ruling]));
        }
    }
    Ok(())
}
