//! Writes the record of an opening, or mends it with a reason. Before the hour there is nothing to write.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::{Error, Kind};
use crate::db::conn::DbConn;
use crate::lists::ask::{Said as Listed, ask as look_up};
use crate::lists::kind::ListKind;
use crate::openings::law::{Known, Said, ask};
use crate::openings::model::{KIND, OpeningRecord};
use crate::openings::store;
use crate::openings::written::{Came, Written};
use crate::tenders::model::{Stage, Tender};
use crate::tenders::store as tenders;

/// Which record, and what the person saw of it.
#[derive(Clone, Debug)]
pub struct Place {
    /// The tender's number.
    pub case_no: String,
    /// The stage.
    pub stage: Stage,
    /// The version that the person saw; none for the first.
    pub seen: Option<i64>,
    /// Why it is mended; read when there is a version before.
    pub reason: String,
}

/// Keeps the record.
///
/// # Errors
/// The actor may not; there is no such tender or stage; the hour has not come; what is written is malformed; there is a
/// record already that the person did not see, or it is mended without a reason; the law does not let the opening come to
/// what is written.
pub fn keep(conn: &mut DbConn, call: &Call, place: &Place, written: &Written) -> Result<OpeningRecord, Error> {
    decide(&call.actor, Action::KeepOpening, &Facts::tender())?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let tender = tenders::by_case_no(conn, &place.case_no)?;
    let opening = tenders::opening(conn, tender.id, place.stage)?;
    if !opening.is_open(call.now) {
        return Err(Error::conflict("opening.too_early").with("opens_at", opening.opens_at.roc()));
    }
    written.sound()?;
    if written.held_at < opening.opens_at || written.held_at > call.now {
        return Err(Error::invalid("opening.held_at").with("opens_at", opening.opens_at.roc()).at("held_at"));
    }
    let before = store::of_stage(conn, tender.id, place.stage)?;
    if before.as_ref().map(|row| row.version) != place.seen {
        return Err(Error::of(Kind::Stale, "opening.stale"));
    }
    let reason = place.reason.trim();
    if before.is_some() && reason.is_empty() {
        return Err(Error::invalid("words.missing").at("reason"));
    }
    let said = lawful(conn, &tender, place.stage, written)?;
    let row = OpeningRecord {
        id: before.as_ref().map_or_else(|| call.id(), |row| row.id),
        tender_id: tender.id,
        stage: place.stage,
        content: canonical(written)?,
        rulings: canonical(&said.rulings)?,
        counted: said.counted,
        recorded_by: person.user,
        recorded_at: call.now,
        version: before.as_ref().map_or(1, |row| row.version + 1),
    };
    let (act, name) = match before {
        None => {
            store::insert(conn, &row)?;
            ("opening.record", "opening.recorded")
        }
        Some(_) if store::update(conn, &row)? => ("opening.mend", "opening.mended"),
        Some(_) => return Err(Error::of(Kind::Stale, "opening.stale")),
    };
    let mut act = Act::new(act, Subject::new(KIND, row.id.0));
    act.reason = (!reason.is_empty()).then(|| reason.to_owned());
    act.rulings = said.rulings;
    record(conn, call, act.change(Change::new(name, KIND, row.id.0, row.version, row.recorded())))?;
    Ok(row)
}

/// What the law says of what is written.
///
/// # Errors
/// It does not let the opening come to that; or the database failed.
pub fn lawful(conn: &mut DbConn, tender: &Tender, stage: Stage, written: &Written) -> Result<Said, Error> {
    let first_stage = match stage {
        Stage::Specification | Stage::Price => {
            store::of_stage(conn, tender.id, Stage::Qualification)?.map(|row| row.counted)
        }
        Stage::All | Stage::Qualification => None,
    };
    let listed = listed(conn, written)?;
    let said = ask(written, &Known { tender, stage, first_stage, listed: &listed });
    match written.result {
        Came::Opened if !said.enough => Err(Error::unlawful("opening.too_few", said.rulings)),
        Came::TooFew if said.enough => Err(Error::unlawful("opening.enough", said.rulings)),
        Came::Withheld if !said.may_withhold => Err(Error::unlawful("opening.no_ground", said.rulings)),
        Came::Opened | Came::TooFew | Came::Withheld => Ok(said),
    }
}

/// The labels of the bids whose vendors the list of debarred vendors names on the day of the opening.
///
/// # Errors
/// The database failed.
pub fn listed(conn: &mut DbConn, written: &Written) -> Result<Vec<String>, Error> {
    let day = written.held_at.local_date();
    let mut labels = Vec::new();
    for bid in &written.bids {
        if matches!(look_up(conn, ListKind::Debarred, (&bid.ubn, &bid.name), day)?, Listed::Named(..)) {
            labels.push(bid.label.clone());
        }
    }
    Ok(labels)
}
