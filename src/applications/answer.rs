//! The vendor answers what the office asked, or objects to a refusal; the office then looks again.

use crate::applications::advance::{Seen, advance};
use crate::applications::model::Application;
use crate::applications::state::ApplicationEvent;
use crate::applications::submit::hand_in;
use crate::applications::{store, tell};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;

/// Answers, in words; answers to questions of the listing are rewritten before.
///
/// # Errors
/// As [`advance`] and the handing in, or the vendor says nothing.
pub fn answer(conn: &mut DbConn, call: &Call, seen: Seen, words: &str) -> Result<Application, Error> {
    let words = words.trim().to_owned();
    if words.is_empty() {
        return Err(Error::invalid("application.note_missing").at("note"));
    }
    let row = advance(conn, call, seen, ApplicationEvent::Answer, |conn, row| {
        row.note = words;
        if let Some(listing) = row.listing_id
            && store::open_of(conn, listing)?.is_some_and(|other| other.id != row.id)
        {
            return Err(store::taken());
        }
        hand_in(conn, call, row)?;
        Ok(Vec::new())
    })?;
    tell::office(conn, call, &row)?;
    Ok(row)
}
