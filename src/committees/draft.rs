//! What a member has filled in of the own sheet before sending it: each field as it was written, judged by nobody.
//!
//! A draft stands in no record and no answer but its member's, and its row does not outlive what it prepares.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::base::error::Error;
use crate::base::id::{MeetingId, SeatId};
use crate::base::time::Time;
use crate::committees::model::kept;
use crate::committees::words::{LONG, fits};

use crate::db::conn::{Both, DbConn};
use crate::db::schema::score_draft;

/// The longest text of a field of points, in characters.
const POINTS: usize = 9;

/// A sheet that is not sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetDraft {
    /// What is written of each bidder; bidders may be left out.
    pub lines: Vec<SheetDraftLine>,
}

/// What is written of one bidder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetDraftLine {
    /// The bidder's name in the meeting.
    pub bidder: String,
    /// The fields of points in the order of the items; empty ones are still to be filled in.
    pub points: Vec<String>,
    /// Why, as far as it is written.
    #[serde(default)]
    pub reason: String,
}

/// A draft as a row.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = score_draft, primary_key(meeting_id, seat_id))]
pub struct Row {
    /// Of which meeting.
    pub meeting_id: MeetingId,
    /// Whose.
    pub seat_id: SeatId,
    /// Canonical JSON of [`SheetDraft`].
    pub content: String,
    /// When it was kept last.
    pub kept_at: Time,
}

impl SheetDraft {
    /// Checks that the draft is about these bidders and no longer than a sheet; what its fields say is not judged.
    ///
    /// # Errors
    /// What is wrong, at which field.
    pub fn sound(&self, bidders: &[String], items: usize) -> Result<(), Error> {
        for (number, line) in self.lines.iter().enumerate() {
            let again = self.lines.iter().take(number).any(|before| before.bidder == line.bidder);
            if again || !bidders.contains(&line.bidder) {
                return Err(Error::invalid("sheet.bidder_unknown").with("bidder", &line.bidder).at("lines"));
            }
            if line.points.len() > items {
                return Err(Error::invalid("sheet.points_missing").at(&format!("lines/{number}/points")));
            }
            for (place, text) in line.points.iter().enumerate() {
                fits(text, POINTS, &format!("lines/{number}/points/{place}"))?;
            }
            fits(&line.reason, LONG, &format!("lines/{number}/reason"))?;
        }
        Ok(())
    }
}

/// The draft of a seat in a meeting.
///
/// # Errors
/// The database failed.
pub fn find(conn: &mut DbConn, meeting: MeetingId, seat: SeatId) -> Result<Option<SheetDraft>, Error> {
    let row: Option<Row> = score_draft::table.find((meeting, seat)).first(conn).optional()?;
    row.map(|row| kept(&row.content)).transpose()
}

/// Keeps a draft in the place of the one before.
///
/// # Errors
/// The database failed.
pub fn put(conn: &mut DbConn, row: &Row) -> Result<(), Error> {
    let before = score_draft::table.find((row.meeting_id, row.seat_id));
    if diesel::update(before).set(row).execute(conn)? == 0 {
        // Of two pages that begin at once the other one's draft stands until the next is kept.
        Both(diesel::insert_into(score_draft::table).values(row.clone()).on_conflict_do_nothing()).execute(conn)?;
    }
    Ok(())
}

/// Forgets the draft of a seat in a meeting.
///
/// # Errors
/// The database failed.
pub fn forget(conn: &mut DbConn, meeting: MeetingId, seat: SeatId) -> Result<(), Error> {
    diesel::delete(score_draft::table.find((meeting, seat))).execute(conn)?;
    Ok(())
}

/// Forgets all drafts of a meeting.
///
/// # Errors
/// The database failed.
pub fn forget_all(conn: &mut DbConn, meeting: MeetingId) -> Result<(), Error> {
    diesel::delete(score_draft::table.filter(score_draft::meeting_id.eq(meeting))).execute(conn)?;
    Ok(())
}

/// Forgets all drafts of somebody who left.
///
/// # Errors
/// The database failed.
pub fn forget_seat(conn: &mut DbConn, seat: SeatId) -> Result<(), Error> {
    diesel::delete(score_draft::table.filter(score_draft::seat_id.eq(seat))).execute(conn)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(bidder: &str, points: &[&str]) -> SheetDraftLine {
        let points = points.iter().map(|text| (*text).to_owned()).collect();
        SheetDraftLine { bidder: bidder.to_owned(), points, reason: String::new() }
    }

    #[test]
    fn a_draft_may_be_half_and_wrong_but_no_longer_than_a_sheet() {
        let bidders = ["a".to_owned(), "b".to_owned()];
        let sound = |lines: &[SheetDraftLine]| SheetDraft { lines: lines.to_vec() }.sound(&bidders, 2);
        assert!(sound(&[]).is_ok() && sound(&[line("b", &["9x", ""])]).is_ok() && sound(&[line("a", &[])]).is_ok());
        let code = |lines: &[SheetDraftLine]| sound(lines).unwrap_err().code;
        assert_eq!(code(&[line("c", &[])]), "sheet.bidder_unknown");
        assert_eq!(code(&[line("a", &[]), line("a", &[])]), "sheet.bidder_unknown");
        assert_eq!(code(&[line("a", &["1", "2", "3"])]), "sheet.points_missing");
        assert_eq!(code(&[line("a", &["1234567890"])]), "words.too_long");
    }
}
