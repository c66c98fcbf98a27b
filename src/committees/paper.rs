//! Writes the criteria, fixed before the opening, and the work team's opinion, given to members after it.

use procurement_law::evaluation::cmt_11::{self, Entry, Said};
use procurement_law::fact::Values;
use procurement_law::frame::Frame;
use procurement_law::ruling::{Outcome, Ruling};
use serde::Serialize;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::digest::hex;
use crate::base::error::Error;
use crate::committees::bidders::bidders;
use crate::committees::criteria::Criteria;
use crate::committees::form::Seen;
use crate::committees::law_criteria;
use crate::committees::model::{CommitteeState, EvaluationPaper, MeetingState, PAPER, PaperKind, kept};
use crate::committees::opinion::Opinion;
use crate::committees::people::{asker, first_opening, kept_by_office, refused};
use crate::committees::store;
use crate::db::conn::DbConn;
use crate::tenders::model::Tender;
use crate::tenders::store as tenders;

/// Words so short say nothing of their own: 符合, 尚可, a page's number.
const BARE: usize = 6;

/// Writes the criteria.
///
/// # Errors
/// The actor may not; there is no such tender; the opening has come; what is written is malformed; the version seen is not the
/// present one; the law does not allow the criteria.
pub fn set_criteria(
    conn: &mut DbConn,
    call: &Call,
    case_no: &str,
    seen: &Seen,
    criteria: &Criteria,
) -> Result<EvaluationPaper, Error> {
    decide(&call.actor, Action::KeepCommittee, &Facts::tender())?;
    let tender = tenders::by_case_no(conn, case_no)?;
    if first_opening(conn, &tender)? <= call.now {
        return Err(Error::conflict("criteria.too_late"));
    }
    criteria.sound()?;
    let rulings = law_criteria::criteria(call.now.local_date(), criteria);
    if refused(&rulings) {
        return Err(Error::unlawful("criteria.unlawful", rulings));
    }
    keep(conn, call, &tender, (PaperKind::Criteria, seen), (criteria, rulings))
}

/// Writes the opinion.
///
/// # Errors
/// The actor may not; there is no such committee, no criteria or no opening yet; a meeting has counted sheets; what is written is
/// malformed; the version seen is not the present one; the law asks for more.
pub fn give_opinion(
    conn: &mut DbConn,
    call: &Call,
    case_no: &str,
    seen: &Seen,
    opinion: &Opinion,
) -> Result<EvaluationPaper, Error> {
    let body = kept_by_office(conn, call, case_no)?;
    let begun = store::meetings(conn, body.committee.id)?.iter().any(|one| one.state != MeetingState::Called);
    if begun || body.committee.state != CommitteeState::Formed {
        return Err(Error::conflict("opinion.too_late"));
    }
    opinion.sound()?;
    let criteria = criteria_of(conn, &body.tender)?;
    let names: Vec<String> = bidders(conn, &body.tender)?.into_iter().map(|one| one.name).collect();
    let rulings = opined(call, &criteria, opinion, &names);
    if refused(&rulings) {
        return Err(Error::unlawful("opinion.unlawful", rulings));
    }
    keep(conn, call, &body.tender, (PaperKind::Opinion, seen), (opinion, rulings))
}

/// The criteria of a tender.
///
/// # Errors
/// Nobody wrote any, or the database failed.
pub fn criteria_of(conn: &mut DbConn, tender: &Tender) -> Result<Criteria, Error> {
    let row = store::paper(conn, tender.id, PaperKind::Criteria)?;
    kept(&row.ok_or_else(|| Error::conflict("criteria.missing"))?.content)
}

/// What the law says of the opinion (CMT-11), as far as it can be said before the committee meets.
fn opined(call: &Call, criteria: &Criteria, opinion: &Opinion, bidders: &[String]) -> Vec<Ruling> {
    let said = |texts: &[&str]| match texts.iter().map(|text| text.trim().chars().count()).min() {
        None | Some(0) => Said::Nothing,
        Some(length) if length <= BARE => Said::Bare,
        Some(_) => Said::Full,
    };
    let item = |name: String| {
        let found = opinion.items.iter().find(|one| one.item == name);
        let of = |bidder: &String| {
            let words = found.and_then(|one| one.bidders.iter().find(|one| one.bidder == *bidder));
            words.map_or("", |one| one.words.as_str())
        };
        let each: Vec<&str> = bidders.iter().map(of).collect();
        let differences = found.map_or("", |one| one.differences.as_str());
        cmt_11::Item { item: name, feasible: said(&each), differences: said(&[differences]) }
    };
    let facts = cmt_11::Facts {
        given: Values(Entry::ALL.to_vec()),
        items: criteria.names().into_iter().map(item).collect(),
        discussed: true,
        differs: false,
        reasons: false,
    };
    cmt_11::check(&Frame::on(call.now.local_date()), &facts)
}

fn keep<T: Serialize>(
    conn: &mut DbConn,
    call: &Call,
    tender: &Tender,
    (kind, seen): (PaperKind, &Seen),
    (content, rulings): (&T, Vec<Ruling>),
) -> Result<EvaluationPaper, Error> {
    let before = store::paper(conn, tender.id, kind)?;
    let version = seen.next(before.as_ref().map(|row| row.version))?;
    let row = EvaluationPaper {
        id: before.as_ref().map_or_else(|| call.id(), |row| row.id),
        tender_id: tender.id,
        kind,
        content: canonical(content)?,
        rulings: canonical(&rulings)?,
        salt: hex(&call.bytes::<16>()),
        recorded_by: asker(call)?,
        recorded_at: call.now,
        version,
    };
    match before {
        None => store::insert_paper(conn, &row)?,
        Some(_) => store::update_paper(conn, &row)?,
    }
    let mut act = Act::new(&format!("evaluation.{kind}"), Subject::new(PAPER, row.id.0));
    act.reason = (version > 1).then(|| seen.reason.trim().to_owned());
    // The opinion's rulings speak of the bids; those of the criteria stand in the tender.
    act.rulings = match kind {
        PaperKind::Criteria => rulings,
        PaperKind::Opinion => rulings.into_iter().filter(|ruling| ruling.outcome == Outcome::Allow).collect(),
    };
    record(conn, call, act.change(Change::new("evaluation.written", PAPER, row.id.0, row.version, row.recorded())))?;
    Ok(row)
}
