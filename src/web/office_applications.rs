//! The office's queue of applications: what waits for it, the longest due first.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use chrono::NaiveDate;
use procurement_law::ruling::Lang;
use serde::Deserialize;

use crate::applications::model::Application;
use crate::applications::read;
use crate::applications::state::ApplicationState;
use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::base::page::{MOST, PageAsk};
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::parties::store as parties;
use crate::web::layout::{Layout, page};
use crate::web::orders::{day, when};

/// Which applications.
#[derive(Debug, Deserialize)]
pub struct ListAsk {
    state: Option<String>,
    cursor: Option<String>,
}

#[derive(Template)]
#[template(path = "office_applications.html")]
struct QueuePage {
    page: Layout,
    state: Option<ApplicationState>,
    rows: Vec<Row>,
    next: Option<String>,
}

struct Row {
    row: Application,
    name: String,
    vendor: String,
    since: String,
    due: String,
    late: bool,
}

/// Shows the queue.
///
/// # Errors
/// The state is none, the cursor none of this list, or the database failed.
pub async fn list(caller: Caller, ask: Query<ListAsk>) -> Result<HttpResponse, Failure> {
    let state = match ask.state.as_deref() {
        None => Some(ApplicationState::Submitted),
        Some("") => None,
        Some(text) => Some(text.parse::<ApplicationState>().map_err(|_| Error::not_found())?),
    };
    let filter = format!("applications {}", state.map_or("any", ApplicationState::as_str));
    let which = PageAsk::parse(Some(MOST), ask.cursor.as_deref().filter(|cursor| !cursor.is_empty()), &filter)?;
    let (call, lang, today) = (caller.call()?, caller.lang, caller.app.clock.now().local_date());
    let read = caller.app.door.read(move |conn| {
        let found = read::list(conn, &call, state, &which, &filter)?;
        let mut names: HashMap<OrganisationId, String> = HashMap::new();
        for row in &found.data {
            if let Entry::Vacant(entry) = names.entry(row.vendor_id) {
                entry.insert(parties::find(conn, row.vendor_id)?.name);
            }
        }
        Ok((found, names))
    });
    let (found, names) = read.await?;
    let rows = found.data.into_iter().map(|one| row(one, &names, today, lang)).collect();
    let next = found.next_cursor.map(|cursor| {
        format!("/office/applications?state={}&cursor={cursor}", state.map_or("", ApplicationState::as_str))
    });
    Ok(page(&QueuePage { page: Layout::new(&caller, "office-applications-title"), state, rows, next })?)
}

fn row(one: Application, names: &HashMap<OrganisationId, String>, today: NaiveDate, lang: Lang) -> Row {
    Row {
        name: one.answers().get("name").to_owned(),
        vendor: names.get(&one.vendor_id).cloned().unwrap_or_default(),
        since: one.submitted_at.map(|at| when(at, lang)).unwrap_or_default(),
        due: one.due_on.map(|due| day(due, lang)).unwrap_or_default(),
        late: one.due_on.is_some_and(|due| due < today),
        row: one,
    }
}

impl QueuePage {
    fn states(&self) -> Vec<ApplicationState> {
        ApplicationState::ALL.iter().copied().filter(|state| *state != ApplicationState::Draft).collect()
    }

    fn current(&self, state: &ApplicationState) -> bool {
        self.state.as_ref() == Some(state)
    }
}
