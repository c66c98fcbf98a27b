//! An approved order, ready to be placed on the e-procurement site: its fields with copy buttons, and its files.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;
use office_files::to_csv;

use crate::base::error::Error;
use crate::base::id::OrderId;
use crate::exchange::document::{document, fields, title};
use crate::exchange::file::sheet;
use crate::exchange::sheet::{Ready, ready};
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::paper::{Format, attachment, give};
use crate::web::layout::{Layout, page};

#[derive(Template)]
#[template(path = "order_pcc.html")]
struct PccPage {
    page: Layout,
    id: OrderId,
    number: String,
    issued: Option<String>,
    screens: Vec<ScreenView>,
}

struct ScreenView {
    title: String,
    fields: Vec<FieldView>,
}

struct FieldView {
    id: String,
    label: String,
    value: String,
}

/// Shows the fields.
///
/// # Errors
/// There is no such order that the person may know of; it is not ready; its framework's orders are issued here.
pub async fn show(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let lang = caller.lang;
    let ready = load(&caller, &id).await?;
    let screens = ready.screens();
    let view = |(at, screen): (usize, &crate::exchange::sheet::Screen)| ScreenView {
        title: title(screen, lang),
        fields: fields(screen, lang)
            .into_iter()
            .enumerate()
            .map(|(place, (label, value))| FieldView { id: format!("pcc-{at}-{place}"), label, value })
            .collect(),
    };
    let titled = format!("{} {}", crate::texts::say(lang, "pcc-ready-title"), ready.order.number);
    Ok(page(&PccPage {
        page: Layout::titled(&caller, titled),
        id: ready.order.id,
        number: ready.order.number.clone(),
        issued: ready.order.pcc_number.clone(),
        screens: screens.iter().enumerate().map(view).collect(),
    })?)
}

/// Gives a file: `sheet.odt`, `sheet.pdf` or `order.csv`.
///
/// # Errors
/// As [`show`], there is no such file, or it cannot be made.
pub async fn download(caller: Caller, path: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (id, file) = path.into_inner();
    let (ready, lang) = (load(&caller, &id).await?, caller.lang);
    let name = |paper: &str| format!("{}-{paper}", ready.order.number);
    if file == "order.csv" {
        return Ok(attachment("text/csv; charset=utf-8", &name("order.csv"), to_csv(&sheet(&ready))));
    }
    let ("sheet", format) = Format::split(&file)? else { return Err(Failure(Error::not_found())) };
    Ok(give(&name("sheet"), format, move || Ok(document(&ready, lang))).await?)
}

async fn load(caller: &Caller, id: &str) -> Result<Ready, Error> {
    let id: OrderId = id.parse().map_err(|_| Error::not_found())?;
    let call = caller.call()?;
    caller.app.door.read(move |conn| ready(conn, &call, id)).await
}
