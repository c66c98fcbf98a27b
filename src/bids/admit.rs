//! Whether packages may come in now. Before the opening they may not, and the refusal tells nothing about them.

use serde_json::json;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Subject};
use crate::audit::record::record;
use crate::base::actor::Actor;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::db::conn::DbConn;
use crate::tenders::model::{KIND, Opening, Stage, Tender};
use crate::tenders::store as tenders;

/// The answer at the door.
#[derive(Clone, Debug)]
pub enum Admission {
    /// Come in.
    Open(Box<(Tender, Opening)>),
    /// Not before this opening. The refusal is recorded.
    TooEarly(Opening),
}

/// Asks before a package is even looked at. Whoever is too early leaves a line in the record: who asked, for which tender
/// and stage, and nothing of what was brought.
///
/// # Errors
/// The actor may not import, or there is no such tender or stage.
pub fn admit(conn: &mut DbConn, call: &Call, case_no: &str, stage: Stage) -> Result<Admission, Error> {
    let (tender, opening) = find(conn, call, case_no, stage)?;
    if opening.is_open(call.now) {
        return Ok(Admission::Open(Box::new((tender, opening))));
    }
    let mut act = Act::new("bid.refused_early", Subject::new(KIND, tender.id.0));
    act.detail = json!({ "stage": stage, "opens_at": opening.opens_at });
    record(conn, call, act)?;
    Ok(Admission::TooEarly(opening))
}

/// The tender and its opening, for somebody who may import.
///
/// # Errors
/// The actor may not import, or there is no such tender or stage.
pub fn find(conn: &mut DbConn, call: &Call, case_no: &str, stage: Stage) -> Result<(Tender, Opening), Error> {
    // At the command line the operator acts for the office.
    if !matches!(call.actor, Actor::System(_)) {
        decide(&call.actor, Action::ImportBids, &Facts::tender())?;
    }
    let tender = tenders::by_case_no(conn, case_no)?;
    match tenders::opening(conn, tender.id, stage) {
        Err(error) if error.kind == Kind::NotFound => {
            Err(Error::invalid("tender.no_such_stage").with("stage", stage).at("stage"))
        }
        found => Ok((tender, found?)),
    }
}

impl Admission {
    /// The tender and its opening.
    ///
    /// # Errors
    /// `bid.not_open_yet`.
    pub fn opened(self) -> Result<(Tender, Opening), Error> {
        match self {
            Admission::Open(found) => Ok(*found),
            Admission::TooEarly(opening) => Err(not_open_yet(&opening)),
        }
    }
}

/// The refusal before the opening.
pub fn not_open_yet(opening: &Opening) -> Error {
    Error::conflict("bid.not_open_yet").with("stage", opening.stage).with("opens_at", opening.opens_at.roc())
}
