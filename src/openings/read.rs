//! Reads the record of an opening as the asker may see it: before the hour nobody learns whether there is anything.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::openings::model::OpeningRecord;
use crate::openings::store;
use crate::tenders::model::{Opening, Stage, Tender};
use crate::tenders::store as tenders;

/// A stage of a tender with the record of its opening.
#[derive(Clone, Debug)]
pub struct Found {
    /// The tender.
    pub tender: Tender,
    /// The stage.
    pub opening: Opening,
    /// The record; none while nobody wrote one.
    pub record: Option<OpeningRecord>,
}

/// Finds it.
///
/// # Errors
/// The actor may not know of the tender; there is none, or no such stage; the hour has not come.
pub fn read(conn: &mut DbConn, call: &Call, case_no: &str, stage: Stage) -> Result<Found, Error> {
    decide(&call.actor, Action::ReadTender, &Facts::tender())?;
    let tender = tenders::by_case_no(conn, case_no)?;
    let opening = tenders::opening(conn, tender.id, stage)?;
    if !opening.is_open(call.now) {
        return Err(Error::conflict("opening.too_early").with("opens_at", opening.opens_at.roc()));
    }
    let record = store::of_stage(conn, tender.id, stage)?;
    Ok(Found { tender, opening, record })
}
