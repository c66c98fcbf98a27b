//! Files that the office takes over: frameworks, items, awards, the history, the list of the e-procurement site.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::error::{Error, Kind};
use crate::exchange::files;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::upload::Upload;
use crate::intake::keep::Source;
use crate::intake::outcome::Report;
use crate::intake::run::OnFault;
use crate::web::layout::{Layout, page, with_status};
use crate::web::ruling::Summary;

/// The largest file.
const LARGEST: usize = 64 * 1024 * 1024;
/// Refused rows that the page lists.
const SHOWN: usize = 500;

#[derive(Template)]
#[template(path = "office_imports.html")]
struct ImportPage {
    page: Layout,
    done: Option<Done>,
    summary: Option<Summary>,
}

struct Done {
    name: String,
    layout: &'static str,
    report: Report,
    faults: Vec<(u64, String, String)>,
    hidden: usize,
}

/// Shows the form.
///
/// # Errors
/// The asker is not the office.
pub async fn show(caller: Caller) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::KeepFramework, &Facts::default())?;
    Ok(page(&filled(&caller, None, None))?)
}

/// Takes a file over, and shows what became of its rows.
///
/// # Errors
/// None that the page can show.
pub async fn take(caller: Caller, mut form: Upload) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::KeepFramework, &Facts::default())?;
    let (mut on_fault, mut sent) = (OnFault::SkipRow, None);
    while let Some(part) = form.part(LARGEST).await? {
        match part.name.as_str() {
            "on_fault" if part.text() == "nothing" => on_fault = OnFault::ImportNothing,
            "file" => sent = Some((part.file.unwrap_or_default(), part.bytes)),
            _ => {}
        }
    }
    let Some((name, bytes)) = sent.filter(|(_, bytes)| !bytes.is_empty()) else {
        return refused(&caller, Error::invalid("import.no_file").at("file"));
    };
    let source = Source::keep(&caller.app.storage, &name, bytes).await?;
    let call = caller.call()?;
    let shown = source.name.clone();
    match caller.app.door.write(move |conn| files::import(conn, &call, &source, on_fault)).await {
        Ok((layout, report)) => {
            let all = report.faults.iter().filter_map(|line| Some((line.line, line.fault.clone()?)));
            let mut faults: Vec<_> = all.map(|(line, fault)| (line, fault.column, fault.reason)).collect();
            let hidden = faults.len().saturating_sub(SHOWN);
            faults.truncate(SHOWN);
            let status = if report.written { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            let done = Done { name: shown, layout, report, faults, hidden };
            Ok(with_status(status, &filled(&caller, Some(done), None))?)
        }
        Err(error) => refused(&caller, error),
    }
}

fn refused(caller: &Caller, error: Error) -> Result<HttpResponse, Failure> {
    if error.kind == Kind::Internal {
        return Err(error.into());
    }
    let summary = Summary::of(error, caller.lang)?;
    Ok(with_status(summary.status, &filled(caller, None, Some(summary)))?)
}

fn filled(caller: &Caller, done: Option<Done>, summary: Option<Summary>) -> ImportPage {
    ImportPage { page: Layout::new(caller, "office-imports-title"), done, summary }
}
