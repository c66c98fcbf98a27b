//! The office does not agree. The vendor may answer the reasons.

use crate::applications::advance::{Seen, advance};
use crate::applications::model::Application;
use crate::applications::question::Reasons;
use crate::applications::state::ApplicationEvent;
use crate::applications::tell;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;

/// Refuses.
///
/// # Errors
/// As [`advance`], or the reasons say nothing.
pub fn refuse(conn: &mut DbConn, call: &Call, seen: Seen, why: &Reasons) -> Result<Application, Error> {
    let row = advance(conn, call, seen, ApplicationEvent::Refuse, |_, row| {
        why.write(row)?;
        row.decided_by = call.actor.person().map(|person| person.user);
        row.decided_at = Some(call.now);
        Ok(Vec::new())
    })?;
    tell::vendor(conn, call, &row)?;
    Ok(row)
}
