//! A member states own interests before anything is shown; whom the law asks to leave leaves. The office adds doubts that others
//! raised.

use procurement_law::evaluation::cmt_04::{Doubt, Interest, Relation};

use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::id::SeatId;
use crate::committees::bidders::bidders;
use crate::committees::draft::forget_seat;
use crate::committees::formed::Member;
use crate::committees::law_formed::interests;
use crate::committees::model::{KIND, SEAT, Seat, SeatState};
use crate::committees::people::{Body, Person, kept_by_office, load, refused};
use crate::committees::statement::Statement;
use crate::committees::store;
use crate::db::conn::DbConn;

/// The asker states own interests.
///
/// # Errors
/// The asker has no seat; the bids are not opened; the statement is malformed or was made; the committee has ended.
pub fn state(conn: &mut DbConn, call: &Call, case_no: &str, said: &Statement) -> Result<Seat, Error> {
    let body = load(conn, case_no)?;
    let own = body.own(call)?;
    body.at_work()?;
    // Whoever does not know the bidders cannot say what binds to them.
    bidders(conn, &body.tender)?;
    said.sound()?;
    if matches!(said.doubt, Doubt::Asked | Doubt::Granted | Doubt::Denied) {
        return Err(Error::invalid("committee.doubt").at("doubt"));
    }
    match own.seat.state {
        SeatState::Named | SeatState::Sits => settle(conn, call, &body, (own, "committee.state"), said),
        SeatState::Recused | SeatState::Left => Err(Error::conflict("committee.recused")),
    }
}

/// The office writes that a member leaves: the agency doubts the member's fairness, or the committee granted a bidder's request.
///
/// # Errors
/// The actor may not; there is no such seat, or its member has left; the words are missing.
pub fn dismiss(
    conn: &mut DbConn,
    call: &Call,
    case_no: &str,
    (seat, doubt): (SeatId, Doubt),
    words: &str,
) -> Result<Seat, Error> {
    let body = kept_by_office(conn, call, case_no)?;
    body.at_work()?;
    let person = body.member(seat)?;
    if !person.seat.stays() {
        return Err(Error::conflict("committee.recused"));
    }
    if !matches!(doubt, Doubt::Own | Doubt::Granted) {
        return Err(Error::invalid("committee.doubt").at("doubt"));
    }
    let said = Statement {
        interest: Interest::None,
        relation: Relation::None,
        relation_ended: None,
        doubt,
        words: words.to_owned(),
    };
    said.sound()?;
    settle(conn, call, &body, (person, "committee.dismiss"), &said)
}

fn settle(
    conn: &mut DbConn,
    call: &Call,
    body: &Body,
    (person, act): (&Person, &str),
    said: &Statement,
) -> Result<Seat, Error> {
    let others: Vec<&Member> = body.staying().filter(|one| one.seat.id != person.seat.id).map(|one| &one.who).collect();
    let rulings = interests(call.now.local_date(), &person.who, said, &others);
    let row = Seat {
        state: if refused(&rulings) { SeatState::Recused } else { SeatState::Sits },
        statement: Some(canonical(said)?),
        rulings: canonical(&rulings)?,
        stated_at: Some(call.now),
        version: person.seat.version + 1,
        ..person.seat.clone()
    };
    store::update_seat(conn, &row)?;
    if !row.stays() {
        forget_seat(conn, row.id)?;
    }
    // The committee is the subject: whose seat it is stays under the seal.
    let act = Act::new(act, Subject::new(KIND, body.committee.id.0));
    record(conn, call, act.change(Change::new("committee.seat_settled", SEAT, row.id.0, row.version, row.recorded())))?;
    Ok(row)
}
