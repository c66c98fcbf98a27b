//! Sheets as XLSX.

mod parse;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::error::SheetError;
use crate::number;
use crate::sheet::{Cell, Sheet};

pub(crate) use parse::parse;

/// The longest name of a sheet.
const NAME: usize = 31;
/// What names of sheets cannot hold.
const FORBIDDEN: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// Writes a sheet as XLSX, the header row bold and kept in view.
///
/// Excel counts in binary fractions of fifteen digits, and knows no day before March 1900. A number with more digits and an earlier
/// day are written as texts, so that nothing of them is lost. A name that Excel would refuse is mended. No moment of writing is noted.
///
/// # Errors
/// [`SheetError::Write`] where there are more rows, columns or characters in a cell than XLSX can hold.
pub fn to_xlsx(sheet: &Sheet) -> Result<Vec<u8>, SheetError> {
    write(sheet).map_err(|error| SheetError::Write(error.to_string()))
}

fn write(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let page = book.add_worksheet();
    page.set_name(name(&sheet.name))?;
    page.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let text = Format::new().set_num_format("@");
    for (place, title) in sheet.header.iter().enumerate() {
        if !title.is_empty() {
            page.write_string_with_format(0, column(place)?, title.as_str(), &bold)?;
        }
    }
    for (place, row) in sheet.rows.iter().enumerate() {
        let at = u32::try_from(place + 1).map_err(|_| XlsxError::RowColumnLimitError)?;
        for (place, cell) in row.iter().enumerate() {
            put(page, (at, column(place)?), cell, (&day, &text))?;
        }
    }
    book.save_to_buffer()
}

fn column(place: usize) -> Result<u16, XlsxError> {
    u16::try_from(place).map_err(|_| XlsxError::RowColumnLimitError)
}

fn put(page: &mut Worksheet, at: (u32, u16), cell: &Cell, (day, text): (&Format, &Format)) -> Result<(), XlsxError> {
    let (row, column) = at;
    match cell {
        Cell::Number(exact) if let Some(binary) = number::binary(*exact) => page.write_number(row, column, binary)?,
        Cell::Date(date) if known(*date) => page.write_datetime_with_format(row, column, date, day)?,
        cell if cell.is_empty() => return Ok(()),
        cell => page.write_string_with_format(row, column, cell.text(), text)?,
    };
    Ok(())
}

/// Excel takes 1900 for a leap year: days before its wrong 29 February are off by one.
fn known(date: NaiveDate) -> bool {
    (1901..=9999).contains(&date.year()) || (date.year() == 1900 && date.month() >= 3)
}

fn name(name: &str) -> String {
    let name: String = name.chars().filter(|c| !c.is_control() && !FORBIDDEN.contains(c)).take(NAME).collect();
    // Excel counts units of UTF-16.
    let mut name = name.trim().trim_matches('\'').to_owned();
    while name.encode_utf16().count() > NAME {
        name.pop();
    }
    if name.is_empty() { "Sheet1".to_owned() } else { name }
}
