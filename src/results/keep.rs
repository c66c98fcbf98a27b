//! Writes the days of a result, its objections and their answers. An objection may hold what follows the award.

use chrono::NaiveDate;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::awards::hold::hold;
use crate::awards::step::words;
use crate::awards::store as awards;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::results::announced::{Announced, Days, Objection};
use crate::results::law::{duties, objected};
use crate::results::model::{KIND, ResultRow};
use crate::results::notice::Notice;
use crate::results::{read, store};
use crate::tenders::store as tenders;
use crate::vault::Vault;

/// Which result, and the version of what is written beside it that the person saw; 0 for nothing.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The tender's number.
    pub case_no: &'a str,
    /// The version.
    pub seen: i64,
    /// What opens the reserve prices.
    pub vault: &'a Vault,
}

/// Writes the days.
///
/// # Errors
/// The actor may not; nothing is to be told yet; somebody else was quicker; a day has not come yet.
pub fn announce(conn: &mut DbConn, call: &Call, place: Place<'_>, days: &Days) -> Result<ResultRow, Error> {
    let (notice, row, mut written) = begin(conn, call, place)?;
    let fields = [
        ("tender_notice_on", days.tender_notice_on),
        ("published_on", days.published_on),
        ("notified_on", days.notified_on),
    ];
    for (field, day) in fields {
        day.map_or(Ok(()), |day| come(call, day, field))?;
    }
    written.days = days.clone();
    let mut act = Act::new("result.announce", Subject::new(KIND, row.id.0));
    act.rulings = duties(&Notice { days: days.clone(), ..notice });
    put(conn, call, row, &written, act, "result.announced")
}

/// Writes an objection; with `held` what follows the award is held for it.
///
/// # Errors
/// As [`announce`]; it names nobody or says nothing; or it cannot be held for, as [`hold`].
pub fn object(
    conn: &mut DbConn,
    call: &Call,
    place: Place<'_>,
    objection: Objection,
    held: bool,
) -> Result<ResultRow, Error> {
    let (notice, row, mut written) = begin(conn, call, place)?;
    words(&objection.by, "by")?;
    words(&objection.words, "words")?;
    come(call, objection.received_on, "received_on")?;
    let mut act = Act::new("result.object", Subject::new(KIND, row.id.0));
    act.rulings = vec![objected(&notice, &written.days, &objection)];
    if held {
        let case = awards::of_tender(conn, row.tender_id)?.ok_or_else(|| Error::conflict("result.nothing_to_hold"))?;
        hold(conn, call, (place.case_no, case.version), true, &format!("{} {}", objection.by, objection.words))?;
    }
    written.objections.push(objection);
    put(conn, call, row, &written, act, "result.objected")
}

/// Writes the answer to the objection of a number (1, 2, 3 …); with `released` what was held goes on.
///
/// # Errors
/// As [`object`]; there is no such objection, or it is answered.
pub fn answer(
    conn: &mut DbConn,
    call: &Call,
    place: Place<'_>,
    number: usize,
    (answered_on, said): (NaiveDate, &str),
    released: bool,
) -> Result<ResultRow, Error> {
    let (notice, row, mut written) = begin(conn, call, place)?;
    words(said, "answer")?;
    come(call, answered_on, "answered_on")?;
    let open =
        number.checked_sub(1).and_then(|place| written.objections.get_mut(place)).ok_or_else(Error::not_found)?;
    if open.answered_on.is_some() {
        return Err(Error::conflict("result.answered"));
    }
    if answered_on < open.received_on {
        return Err(Error::invalid("result.answer_early").at("answered_on"));
    }
    (open.answered_on, open.answer) = (Some(answered_on), said.trim().to_owned());
    let mut act = Act::new("result.answer", Subject::new(KIND, row.id.0));
    act.rulings = vec![objected(&notice, &written.days.clone(), open)];
    if released {
        let case = awards::of_tender(conn, row.tender_id)?.ok_or_else(|| Error::conflict("result.nothing_to_hold"))?;
        hold(conn, call, (place.case_no, case.version), false, said)?;
    }
    put(conn, call, row, &written, act, "result.objection_answered")
}

/// The notice, the row of the next version, and what is written so far.
fn begin(conn: &mut DbConn, call: &Call, place: Place<'_>) -> Result<(Notice, ResultRow, Announced), Error> {
    decide(&call.actor, Action::KeepAward, &Facts::tender())?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let notice = read::notice(conn, place.vault, place.case_no)?;
    let tender = tenders::by_case_no(conn, place.case_no)?;
    let before = store::of_tender(conn, tender.id)?;
    if before.as_ref().map_or(0, |row| row.version) != place.seen {
        return Err(store::stale());
    }
    let written = before.as_ref().map(|row| row.announced()).transpose()?.unwrap_or_default();
    let row = ResultRow {
        id: before.as_ref().map_or_else(|| call.id(), |row| row.id),
        tender_id: tender.id,
        content: String::new(),
        recorded_by: person.user,
        recorded_at: call.now,
        version: place.seen + 1,
    };
    Ok((notice, row, written))
}

fn put(
    conn: &mut DbConn,
    call: &Call,
    row: ResultRow,
    written: &Announced,
    act: Act,
    name: &'static str,
) -> Result<ResultRow, Error> {
    let row = ResultRow { content: canonical(written)?, ..row };
    store::put(conn, &row)?;
    record(conn, call, act.change(Change::new(name, KIND, row.id.0, row.version, row.recorded())))?;
    Ok(row)
}

fn come(call: &Call, day: NaiveDate, field: &str) -> Result<(), Error> {
    if day > call.now.local_date() {
        return Err(Error::invalid("result.day_later").at(field));
    }
    Ok(())
}
