//! Sheets as CSV, written and taken apart.

use std::borrow::Cow;

use csv::{QuoteStyle, ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use encoding_rs::{BIG5, Encoding};

use crate::bounded::Bounded;
use crate::error::SheetError;
use crate::limits::Limits;
use crate::sheet::{Cell, Sheet};

/// What spreadsheet programs know UTF-8 by.
const MARK: &str = "\u{FEFF}";
/// What a cell begins with that a spreadsheet program takes for a formula, in half and full width.
const TRIGGERS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
/// What is set before such a cell.
const GUARD: char = '\'';

/// Writes a sheet as CSV: UTF-8 with its mark, commas, lines ending in CR LF, cells quoted where they must be. The name of the sheet
/// is not written.
///
/// A *text* that begins with `=`, `+`, `-`, `@`, a tab or a carriage return would be a formula where the file is opened in a
/// spreadsheet program. An apostrophe is set before it. So that reading can take away exactly those, one is also set before a text
/// that already begins with apostrophes and such a character: `=1` is written `'=1`, `'=1` is written `''=1`. Numbers and days are no
/// formulas and are written as they are: `-5` stays `-5`.
#[must_use]
pub fn to_csv(sheet: &Sheet) -> Vec<u8> {
    let mut bytes = MARK.as_bytes().to_vec();
    let mut writer = WriterBuilder::new()
        .flexible(true)
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(&mut bytes);
    let width = sheet.width().max(1);
    let header = sheet.header.iter().map(|title| guarded(title)).collect::<Vec<_>>();
    let rows = sheet.rows.iter().map(|row| row.iter().map(written).collect::<Vec<_>>());
    for mut record in std::iter::once(header).chain(rows) {
        record.resize(width, Cow::Borrowed(""));
        // Writing to memory cannot fail, and records may differ in length.
        let _ = writer.write_record(record.iter().map(|cell| cell.as_bytes()));
    }
    drop(writer);
    bytes
}

fn written(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => guarded(text),
        Cell::Number(_) | Cell::Date(_) | Cell::Empty => cell.text(),
    }
}

fn triggers(text: &str) -> bool {
    text.trim_start_matches(GUARD).starts_with(TRIGGERS)
}

fn guarded(text: &str) -> Cow<'_, str> {
    if triggers(text) { Cow::Owned(format!("{GUARD}{text}")) } else { Cow::Borrowed(text) }
}

fn unguarded(text: &str) -> &str {
    if triggers(text) { text.strip_prefix(GUARD).unwrap_or(text) } else { text }
}

/// Takes a CSV apart. Every cell is a text: CSV does not tell a code from a number.
pub(crate) fn parse(bytes: &[u8], limits: &Limits) -> Result<Sheet, SheetError> {
    let text = decoded(bytes)?;
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(&text)).from_reader(text.as_bytes());
    let mut sheet = Bounded::new(limits);
    let (mut row, mut record) = (0, StringRecord::new());
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        if !reader.read_record(&mut record).map_err(|error| SheetError::Damaged(error.to_string()))? {
            return sheet.finish(String::new());
        }
        row += blank(&text, start);
        for (column, cell) in record.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            sheet.put(row, column, Cell::from(unguarded(cell)))?;
        }
        row += 1;
    }
}

/// How many lines without anything stand at a place: the reader passes over them, a spreadsheet program shows them as rows.
fn blank(text: &str, start: usize) -> usize {
    let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
    let rest = if before.ends_with('\r') { rest.strip_prefix('\n').unwrap_or(rest) } else { rest };
    let breaks = rest.get(..rest.len() - rest.trim_start_matches(['\r', '\n']).len()).unwrap_or_default();
    breaks.replace("\r\n", "\n").len()
}

/// UTF-8 with or without its mark, UTF-16 with its mark (what Excel calls Unicode text), or Big5 as Windows in Taiwan writes it.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, SheetError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes).filter(|(encoding, _)| encoding.name() != "UTF-8") {
        let rest = bytes.get(mark..).unwrap_or_default();
        let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
        return text.ok_or(SheetError::Encoding { byte: 0 });
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => return Err(SheetError::Unknown),
        Ok(text) => return Ok(Cow::Borrowed(text.strip_prefix(MARK).unwrap_or(text))),
        Err(error) => error,
    };
    let damaged = || SheetError::Encoding { byte: error.valid_up_to() };
    if bytes.starts_with(MARK.as_bytes()) || bytes.contains(&0) {
        return Err(damaged());
    }
    BIG5.decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(damaged)
}

/// What parts the cells of the first line: commas, or what some programs write in their place.
fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b'\t', 0), (b';', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            byte => counts.iter_mut().filter(|count| count.0 == byte).for_each(|count| count.1 += 1),
        }
    }
    // A comma wins over as many others: a code may hold a semicolon.
    counts.iter().rev().max_by_key(|count| count.1).map_or(b',', |count| count.0)
}
