//! Reads locked choices as the asker may see them; a look by someone who oversees is recorded.

use crate::accounts::action::Action;
use crate::accounts::decide::decide;
use crate::audit::entry::{Act, Subject};
use crate::audit::record::record;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::ChoiceId;
use crate::base::page::{Page, PageAsk};
use crate::choices::model::{Choice, KIND};
use crate::choices::store;
use crate::db::conn::DbConn;

/// The name of the list, for its cursors.
pub const LIST: &str = "choices";

/// A choice that the asker may see.
///
/// # Errors
/// There is none that the asker may know of.
pub fn read(conn: &mut DbConn, call: &Call, id: ChoiceId) -> Result<Choice, Error> {
    let choice = store::find(conn, id)?;
    decide(&call.actor, Action::ReadChoice, &choice.facts())?;
    Ok(choice)
}

/// Whether reading is to be recorded: the asker is not of the agency.
pub fn is_oversight(call: &Call) -> bool {
    matches!(call.actor.role(), Some(Role::Office | Role::Auditor))
}

/// A choice, the look of someone who oversees recorded.
///
/// # Errors
/// There is none that the asker may know of.
pub fn look(conn: &mut DbConn, call: &Call, id: ChoiceId) -> Result<Choice, Error> {
    let choice = read(conn, call, id)?;
    if is_oversight(call) {
        record(conn, call, Act::new("choice.read", Subject::new(KIND, id.0)))?;
    }
    Ok(choice)
}

/// A page of the choices that the asker may see, newest first.
///
/// # Errors
/// Nobody is signed in, or the cursor is none of this list.
pub fn list(conn: &mut DbConn, call: &Call, ask: &PageAsk) -> Result<Page<Choice>, Error> {
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let agency = match person.role {
        Role::Buyer | Role::Approver | Role::Accounting => Some(person.organisation),
        Role::Office | Role::Auditor => None,
        // Why an agency chose is nobody else's business.
        Role::Vendor | Role::Reviewer | Role::Member | Role::Maker => {
            return Ok(Page { data: Vec::new(), next_cursor: None });
        }
    };
    let rows = store::list(conn, agency, ask)?;
    Ok(ask.cut(rows, LIST, |choice| choice.id.to_string()))
}
