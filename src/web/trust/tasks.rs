//! The tasks of the office: open ones by the day they are due, and finished ones.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;

use crate::base::actor::Role;
use crate::base::error::Error;
use crate::base::id::TaskId;
use crate::base::page::PageAsk;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::tasks::model::Task;
use crate::tasks::words::in_words;
use crate::tasks::{finish, read};
use crate::texts::say_with;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::orders::{day, when};
use crate::web::ruling::Summary;
use crate::web::trust::sent::StepForm;

/// Which tasks.
#[derive(Debug, Default, Deserialize)]
pub struct ListAsk {
    done: Option<String>,
    cursor: Option<String>,
}

#[derive(Template)]
#[template(path = "tasks.html")]
struct TasksPage {
    page: Layout,
    rows: Vec<Row>,
    finished: bool,
    office: bool,
    next: Option<String>,
    summary: Option<Summary>,
}

struct Row {
    task: Task,
    sentence: String,
    due: String,
    late: bool,
    done: String,
}

/// Shows the tasks.
///
/// # Errors
/// The cursor is none, or the database failed.
pub async fn list(caller: Caller, ask: Query<ListAsk>) -> Result<HttpResponse, Failure> {
    Ok(page(&load(&caller, &ask, None).await?)?)
}

/// Finishes a task.
///
/// # Errors
/// None that the page can show.
pub async fn done(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    let id: TaskId = id.parse().map_err(|_| Error::not_found())?;
    let (call, sent) = (caller.call()?, form.0);
    match caller.app.door.write(move |conn| finish::finish(conn, &call, id, sent.version, &sent.note)).await {
        Ok(_) => Ok(go("/office/tasks", Some("task-done"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            Ok(with_status(summary.status, &load(&caller, &ListAsk::default(), Some(summary)).await?)?)
        }
    }
}

async fn load(caller: &Caller, ask: &ListAsk, summary: Option<Summary>) -> Result<TasksPage, Error> {
    let finished = ask.done.as_deref() == Some("yes");
    let filter = format!("tasks {finished}");
    let which = PageAsk::parse(None, ask.cursor.as_deref().filter(|cursor| !cursor.is_empty()), &filter)?;
    let (call, lang) = (caller.call()?, caller.lang);
    let today = caller.app.clock.now().local_date();
    let found = caller.app.door.read(move |conn| read::list(conn, &call, finished, &which, &filter)).await?;
    let rows = found.data.into_iter().map(|task| Row {
        sentence: say_with(lang, &format!("task-{}", task.kind), &in_words(&task.values(), lang)),
        due: day(task.due_on, lang),
        late: task.done_at.is_none() && task.due_on < today,
        done: task.done_at.map(|at| when(at, lang)).unwrap_or_default(),
        task,
    });
    let done = if finished { "&done=yes" } else { "" };
    Ok(TasksPage {
        page: Layout::new(caller, "tasks-title"),
        rows: rows.collect(),
        finished,
        office: caller.role() == Some(Role::Office),
        next: found.next_cursor.map(|cursor| format!("/office/tasks?cursor={cursor}{done}")),
        summary,
    })
}
