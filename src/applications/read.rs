//! Reads applications as the asker may see them, each with the difference it would make.

use crate::accounts::action::Action;
use crate::accounts::decide::decide;
use crate::applications::model::Application;
use crate::applications::state::ApplicationState;
use crate::applications::store::{self, Which};
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::ApplicationId;
use crate::base::page::{Page, PageAsk};
use crate::catalog::questions::answers::{Answers, Difference};
use crate::catalog::store as listings;
use crate::db::conn::DbConn;

/// An application that the asker may see. The office does not see what it was not handed.
///
/// # Errors
/// There is none that the asker may know of.
pub fn read(conn: &mut DbConn, call: &Call, id: ApplicationId) -> Result<Application, Error> {
    let row = store::find(conn, id)?;
    decide(&call.actor, Action::ReadApplication, &row.facts())?;
    let overseer = matches!(call.actor.role(), Some(Role::Office | Role::Auditor));
    if overseer && row.submitted_at.is_none() {
        return Err(Error::not_found());
    }
    Ok(row)
}

/// What an application would change, against the version it was written against; everything for a new listing.
///
/// # Errors
/// The database failed.
pub fn differences(conn: &mut DbConn, row: &Application) -> Result<Vec<Difference>, Error> {
    let before = match row.base_version_id {
        Some(version) => listings::versions(conn, &[version])?.first().map(Answers::of).unwrap_or_default(),
        None => Answers::default(),
    };
    // A pause changes no answer.
    let after = row.answers();
    Ok(if after == Answers::default() { Vec::new() } else { before.differences(&after) })
}

/// A page of the applications that the asker may see: those in which somebody is to act by their due day, others newest
/// first.
///
/// # Errors
/// The asker may see none, the cursor is none of this list, or the database failed.
pub fn list(
    conn: &mut DbConn,
    call: &Call,
    state: Option<ApplicationState>,
    ask: &PageAsk,
    filter: &str,
) -> Result<Page<Application>, Error> {
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let which = match person.role {
        Role::Vendor => Which { vendor: Some(person.organisation), state, ..Which::default() },
        Role::Office | Role::Auditor => {
            let due_first = matches!(state, Some(ApplicationState::Submitted | ApplicationState::Questioned));
            Which { vendor: None, state, handed_in: true, due_first }
        }
        Role::Buyer | Role::Approver | Role::Accounting | Role::Reviewer | Role::Member | Role::Maker => {
            return Err(Error::forbidden("forbidden"));
        }
    };
    let rows = store::list(conn, which, ask)?;
    Ok(ask.cut(rows, filter, store::cursor))
}
