//! A vendor's evidence: what is on file, how its days stand, and the form that files or renews.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;
use procurement_law::ruling::Lang;
use serde::Deserialize;

use crate::base::error::Error;
use crate::base::id::EvidenceId;
use crate::evidence::kept;
use crate::evidence::model::{Evidence, EvidenceKind, Standing};
use crate::evidence::{file, read, withdraw};
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::upload::Upload;
use crate::texts::say;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::orders::day;
use crate::web::ruling::Summary;
use crate::web::trust::evidence_form::{evidence, renewal};
use crate::web::trust::sent::{Fields, StepForm};

/// Which evidence is to be renewed.
#[derive(Debug, Deserialize)]
pub struct RenewAsk {
    renew: Option<String>,
}

#[derive(Template)]
#[template(path = "evidence.html")]
struct EvidencePage {
    page: Layout,
    rows: Vec<EvidenceRow>,
    fields: Fields,
    summary: Option<Summary>,
}

/// Evidence as pages show it.
pub struct EvidenceRow {
    /// The row.
    pub row: Evidence,
    /// What it proves, in words.
    pub kind: String,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub until: String,
    /// How its days stand.
    pub standing: Standing,
    /// The days left.
    pub left: i64,
}

/// Shows the page.
///
/// # Errors
/// What is to be renewed is unknown.
pub async fn show(caller: Caller, ask: Query<RenewAsk>) -> Result<HttpResponse, Failure> {
    let fields = match ask.renew.as_deref() {
        None | Some("") => Fields::default(),
        Some(id) => {
            let id: EvidenceId = id.parse().map_err(|_| Error::not_found())?;
            let call = caller.call()?;
            renewal(&caller.app.door.read(move |conn| read::read(conn, &call, id)).await?)
        }
    };
    Ok(page(&load(&caller, fields, None).await?)?)
}

/// Files what the form says, or shows the form again.
///
/// # Errors
/// None that the page can show.
pub async fn take(caller: Caller, form: Upload) -> Result<HttpResponse, Failure> {
    let (fields, filed) = match Fields::read(form).await {
        Ok(mut fields) => {
            let filed = keep(&caller, &mut fields).await;
            (fields, filed)
        }
        Err(error) => (Fields::default(), Err(error)),
    };
    match filed {
        Ok(()) => Ok(go("/vendor/evidence", Some("evidence-filed"))),
        Err(error) => refused(&caller, fields, error).await,
    }
}

/// Withdraws evidence.
///
/// # Errors
/// None that the page can show.
pub async fn close(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    let id: EvidenceId = id.parse().map_err(|_| Error::not_found())?;
    let (call, sent) = (caller.call()?, form.0);
    let done = caller.app.door.write(move |conn| withdraw::withdraw(conn, &call, id, sent.version, &sent.reason)).await;
    match done {
        Ok(_) => Ok(go("/vendor/evidence", Some("evidence-withdrawn"))),
        Err(error) => refused(&caller, Fields::default(), error).await,
    }
}

async fn keep(caller: &Caller, fields: &mut Fields) -> Result<(), Error> {
    let new = evidence(fields)?;
    let (name, bytes) = fields.file.take().ok_or_else(|| Error::invalid("file.missing").at("file"))?;
    let file = kept::keep(&caller.app.storage, &name, bytes).await?;
    let call = caller.call()?;
    caller.app.door.write(move |conn| file::file(conn, &call, &new, &file).map(drop)).await
}

async fn refused(caller: &Caller, fields: Fields, error: Error) -> Result<HttpResponse, Failure> {
    let summary = Summary::of(error, caller.lang)?;
    Ok(with_status(summary.status, &load(caller, fields, Some(summary)).await?)?)
}

async fn load(caller: &Caller, fields: Fields, summary: Option<Summary>) -> Result<EvidencePage, Error> {
    let (call, lang) = (caller.call()?, caller.lang);
    let today = caller.app.clock.now().local_date();
    let rows = caller.app.door.read(move |conn| read::list(conn, &call)).await?;
    let rows = rows.into_iter().map(|row| EvidenceRow::of(row, today, lang)).collect();
    Ok(EvidencePage { page: Layout::new(caller, "evidence-title"), rows, fields, summary })
}

impl EvidenceRow {
    /// A row in a language.
    pub fn of(row: Evidence, today: chrono::NaiveDate, lang: Lang) -> Self {
        Self {
            kind: say(lang, &format!("evidence-kind-{}", row.kind)),
            from: day(row.valid_from, lang),
            until: day(row.valid_until, lang),
            standing: row.standing(today),
            left: row.days_left(today),
            row,
        }
    }
}

impl EvidencePage {
    fn kinds(&self) -> &'static [EvidenceKind] {
        EvidenceKind::ALL
    }

    fn renews(&self) -> bool {
        !self.fields.text("renews").is_empty()
    }
}
