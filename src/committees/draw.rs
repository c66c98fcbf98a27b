//! Lots among bidders that are first together, where the tender's rules leave nothing else (最有利標評選辦法第14條).

use crate::base::call::Call;
use crate::base::error::Error;
use crate::committees::chair::Desk;
use crate::committees::model::{Meeting, MeetingState};
use crate::db::conn::DbConn;
use crate::lots::Lots;
use crate::vault::Vault;

/// Chooses the program's secret word and tells its digest.
///
/// # Errors
/// The rules do not let lots be drawn, or a word is chosen already.
pub fn prepare(conn: &mut DbConn, call: &Call, vault: &Vault, mut desk: Desk) -> Result<Meeting, Error> {
    let names = among(&desk)?;
    desk.course.lots = Some(Lots::prepare(call, vault, &secret_of(&desk), &names, desk.course.lots.as_ref())?);
    desk.keep(conn, call, "prepare_lots", MeetingState::Counted)
}

/// Draws with the words that those in the lots said.
///
/// # Errors
/// The rules do not let lots be drawn; no word is chosen; a bidder's word is missing.
pub fn draw(conn: &mut DbConn, call: &Call, vault: &Vault, mut desk: Desk, words: &[String]) -> Result<Meeting, Error> {
    let (names, belongs, of) = (among(&desk)?, secret_of(&desk), draw_of(&desk));
    let lots = desk.course.lots.as_mut().ok_or_else(|| Error::conflict("lots.unprepared"))?;
    lots.draw(vault, (&belongs, &of), &names, words)?;
    desk.keep(conn, call, "draw_lots", MeetingState::Counted)
}

/// What a meeting's draw is named by.
pub fn draw_of(desk: &Desk) -> String {
    format!("{} {}", desk.body.tender.case_no, desk.meeting.number)
}

fn among(desk: &Desk) -> Result<Vec<String>, Error> {
    desk.expect(&[MeetingState::Counted])?;
    match desk.course.in_lots() {
        [] => Err(Error::conflict("meeting.no_lots")),
        names => Ok(names.to_vec()),
    }
}

fn secret_of(desk: &Desk) -> String {
    format!("lots of {}", desk.meeting.id)
}
