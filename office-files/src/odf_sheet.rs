//! Sheets as OpenDocument spreadsheet (ODS).

mod look;
mod parse;

use std::fmt::Write;

use rust_decimal::Decimal;

use crate::error::SheetError;
use crate::number::binary;
use crate::odf_sheet::look::Look;
use crate::pack::open_document;
use crate::sheet::{Cell, Sheet};
use crate::xml::{escaped, spaced};

pub(crate) use parse::parse;

/// The namespaces that the parts use.
const NAMESPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
     xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
     xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
     xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
     xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" \
     xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
     xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" office:version=\"1.3\"";
/// The type of an ODS.
const MIMETYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// Writes a sheet as OpenDocument spreadsheet 1.3, the header row repeated on printed pages. A number of more than
/// the fifteen digits that spreadsheet programs keep is written as a text, so that none is lost. The same sheet gives the same bytes. Characters that XML cannot hold (control characters) are left out.
///
/// # Errors
/// [`SheetError::Write`] where it is too large for a ZIP.
pub fn to_ods(sheet: &Sheet) -> Result<Vec<u8>, SheetError> {
    let look = Look::of(sheet, sheet.width().max(1));
    let meta = concat!(
        "<office:meta><meta:generator>office-files/",
        env!("CARGO_PKG_VERSION"),
        "</meta:generator></office:meta>"
    );
    let parts = [
        ("content.xml", part("document-content", &content(sheet, &look))),
        ("styles.xml", part("document-styles", &look.page())),
        ("meta.xml", part("document-meta", meta)),
    ];
    open_document(MIMETYPE, &parts).map_err(|error| SheetError::Write(error.to_string()))
}

fn part(name: &str, inside: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:{name} {NAMESPACES}>{inside}</office:{name}>")
}

fn content(sheet: &Sheet, look: &Look) -> String {
    let width = sheet.width().max(1);
    let name = if sheet.name.trim().is_empty() { "Sheet1" } else { sheet.name.trim() };
    let mut out = format!(
        "{}<office:body><office:spreadsheet><table:table table:name=\"{}\" table:style-name=\"Sheet\">{}\
         <table:table-header-rows><table:table-row>",
        look.styles(),
        escaped(name),
        look.columns()
    );
    for place in 0..width {
        text(&mut out, look.head(place), sheet.header.get(place).map_or("", String::as_str));
    }
    out.push_str("</table:table-row></table:table-header-rows>");
    for row in &sheet.rows {
        out.push_str("<table:table-row>");
        for place in 0..width {
            cell(&mut out, row.get(place).unwrap_or(&Cell::Empty), |number| look.number(place, number));
        }
        out.push_str("</table:table-row>");
    }
    out.push_str("</table:table></office:spreadsheet></office:body>");
    out
}

/// Writing to a String cannot fail.
fn cell(out: &mut String, cell: &Cell, style: impl Fn(Decimal) -> String) {
    match cell {
        Cell::Number(number) if binary(*number).is_some() => {
            let _ = write!(
                out,
                "<table:table-cell table:style-name=\"{}\" office:value-type=\"float\" office:value=\"{number}\">\
                 <text:p>{number}</text:p></table:table-cell>",
                style(*number)
            );
        }
        Cell::Date(date) => {
            let date = date.format("%Y-%m-%d");
            let _ = write!(
                out,
                "<table:table-cell table:style-name=\"Day\" office:value-type=\"date\" office:date-value=\"{date}\">\
                 <text:p>{date}</text:p></table:table-cell>"
            );
        }
        Cell::Text(_) | Cell::Number(_) => text(out, "Text", &cell.text()),
        Cell::Empty => out.push_str("<table:table-cell/>"),
    }
}

/// Lines of a text are paragraphs of their own, as spreadsheet programs write them.
fn text(out: &mut String, style: &str, text: &str) {
    if text.is_empty() {
        out.push_str("<table:table-cell/>");
        return;
    }
    let _ = write!(out, "<table:table-cell table:style-name=\"{style}\" office:value-type=\"string\">");
    for line in text.replace("\r\n", "\n").split('\n') {
        let _ = write!(out, "<text:p>{}</text:p>", spaced(line));
    }
    out.push_str("</table:table-cell>");
}
