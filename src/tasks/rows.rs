//! Tasks as the replay of the record compares them.

use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::Kind;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::db::schema::office_task;
use crate::tasks::model::{KIND, Task};

/// Tasks for the replay.
pub const REPLAY: Kind = Kind { name: KIND, rows };

fn rows(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let tasks: Vec<Task> = office_task::table.load(conn)?;
    Ok(tasks.into_iter().map(|task| (task.id.0, task.version, task.recorded())).collect())
}
