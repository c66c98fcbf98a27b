//! Ends the work of a committee: its tender is awarded, or comes to nothing (廢標). Then the law tells what is told to whom.

use procurement_law::evaluation::cmt_10::{self, Act as Deed};
use procurement_law::evaluation::mat_11::{self, Entry, Paper};
use procurement_law::fact::Values;
use procurement_law::frame::Frame;

use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::{Error, Kind};
use crate::committees::course::{Course, Ending};
use crate::committees::draft::forget_all;
use crate::committees::model::{Committee, CommitteeState, KIND, Meeting, MeetingState, kept, rulings as read};
use crate::committees::people::{asker, kept_by_office, refused};
use crate::committees::store;
use crate::committees::words::{LONG, needed};
use crate::db::conn::DbConn;

/// Ends it.
///
/// # Errors
/// The actor may not; the committee has ended; the version seen is not the present one; for an award no best tender is decided with
/// complete minutes; for a failure one is; the law asks for more to be told.
pub fn conclude(conn: &mut DbConn, call: &Call, case_no: &str, seen: i64, ending: &Ending) -> Result<Committee, Error> {
    let body = kept_by_office(conn, call, case_no)?;
    body.at_work()?;
    if body.committee.version != seen {
        return Err(Error::of(Kind::Stale, "committee.stale"));
    }
    needed(&ending.reason, LONG, "reason")?;
    if ending.at > call.now {
        return Err(Error::invalid("committee.ended_later").at("at"));
    }
    let meetings = store::meetings(conn, body.committee.id)?;
    let best = best(&meetings)?;
    let mut rulings = read(&body.committee.rulings)?;
    if let Some(deed) = ending.member_act.filter(|_| ending.awarded) {
        let said = stays_out(call, deed)?;
        if refused(std::slice::from_ref(&said)) {
            return Err(Error::unlawful("committee.member_acts", vec![said]));
        }
        rulings.push(said);
    }
    let state = match (ending.awarded, best) {
        (true, Some((MeetingState::Closed, course))) => {
            let told = told(call, &course);
            if refused(&told) {
                return Err(Error::unlawful("committee.not_told", told));
            }
            rulings.extend(told);
            CommitteeState::Awarded
        }
        (true, _) => return Err(Error::conflict("committee.nothing_decided")),
        (false, Some(_)) => return Err(Error::conflict("committee.decided")),
        (false, None) => CommitteeState::Failed,
    };
    let row = Committee {
        state,
        ending: Some(canonical(ending)?),
        rulings: canonical(&rulings)?,
        recorded_by: asker(call)?,
        recorded_at: call.now,
        version: body.committee.version + 1,
        ..body.committee
    };
    for meeting in &meetings {
        forget_all(conn, meeting.id)?;
    }
    store::update_committee(conn, &row)?;
    let act = Act::new("committee.conclude", Subject::new(KIND, row.id.0));
    record(conn, call, act.change(Change::new("committee.concluded", KIND, row.id.0, row.version, row.recorded())))?;
    Ok(row)
}

/// Whether a bidder may be awarded to for which a member does something (CMT-10). Whoever decided had the papers.
fn stays_out(call: &Call, deed: Deed) -> Result<procurement_law::ruling::Ruling, Error> {
    match deed {
        Deed::Bid | Deed::Subcontract | Deed::Work => {
            let facts = cmt_10::Facts { act: deed, papers: true, awarded: false };
            Ok(cmt_10::check(&Frame::on(call.now.local_date()), &facts))
        }
        // These come after the award, or belong to another procurement.
        Deed::Perform | Deed::Help | Deed::Elsewhere => Err(Error::invalid("choice.missing").at("member_act")),
    }
}

/// The meeting that decided a best tender.
///
/// # Errors
/// A row cannot be read, a fault of the program.
pub fn best(meetings: &[Meeting]) -> Result<Option<(MeetingState, Course)>, Error> {
    for meeting in meetings.iter().rev() {
        let course: Course = kept(&meeting.content)?;
        if course.decision.as_ref().is_some_and(|one| one.chosen.is_some()) {
            return Ok(Some((meeting.state, course)));
        }
    }
    Ok(None)
}

/// Whether all is told that the law asks for (MAT-11): table, notice, site and letters are made of the meeting itself; the
/// signatures come on paper.
fn told(call: &Call, course: &Course) -> Vec<procurement_law::ruling::Ruling> {
    let signed = course.minutes.as_ref().is_some_and(|minutes| minutes.signed);
    let complete = course.result.is_some();
    let has = |entry: &Entry| match entry {
        Entry::Signed => signed,
        Entry::Bidders
        | Entry::Each
        | Entry::Overall
        | Entry::NoticeResult
        | Entry::LetterResult
        | Entry::LetterOwn => complete,
        _ => true,
    };
    let facts = mat_11::Facts {
        given: Values(Entry::ALL.iter().copied().filter(has).collect()),
        compliant_losers: course.round.as_ref().is_some_and(|round| round.bidders.len() > 1),
        asked: Paper::None,
        secrets: false,
    };
    mat_11::check(&Frame::on(call.now.local_date()), &facts)
}
