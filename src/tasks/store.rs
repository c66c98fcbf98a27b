//! Queries on tasks.

use std::collections::HashSet;

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::TaskId;
use crate::base::page::{PageAsk, due_place};
use crate::db::conn::{Both, Db, DbConn};
use crate::db::schema::office_task;
use crate::tasks::model::{Task, TaskKind};

/// A task by id.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: TaskId) -> Result<Task, Error> {
    Ok(office_task::table.find(id).first(conn)?)
}

/// The task of a mark.
///
/// # Errors
/// The database failed.
pub fn by_mark(conn: &mut DbConn, mark: &str) -> Result<Option<Task>, Error> {
    Ok(office_task::table.filter(office_task::mark.eq(mark)).first(conn).optional()?)
}

/// Adds a task; false when its mark has one.
///
/// # Errors
/// The database failed.
pub fn insert(conn: &mut DbConn, task: &Task) -> Result<bool, Error> {
    let added = Both(diesel::insert_into(office_task::table).values(task).on_conflict(office_task::mark).do_nothing());
    Ok(added.execute(conn)? == 1)
}

/// Writes a task over the version before; false when that version is no longer the present one.
///
/// # Errors
/// The database failed.
pub fn update(conn: &mut DbConn, task: &Task) -> Result<bool, Error> {
    let before = office_task::table.find(task.id).filter(office_task::version.eq(task.version - 1));
    Ok(diesel::update(before).set(task).execute(conn)? == 1)
}

/// A page of tasks, one row more than asked so that the page can be cut.
///
/// # Errors
/// The cursor is none of this list, or the database failed.
pub fn list(conn: &mut DbConn, done: bool, ask: &PageAsk) -> Result<Vec<Task>, Error> {
    let mut query = office_task::table.limit(ask.limit + 1).into_boxed::<Db>();
    let after: Option<(_, TaskId)> = ask.after.as_deref().map(due_place).transpose()?;
    if done {
        query = query.filter(office_task::done_at.is_not_null()).order(office_task::id.desc());
        if let Some((_, id)) = after {
            query = query.filter(office_task::id.lt(id));
        }
    } else {
        query = query.filter(office_task::done_at.is_null()).order((office_task::due_on, office_task::id));
        if let Some((day, id)) = after {
            let later = office_task::due_on.gt(day);
            query = query.filter(later.or(office_task::due_on.eq(day).and(office_task::id.gt(id))));
        }
    }
    Ok(query.load(conn)?)
}

/// The marks of all tasks of some kinds.
///
/// # Errors
/// The database failed.
pub fn marks(conn: &mut DbConn, kinds: &[TaskKind]) -> Result<HashSet<String>, Error> {
    let marks: Vec<String> =
        office_task::table.filter(office_task::kind.eq_any(kinds)).select(office_task::mark).load(conn)?;
    Ok(marks.into_iter().collect())
}
