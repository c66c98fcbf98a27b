//! Reading of sheets that people send.

use crate::error::SheetError;
use crate::format::Format;
use crate::limits::Limits;
use crate::sheet::Sheet;
use crate::{comma, odf_sheet, xlsx};

mod sniff;
mod unpack;

/// Reads the first visible sheet of a file within the usual [`Limits`]. Its first row is the header.
///
/// `told` is what the caller takes the file for; the bytes decide, and where they say otherwise it is refused. Without it, any of the
/// formats is read.
///
/// - A cell of a formula gives the value that was last computed; formulas are never read.
/// - A merged cell has its value in the upper left corner, nothing in the others.
/// - Numbers of ODS and XLSX are those that spreadsheet programs show: fifteen digits, no `0.30000000000000004`.
/// - Every cell of CSV is a text: [`Cell::number`](crate::Cell::number) and [`Cell::date`](crate::Cell::date) read it further.
/// - A day with a time of day is the text `2026-11-21 09:30:00`; times alone are texts also, as are `TRUE` and `FALSE`, and errors
///   (`#N/A`).
/// - Rows in the middle that are empty are kept, so that the number of a row is that of the file.
///
/// # Errors
/// A [`SheetError`] that says what is wrong, where, and how to mend it.
pub fn read(bytes: &[u8], told: Option<Format>) -> Result<Sheet, SheetError> {
    read_within(bytes, told, &Limits::default())
}

/// Like [`read`], within limits of one's own.
///
/// # Errors
/// As [`read`].
pub fn read_within(bytes: &[u8], told: Option<Format>, limits: &Limits) -> Result<Sheet, SheetError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > limits.bytes {
        return Err(SheetError::TooManyBytes { bytes: size, limit: limits.bytes });
    }
    let found = sniff::format(bytes)?;
    if let Some(told) = told.filter(|told| *told != found) {
        return Err(SheetError::OtherFormat { told, found });
    }
    match found {
        Format::Csv => comma::parse(bytes, limits),
        Format::Ods => odf_sheet::parse(&unpack::part(bytes, "content.xml", limits)?, limits),
        Format::Xlsx => {
            unpack::weigh(bytes, limits)?;
            xlsx::parse(bytes, limits)
        }
    }
}
