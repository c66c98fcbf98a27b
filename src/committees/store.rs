//! Queries on committees.

use diesel::prelude::*;

use crate::base::error::{Error, Kind};
use crate::base::id::{CommitteeId, MeetingId, OrganisationId, SeatId, TenderId, UserId};
use crate::committees::model::{Committee, EvaluationPaper, Meeting, PaperKind, Seat, Sheet};
use crate::db::conn::DbConn;
use crate::db::schema::{bid, committee, committee_meeting, committee_seat, evaluation_paper, score_sheet};

/// The committee of a tender.
///
/// # Errors
/// The database failed.
pub fn of_tender(conn: &mut DbConn, tender: TenderId) -> Result<Option<Committee>, Error> {
    Ok(committee::table.filter(committee::tender_id.eq(tender)).first(conn).optional()?)
}

/// The seats of a committee, in the order of the list.
///
/// # Errors
/// The database failed.
pub fn seats(conn: &mut DbConn, id: CommitteeId) -> Result<Vec<Seat>, Error> {
    Ok(committee_seat::table.filter(committee_seat::committee_id.eq(id)).order(committee_seat::number).load(conn)?)
}

/// The seats of a person, newest first.
///
/// # Errors
/// The database failed.
pub fn seats_of(conn: &mut DbConn, user: UserId) -> Result<Vec<(Seat, Committee)>, Error> {
    let found = committee_seat::table.inner_join(committee::table.on(committee::id.eq(committee_seat::committee_id)));
    Ok(found.filter(committee_seat::user_id.eq(user)).order(committee_seat::id.desc()).load(conn)?)
}

/// A paper of a tender.
///
/// # Errors
/// The database failed.
pub fn paper(conn: &mut DbConn, tender: TenderId, kind: PaperKind) -> Result<Option<EvaluationPaper>, Error> {
    let found =
        evaluation_paper::table.filter(evaluation_paper::tender_id.eq(tender).and(evaluation_paper::kind.eq(kind)));
    Ok(found.first(conn).optional()?)
}

/// The meetings of a committee, in their order.
///
/// # Errors
/// The database failed.
pub fn meetings(conn: &mut DbConn, id: CommitteeId) -> Result<Vec<Meeting>, Error> {
    let found = committee_meeting::table.filter(committee_meeting::committee_id.eq(id));
    Ok(found.order(committee_meeting::number).load(conn)?)
}

/// The sheets of a meeting's scoring.
///
/// # Errors
/// The database failed.
pub fn sheets(conn: &mut DbConn, meeting: MeetingId, look: i64) -> Result<Vec<Sheet>, Error> {
    let found = score_sheet::table.filter(score_sheet::meeting_id.eq(meeting).and(score_sheet::look.eq(look)));
    Ok(found.order(score_sheet::id).load(conn)?)
}

/// The sheet of a seat in a meeting's scoring.
///
/// # Errors
/// The database failed.
pub fn sheet_of(conn: &mut DbConn, meeting: MeetingId, look: i64, seat: SeatId) -> Result<Option<Sheet>, Error> {
    let found = score_sheet::table.filter(score_sheet::meeting_id.eq(meeting).and(score_sheet::look.eq(look)));
    Ok(found.filter(score_sheet::seat_id.eq(seat)).first(conn).optional()?)
}

macro_rules! writes {
    ($($(#[doc = $doc:literal])+ $insert:ident, $update:ident, $all:ident: $row:ty = $table:ident;)+) => {$(
        $(#[doc = $doc])+
        ///
        /// # Errors
        /// There is one in its place already, or the database failed.
        pub fn $insert(conn: &mut DbConn, row: &$row) -> Result<(), Error> {
            diesel::insert_into($table::table).values(row).execute(conn)?;
            Ok(())
        }

        /// Writes a row over the version before.
        ///
        /// # Errors
        /// That version is no longer the present one (412), or the database failed.
        pub fn $update(conn: &mut DbConn, row: &$row) -> Result<(), Error> {
            let before = $table::table.find(row.id).filter($table::version.eq(row.version - 1));
            match diesel::update(before).set(row).execute(conn)? {
                1 => Ok(()),
                _ => Err(Error::of(Kind::Stale, "committee.stale")),
            }
        }

        /// All rows, oldest first.
        ///
        /// # Errors
        /// The database failed.
        pub fn $all(conn: &mut DbConn) -> Result<Vec<$row>, Error> {
            Ok($table::table.order($table::id).load(conn)?)
        }
    )+};
}

writes! {
    /// Adds a committee.
    insert_committee, update_committee, all_committees: Committee = committee;
    /// Adds a seat.
    insert_seat, update_seat, all_seats: Seat = committee_seat;
    /// Adds a paper.
    insert_paper, update_paper, all_papers: EvaluationPaper = evaluation_paper;
    /// Adds a meeting.
    insert_meeting, update_meeting, all_meetings: Meeting = committee_meeting;
    /// Adds a sheet.
    insert_sheet, update_sheet, all_sheets: Sheet = score_sheet;
}

/// The label of an organisation's bid for a tender.
///
/// # Errors
/// The database failed.
pub fn label_of(conn: &mut DbConn, tender: TenderId, vendor: OrganisationId) -> Result<Option<String>, Error> {
    let found = bid::table.filter(bid::tender_id.eq(tender).and(bid::vendor_id.eq(vendor)));
    Ok(found.select(bid::label).first(conn).optional()?)
}
