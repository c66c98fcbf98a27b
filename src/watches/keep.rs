//! Saves a search and deletes it again.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::{Error, Kind};
use crate::base::id::{ListingId, SavedSearchId};
use crate::db::conn::DbConn;
use crate::search::filters::Filters;
use crate::watches::model::{KIND, Known, Round, SavedSearch};
use crate::watches::news::news;
use crate::watches::store;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 60;
/// The most searches that one person keeps.
pub const MOST: usize = 50;

/// The query string of a search, written as the search page writes it: names that mean nothing are left out, and so are
/// the page and the listings that are being compared.
///
/// # Errors
/// Nothing is asked for.
pub fn plain(query: &str) -> Result<String, Error> {
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_str(query.trim().trim_start_matches('?')).unwrap_or_default();
    let asked = Filters::read(&pairs).asked();
    if asked.iter().all(|(name, _)| *name == "sort") {
        return Err(Error::invalid("search.query_missing").at("query"));
    }
    serde_urlencoded::to_string(asked).map_err(|cause| Error::internal("write a query", cause))
}

/// Saves a search whose owner knows of what it finds at the moment.
///
/// # Errors
/// Nobody is signed in, the name or the query is missing, or the person keeps too many.
pub fn save(
    conn: &mut DbConn,
    call: &Call,
    name: &str,
    query: &str,
    found: &[ListingId],
) -> Result<SavedSearch, Error> {
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    decide(&call.actor, Action::KeepSearch, &Facts { owner: Some(person.user), ..Facts::default() })?;
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(Error::invalid("search.name_missing").with("most", LONGEST_NAME).at("name"));
    }
    if store::of(conn, person.user)?.len() >= MOST {
        return Err(Error::conflict("search.too_many").with("most", MOST));
    }
    let row = SavedSearch {
        id: call.id(),
        user_id: person.user,
        name: name.to_owned(),
        query: plain(query)?,
        created_at: call.now,
        deleted_at: None,
        version: 1,
    };
    let (_, known) = news(conn, &Known::new(), found)?;
    let round =
        Round { search_id: row.id, told: canonical(&known)?, checked_at: call.now, mailed_at: None, version: 1 };
    store::insert(conn, &row, &round)?;
    write(conn, call, "saved_search.save", "saved_search.saved", &row)?;
    Ok(row)
}

/// Deletes a search of one's own; the row stays for the record.
///
/// # Errors
/// There is none of one's own, or it changed since.
pub fn delete(conn: &mut DbConn, call: &Call, id: SavedSearchId, seen: i64) -> Result<SavedSearch, Error> {
    let (mut row, _) = store::find(conn, id)?;
    decide(&call.actor, Action::KeepSearch, &row.facts())?;
    let stale = || Error::of(Kind::Stale, "search.stale");
    if row.version != seen {
        return Err(stale());
    }
    row.deleted_at = Some(call.now);
    row.version += 1;
    if !store::update(conn, &row)? {
        return Err(stale());
    }
    write(conn, call, "saved_search.delete", "saved_search.deleted", &row)?;
    Ok(row)
}

fn write(conn: &mut DbConn, call: &Call, act: &str, event: &str, row: &SavedSearch) -> Result<(), Error> {
    let change = Change::new(event, KIND, row.id.0, row.version, row.recorded());
    record(conn, call, Act::new(act, Subject::new(KIND, row.id.0)).change(change)).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_query_is_what_was_asked_and_nothing_else() {
        assert_eq!(
            plain("?q=%E5%82%99%E4%BB%BD&page=3&compare=x&evil=1&class=cloud").unwrap(),
            "q=%E5%82%99%E4%BB%BD&class=cloud"
        );
        for nothing in ["", "page=2", "sort=newest", "evil=1", "q=++"] {
            assert_eq!(plain(nothing).unwrap_err().code, "search.query_missing", "{nothing}");
        }
    }
}
