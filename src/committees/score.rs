//! A member sends the own sheet. It is read by nobody else again, whatever happens.

use procurement_law::evaluation::mat_09::Reason;
use rust_decimal::Decimal;

use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::digest::hex;
use crate::base::error::Error;
use crate::base::id::SeatId;
use crate::committees::chair::{Desk, open};
use crate::committees::course::{Course, Round};
use crate::committees::criteria::Criteria;
use crate::committees::draft::{SheetDraft, find, forget};
use crate::committees::law_meeting::is_here;
use crate::committees::model::{MEETING, MeetingState, SHEET, Sheet, Source, kept};
use crate::committees::paper::criteria_of;
use crate::committees::people::asker;
use crate::committees::sheet::{Line, Marks};
use crate::committees::store;
use crate::db::conn::DbConn;

/// What a member needs to score: the round and its items with their weights.
#[derive(Clone, Debug)]
pub struct Form {
    /// The meeting.
    pub desk: Desk,
    /// The member's seat.
    pub seat: SeatId,
    /// The criteria.
    pub criteria: Criteria,
    /// The items scored in this round: name and most points.
    pub items: Vec<(String, Decimal)>,
    /// The member's own sheet, where it was sent.
    pub own: Option<(Sheet, Marks)>,
    /// What the member has filled in, where nothing was sent.
    pub draft: Option<SheetDraft>,
}

/// The asker's own form, with the own sheet where it was sent, else with the own draft.
///
/// # Errors
/// The asker does not sit on the committee, or the meeting evaluates nothing.
pub fn form(conn: &mut DbConn, call: &Call, case_no: &str, number: i64) -> Result<Form, Error> {
    let desk = open(conn, case_no, number)?;
    let seat = desk.body.sitting(call)?.seat.id;
    let criteria = criteria_of(conn, &desk.body.tender)?;
    let items = items(&criteria, desk.round()?);
    let own = match store::sheet_of(conn, desk.meeting.id, desk.course.look, seat)? {
        Some(sheet) => Some((kept::<Marks>(&sheet.content)?, sheet)),
        None => None,
    };
    let draft = if own.is_none() { find(conn, desk.meeting.id, seat)? } else { None };
    Ok(Form { desk, seat, criteria, items, own: own.map(|(marks, sheet)| (sheet, marks)), draft })
}

/// The digest of the scan of the asker's own sheet, where it was filled in on paper. Nobody else is given it, as nobody else is given
/// the sheet.
///
/// # Errors
/// As [`form`]; there is no such scan.
pub fn own_scan(conn: &mut DbConn, call: &Call, case_no: &str, number: i64) -> Result<String, Error> {
    let (sheet, _) = form(conn, call, case_no, number)?.own.ok_or_else(Error::not_found)?;
    sheet.scan.ok_or_else(Error::not_found)
}

/// Sends the own sheet.
///
/// # Errors
/// The asker does not sit or is not here; too few are here; the sheet is malformed, or was sent.
pub fn submit(conn: &mut DbConn, call: &Call, case_no: &str, number: i64, marks: &Marks) -> Result<Sheet, Error> {
    let form = form(conn, call, case_no, number)?;
    add(conn, call, &form, marks, (Source::Own, None))
}

/// Adds a sheet of a member who is here.
///
/// # Errors
/// The member is not here, too few are, the sheet is malformed, or there is one.
pub fn add(
    conn: &mut DbConn,
    call: &Call,
    form: &Form,
    marks: &Marks,
    (source, scan): (Source, Option<String>),
) -> Result<Sheet, Error> {
    let desk = &form.desk;
    desk.body.at_work()?;
    desk.expect(&[MeetingState::Called])?;
    if desk.course.held_at > call.now {
        return Err(Error::conflict("meeting.too_early"));
    }
    if !is_here(&desk.course, form.seat) {
        return Err(Error::conflict("meeting.not_here"));
    }
    if form.own.is_some() {
        return Err(Error::conflict("sheet.sent"));
    }
    let round = desk.round()?;
    let bidders: Vec<String> = round.bidders.iter().map(|one| one.name.clone()).collect();
    let most: Vec<Decimal> = form.items.iter().map(|item| item.1).collect();
    marks.sound(&bidders, &most)?;
    let whole = completed(conn, form, round, marks)?;
    let row = Sheet {
        id: call.id(),
        meeting_id: desk.meeting.id,
        seat_id: form.seat,
        look: desk.course.look,
        content: canonical(&whole)?,
        code: None,
        source,
        scan,
        salt: hex(&call.bytes::<16>()),
        submitted_by: asker(call)?,
        submitted_at: call.now,
        version: 1,
    };
    store::insert_sheet(conn, &row)?;
    forget(conn, row.meeting_id, row.seat_id)?;
    let act = Act::new("meeting.sheet", Subject::new(MEETING, desk.meeting.id.0));
    record(conn, call, act.change(Change::new("sheet.sent", SHEET, row.id.0, row.version, row.recorded())))?;
    Ok(row)
}

/// The items of a round with their most points.
pub fn items(criteria: &Criteria, round: &Round) -> Vec<(String, Decimal)> {
    let scored = criteria.items.iter().filter(|item| round.scored.contains(&item.name));
    scored.map(|item| (item.name.clone(), item.max)).collect()
}

/// The marks on all items: those that this round does not score keep what the same member gave before (最有利標評選辦法第21條).
fn completed(conn: &mut DbConn, form: &Form, round: &Round, marks: &Marks) -> Result<Marks, Error> {
    if round.reason == Reason::First || form.items.len() == form.criteria.items.len() {
        return Ok(marks.clone());
    }
    let before = before(conn, form)?;
    let complete = |line: &Line| {
        let old = before.of(&line.bidder).ok_or_else(|| Error::conflict("sheet.nothing_before"))?;
        let point = |(place, item): (usize, &crate::committees::criteria::Item)| {
            let scored = form.items.iter().position(|one| one.0 == item.name);
            let given = match scored {
                Some(at) => line.points.get(at),
                None => old.points.get(place),
            };
            given.copied().ok_or_else(|| Error::internal("complete a sheet", "a point is lacking"))
        };
        let points = form.criteria.items.iter().enumerate().map(point).collect::<Result<_, Error>>()?;
        Ok(Line { points, ..line.clone() })
    };
    Ok(Marks { lines: marks.lines.iter().map(complete).collect::<Result<_, Error>>()? })
}

/// What the same member gave in the last round before.
fn before(conn: &mut DbConn, form: &Form) -> Result<Marks, Error> {
    let meetings = store::meetings(conn, form.desk.body.committee.id)?;
    for meeting in meetings.iter().rev().filter(|one| one.number < form.desk.meeting.number) {
        let course: Course = kept(&meeting.content)?;
        if course.round.is_some()
            && let Some(sheet) = store::sheet_of(conn, meeting.id, course.look, form.seat)?
        {
            return kept(&sheet.content);
        }
    }
    Err(Error::conflict("sheet.nothing_before"))
}
