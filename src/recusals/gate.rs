//! Whether a person may see the bids of a tender after what it stated.

use crate::base::actor::{Actor, Role};
use crate::base::error::Error;
use crate::base::id::TenderId;
use crate::db::conn::DbConn;
use crate::recusals::model::Said;
use crate::recusals::store;

/// The code of the error that sends a person to its statement.
pub const MISSING: &str = "recusal.missing";

/// Lets a reviewer pass that stated to have no interest in the tender. The office, which imports and records, and the
/// auditor, who decides nothing, are not asked.
///
/// # Errors
/// Nothing was stated, or the reviewer keeps away.
pub fn pass(conn: &mut DbConn, actor: &Actor, tender: TenderId) -> Result<(), Error> {
    let Some(person) = actor.person().filter(|person| person.role == Role::Reviewer) else { return Ok(()) };
    match store::of(conn, tender, person.user)?.map(|row| row.said) {
        Some(Said::Impartial) => Ok(()),
        Some(Said::Recused) => Err(Error::forbidden("recusal.recused")),
        None => Err(Error::forbidden(MISSING)),
    }
}
