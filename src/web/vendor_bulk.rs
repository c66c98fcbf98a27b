//! Many listings from one sheet: the sheet to fill in, what it would change, and the taking over.

pub mod sheet;

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use actix_web::web::{Path, Query, block};
use askama::Template;
use procurement_law::ruling::Lang;

use crate::applications::bulk::{Fate, Planned, Row, Way, apply, plan};
use crate::base::digest::{hex, sha256};
use crate::base::error::{Error, Kind};
use crate::catalog::model::Class;
use crate::catalog::questions::table::all;
use crate::catalog::questions::words::in_words;
use crate::catalog::store as listings;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::idempotent::{Answer, Key, once};
use crate::http::problem::sentence;
use crate::http::upload::Upload;
use crate::web::application::fields::plain;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::ruling::Summary;
use crate::web::vendor_bulk::sheet::{file, rows};

/// The largest file.
const LARGEST: usize = 10 * 1024 * 1024;

#[derive(Template)]
#[template(path = "vendor_bulk.html")]
struct BulkPage {
    page: Layout,
    classes: &'static [Class],
    class: Class,
    plan: Option<PlanView>,
    summary: Option<Summary>,
}

/// What a sheet would do.
struct PlanView {
    digest: String,
    key: String,
    name: String,
    rows: Vec<RowView>,
    fresh: usize,
    changed: usize,
    same: usize,
    faulty: usize,
}

struct RowView {
    line: usize,
    sku: String,
    /// `new`, `review`, `cut`, `at-once` or `faulty`.
    fate: &'static str,
    cells: Vec<CellView>,
}

/// A cell that changes or is wrong.
struct CellView {
    column: String,
    before: String,
    after: String,
    fault: Option<String>,
}

/// Shows the way.
///
/// # Errors
/// None.
pub async fn show(caller: Caller) -> Result<HttpResponse, Failure> {
    Ok(page(&filled(&caller, Class::Software, None, None))?)
}

/// The sheet to fill in, with the vendor's listings of the class as they stand.
///
/// # Errors
/// There is no such format or class, or the database failed.
pub async fn download(
    caller: Caller,
    format: Path<String>,
    ask: Query<Vec<(String, String)>>,
) -> Result<HttpResponse, Failure> {
    let format = office_files::Format::of_name(&format!("x.{format}")).ok_or_else(Error::not_found)?;
    let class: Class = plain(&ask, "class").parse().map_err(|_| Error::not_found())?;
    let vendor = caller.actor.person().map(|person| person.organisation).ok_or_else(Error::not_found)?;
    let mine = caller.app.door.read(move |conn| listings::of_vendor(conn, vendor)).await?;
    let bytes =
        block(move || file(class, &mine, format)).await.map_err(|cause| Error::internal("write a sheet", cause))??;
    let name = format!("attachment; filename=\"listings-{class}.{}\"", format.extension());
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, format.media_type()))
        .insert_header((header::CONTENT_DISPOSITION, name))
        .body(bytes))
}

/// Reads a sheet and shows what it would change. Nothing changes yet.
///
/// # Errors
/// None that the page can show.
pub async fn preview(caller: Caller, mut form: Upload) -> Result<HttpResponse, Failure> {
    let (mut class, mut sent) = (Class::Software, None);
    while let Some(part) = form.part(LARGEST).await? {
        match part.name.as_str() {
            "class" => class = part.text().parse().map_err(|_| Error::not_found())?,
            "sheet" => sent = Some((part.file.unwrap_or_default(), part.bytes)),
            _ => {}
        }
    }
    let Some((name, bytes)) = sent.filter(|(_, bytes)| !bytes.is_empty()) else {
        return refused(&caller, class, Error::invalid("bulk.no_file").at("sheet"));
    };
    // The file is kept as this vendor's: nobody takes over another's by its digest.
    let digest = caller.app.storage.put(owned(&caller, &bytes)?).await?;
    let rows = match read(name.clone(), bytes).await {
        Ok(rows) => rows,
        Err(error) => return refused(&caller, class, error),
    };
    let call = caller.call()?;
    let key = hex(&call.bytes::<16>());
    match caller.app.door.read(move |conn| plan(conn, &call, class, &rows)).await {
        Ok(planned) => Ok(page(&filled(&caller, class, Some(view((digest, key), name, planned, caller.lang)), None))?),
        Err(error) => refused(&caller, class, error),
    }
}

/// Takes a sheet over that was looked at.
///
/// # Errors
/// None that the page can show.
pub async fn take(caller: Caller, form: Form<Vec<(String, String)>>) -> Result<HttpResponse, Failure> {
    let class: Class = plain(&form.0, "class").parse().map_err(|_| Error::not_found())?;
    let (digest, name) = (plain(&form.0, "digest").to_owned(), plain(&form.0, "name").to_owned());
    let bytes = caller.app.storage.get(&digest).await.map_err(|_| Error::not_found())?;
    if sha256(&bytes) != digest {
        return Err(Error::not_found().into());
    }
    let Some(bytes) = bytes.strip_prefix(owned(&caller, &[])?.as_slice()).map(<[u8]>::to_vec) else {
        return Err(Error::not_found().into());
    };
    let (rows, call) = (read(name, bytes).await?, caller.call()?);
    let key = Key {
        route: "POST /vendor/bulk/take (page)".to_owned(),
        key: plain(&form.0, "key").to_owned(),
        fingerprint: sha256(format!("{class} {digest}").as_bytes()),
    };
    let taken = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            apply(conn, &call, class, &rows)?;
            Ok(Answer { status: StatusCode::SEE_OTHER, etag: None, body: String::new(), replayed: false })
        })
    });
    match taken.await {
        Ok(_) => Ok(go("/vendor/listings", Some("bulk-taken"))),
        Err(error) => refused(&caller, class, error),
    }
}

/// A file with its vendor before it.
fn owned(caller: &Caller, bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let vendor = caller.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?.organisation;
    Ok([vendor.0.as_bytes().as_slice(), bytes].concat())
}

async fn read(name: String, bytes: Vec<u8>) -> Result<Vec<Row>, Error> {
    block(move || rows(&name, &bytes)).await.map_err(|cause| Error::internal("read a sheet", cause))?
}

fn refused(caller: &Caller, class: Class, error: Error) -> Result<HttpResponse, Failure> {
    if error.kind == Kind::Internal {
        return Err(error.into());
    }
    let summary = Summary::of(error, caller.lang)?;
    let status: StatusCode = summary.status;
    Ok(with_status(status, &filled(caller, class, None, Some(summary)))?)
}

fn filled(caller: &Caller, class: Class, plan: Option<PlanView>, summary: Option<Summary>) -> BulkPage {
    BulkPage { page: Layout::new(caller, "bulk-title"), classes: Class::ALL, class, plan, summary }
}

fn view((digest, key): (String, String), name: String, planned: Vec<Planned>, lang: Lang) -> PlanView {
    let count = |wanted: fn(&Fate) -> bool| planned.iter().filter(|row| wanted(&row.fate)).count();
    let (fresh, changed) =
        (count(|fate| matches!(fate, Fate::New(_))), count(|fate| matches!(fate, Fate::Change { .. })));
    let (same, faulty) = (count(|fate| matches!(fate, Fate::Same)), count(|fate| matches!(fate, Fate::Faulty(_))));
    let mut rows: Vec<RowView> = planned.into_iter().filter_map(|row| row_view(row, lang)).collect();
    // What has to be mended comes first.
    rows.sort_by_key(|row| (row.fate != "faulty", row.line));
    PlanView { digest, key, name, rows, fresh, changed, same, faulty }
}

fn row_view(row: Planned, lang: Lang) -> Option<RowView> {
    let (fate, cells) = match row.fate {
        Fate::Same => return None,
        Fate::New(_) => (
            "new",
            vec![
                cell("name", "", row.answers.get("name"), lang),
                cell("unit_price", "", row.answers.get("unit_price"), lang),
            ],
        ),
        Fate::Change { differences, way, .. } => {
            let fate = match way {
                Way::AtOnce => "at-once",
                Way::Cut(_) => "cut",
                Way::Review => "review",
            };
            (fate, differences.iter().map(|one| cell(&one.key, &one.before, &one.after, lang)).collect())
        }
        Fate::Faulty(faults) => {
            let cells = faults.iter().map(|fault| CellView {
                fault: Some(sentence(fault.code, &fault.args, lang)),
                ..cell(&fault.field, "", row.answers.get(&fault.field), lang)
            });
            ("faulty", cells.collect())
        }
    };
    Some(RowView { line: row.line, sku: row.sku, fate, cells })
}

fn cell(key: &str, before: &str, after: &str, lang: Lang) -> CellView {
    let question = all().find(|one| one.key == key);
    let said = |text: &str| match question {
        Some(question) if !text.is_empty() => in_words(question, text, lang),
        _ => text.to_owned(),
    };
    let column = question.map_or_else(|| named(key, lang), |one| one.label(lang).to_owned());
    CellView { column, before: said(before), after: said(after), fault: None }
}

fn named(key: &str, lang: Lang) -> String {
    let keys: BTreeMap<&str, &str> =
        [("sku", "listing-sku"), ("case_no", "framework-case-no"), ("item_no", "framework-item")].into();
    keys.get(key).map_or_else(|| key.to_owned(), |text| crate::texts::say(lang, text))
}
