//! Opens a task, once per mark.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use procurement_law::frame::Frame;

use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::id::AnyId;
use crate::db::conn::DbConn;
use crate::tasks::model::{KIND, Task, TaskKind};
use crate::tasks::store;

/// What a person has to look at.
#[derive(Clone, Debug)]
pub struct NewTask {
    /// What is asked for.
    pub kind: TaskKind,
    /// The thing.
    pub subject: Subject,
    /// What opens it once.
    pub mark: String,
    /// Values of the sentence.
    pub args: BTreeMap<String, String>,
    /// The day by which it is to be finished.
    pub due_on: NaiveDate,
}

/// Opens a task; false when the mark has one already, finished or not.
///
/// # Errors
/// The database failed.
pub fn open(conn: &mut DbConn, call: &Call, new: NewTask) -> Result<bool, Error> {
    let task = Task {
        id: call.id(),
        kind: new.kind,
        subject_kind: new.subject.kind.clone(),
        subject_id: AnyId(new.subject.id),
        mark: new.mark,
        args: canonical(&new.args)?,
        due_on: new.due_on,
        opened_at: call.now,
        done_by: None,
        done_at: None,
        note: None,
        version: 1,
    };
    if !store::insert(conn, &task)? {
        return Ok(false);
    }
    let change = Change::new("office_task.opened", KIND, task.id.0, 1, task.recorded());
    record(conn, call, Act::new("office_task.open", new.subject).change(change))?;
    Ok(true)
}

/// The day that lies so many working days after today.
pub fn working_days(call: &Call, count: u32) -> NaiveDate {
    let today = call.now.local_date();
    Frame::on(today).calendar().working_days_after(today, count)
}
