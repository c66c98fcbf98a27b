//! Open-source software: the list for everybody, and the form by which the office keeps it.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;
use serde::Deserialize;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::actor::Role;
use crate::base::error::Error;
use crate::base::id::OpenSoftwareId;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::open_source::keep::{Written, keep};
use crate::open_source::model::OpenSoftware;
use crate::open_source::store;
use crate::open_source::support::{self, Support};
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::orders::when;
use crate::web::ruling::Summary;

#[derive(Template)]
#[template(path = "open_source.html")]
struct ListPage {
    page: Layout,
    rows: Vec<Row>,
    office: bool,
}

/// Software with the firms that support it.
struct Row {
    software: OpenSoftware,
    since: String,
    supports: Vec<Support>,
}

#[derive(Template)]
#[template(path = "open_source_form.html")]
struct FormPage {
    page: Layout,
    action: String,
    form: SoftwareForm,
    summary: Option<Summary>,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct SoftwareForm {
    #[serde(default)]
    version: i64,
    name: String,
    licence: String,
    homepage: String,
    download: String,
    description: String,
    #[serde(default)]
    condition: String,
}

/// Shows what agencies may use; the office sees the rest too.
///
/// # Errors
/// The database failed.
pub async fn list(caller: Caller) -> Result<HttpResponse, Failure> {
    let office = caller.role() == Some(Role::Office);
    let today = caller.app.clock.now().local_date();
    let read = caller.app.door.read(move |conn| Ok((store::all(conn)?, support::all(conn, today)?)));
    let (all, supports) = read.await?;
    let shown = all.into_iter().filter(|one| office || one.condition.is_some());
    let rows = shown.map(|software| Row {
        since: software.set_at.map(|at| when(at, caller.lang)).unwrap_or_default(),
        supports: supports.iter().filter(|one| one.is_of(&software.name)).cloned().collect(),
        software,
    });
    Ok(page(&ListPage { page: Layout::new(&caller, "open-source-title"), rows: rows.collect(), office })?)
}

/// The form for new software.
///
/// # Errors
/// The asker is not the office.
pub async fn new(caller: Caller) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::KeepOpenSoftware, &Facts::default())?;
    Ok(page(&filled(&caller, None, SoftwareForm::default(), None))?)
}

/// The form of software that is kept.
///
/// # Errors
/// There is none, or the asker is not the office.
pub async fn edit(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::KeepOpenSoftware, &Facts::default())?;
    let id = software_id(&id)?;
    let row = caller.app.door.read(move |conn| store::find(conn, id)).await?;
    let form = SoftwareForm {
        version: row.version,
        name: row.name,
        licence: row.licence,
        homepage: row.homepage,
        download: row.download,
        description: row.description,
        condition: row.condition.unwrap_or_default(),
    };
    Ok(page(&filled(&caller, Some(id), form, None))?)
}

/// Adds software, or shows the form again.
///
/// # Errors
/// None that the page can show.
pub async fn add(caller: Caller, form: Form<SoftwareForm>) -> Result<HttpResponse, Failure> {
    write(caller, None, form.0).await
}

/// Writes software anew, or shows the form again.
///
/// # Errors
/// None that the page can show.
pub async fn change(caller: Caller, id: Path<String>, form: Form<SoftwareForm>) -> Result<HttpResponse, Failure> {
    let id = software_id(&id)?;
    write(caller, Some(id), form.0).await
}

async fn write(caller: Caller, id: Option<OpenSoftwareId>, form: SoftwareForm) -> Result<HttpResponse, Failure> {
    let (call, seen, written) = (caller.call()?, id.map(|id| (id, form.version)), form.written());
    match caller.app.door.write(move |conn| keep(conn, &call, seen, &written)).await {
        Ok(_) => Ok(go("/open-source", Some("open-source-kept"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            Ok(with_status(summary.status, &filled(&caller, id, form, Some(summary)))?)
        }
    }
}

fn filled(caller: &Caller, id: Option<OpenSoftwareId>, form: SoftwareForm, summary: Option<Summary>) -> FormPage {
    let action = id.map_or_else(|| "/office/open-source".to_owned(), |id| format!("/office/open-source/{id}"));
    FormPage { page: Layout::new(caller, "open-source-form-title"), action, form, summary }
}

fn software_id(text: &str) -> Result<OpenSoftwareId, Error> {
    text.parse().map_err(|_| Error::not_found())
}

impl SoftwareForm {
    fn written(&self) -> Written {
        Written {
            name: self.name.clone(),
            licence: self.licence.clone(),
            homepage: self.homepage.clone(),
            download: self.download.clone(),
            description: self.description.clone(),
            condition: self.condition.clone(),
        }
    }
}
