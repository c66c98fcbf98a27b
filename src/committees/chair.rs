//! A meeting on the desk of whoever leads it: the clerk of the office, or the member who chairs.

use std::collections::BTreeMap;

use procurement_law::ruling::Ruling;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::{Error, Kind};
use crate::committees::course::{Course, Round};
use crate::committees::law_meeting::chair;
use crate::committees::model::{MEETING, Meeting, MeetingState, kept};
use crate::committees::people::{Body, asker, load};
use crate::committees::store;
use crate::db::conn::DbConn;

/// What the law says of each step, by the step's name.
pub type Law = BTreeMap<String, Vec<Ruling>>;

/// A meeting with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The committee.
    pub body: Body,
    /// The row.
    pub meeting: Meeting,
    /// Its course.
    pub course: Course,
    /// What the law says of each step.
    pub law: Law,
}

/// A meeting by its number.
///
/// # Errors
/// There is no such tender, committee or meeting, or the database failed.
pub fn open(conn: &mut DbConn, case_no: &str, number: i64) -> Result<Desk, Error> {
    let body = load(conn, case_no)?;
    let meetings = store::meetings(conn, body.committee.id)?;
    let meeting = meetings.into_iter().find(|one| one.number == number).ok_or_else(Error::not_found)?;
    Ok(Desk { course: kept(&meeting.content)?, law: kept(&meeting.rulings)?, body, meeting })
}

impl Desk {
    /// Refuses whoever neither keeps the committee nor chairs the meeting, and who saw another version.
    ///
    /// # Errors
    /// The actor may not lead; the committee has ended; the version seen is not the present one.
    pub fn led(&self, call: &Call, seen: i64) -> Result<(), Error> {
        if decide(&call.actor, Action::KeepCommittee, &Facts::tender()).is_err() {
            let own = self.body.sitting(call)?;
            let chairs = chair(&self.body, &self.course).1.is_some_and(|one| one.seat.id == own.seat.id);
            if !chairs {
                return Err(Error::conflict("meeting.not_chair"));
            }
        }
        self.body.at_work()?;
        if self.meeting.version != seen {
            return Err(Error::of(Kind::Stale, "committee.stale"));
        }
        Ok(())
    }

    /// Refuses a step that the meeting's state does not allow.
    ///
    /// # Errors
    /// It does not.
    pub fn expect(&self, states: &[MeetingState]) -> Result<(), Error> {
        match states.contains(&self.meeting.state) {
            true => Ok(()),
            false => Err(Error::conflict("meeting.state")),
        }
    }

    /// What is evaluated.
    ///
    /// # Errors
    /// The meeting evaluates nothing.
    pub fn round(&self) -> Result<&Round, Error> {
        self.course.round.as_ref().ok_or_else(|| Error::conflict("meeting.no_round"))
    }

    /// Keeps the meeting after a step.
    ///
    /// # Errors
    /// Another hand was quicker, or the database failed.
    pub fn keep(self, conn: &mut DbConn, call: &Call, step: &str, state: MeetingState) -> Result<Meeting, Error> {
        let row = Meeting {
            state,
            content: canonical(&self.course)?,
            rulings: canonical(&self.law)?,
            recorded_by: asker(call)?,
            recorded_at: call.now,
            version: self.meeting.version + 1,
            ..self.meeting
        };
        store::update_meeting(conn, &row)?;
        let act = Act::new(&format!("meeting.{step}"), Subject::new(MEETING, row.id.0));
        record(conn, call, act.change(Change::new("meeting.went_on", MEETING, row.id.0, row.version, row.recorded())))?;
        Ok(row)
    }
}
