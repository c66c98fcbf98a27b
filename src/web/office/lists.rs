//! The reference lists that the market has: of what, of which day, whether they still count; and the way in for new ones.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use chrono::NaiveDate;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::error::{Error, Kind};
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::upload::Upload;
use crate::intake::keep::Source;
use crate::intake::lists::{Told, import};
use crate::intake::outcome::Report;
use crate::lists::kind::ListKind;
use crate::lists::layout::{LAYOUTS, Layout as Columns};
use crate::lists::model::List;
use crate::lists::store;
use crate::web::layout::{Layout, page, with_status};
use crate::web::orders::day;
use crate::web::ruling::Summary;

/// The largest file.
const LARGEST: usize = 128 * 1024 * 1024;
/// Refused rows that the page lists.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "office_lists.html")]
struct ListsPage {
    page: Layout,
    rows: Vec<Row>,
    keeps: bool,
    today: NaiveDate,
    done: Option<Done>,
    summary: Option<Summary>,
}

/// The newest list of a kind.
struct Row {
    kind: ListKind,
    newest: Option<List>,
    counts: bool,
    as_of: String,
    good_until: String,
}

struct Done {
    kind: ListKind,
    report: Report,
}

/// Shows the lists.
///
/// # Errors
/// The asker may not see them.
pub async fn show(caller: Caller) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadLists, &Facts::default())?;
    Ok(page(&filled(&caller, None, None).await?)?)
}

/// Takes a list in, and shows what became of it.
///
/// # Errors
/// None that the page can show.
pub async fn take(caller: Caller, mut form: Upload) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::KeepList, &Facts::default())?;
    let (mut told, mut sent, mut wrong) = (Told::default(), None, None);
    while let Some(part) = form.part(LARGEST).await? {
        match part.name.as_str() {
            "kind" => told.kind = part.text().parse().ok(),
            "as_of" if part.text().is_empty() => {}
            "as_of" => match part.text().parse() {
                Ok(day) => told.as_of = Some(day),
                Err(_) => wrong = Some(Error::invalid("list.day").at("as_of")),
            },
            "file" => sent = Some((part.file.unwrap_or_default(), part.bytes)),
            _ => {}
        }
    }
    let file = sent.filter(|(_, bytes)| !bytes.is_empty());
    let file = file.ok_or_else(|| Error::invalid("import.no_file").at("file"));
    let (name, bytes) = match (wrong, file) {
        (Some(error), _) | (None, Err(error)) => return refused(&caller, error).await,
        (None, Ok(file)) => file,
    };
    let source = Source::keep(&caller.app.storage, &name, bytes).await?;
    let (call, settings) = (caller.call()?, caller.app.config.lists);
    match caller.app.door.write(move |conn| import(conn, &call, &source, told, &settings)).await {
        Ok((kind, report)) => {
            let status = if report.written { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            Ok(with_status(status, &filled(&caller, Some(Done { kind, report }), None).await?)?)
        }
        Err(error) => refused(&caller, error).await,
    }
}

async fn refused(caller: &Caller, error: Error) -> Result<HttpResponse, Failure> {
    if error.kind == Kind::Internal {
        return Err(error.into());
    }
    let summary = Summary::of(error, caller.lang)?;
    Ok(with_status(summary.status, &filled(caller, None, Some(summary)).await?)?)
}

async fn filled(caller: &Caller, done: Option<Done>, summary: Option<Summary>) -> Result<ListsPage, Error> {
    let (lang, today) = (caller.lang, caller.app.clock.now().local_date());
    let all = caller.app.door.read(store::all).await?;
    let row = |kind: &ListKind| {
        let newest = all.iter().find(|list| list.kind == *kind).cloned();
        Row {
            kind: *kind,
            counts: newest.as_ref().is_some_and(|list| today <= list.good_until),
            as_of: newest.as_ref().map(|list| day(list.as_of, lang)).unwrap_or_default(),
            good_until: newest.as_ref().map(|list| day(list.good_until, lang)).unwrap_or_default(),
            newest,
        }
    };
    Ok(ListsPage {
        page: Layout::new(caller, "lists-title"),
        rows: ListKind::ALL.iter().map(row).collect(),
        keeps: decide(&caller.actor, Action::KeepList, &Facts::default()).is_ok(),
        today,
        done,
        summary,
    })
}

impl ListsPage {
    fn kinds(&self) -> &'static [ListKind] {
        ListKind::ALL
    }

    fn layouts(&self) -> &'static [Columns] {
        LAYOUTS
    }

    fn columns(&self, layout: &&Columns) -> String {
        let fields =
            [layout.code, layout.name, layout.from, layout.until].into_iter().chain(layout.marks.iter().copied());
        let mut names: Vec<String> = fields.filter(|names| !names.is_empty()).map(|names| names.join(" / ")).collect();
        names.dedup();
        names.join("，")
    }

    fn faults(&self) -> Vec<(u64, String)> {
        let all = self.done.iter().flat_map(|done| &done.report.faults);
        let said = all.filter_map(|line| line.fault.as_ref().map(|fault| (line.line, fault)));
        said.take(SHOWN).map(|(line, fault)| (line, format!("{}：{}", fault.column, fault.reason))).collect()
    }
}
