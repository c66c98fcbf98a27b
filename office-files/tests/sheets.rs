//! Sheets written and read back, and files that mean no good.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "sheets/comma.rs"]
mod comma;
#[path = "sheets/excel.rs"]
mod excel;
#[path = "sheets/hostile.rs"]
mod hostile;
#[path = "sheets/open.rs"]
mod open;
#[path = "sheets/round.rs"]
mod round;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// A ZIP of parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(vec![]));
    for (path, content) in parts {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An ODS whose body holds these tables.
fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" \
         xmlns:style=\"s\"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>\
         </office:document-content>"
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    packed(&[("mimetype", kind.as_bytes()), ("content.xml", content.as_bytes())])
}
