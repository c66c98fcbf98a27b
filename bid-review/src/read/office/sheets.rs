//! XLSX and ODS: the rows of every sheet.

use std::io::Cursor;

use calamine::{Data, DataType, Ods, Reader, SheetVisible, Xlsx};

use super::block::{Block, Blocks};
use crate::reading::{Hiding, Reason};

/// Most columns of a sheet that is a document.
const COLUMNS: usize = 200;

/// The sheets of an XLSX.
pub(super) fn excel(bytes: &[u8]) -> Result<Blocks, Reason> {
    let book = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsxError::Password => Reason::Password,
        _ => Reason::Damaged,
    })?;
    sheets(book)
}

/// The sheets of an ODS.
pub(super) fn ods(bytes: &[u8]) -> Result<Blocks, Reason> {
    let book = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::OdsError::Password => Reason::Password,
        _ => Reason::Damaged,
    })?;
    sheets(book)
}

fn sheets<'a>(mut book: impl Reader<Cursor<&'a [u8]>>) -> Result<Blocks, Reason> {
    let mut blocks = Blocks::default();
    let sheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    for (name, visible) in sheets {
        let range = book.worksheet_range(&name).map_err(|_| Reason::Damaged)?;
        if !blocks.list.is_empty() && visible {
            blocks.push(Block::Break)?;
        }
        for row in range.rows() {
            let last = row.iter().rposition(|cell| !cell.is_empty());
            let cells: Vec<String> = row.iter().take(last.map_or(0, |last| last + 1)).map(text).collect();
            if cells.len() > COLUMNS {
                return Err(Reason::Limit);
            }
            match (cells.is_empty(), visible) {
                (true, _) => {}
                (_, true) => blocks.push(Block::Row(cells))?,
                (_, false) => blocks.push(Block::Hidden(Hiding::Invisible, cells.join(" ")))?,
            }
        }
    }
    Ok(blocks)
}

/// A cell as a person reads it.
fn text(cell: &Data) -> String {
    match cell {
        Data::DateTime(_) | Data::DateTimeIso(_) => match cell.as_datetime() {
            Some(moment) if moment.time() == chrono::NaiveTime::MIN => moment.date().to_string(),
            Some(moment) => moment.to_string(),
            None => cell.to_string(),
        },
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        // What spreadsheet programs show: fifteen digits.
        Data::Float(number) => {
            format!("{number:.15e}").parse::<f64>().map_or_else(|_| number.to_string(), |n| n.to_string())
        }
        _ => cell.to_string(),
    }
}
