//! Reads a result: its notice for everybody, and what the office writes beside it for those who oversee.

use procurement_law::ruling::Ruling;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::results::announced::Announced;
use crate::results::gather::gather;
use crate::results::law::{duties, objected};
use crate::results::notice::Notice;
use crate::results::store;
use crate::tenders::store as tenders;
use crate::vault::Vault;

/// What the office writes beside a result, with what the law says of it.
#[derive(Clone, Debug)]
pub struct Beside {
    /// What is written.
    pub announced: Announced,
    /// What the law asks of publication and letters.
    pub duties: Vec<Ruling>,
    /// What it says of each objection.
    pub objected: Vec<Ruling>,
    /// Counts changes; 0 while nothing is written.
    pub version: i64,
}

/// The notice of a tender's result. Who asks does not matter: it is told to everybody, or to nobody.
///
/// # Errors
/// There is no such tender, or nothing is to be told yet: both are an unknown id.
pub fn notice(conn: &mut DbConn, vault: &Vault, case_no: &str) -> Result<Notice, Error> {
    gather(conn, vault, case_no)?.ok_or_else(Error::not_found)
}

/// What is written beside a result.
///
/// # Errors
/// The actor may not know of the tender; there is none, or no result yet.
pub fn beside(conn: &mut DbConn, call: &Call, notice: &Notice) -> Result<Beside, Error> {
    decide(&call.actor, Action::ReadAward, &Facts::tender())?;
    let tender = tenders::by_case_no(conn, &notice.tender_no)?;
    let row = store::of_tender(conn, tender.id)?;
    let announced = row.as_ref().map(|row| row.announced()).transpose()?.unwrap_or_default();
    Ok(Beside {
        duties: duties(notice),
        objected: announced.objections.iter().map(|one| objected(notice, &announced.days, one)).collect(),
        version: row.map_or(0, |row| row.version),
        announced,
    })
}
