//! Opening a framework by hand, and amending one.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::digest::{hex, sha256};
use crate::base::error::Error;
use crate::base::id::FrameworkId;
use crate::catalog::model::Class;
use crate::contracts::model::{Framework, OrderOfRecord};
use crate::contracts::written::Written;
use crate::contracts::{amend, open, store};
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::idempotent::{Answer, Key, once};
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::office::framework_form::FrameworkForm;
use crate::web::ruling::{RulingView, Summary, views};

#[derive(Template)]
#[template(path = "office_framework_form.html")]
struct FormPage {
    page: Layout,
    /// The framework that is amended; none for a new one.
    id: Option<FrameworkId>,
    classes: &'static [Class],
    places: &'static [OrderOfRecord],
    form: FrameworkForm,
    summary: Option<Summary>,
    rulings: Vec<RulingView>,
}

/// The form for a new framework.
///
/// # Errors
/// The asker is not the office.
pub async fn new(caller: Caller) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::KeepFramework, &Facts::default())?;
    let form = FrameworkForm {
        key: hex(&caller.call()?.bytes::<16>()),
        entitled: "*".to_owned(),
        order_of_record: OrderOfRecord::Pcc.to_string(),
        fee_payer: "vendor_payer".to_owned(),
        ..FrameworkForm::default()
    };
    Ok(page(&filled(&caller, None, form, None, Vec::new()))?)
}

/// Opens a framework, or shows the form again.
///
/// # Errors
/// None that the page can show.
pub async fn create(caller: Caller, form: Form<FrameworkForm>) -> Result<HttpResponse, Failure> {
    let form = form.0;
    let (call, key) = (caller.call()?, key("POST /office/frameworks", &form));
    let opened = match form.read() {
        Ok(written) => {
            let write = caller.app.door.write(move |conn| {
                once(conn, &call, &key, |conn| {
                    let new = written.resolve(conn)?;
                    let opened = open::enter(conn, &call, &new)?;
                    let body = opened.framework.id.to_string();
                    Ok(Answer { status: StatusCode::SEE_OTHER, etag: None, body, replayed: false })
                })
            });
            write.await
        }
        Err(error) => Err(error),
    };
    match opened {
        Ok(answer) => Ok(go(&format!("/office/frameworks/{}", answer.body), Some("framework-opened"))),
        Err(error) => refused(&caller, None, form, error),
    }
}

/// The form of a framework that stands.
///
/// # Errors
/// There is none, or the asker is not the office.
pub async fn edit(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::KeepFramework, &Facts::default())?;
    let id = framework_id(&id)?;
    let (framework, written): (Framework, Written) = caller
        .app
        .door
        .read(move |conn| {
            let framework = store::framework(conn, id)?;
            let written = Written::of(conn, &framework)?;
            Ok((framework, written))
        })
        .await?;
    let form =
        FrameworkForm { key: hex(&caller.call()?.bytes::<16>()), ..FrameworkForm::of(&written, framework.version) };
    Ok(page(&filled(&caller, Some(id), form, None, Vec::new()))?)
}

/// Amends a framework, or shows the form again.
///
/// # Errors
/// There is none.
pub async fn change(caller: Caller, id: Path<String>, form: Form<FrameworkForm>) -> Result<HttpResponse, Failure> {
    let (id, form) = (framework_id(&id)?, form.0);
    let (call, key) = (caller.call()?, key("POST /office/frameworks/{id}/amend", &form));
    let (seen, reason) = (form.version, form.reason.clone());
    let amended = match form.read() {
        Ok(written) => {
            let write = caller.app.door.write(move |conn| {
                once(conn, &call, &key, |conn| {
                    let new = written.resolve(conn)?;
                    let amended = amend::amend(conn, &call, id, seen, &reason, &new)?;
                    let warned: Vec<&str> = amended.warnings.iter().map(|one| one.as_str()).collect();
                    let body = warned.join(" ");
                    Ok(Answer { status: StatusCode::SEE_OTHER, etag: None, body, replayed: false })
                })
            });
            write.await
        }
        Err(error) => Err(error),
    };
    match amended {
        Ok(answer) => {
            let said = if answer.body.is_empty() { "framework-amended" } else { "framework-amended-warned" };
            Ok(go(&format!("/office/frameworks/{id}"), Some(said)))
        }
        Err(error) => refused(&caller, Some(id), form, error),
    }
}

/// The id in a path; anything else is nothing that exists.
///
/// # Errors
/// It is none.
pub fn framework_id(text: &str) -> Result<FrameworkId, Error> {
    text.parse().map_err(|_| Error::not_found())
}

fn key(route: &str, form: &FrameworkForm) -> Key {
    Key {
        route: route.to_owned(),
        key: if form.key.is_empty() { sha256(format!("{form:?}").as_bytes()) } else { form.key.clone() },
        fingerprint: sha256(format!("{form:?}").as_bytes()),
    }
}

fn refused(
    caller: &Caller,
    id: Option<FrameworkId>,
    form: FrameworkForm,
    error: Error,
) -> Result<HttpResponse, Failure> {
    let rulings = views(&error.rulings, caller.lang);
    let summary = Summary::of(error, caller.lang)?;
    Ok(with_status(summary.status, &filled(caller, id, form, Some(summary), rulings))?)
}

fn filled(
    caller: &Caller,
    id: Option<FrameworkId>,
    form: FrameworkForm,
    summary: Option<Summary>,
    rulings: Vec<RulingView>,
) -> FormPage {
    let title = if id.is_some() { "office-framework-amend-title" } else { "office-framework-new-title" };
    FormPage {
        page: Layout::new(caller, title),
        id,
        classes: Class::ALL,
        places: OrderOfRecord::ALL,
        form,
        summary,
        rulings,
    }
}

impl FormPage {
    fn action(&self) -> String {
        self.id.map_or_else(|| "/office/frameworks".to_owned(), |id| format!("/office/frameworks/{id}/amend"))
    }

    fn is(&self, value: &str, said: &str) -> bool {
        value == said
    }
}
