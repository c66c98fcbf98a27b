//! The program's own work, newest first: what runs, what is done, what was given up and why.

use actix_web::HttpResponse;
use askama::Template;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::actor::Role;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::jobs::model::Job;
use crate::jobs::queue;
use crate::search::rebuild;
use crate::texts::has;
use crate::web::layout::{Layout, go, page};
use crate::web::login::Nothing;
use crate::web::orders::when;

/// How many jobs are shown.
const NEWEST: i64 = 100;

#[derive(Template)]
#[template(path = "jobs.html")]
struct JobsPage {
    page: Layout,
    jobs: Vec<Job>,
}

/// Shows the newest jobs.
///
/// # Errors
/// The person may not see jobs, or the database failed.
pub async fn list(caller: Caller) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadJobs, &Facts::default())?;
    let jobs = caller.app.door.read(|conn| queue::recent(conn, NEWEST)).await?;
    Ok(page(&JobsPage { page: Layout::new(&caller, "jobs-title"), jobs })?)
}

/// Asks every node to build its search index anew.
///
/// # Errors
/// The person may not, or the database failed.
pub async fn rebuild_index(caller: Caller, _form: Form<Nothing>) -> Result<HttpResponse, Failure> {
    let call = caller.call()?;
    caller.app.door.write(move |conn| rebuild::ask(conn, &call)).await?;
    Ok(go("/jobs", Some("index-asked")))
}

impl JobsPage {
    /// What the work is, in words where there are some: `deliver_mail` reads `job-kind-deliver-mail`.
    fn kind(&self, job: &Job) -> String {
        let key = format!("job-kind-{}", job.kind.replace('_', "-"));
        if has(&key) { self.page.t(&key) } else { job.kind.clone() }
    }

    fn created(&self, job: &Job) -> String {
        when(job.created_at, self.page.lang)
    }

    fn finished(&self, job: &Job) -> String {
        job.finished_at.map_or_else(|| "—".to_owned(), |at| when(at, self.page.lang))
    }
}
