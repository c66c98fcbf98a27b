//! Counts the sheets: when all who are here have scored, under codes drawn for this count.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha20Rng;

use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::SeatId;
use crate::committees::chair::Desk;
use crate::committees::draft::forget_all;
use crate::committees::law_count::{Coded, Counting};
use crate::committees::law_meeting::{attendance, quorum};
use crate::committees::model::{MEETING, Meeting, MeetingState, SHEET, Sheet, kept};
use crate::committees::paper::criteria_of;
use crate::committees::people::refused;
use crate::committees::store;
use crate::db::conn::DbConn;

/// Counts.
///
/// # Errors
/// Sheets are counted already; too few are here; somebody here has not scored; the sheets cannot be counted.
pub fn count(conn: &mut DbConn, call: &Call, mut desk: Desk) -> Result<Meeting, Error> {
    desk.expect(&[MeetingState::Called])?;
    let on = call.now.local_date();
    let sheets = store::sheets(conn, desk.meeting.id, desk.course.look)?;
    let scored: Vec<SeatId> = sheets.iter().map(|sheet| sheet.seat_id).collect();
    let mut rulings = vec![quorum(on, &desk.body, &desk.course, None)];
    rulings.extend(attendance(on, &desk.body, &desk.course, &scored));
    if refused(&rulings) {
        return Err(Error::unlawful("meeting.cannot_count", rulings));
    }
    forget_all(conn, desk.meeting.id)?;
    let sheets = code(conn, call, &desk, sheets)?;
    let (tally, counted) = tallied(conn, call, &desk, &sheets, Vec::new())?;
    rulings.extend(counted);
    let Some(tally) = tally else { return Err(Error::unlawful("meeting.cannot_count", rulings)) };
    desk.course.result = Some(tally);
    desk.law.insert(format!("count-{}", desk.course.look), rulings);
    desk.keep(conn, call, "count", MeetingState::Counted)
}

/// What the sheets come to without those of some codes.
///
/// # Errors
/// The meeting evaluates nothing, a sheet cannot be read, or the database failed.
pub fn tallied(
    conn: &mut DbConn,
    call: &Call,
    desk: &Desk,
    sheets: &[Sheet],
    removed: Vec<String>,
) -> Result<(Option<crate::committees::course::Tally>, Vec<procurement_law::ruling::Ruling>), Error> {
    let criteria = criteria_of(conn, &desk.body.tender)?;
    let counting = Counting {
        on: call.now.local_date(),
        criteria: &criteria,
        round: desk.round()?,
        second_look: desk.course.second_look,
    };
    Ok(counting.count(&coded(sheets, &removed)?, removed))
}

/// The sheets under their codes, without those of some codes.
///
/// # Errors
/// A sheet cannot be read, a fault of the program.
pub fn coded(sheets: &[Sheet], removed: &[String]) -> Result<Vec<Coded>, Error> {
    let mut coded = Vec::new();
    for sheet in sheets {
        let Some(code) = &sheet.code else { continue };
        if !removed.contains(code) {
            coded.push(Coded { code: code.clone(), marks: kept(&sheet.content)? });
        }
    }
    Ok(coded)
}

/// Gives each sheet a code of its own, drawn anew, so that no code tells the order of the list.
fn code(conn: &mut DbConn, call: &Call, desk: &Desk, sheets: Vec<Sheet>) -> Result<Vec<Sheet>, Error> {
    let mut places: Vec<usize> = (1..=sheets.len()).collect();
    places.shuffle(&mut ChaCha20Rng::from_seed(call.bytes()));
    let mut act = Act::new("meeting.code", Subject::new(MEETING, desk.meeting.id.0));
    let mut rows = Vec::new();
    for (sheet, place) in sheets.into_iter().zip(places) {
        let row = Sheet { code: Some(format!("委員代號{place}")), version: sheet.version + 1, ..sheet };
        store::update_sheet(conn, &row)?;
        act = act.change(Change::new("sheet.coded", SHEET, row.id.0, row.version, row.recorded()));
        rows.push(row);
    }
    record(conn, call, act)?;
    rows.sort_by(|one, other| one.code.cmp(&other.code));
    Ok(rows)
}
