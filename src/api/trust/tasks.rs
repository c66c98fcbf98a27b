//! The tasks of the office.

use std::collections::BTreeMap;

use actix_web::web::{Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use chrono::NaiveDate;
use procurement_law::ruling::Lang;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::api::answer::{Sent, body};
use crate::api::trust::step::{Words, step};
use crate::base::error::Error;
use crate::base::id::TaskId;
use crate::base::page::{Page, PageAsk};
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::problem::Problem;
use crate::tasks::model::{Task, TaskKind};
use crate::tasks::words::in_words;
use crate::tasks::{finish, read};
use crate::texts::say_with;

/// A task.
#[derive(Debug, Serialize, ToSchema)]
pub struct TaskView {
    /// The id.
    pub id: Uuid,
    /// What it asks for.
    pub kind: TaskKind,
    /// In words.
    pub sentence: String,
    /// The kind of the thing it is about.
    pub subject_kind: String,
    /// The thing.
    pub subject: Uuid,
    /// The values of the sentence.
    pub values: BTreeMap<String, String>,
    /// The day by which it is to be finished.
    #[schema(value_type = String, format = Date)]
    pub due_on: NaiveDate,
    /// When it was finished.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub done_at: Option<Time>,
    /// What came of it.
    pub note: Option<String>,
    /// Counts changes; the ETag.
    pub version: i64,
}

/// Which tasks.
#[derive(Debug, Deserialize, IntoParams)]
pub struct ListTasks {
    /// The finished ones instead of the open ones.
    #[serde(default)]
    pub done: bool,
    /// Rows on the page, 1 to 200.
    pub limit: Option<i64>,
    /// The page before's `next_cursor`.
    pub cursor: Option<String>,
}

/// Lists the tasks: open ones by the day they are due, or finished ones, newest first.
#[utoipa::path(tag = "trust", params(ListTasks), responses((status = 200, body = [TaskView])))]
#[get("/tasks")]
pub async fn list_tasks(caller: Caller, ask: Query<ListTasks>) -> Result<HttpResponse, Failure> {
    let (done, filter) = (ask.done, format!("tasks {}", ask.done));
    let (page, call) = (PageAsk::parse(ask.limit, ask.cursor.as_deref(), &filter)?, caller.call()?);
    let page = caller.app.door.read(move |conn| read::list(conn, &call, done, &page, &filter)).await?;
    let data = page.data.iter().map(|task| view(task, caller.lang)).collect();
    Ok(HttpResponse::Ok().json(Page::<TaskView> { data, next_cursor: page.next_cursor }))
}

/// Finishes a task, with a note on what came of it.
#[utoipa::path(tag = "trust", request_body = Words, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = TaskView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/tasks/{id}/done")]
pub async fn finish_task(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let id: TaskId = id.parse().map_err(|_| Error::not_found())?;
    let (note, lang): (Words, Lang) = (body(&sent.0)?, caller.lang);
    step(caller, &request, &sent, move |conn, call, version| {
        let task = finish::finish(conn, call, id, version, &note.text)?;
        Ok((view(&task, lang), task.version))
    })
    .await
}

fn view(task: &Task, lang: Lang) -> TaskView {
    TaskView {
        id: task.id.0,
        kind: task.kind,
        sentence: say_with(lang, &format!("task-{}", task.kind), &in_words(&task.values(), lang)),
        subject_kind: task.subject_kind.clone(),
        subject: task.subject_id.0,
        values: task.values(),
        due_on: task.due_on,
        done_at: task.done_at,
        note: task.note.clone(),
        version: task.version,
    }
}
