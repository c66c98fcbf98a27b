//! Enters a tender, or amends one of which nothing has been opened.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::actor::Actor;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::db::conn::DbConn;
use crate::tenders::model::{KIND, Opening, Tender};
use crate::tenders::plan::Plan;
use crate::tenders::store;

/// What became of a tender that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It was entered.
    Entered,
    /// It was amended.
    Amended,
    /// It stood there already, just so.
    Same,
}

/// Keeps a tender.
///
/// # Errors
/// The actor may not; the tender was opened already, or an opening would move to an earlier hour.
pub fn keep(conn: &mut DbConn, call: &Call, plan: &Plan) -> Result<(Tender, Kept), Error> {
    // At the command line the operator acts for the office.
    if !matches!(call.actor, Actor::System(_)) {
        decide(&call.actor, Action::KeepTender, &Facts::tender())?;
    }
    match store::by_case_no(conn, &plan.case_no) {
        Ok(known) => amend(conn, call, known, plan),
        Err(error) if error.kind == Kind::NotFound => enter(conn, call, plan),
        Err(error) => Err(error),
    }
}

fn enter(conn: &mut DbConn, call: &Call, plan: &Plan) -> Result<(Tender, Kept), Error> {
    let tender = Tender {
        id: call.id(),
        case_no: plan.case_no.clone(),
        name: plan.name.clone(),
        agency: plan.agency.clone(),
        closes_at: plan.closes_at,
        terms: plan.terms.clone(),
        created_at: call.now,
        version: 1,
    };
    let openings = openings(&tender, plan);
    store::insert(conn, &tender, &openings)?;
    write(conn, call, "tender.enter", "tender.entered", &tender, &openings)?;
    Ok((tender, Kept::Entered))
}

fn amend(conn: &mut DbConn, call: &Call, known: Tender, plan: &Plan) -> Result<(Tender, Kept), Error> {
    let before = store::openings(conn, known.id)?;
    let tender = Tender {
        name: plan.name.clone(),
        agency: plan.agency.clone(),
        closes_at: plan.closes_at,
        terms: plan.terms.clone(),
        version: known.version + 1,
        ..known.clone()
    };
    let openings = openings(&tender, plan);
    if (Tender { version: known.version, ..tender.clone() }) == known && openings == before {
        return Ok((known, Kept::Same));
    }
    if before.iter().any(|opening| opening.is_open(call.now)) {
        return Err(Error::conflict("tender.opened_already").with("number", &known.case_no));
    }
    let first = |all: &[Opening]| all.iter().map(|opening| opening.opens_at).min();
    let earlier = |opening: &Opening| {
        before.iter().find(|one| one.stage == opening.stage).is_some_and(|one| opening.opens_at < one.opens_at)
    };
    // An hour once announced is never moved forward: nobody shall open sooner than the vendors were told.
    if openings.iter().any(earlier) || first(&openings) < first(&before) {
        return Err(Error::conflict("tender.opening_earlier").at("stages"));
    }
    if !store::update(conn, &tender, &openings)? {
        return Err(Error::of(Kind::Stale, "tender.stale").with("number", &tender.case_no));
    }
    write(conn, call, "tender.amend", "tender.amended", &tender, &openings)?;
    Ok((tender, Kept::Amended))
}

fn openings(tender: &Tender, plan: &Plan) -> Vec<Opening> {
    let rows = plan.stages.iter().map(|(stage, opens_at, required)| Opening {
        tender_id: tender.id,
        stage: *stage,
        opens_at: *opens_at,
        required: required.clone(),
    });
    let mut openings: Vec<Opening> = rows.collect();
    openings.sort_by_key(|opening| opening.opens_at);
    openings
}

fn write(
    conn: &mut DbConn,
    call: &Call,
    act: &str,
    event: &str,
    tender: &Tender,
    openings: &[Opening],
) -> Result<(), Error> {
    let change = Change::new(event, KIND, tender.id.0, tender.version, tender.recorded(openings));
    record(conn, call, Act::new(act, Subject::new(KIND, tender.id.0)).change(change)).map(drop)
}
