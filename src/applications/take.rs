//! Takes any step of an application, as the API and the pages name it.

use crate::applications::advance::Seen;
use crate::applications::model::Application;
use crate::applications::question::Reasons;
use crate::applications::state::ApplicationEvent;
use crate::applications::{answer, approve, question, refuse, submit, withdraw};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;

/// Takes the step; each uses of what is said what it asks for.
///
/// # Errors
/// Those of the step.
pub fn take(
    conn: &mut DbConn,
    call: &Call,
    seen: Seen,
    event: ApplicationEvent,
    why: &Reasons,
) -> Result<Application, Error> {
    match event {
        ApplicationEvent::Submit => submit::submit(conn, call, seen),
        ApplicationEvent::Question => question::question(conn, call, seen, why),
        ApplicationEvent::Answer => answer::answer(conn, call, seen, &why.said),
        ApplicationEvent::Approve => approve::approve(conn, call, seen, &why.said),
        ApplicationEvent::Refuse => refuse::refuse(conn, call, seen, why),
        ApplicationEvent::Withdraw => withdraw::withdraw(conn, call, seen),
    }
}
