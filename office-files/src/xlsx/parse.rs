//! Reading of XLSX.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};

use crate::bounded::Bounded;
use crate::error::SheetError;
use crate::limits::Limits;
use crate::moment::{day, iso};
use crate::number::exact;
use crate::sheet::{Cell, Sheet};

/// Reads the first visible sheet. Cells come one by one: a file that names a cell far away does not make a table of all those before.
///
/// A file can be broken in more ways than its reader knows of; should that one panic, the file is damaged.
pub(crate) fn parse(bytes: &[u8], limits: &Limits) -> Result<Sheet, SheetError> {
    catch_unwind(AssertUnwindSafe(|| cells(bytes, limits)))
        .unwrap_or_else(|_| Err(SheetError::Damaged("it is not built as XLSX is".to_owned())))
}

fn cells(bytes: &[u8], limits: &Limits) -> Result<Sheet, SheetError> {
    let damaged = |error: calamine::XlsxError| SheetError::Damaged(error.to_string());
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let sheets = book.sheets_metadata();
    let shown = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let name = sheets.iter().find(shown).map(|sheet| sheet.name.clone()).ok_or(SheetError::Empty)?;
    let mut reader = book.worksheet_cells_reader(&name).map_err(damaged)?;
    let mut sheet = Bounded::new(limits);
    while let Some(cell) = reader.next_cell().map_err(damaged)? {
        let (row, column) = cell.get_position();
        let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
        sheet.put(place(row), place(column), value(cell.get_value()))?;
    }
    drop(reader);
    sheet.finish(name)
}

fn value(data: &DataRef<'_>) -> Cell {
    match data {
        DataRef::Int(number) => Cell::Number((*number).into()),
        DataRef::Float(number) => exact(*number).map_or_else(|| Cell::Text(number.to_string()), Cell::Number),
        DataRef::String(text) => Cell::from(text.as_str()),
        DataRef::SharedString(text) => Cell::from(*text),
        DataRef::Bool(yes) => Cell::from(if *yes { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(moment) => time(moment),
        DataRef::DateTimeIso(text) => iso(text),
        DataRef::DurationIso(text) => Cell::from(text.as_str()),
        DataRef::Error(error) => Cell::Text(error.to_string()),
        DataRef::Empty => Cell::Empty,
    }
}

fn time(moment: &ExcelDateTime) -> Cell {
    let number = moment.as_f64();
    let text = || exact(number).map_or_else(|| Cell::Text(number.to_string()), Cell::Number);
    if moment.is_duration() {
        let Some(seconds) = moment.as_duration().map(|duration| duration.num_seconds()) else { return text() };
        let sign = if seconds < 0 { "-" } else { "" };
        let all = seconds.unsigned_abs();
        return Cell::Text(format!("{sign}{}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60));
    }
    match moment.as_datetime() {
        // A time of day alone is a part of the day that Excel counts as its first.
        Some(moment) if (0.0..1.0).contains(&number) => Cell::Text(moment.format("%H:%M:%S").to_string()),
        Some(moment) => day(moment),
        None => text(),
    }
}
