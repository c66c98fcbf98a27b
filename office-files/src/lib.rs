//! The documents and sheets that offices exchange.
#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing))]

mod bounded;
mod comma;
pub mod document;
pub mod error;
pub mod fonts;
pub mod format;
pub mod limits;
mod moment;
mod number;
mod odf_sheet;
mod odf_text;
mod pack;
mod pdf;
pub mod read;
pub mod sheet;
mod xlsx;
mod xml;

pub use comma::to_csv;
pub use document::{Block, Column, Document, Language};
pub use error::{DocumentError, SheetError};
pub use fonts::Fonts;
pub use format::Format;
pub use limits::Limits;
pub use odf_sheet::to_ods;
pub use odf_text::to_odt;
pub use pdf::to_pdf;
pub use read::{read, read_within};
pub use sheet::{Cell, Sheet};
pub use xlsx::to_xlsx;
