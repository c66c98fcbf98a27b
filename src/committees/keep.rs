//! A member keeps the own sheet as a draft. The record does not tell of it: nobody learns who has begun, or when.

use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::committees::draft::{Row, SheetDraft, put};
use crate::committees::model::MeetingState;
use crate::committees::score::form;
use crate::db::conn::DbConn;

/// Keeps a draft in the place of the asker's draft before.
///
/// # Errors
/// The asker does not sit; the meeting does not score any more; the sheet was sent; the draft is not about this meeting's bidders.
pub fn keep(conn: &mut DbConn, call: &Call, case_no: &str, number: i64, draft: &SheetDraft) -> Result<(), Error> {
    let form = form(conn, call, case_no, number)?;
    form.desk.body.at_work()?;
    form.desk.expect(&[MeetingState::Called])?;
    if form.own.is_some() {
        return Err(Error::conflict("sheet.sent"));
    }
    let bidders: Vec<String> = form.desk.round()?.bidders.iter().map(|one| one.name.clone()).collect();
    draft.sound(&bidders, form.items.len())?;
    let row =
        Row { meeting_id: form.desk.meeting.id, seat_id: form.seat, content: canonical(draft)?, kept_at: call.now };
    put(conn, &row)
}
