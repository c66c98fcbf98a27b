//! What the committee resolves on an obvious difference between members (採購評選委員會審議規則第6條).

use procurement_law::evaluation::cmt_05::{self, Resolution};
use procurement_law::frame::Frame;
use procurement_law::ruling::settled;

use crate::base::call::Call;
use crate::base::error::Error;
use crate::committees::chair::Desk;
use crate::committees::count::tallied;
use crate::committees::course::{Decider, Decision, Difference};
use crate::committees::law_meeting::quorum;
use crate::committees::model::{Meeting, MeetingState};
use crate::committees::people::refused;
use crate::committees::store;
use crate::committees::words::{LONG, needed};
use crate::db::conn::DbConn;

/// Writes a resolution and does what it says.
///
/// # Errors
/// Nothing is counted; the law does not allow the resolution, or the votes do not carry it; the code names no sheet.
pub fn resolve(conn: &mut DbConn, call: &Call, mut desk: Desk, wanted: &Difference) -> Result<Meeting, Error> {
    desk.expect(&[MeetingState::Counted])?;
    needed(&wanted.reason, LONG, "reason")?;
    let on = call.now.local_date();
    let vote = quorum(on, &desk.body, &desk.course, Some(wanted.in_favour));
    let carried = !refused(std::slice::from_ref(&vote));
    let facts = cmt_05::Facts {
        second_look: desk.course.second_look,
        resolution: Some(wanted.resolution),
        resolved: carried,
        items: Vec::new(),
        bidders: Vec::new(),
        sheets: Vec::new(),
    };
    let mut rulings = vec![vote, settled(cmt_05::check(&Frame::on(on), &facts))];
    if refused(&rulings) {
        return Err(Error::unlawful("meeting.not_resolved", rulings));
    }
    let mut state = MeetingState::Counted;
    match wanted.resolution {
        Resolution::Keep | Resolution::DropExtremes => {}
        Resolution::Remove => rulings.extend(remove(conn, call, &mut desk, &wanted.code)?),
        Resolution::Again | Resolution::Redo => {
            (desk.course.result, desk.course.lots) = (None, None);
            desk.course.look += 1;
            desk.course.second_look = true;
            state = MeetingState::Called;
        }
        Resolution::NoBest => {
            desk.course.decision = Some(Decision {
                chosen: None,
                by: Decider::Committee,
                in_favour: wanted.in_favour,
                lots: String::new(),
                reason: wanted.reason.clone(),
            });
            state = MeetingState::Undecided;
        }
    }
    desk.course.differences.push(wanted.clone());
    let number = desk.course.differences.len();
    desk.law.insert(format!("difference-{number}"), rulings);
    desk.keep(conn, call, "resolve", state)
}

/// Counts again without the sheet of a code.
fn remove(
    conn: &mut DbConn,
    call: &Call,
    desk: &mut Desk,
    code: &str,
) -> Result<Vec<procurement_law::ruling::Ruling>, Error> {
    let sheets = store::sheets(conn, desk.meeting.id, desk.course.look)?;
    let mut removed = desk.course.result.as_ref().map(|tally| tally.removed.clone()).unwrap_or_default();
    let known = sheets.iter().any(|sheet| sheet.code.as_deref() == Some(code));
    if !known || removed.iter().any(|one| one == code) {
        return Err(Error::invalid("meeting.no_code").at("code"));
    }
    removed.push(code.to_owned());
    let (tally, rulings) = tallied(conn, call, desk, &sheets, removed)?;
    let Some(tally) = tally else { return Err(Error::unlawful("meeting.cannot_count", rulings)) };
    desk.course.result = Some(tally);
    Ok(rulings)
}
