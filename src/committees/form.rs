//! Forms a committee, or mends how it was formed: another list, a member in the place of one who left.

use std::collections::BTreeSet;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::accounts::store as accounts;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::digest::hex;
use crate::base::error::{Error, Kind};
use crate::base::id::{CommitteeId, UserId};
use crate::committees::formed::Formed;
use crate::committees::law_formed::formation;
use crate::committees::model::{Committee, CommitteeState, KIND, SEAT, Seat, SeatKind, SeatState};
use crate::committees::people::{asker, first_opening, refused};
use crate::committees::store;
use crate::db::conn::DbConn;
use crate::tenders::store as tenders;

/// Which version a person saw, and why it is mended.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// The version; none for the first.
    pub version: Option<i64>,
    /// Why; read when there is a version before.
    pub reason: String,
}

impl Seen {
    /// The next version after the one that is kept.
    ///
    /// # Errors
    /// The kept version is not the one that was seen; or it is mended without a reason.
    pub fn next(&self, kept: Option<i64>) -> Result<i64, Error> {
        if kept != self.version {
            return Err(Error::of(Kind::Stale, "committee.stale"));
        }
        if kept.is_some() && self.reason.trim().is_empty() {
            return Err(Error::invalid("words.missing").at("reason"));
        }
        Ok(kept.unwrap_or_default() + 1)
    }
}

/// A place on the list: whose, of which kind, and who the person is.
struct Place {
    user: UserId,
    kind: SeatKind,
    content: String,
}

/// Forms or mends.
///
/// # Errors
/// The actor may not; there is no such tender; what is written is malformed or names nobody's account; the version seen is not
/// the present one; the committee has ended; the law does not allow the list.
pub fn form(conn: &mut DbConn, call: &Call, case_no: &str, seen: &Seen, formed: &Formed) -> Result<Committee, Error> {
    decide(&call.actor, Action::KeepCommittee, &Facts::tender())?;
    let tender = tenders::by_case_no(conn, case_no)?;
    formed.sound()?;
    if formed.formed_at > call.now {
        return Err(Error::invalid("committee.formed_later").at("formed_at"));
    }
    let before = store::of_tender(conn, tender.id)?;
    if before.as_ref().is_some_and(|row| row.state != CommitteeState::Formed) {
        return Err(Error::conflict("committee.ended"));
    }
    let version = seen.next(before.as_ref().map(|row| row.version))?;
    let opens_at = first_opening(conn, &tender)?;
    let rulings = formation(formed.formed_at.local_date(), formed, opens_at);
    if refused(&rulings) {
        return Err(Error::unlawful("committee.unlawful", rulings));
    }
    let row = Committee {
        id: before.as_ref().map_or_else(|| call.id(), |row| row.id),
        tender_id: tender.id,
        state: CommitteeState::Formed,
        content: canonical(formed)?,
        ending: None,
        rulings: canonical(&rulings)?,
        salt: hex(&call.bytes::<16>()),
        recorded_by: asker(call)?,
        recorded_at: call.now,
        version,
    };
    let places = places(conn, formed)?;
    let (act, name) = match before {
        None => {
            store::insert_committee(conn, &row)?;
            ("committee.form", "committee.formed")
        }
        Some(_) => {
            store::update_committee(conn, &row)?;
            ("committee.mend", "committee.mended")
        }
    };
    let mut act = Act::new(act, Subject::new(KIND, row.id.0));
    act.reason = (version > 1).then(|| seen.reason.trim().to_owned());
    act = act.change(Change::new(name, KIND, row.id.0, row.version, row.recorded()));
    for seat in seat(conn, call, row.id, places)? {
        act = act.change(Change::new("committee.seated", SEAT, seat.id.0, seat.version, seat.recorded()));
    }
    record(conn, call, act)?;
    Ok(row)
}

/// The places of a list, each with its account.
fn places(conn: &mut DbConn, formed: &Formed) -> Result<Vec<Place>, Error> {
    let mut places = Vec::new();
    for (number, one) in formed.members.iter().enumerate() {
        let user = account(conn, &one.email, &format!("members/{number}/email"))?;
        places.push(Place { user, kind: SeatKind::Member, content: canonical(one)? });
    }
    for (number, one) in formed.team.iter().enumerate() {
        if !one.email.trim().is_empty() {
            let user = account(conn, &one.email, &format!("team/{number}/email"))?;
            places.push(Place { user, kind: SeatKind::Team, content: canonical(one)? });
        }
    }
    let mut users = BTreeSet::new();
    match places.iter().all(|place| users.insert(place.user)) {
        true => Ok(places),
        false => Err(Error::invalid("committee.account_twice").at("members")),
    }
}

fn account(conn: &mut DbConn, email: &str, field: &str) -> Result<UserId, Error> {
    let user = accounts::by_email(conn, email)?.filter(|user| !user.disabled);
    let user = user.ok_or_else(|| Error::invalid("committee.no_account").with("email", email).at(field))?;
    match user.role {
        // Who bids, and who audits the procurement, judges no bids in it.
        Role::Vendor | Role::Auditor => Err(Error::invalid("committee.role").with("email", email).at(field)),
        _ => Ok(user.id),
    }
}

/// Writes the seats of a list and gives those that changed; who is no longer on it has left.
fn seat(conn: &mut DbConn, call: &Call, id: CommitteeId, places: Vec<Place>) -> Result<Vec<Seat>, Error> {
    let before = store::seats(conn, id)?;
    let mut changed = Vec::new();
    for old in before.iter().filter(|old| old.stays() && !places.iter().any(|place| place.user == old.user_id)) {
        let seat = Seat { state: SeatState::Left, version: old.version + 1, ..old.clone() };
        store::update_seat(conn, &seat)?;
        changed.push(seat);
    }
    let mut number = before.iter().map(|seat| seat.number).max().unwrap_or_default();
    for place in places {
        match before.iter().find(|seat| seat.user_id == place.user) {
            Some(old) if old.state == SeatState::Recused => return Err(Error::conflict("committee.recused_again")),
            Some(old) => {
                let returns = old.state == SeatState::Left || old.kind != place.kind;
                let state = if returns { SeatState::Named } else { old.state };
                let seat =
                    Seat { state, kind: place.kind, content: place.content, version: old.version + 1, ..old.clone() };
                if (&seat.content, seat.state, seat.kind) != (&old.content, old.state, old.kind) {
                    store::update_seat(conn, &seat)?;
                    changed.push(seat);
                }
            }
            None => {
                number += 1;
                let seat = Seat {
                    id: call.id(),
                    committee_id: id,
                    user_id: place.user,
                    number,
                    kind: place.kind,
                    state: SeatState::Named,
                    content: place.content,
                    statement: None,
                    rulings: "[]".to_owned(),
                    salt: hex(&call.bytes::<16>()),
                    stated_at: None,
                    version: 1,
                };
                store::insert_seat(conn, &seat)?;
                changed.push(seat);
            }
        }
    }
    Ok(changed)
}
