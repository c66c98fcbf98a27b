//! Saves a view and deletes it again.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::analytics::asked::Filters;
use crate::analytics::gate::{Board, scope};
use crate::analytics::month::Month;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::SavedViewId;
use crate::db::conn::DbConn;
use crate::views::model::{KIND, SavedView};
use crate::views::store;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 60;
/// The most views that one person keeps.
pub const MOST: usize = 50;

/// What is to be saved.
#[derive(Clone, Debug)]
pub struct NewView {
    /// What its owner calls it.
    pub name: String,
    /// Which dashboard.
    pub board: Board,
    /// The filters, as they stand in an address.
    pub query: String,
    /// Whether a report of it is mailed each month.
    pub monthly: bool,
}

/// Saves a view.
///
/// # Errors
/// Nobody is signed in, the person may not see the dashboard, the filters cannot be read, the name is missing, or the
/// person keeps too many.
pub fn save(conn: &mut DbConn, call: &Call, new: &NewView) -> Result<SavedView, Error> {
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    decide(&call.actor, Action::KeepSearch, &Facts { owner: Some(person.user), ..Facts::default() })?;
    let filters: Filters = serde_urlencoded::from_str(new.query.trim().trim_start_matches('?'))
        .map_err(|_| Error::invalid("view.query").at("query"))?;
    filters.read(scope(conn, &call.actor, new.board)?, call.now.local_date())?;
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(Error::invalid("view.name_missing").with("most", LONGEST_NAME).at("name"));
    }
    if store::of(conn, person.user)?.len() >= MOST {
        return Err(Error::conflict("view.too_many").with("most", MOST));
    }
    let row = SavedView {
        id: call.id(),
        user_id: person.user,
        name: name.to_owned(),
        board: new.board,
        query: serde_urlencoded::to_string(&filters).map_err(|cause| Error::internal("write a query", cause))?,
        monthly: new.monthly,
        created_at: call.now,
        deleted_at: None,
        version: 1,
    };
    // The first report is that of this month, when it is over.
    store::insert(conn, &row, i64::from(Month::of_day(call.now.local_date()).number()) - 1)?;
    write(conn, call, "saved_view.save", "saved_view.saved", &row)?;
    Ok(row)
}

/// Deletes a view of one's own; the row stays for the record.
///
/// # Errors
/// There is none of one's own, or it changed since.
pub fn delete(conn: &mut DbConn, call: &Call, id: SavedViewId, seen: i64) -> Result<SavedView, Error> {
    let mut row = store::find(conn, id)?;
    decide(&call.actor, Action::KeepSearch, &row.facts())?;
    let stale = || Error::of(Kind::Stale, "view.stale");
    if row.version != seen {
        return Err(stale());
    }
    row.deleted_at = Some(call.now);
    row.version += 1;
    if !store::update(conn, &row)? {
        return Err(stale());
    }
    write(conn, call, "saved_view.delete", "saved_view.deleted", &row)?;
    Ok(row)
}

/// One's own views, newest first.
///
/// # Errors
/// Nobody is signed in, or the database failed.
pub fn list(conn: &mut DbConn, call: &Call) -> Result<Vec<SavedView>, Error> {
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    decide(&call.actor, Action::KeepSearch, &Facts { owner: Some(person.user), ..Facts::default() })?;
    store::of(conn, person.user)
}

fn write(conn: &mut DbConn, call: &Call, act: &str, event: &str, row: &SavedView) -> Result<(), Error> {
    let change = Change::new(event, KIND, row.id.0, row.version, row.recorded());
    record(conn, call, Act::new(act, Subject::new(KIND, row.id.0)).change(change)).map(drop)
}
