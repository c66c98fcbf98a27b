//! The office keeps the list: it adds software, changes what is said of it, sets or withdraws the security condition.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::OpenSoftwareId;
use crate::db::conn::DbConn;
use crate::open_source::model::{KIND, OpenSoftware};
use crate::open_source::store;

/// What the office writes.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// The name.
    pub name: String,
    /// The licence, an SPDX id or expression.
    pub licence: String,
    /// The project's page.
    pub homepage: String,
    /// Where to get it.
    pub download: String,
    /// What it is for.
    pub description: String,
    /// The security condition; empty while agencies are not to use it.
    pub condition: String,
}

/// Adds software, or writes it anew when `seen` names it with its version.
///
/// # Errors
/// The actor is not the office; something is missing, too long or no address; the name is taken; it changed since.
pub fn keep(
    conn: &mut DbConn,
    call: &Call,
    seen: Option<(OpenSoftwareId, i64)>,
    written: &Written,
) -> Result<OpenSoftware, Error> {
    decide(&call.actor, Action::KeepOpenSoftware, &Facts::default())?;
    let before = match seen {
        Some((id, version)) => {
            let row = store::find(conn, id)?;
            if row.version != version {
                return Err(Error::of(Kind::Stale, "open_source.stale"));
            }
            Some(row)
        }
        None => None,
    };
    let condition = Some(text(&written.condition, "condition", 2_000)?).filter(|said| !said.is_empty());
    let same = before.as_ref().filter(|row| row.condition == condition);
    let row = OpenSoftware {
        id: before.as_ref().map_or_else(|| call.id(), |row| row.id),
        name: required(&written.name, "name", 200)?,
        licence: licence(&written.licence)?,
        homepage: address(&written.homepage, "homepage")?,
        download: address(&written.download, "download")?,
        description: required(&written.description, "description", 4_000)?,
        set_by: match same {
            Some(row) => row.set_by,
            None => call.actor.person().map(|person| person.user).filter(|_| condition.is_some()),
        },
        set_at: match same {
            Some(row) => row.set_at,
            None => Some(call.now).filter(|_| condition.is_some()),
        },
        condition,
        version: before.as_ref().map_or(1, |row| row.version + 1),
    };
    let event = match before {
        Some(_) => {
            store::update(conn, &row)?;
            "open_software.changed"
        }
        None => {
            store::insert(conn, &row)?;
            "open_software.added"
        }
    };
    let change = Change::new(event, KIND, row.id.0, row.version, row.recorded());
    record(conn, call, Act::new("open_software.keep", Subject::new(KIND, row.id.0)).change(change))?;
    Ok(row)
}

fn text(said: &str, field: &str, most: usize) -> Result<String, Error> {
    let said = said.trim();
    if said.chars().count() > most {
        return Err(Error::invalid("listing.too_long").with("most", most).at(field));
    }
    Ok(said.to_owned())
}

fn required(said: &str, field: &str, most: usize) -> Result<String, Error> {
    match text(said, field, most)? {
        said if said.is_empty() => Err(Error::invalid("listing.answer_missing").at(field)),
        said => Ok(said),
    }
}

/// SPDX ids and expressions of them are letters, digits and a few signs.
fn licence(said: &str) -> Result<String, Error> {
    let said = required(said, "licence", 100)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "-.+() ".contains(c);
    if said.chars().all(plain) { Ok(said) } else { Err(Error::invalid("open_source.licence").at("licence")) }
}

fn address(said: &str, field: &str) -> Result<String, Error> {
    let said = required(said, field, 500)?;
    let plain = said.starts_with("https://") && !said.contains(char::is_whitespace) && !said.contains('"');
    if plain { Ok(said) } else { Err(Error::invalid("listing.not_an_address").at(field)) }
}
