//! States an interest in a tender, or none.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::db::conn::DbConn;
use crate::recusals::model::{Interest, KIND, Recusal, Said};
use crate::recusals::store;
use crate::tenders::store as tenders;

/// The longest note, in characters.
const LONGEST: usize = 500;

/// A statement as it is made.
#[derive(Clone, Debug)]
pub struct Statement {
    /// What.
    pub said: Said,
    /// Which interest; asked of who recuses itself.
    pub interest: Option<Interest>,
    /// More of it.
    pub note: String,
}

/// Makes a statement. Who keeps away has done so for good; who stated to have no interest may find one later.
///
/// # Errors
/// The actor may not; there is no such tender; a recusal names no interest; the person keeps away already.
pub fn state(conn: &mut DbConn, call: &Call, case_no: &str, statement: &Statement) -> Result<Recusal, Error> {
    decide(&call.actor, Action::StateInterest, &Facts::tender())?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let tender = tenders::by_case_no(conn, case_no)?;
    let note = statement.note.trim();
    if note.chars().count() > LONGEST {
        return Err(Error::invalid("words.too_long").with("most", LONGEST).at("note"));
    }
    let interest = match (statement.said, statement.interest) {
        (Said::Recused, None) => return Err(Error::invalid("choice.missing").at("interest")),
        (Said::Recused, interest) => interest,
        (Said::Impartial, _) => None,
    };
    let before = store::of(conn, tender.id, person.user)?;
    if before.as_ref().is_some_and(|row| row.said == Said::Recused) {
        return Err(Error::conflict("recusal.recused"));
    }
    let row = Recusal {
        id: before.as_ref().map_or_else(|| call.id(), |row| row.id),
        tender_id: tender.id,
        user_id: person.user,
        said: statement.said,
        interest,
        note: note.to_owned(),
        stated_at: call.now,
        version: before.as_ref().map_or(1, |row| row.version + 1),
    };
    match before {
        None => store::insert(conn, &row)?,
        Some(_) if store::update(conn, &row)? => {}
        Some(_) => return Err(Error::of(Kind::Stale, "review.stale")),
    }
    let act = Act::new(&format!("recusal.{}", row.said), Subject::new(KIND, row.id.0));
    record(conn, call, act.change(Change::new("recusal.stated", KIND, row.id.0, row.version, row.recorded())))?;
    Ok(row)
}
