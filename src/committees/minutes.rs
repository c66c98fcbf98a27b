//! The minutes of a meeting (採購評選委員會審議規則第11條), and other opinions that members ask to be recorded.

use procurement_law::evaluation::cmt_09::{self, Entry, Record};
use procurement_law::evaluation::cmt_11;
use procurement_law::fact::Values;
use procurement_law::frame::Frame;
use procurement_law::ruling::Ruling;

use crate::base::call::Call;
use crate::base::error::Error;
use crate::committees::chair::{Desk, open};
use crate::committees::course::{Dissent, Minutes};
use crate::committees::criteria::Criteria;
use crate::committees::law_meeting::{is_here, present};
use crate::committees::model::{Meeting, MeetingState};
use crate::committees::paper::criteria_of;
use crate::committees::people::refused;
use crate::committees::words::{LONG, fits, needed};
use crate::db::conn::DbConn;

/// Keeps the minutes; the meeting is closed when they lack nothing.
///
/// # Errors
/// The meeting is still under way or closed, or the minutes are malformed.
pub fn keep_minutes(conn: &mut DbConn, call: &Call, mut desk: Desk, written: &Minutes) -> Result<Meeting, Error> {
    let evaluates = desk.course.round.is_some();
    match (evaluates, desk.meeting.state) {
        (_, MeetingState::Decided | MeetingState::Undecided) | (false, MeetingState::Called) => {}
        _ => return Err(Error::conflict("meeting.state")),
    }
    for (text, field) in [
        (&written.guests, "guests"),
        (&written.reports, "reports"),
        (&written.discussions, "discussions"),
        (&written.motions, "motions"),
        (&written.helpers, "helpers"),
        (&written.course, "course"),
        (&written.negotiation, "negotiation"),
        (&written.reasons, "reasons"),
    ] {
        fits(text, LONG, field)?;
    }
    let mut rulings = cmt_09::check(&Frame::on(call.now.local_date()), &facts(&desk, written));
    if evaluates {
        let criteria = criteria_of(conn, &desk.body.tender)?;
        rulings.extend(opinion(call, &criteria, written));
    }
    let state = if refused(&rulings) { desk.meeting.state } else { MeetingState::Closed };
    desk.course.minutes = Some(written.clone());
    desk.law.insert("minutes".to_owned(), rulings);
    desk.keep(conn, call, "minutes", state)
}

/// A member who was there has another opinion recorded.
///
/// # Errors
/// The asker does not sit or was not there; nothing is decided yet, or the minutes are closed; the words are missing.
pub fn dissent(conn: &mut DbConn, call: &Call, (case_no, number): (&str, i64), words: &str) -> Result<Meeting, Error> {
    let mut desk = open(conn, case_no, number)?;
    let seat = desk.body.sitting(call)?.seat.id;
    desk.body.at_work()?;
    desk.expect(&[MeetingState::Counted, MeetingState::Decided, MeetingState::Undecided])?;
    needed(words, LONG, "words")?;
    if !is_here(&desk.course, seat) {
        return Err(Error::conflict("meeting.not_here"));
    }
    desk.course.dissents.retain(|one| one.seat != seat);
    desk.course.dissents.push(Dissent { seat, words: words.trim().to_owned() });
    let state = desk.meeting.state;
    desk.keep(conn, call, "dissent", state)
}

/// What the minutes hold: what the meeting itself knows stands in them by itself.
fn facts(desk: &Desk, written: &Minutes) -> cmt_09::Facts {
    let round = desk.course.round.as_ref();
    let decision = desk.course.decision.as_ref();
    let decided = decision.is_some_and(|one| one.chosen.is_some());
    let negotiated = round.is_some_and(|one| !one.negotiated.is_empty());
    let here = present(&desk.body, &desk.course).next().is_some();
    let said = |text: &str| !text.trim().is_empty();
    let entries = [
        (Entry::Case, true),
        (Entry::Number, true),
        (Entry::Time, true),
        (Entry::Place, said(&desk.course.place)),
        (Entry::Chair, crate::committees::law_meeting::chair(&desk.body, &desk.course).1.is_some()),
        (Entry::Members, here),
        (Entry::Guests, said(&written.guests)),
        (Entry::Clerk, said(&desk.course.clerk)),
        (Entry::Reports, said(&written.reports)),
        (Entry::Discussions, said(&written.discussions)),
        (Entry::Motions, said(&written.motions)),
        (Entry::Signed, written.signed),
    ];
    let record = [
        (Record::People, said(&written.helpers)),
        (Record::Method, round.is_some()),
        (Record::Bidders, round.is_some()),
        (Record::Course, said(&written.course)),
        (Record::Results, desk.course.result.is_some()),
        (Record::Reasons, decision.is_some_and(|one| said(&one.reason))),
        (Record::Negotiation, said(&written.negotiation)),
    ];
    cmt_09::Facts {
        given: Values(entries.into_iter().filter(|one| one.1).map(|one| one.0).collect()),
        record: Values(record.into_iter().filter(|one| one.1).map(|one| one.0).collect()),
        evaluating: round.is_some(),
        negotiated,
        decided,
        last: written.last,
        confirmed: written.confirmed,
        // Members write their own; what they wrote stands in the minutes by itself.
        dissent_left_out: Values(Vec::new()),
    }
}

/// Whether the opinion was discussed, and a difference from it has its reasons (CMT-11).
fn opinion(call: &Call, criteria: &Criteria, written: &Minutes) -> Vec<Ruling> {
    let item = |item: String| cmt_11::Item { item, feasible: cmt_11::Said::Full, differences: cmt_11::Said::Full };
    let facts = cmt_11::Facts {
        given: Values(cmt_11::Entry::ALL.to_vec()),
        items: criteria.names().into_iter().map(item).collect(),
        discussed: written.discussed,
        differs: written.differs,
        reasons: !written.reasons.trim().is_empty(),
    };
    cmt_11::check(&Frame::on(call.now.local_date()), &facts)
}
