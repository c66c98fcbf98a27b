//! What can go wrong.

use thiserror::Error;

use crate::format::Format;

/// A document that could not be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// No font with Traditional Chinese was found.
    #[error("no font with Traditional Chinese on this system: install one (Debian: fonts-noto-cjk)")]
    NoFont,
    /// The PDF could not be put together.
    #[error("the PDF could not be written: {0}")]
    Pdf(String),
    /// The ODT could not be packed.
    #[error("the ODT could not be packed: {0}")]
    Pack(String),
}

/// A sheet that could not be read or written.
#[derive(Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum SheetError {
    /// There is nothing in the file, or no cell with anything in it.
    #[error("the file has no rows")]
    Empty,
    /// The file is larger than the limit.
    #[error("the file has {bytes} bytes, at most {limit} are read")]
    TooManyBytes {
        /// How many it has.
        bytes: u64,
        /// How many it may have.
        limit: u64,
    },
    /// There are more rows than the limit.
    #[error("the sheet has more than {limit} rows")]
    TooManyRows {
        /// How many it may have, the header not counted.
        limit: usize,
    },
    /// There are more columns than the limit.
    #[error("row {row} goes on after column {limit}, the last that is read")]
    TooManyColumns {
        /// The row, counted from 1, the header with it.
        row: usize,
        /// How many columns there may be.
        limit: usize,
    },
    /// There are more cells than the limit.
    #[error("the sheet has more than {limit} cells")]
    TooManyCells {
        /// How many it may have.
        limit: usize,
    },
    /// A cell holds more than the limit.
    #[error("the cell in row {row}, column {column} has more than {limit} characters")]
    CellTooLong {
        /// The row, counted from 1, the header with it.
        row: usize,
        /// The column, counted from 1.
        column: usize,
        /// How many characters it may have.
        limit: usize,
    },
    /// Unpacked, the file is larger than the limit.
    #[error("unpacked, the file has more than {limit} bytes")]
    UnpackedTooLarge {
        /// How many it may have.
        limit: u64,
    },
    /// The file is packed more tightly than a sheet of an office ever is.
    #[error("the file unpacks to more than {limit} times its size: this is no ordinary sheet")]
    PackedTooTightly {
        /// How many times it may.
        limit: u64,
    },
    /// The file is of another format than its name says.
    #[error("the file is said to be {told}, but it is {found}")]
    OtherFormat {
        /// What the caller took it for.
        told: Format,
        /// What it is.
        found: Format,
    },
    /// The file is a page of HTML, as some systems hand out under the name `.xls`.
    #[error("the file is a web page, not a sheet: open it in a spreadsheet program and save it as ODS, XLSX or CSV")]
    WebPage,
    /// The file is of Excel 97-2003 (or of another old office program).
    #[error(
        "the file is of an old office format (.xls): open it in a spreadsheet program and save it as ODS, XLSX or CSV"
    )]
    OldOffice,
    /// The file is locked by a password.
    #[error("the file is locked by a password: save it without one")]
    Locked,
    /// The file is none of those that are read.
    #[error("the file is neither CSV nor ODS nor XLSX")]
    Unknown,
    /// The file is damaged.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// The text is in no encoding that is known here.
    #[error("the text is neither UTF-8 nor Big5, from byte {byte} on: save it as “CSV UTF-8”")]
    Encoding {
        /// The first byte that is no UTF-8, counted from 0.
        byte: usize,
    },
    /// The sheet does not fit the format it is to be written in.
    #[error("the sheet could not be written: {0}")]
    Write(String),
}
