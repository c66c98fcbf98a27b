//! Finishes a task: a person of the office, with a note on what came of it.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::TaskId;
use crate::db::conn::DbConn;
use crate::tasks::model::{KIND, Task};
use crate::tasks::store;

/// The longest note, in characters.
pub const LONGEST: usize = 2_000;

/// Finishes a task.
///
/// # Errors
/// The actor may not; there is no such task, it changed since or is finished already; the note is missing or too long.
pub fn finish(conn: &mut DbConn, call: &Call, id: TaskId, version: i64, note: &str) -> Result<Task, Error> {
    decide(&call.actor, Action::FinishTask, &Facts::default())?;
    let task = store::find(conn, id)?;
    if task.done_at.is_some() {
        return Err(Error::conflict("task.done_already"));
    }
    if task.version != version {
        return Err(stale());
    }
    close(conn, call, task, &words(note, "note")?)
}

/// Finishes the task of a mark, when one is open, because the act of a person of the office has settled it.
///
/// # Errors
/// The actor may not, or the database failed.
pub fn settle(conn: &mut DbConn, call: &Call, mark: &str, note: &str) -> Result<(), Error> {
    decide(&call.actor, Action::FinishTask, &Facts::default())?;
    finish_by_itself(conn, call, mark, note)
}

/// Finishes the task of a mark, when one is open, because what it waited for has come about; `note` names by what.
///
/// # Errors
/// The database failed.
pub fn finish_by_itself(conn: &mut DbConn, call: &Call, mark: &str, note: &str) -> Result<(), Error> {
    match store::by_mark(conn, mark)? {
        Some(task) if task.done_at.is_none() => close(conn, call, task, note).map(drop),
        Some(_) | None => Ok(()),
    }
}

/// Words that a person must give: trimmed, neither empty nor too long.
///
/// # Errors
/// They are missing or too long.
pub fn words(text: &str, field: &str) -> Result<String, Error> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::invalid("words.missing").at(field));
    }
    if text.chars().count() > LONGEST {
        return Err(Error::invalid("words.too_long").with("most", LONGEST).at(field));
    }
    Ok(text.to_owned())
}

fn close(conn: &mut DbConn, call: &Call, mut task: Task, note: &str) -> Result<Task, Error> {
    task.done_by = call.actor.person().map(|person| person.user);
    task.done_at = Some(call.now);
    task.note = Some(note.to_owned());
    task.version += 1;
    if !store::update(conn, &task)? {
        return Err(stale());
    }
    let mut act = Act::new("office_task.finish", Subject::new(KIND, task.id.0));
    act.reason = task.note.clone();
    record(conn, call, act.change(Change::new("office_task.done", KIND, task.id.0, task.version, task.recorded())))?;
    Ok(task)
}

fn stale() -> Error {
    Error::of(Kind::Stale, "changed_since")
}
