//! Reads the tasks: the office and the auditor.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::page::{Page, PageAsk, due_key};
use crate::db::conn::DbConn;
use crate::tasks::model::Task;
use crate::tasks::store;

/// A page of tasks: the open ones by the day they are due, or the finished ones, newest first.
///
/// # Errors
/// The actor may not, or the cursor is none of this list.
pub fn list(conn: &mut DbConn, call: &Call, done: bool, ask: &PageAsk, filter: &str) -> Result<Page<Task>, Error> {
    decide(&call.actor, Action::ReadTasks, &Facts::default())?;
    let rows = store::list(conn, done, ask)?;
    Ok(ask.cut(rows, filter, |task| due_key(task.due_on, task.id)))
}
