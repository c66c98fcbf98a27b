//! A committee with its people, as the verbs need it.

use procurement_law::evaluation::cmt_01::Part;
use procurement_law::ruling::{Outcome, Ruling};

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{SeatId, UserId};
use crate::base::time::Time;
use crate::committees::formed::{Formed, Member};
use crate::committees::model::{Committee, CommitteeState, Seat, SeatKind, SeatState, kept};
use crate::committees::store;
use crate::db::conn::DbConn;
use crate::tenders::model::Tender;
use crate::tenders::store as tenders;

/// A member with the seat.
#[derive(Clone, Debug)]
pub struct Person {
    /// The seat.
    pub seat: Seat,
    /// Who sits on it.
    pub who: Member,
}

/// A committee with its people.
#[derive(Clone, Debug)]
pub struct Body {
    /// The tender.
    pub tender: Tender,
    /// The hour of its first opening.
    pub opens_at: Time,
    /// The committee.
    pub committee: Committee,
    /// How it was formed.
    pub formed: Formed,
    /// Its members, those who left among them, in the order of the list.
    pub members: Vec<Person>,
    /// Accounts of the work team.
    pub team: Vec<Seat>,
}

/// The committee of a tender; one that nobody formed is an unknown id.
///
/// # Errors
/// There is no such tender or committee, or the database failed.
pub fn load(conn: &mut DbConn, case_no: &str) -> Result<Body, Error> {
    let tender = tenders::by_case_no(conn, case_no)?;
    let committee = store::of_tender(conn, tender.id)?.ok_or_else(Error::not_found)?;
    let (mut members, mut team) = (Vec::new(), Vec::new());
    for seat in store::seats(conn, committee.id)? {
        match seat.kind {
            SeatKind::Member => members.push(Person { who: kept(&seat.content)?, seat }),
            SeatKind::Team => team.push(seat),
        }
    }
    let opens_at = first_opening(conn, &tender)?;
    Ok(Body { formed: kept(&committee.content)?, tender, opens_at, committee, members, team })
}

/// The hour of a tender's first opening.
///
/// # Errors
/// It has none, a fault of the program; or the database failed.
pub fn first_opening(conn: &mut DbConn, tender: &Tender) -> Result<Time, Error> {
    let openings = tenders::openings(conn, tender.id)?;
    openings.first().map(|one| one.opens_at).ok_or_else(|| Error::internal("read a tender", "it has no opening"))
}

/// The committee as the office keeps it.
///
/// # Errors
/// The asker is not of the office; there is no such committee.
pub fn kept_by_office(conn: &mut DbConn, call: &Call, case_no: &str) -> Result<Body, Error> {
    decide(&call.actor, Action::KeepCommittee, &Facts::tender())?;
    load(conn, case_no)
}

/// Who asks.
///
/// # Errors
/// Nobody does.
pub fn asker(call: &Call) -> Result<UserId, Error> {
    Ok(call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?.user)
}

/// Whether a ruling refuses.
pub fn refused(rulings: &[Ruling]) -> bool {
    rulings.iter().any(|ruling| ruling.outcome == Outcome::Refuse)
}

impl Body {
    /// The asker's own seat on the committee.
    ///
    /// # Errors
    /// The asker has none: the committee is an unknown id.
    pub fn own(&self, call: &Call) -> Result<&Person, Error> {
        let user = asker(call)?;
        let found = self.members.iter().find(|one| one.seat.user_id == user && one.seat.state != SeatState::Left);
        let found = found.ok_or_else(Error::not_found)?;
        decide(&call.actor, Action::SitOnCommittee, &Facts { owner: Some(found.seat.user_id), ..Facts::default() })?;
        Ok(found)
    }

    /// The asker's own seat, on which the person sits after stating that nothing stands against it.
    ///
    /// # Errors
    /// There is none; the statement is due; or the person has left.
    pub fn sitting(&self, call: &Call) -> Result<&Person, Error> {
        let own = self.own(call)?;
        match own.seat.state {
            SeatState::Sits => Ok(own),
            SeatState::Named => Err(Error::conflict("committee.statement_due")),
            SeatState::Recused | SeatState::Left => Err(Error::conflict("committee.recused")),
        }
    }

    /// A member by the seat.
    ///
    /// # Errors
    /// There is none.
    pub fn member(&self, seat: SeatId) -> Result<&Person, Error> {
        self.members
            .iter()
            .find(|one| one.seat.id == seat)
            .ok_or_else(|| Error::invalid("committee.no_seat").at("seat"))
    }

    /// The members who have not left.
    pub fn staying(&self) -> impl Iterator<Item = &Person> {
        self.members.iter().filter(|one| one.seat.stays())
    }

    /// The member of a part who has not left.
    pub fn of_part(&self, part: Part) -> Option<&Person> {
        self.staying().find(|one| one.who.part == part)
    }

    /// Whether its work goes on.
    ///
    /// # Errors
    /// It has ended.
    pub fn at_work(&self) -> Result<(), Error> {
        match self.committee.state {
            CommitteeState::Formed => Ok(()),
            CommitteeState::Awarded | CommitteeState::Failed => Err(Error::conflict("committee.ended")),
        }
    }
}
