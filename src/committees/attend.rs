//! Marks who is at a meeting, live; the quorum follows.

use procurement_law::evaluation::cmt_08::Attendance;
use procurement_law::evaluation::mat_09::Reason;

use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::SeatId;
use crate::committees::chair::Desk;
use crate::committees::course::Attendee;
use crate::committees::model::{MeetingState, SeatState};
use crate::db::conn::DbConn;

/// Marks one member.
///
/// # Errors
/// The actor may not lead; the meeting is over; the member has left, has not stated interests, sends somebody else, or took no part
/// in the first round.
pub fn attend(
    conn: &mut DbConn,
    call: &Call,
    mut desk: Desk,
    (seat, how): (SeatId, Attendance),
) -> Result<crate::committees::model::Meeting, Error> {
    desk.expect(&[MeetingState::Called])?;
    let person = desk.body.member(seat)?;
    let comes = how != Attendance::Absent;
    match person.seat.state {
        SeatState::Recused | SeatState::Left => return Err(Error::conflict("committee.recused")),
        SeatState::Named if comes => return Err(Error::conflict("committee.statement_due")),
        SeatState::Named | SeatState::Sits => {}
    }
    if how == Attendance::Proxy {
        return Err(Error::invalid("meeting.no_proxy").at("how"));
    }
    if let Some(round) = &desk.course.round
        && round.reason != Reason::First
        && comes
        && !round.first_members.contains(&seat)
    {
        return Err(Error::conflict("meeting.not_of_first_round"));
    }
    desk.course.attendance.retain(|one| one.seat != seat);
    desk.course.attendance.push(Attendee { seat, how });
    desk.keep(conn, call, "attend", MeetingState::Called)
}
