//! The clerk enters a sheet that a member filled in on paper, with its scan. Whoever enters sees the paper; nobody reads it here again.

use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::SeatId;
use crate::committees::chair::open;
use crate::committees::model::{SeatState, Sheet, Source};
use crate::committees::paper::criteria_of;
use crate::committees::people::kept_by_office;
use crate::committees::score::{Form, add, items};
use crate::committees::sheet::Marks;
use crate::committees::store;
use crate::db::conn::DbConn;
use crate::storage::{label, name_file};

/// The largest scan, in bytes.
pub const MOST: usize = 20 * 1024 * 1024;

/// A scan that is kept in the storage.
#[derive(Clone, Debug)]
pub struct Scan {
    /// Its digest.
    pub digest: String,
    /// Its bytes.
    pub size: usize,
    /// Its name.
    pub name: String,
}

/// Whether bytes are a scan that can be kept: PDF, PNG or JPEG.
///
/// # Errors
/// They are neither.
pub fn sound(bytes: &[u8]) -> Result<(), Error> {
    let known: [&[u8]; 3] = [b"%PDF", b"\x89PNG", b"\xFF\xD8\xFF"];
    match known.iter().any(|start| bytes.starts_with(start)) {
        true => Ok(()),
        false => Err(Error::invalid("sheet.scan").at("scan")),
    }
}

/// Enters a sheet.
///
/// # Errors
/// The actor may not; there is no such meeting or seat; the member is not here or has a sheet; the marks are malformed.
pub fn enter(
    conn: &mut DbConn,
    call: &Call,
    (case_no, number): (&str, i64),
    seat: SeatId,
    marks: &Marks,
    scan: &Scan,
) -> Result<Sheet, Error> {
    kept_by_office(conn, call, case_no)?;
    let desk = open(conn, case_no, number)?;
    let person = desk.body.member(seat)?;
    if person.seat.state != SeatState::Sits {
        return Err(Error::conflict("committee.statement_due"));
    }
    let criteria = criteria_of(conn, &desk.body.tender)?;
    let items = items(&criteria, desk.round()?);
    // That there is a sheet is told; what stands in it is not read.
    let sent = store::sheet_of(conn, desk.meeting.id, desk.course.look, seat)?.is_some();
    if sent {
        return Err(Error::conflict("sheet.sent"));
    }
    name_file(conn, &scan.digest, scan.size, &label(&scan.name, "scan"), call.now)?;
    let form = Form { desk, seat, criteria, items, own: None, draft: None };
    add(conn, call, &form, marks, (Source::Paper, Some(scan.digest.clone())))
}
