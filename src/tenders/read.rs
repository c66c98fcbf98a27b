//! Reads tenders as the asker may see them.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::page::{Page, PageAsk};
use crate::db::conn::DbConn;
use crate::tenders::model::{Opening, Tender};
use crate::tenders::store;

/// A tender with its openings.
///
/// # Errors
/// There is none that the asker may know of.
pub fn read(conn: &mut DbConn, call: &Call, case_no: &str) -> Result<(Tender, Vec<Opening>), Error> {
    decide(&call.actor, Action::ReadTender, &Facts::tender())?;
    let tender = store::by_case_no(conn, case_no)?;
    let openings = store::openings(conn, tender.id)?;
    Ok((tender, openings))
}

/// A page of tenders, newest first.
///
/// # Errors
/// The asker may not see tenders, or the cursor is none of this list.
pub fn list(conn: &mut DbConn, call: &Call, ask: &PageAsk) -> Result<Page<(Tender, Vec<Opening>)>, Error> {
    decide(&call.actor, Action::ReadTender, &Facts::tender())?;
    let page = ask.cut(store::list(conn, ask)?, "tenders", |tender| tender.id.to_string());
    let mut data = Vec::with_capacity(page.data.len());
    for tender in page.data {
        let openings = store::openings(conn, tender.id)?;
        data.push((tender, openings));
    }
    Ok(Page { data, next_cursor: page.next_cursor })
}
