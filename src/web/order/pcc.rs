//! An approved order, ready to be placed on the e-procurement site: its fields with copy buttons, and its files.

use actix_web::HttpResponse;
use actix_web::web::{Path, block};
use askama::Template;
use office_files::{Fonts, to_csv, to_odt, to_pdf};
use procurement_law::ruling::Lang;

use crate::base::error::Error;
use crate::base::id::OrderId;
use crate::exchange::document::{document, fields, title};
use crate::exchange::file::sheet;
use crate::exchange::sheet::{Ready, ready};
use crate::http::caller::Caller;
use crate::http::failure::Failure;
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

/// What an order can be taken along as.
#[derive(Clone, Copy)]
enum Kind {
    Odt,
    Pdf,
    Csv,
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
    let (kind, media) = match file.as_str() {
        "sheet.odt" => (Kind::Odt, "application/vnd.oasis.opendocument.text"),
        "sheet.pdf" => (Kind::Pdf, "application/pdf"),
        "order.csv" => (Kind::Csv, "text/csv; charset=utf-8"),
        _ => return Err(Failure(Error::not_found())),
    };
    let (ready, lang) = (load(&caller, &id).await?, caller.lang);
    let name = format!("{}-{file}", ready.order.number);
    // A PDF holds its fonts: making one takes a while that other requests need not wait for.
    let made = block(move || bytes(kind, &ready, lang)).await;
    let bytes = made.map_err(|cause| Error::internal("make a file", cause))??;
    Ok(HttpResponse::Ok()
        .content_type(media)
        .insert_header(("content-disposition", format!("attachment; filename=\"{name}\"")))
        .body(bytes))
}

fn bytes(kind: Kind, of: &Ready, lang: Lang) -> Result<Vec<u8>, Error> {
    let failed = |cause: office_files::DocumentError| Error::internal("make a sheet", cause);
    match kind {
        Kind::Csv => Ok(to_csv(&sheet(of))),
        Kind::Odt => to_odt(&document(of, lang)).map_err(failed),
        Kind::Pdf => {
            let fonts = Fonts::find().map_err(failed)?;
            to_pdf(&document(of, lang), &fonts).map_err(failed)
        }
    }
}

async fn load(caller: &Caller, id: &str) -> Result<Ready, Error> {
    let id: OrderId = id.parse().map_err(|_| Error::not_found())?;
    let call = caller.call()?;
    caller.app.door.read(move |conn| ready(conn, &call, id)).await
}
