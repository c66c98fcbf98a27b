//! Made-up tenders and bids, with the truth about them.
#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing))]

mod bid;
mod bundle;
mod chance;
mod defects;
mod documents;
mod draw;
mod error;
mod facts;
mod fonts;
mod generate;
mod make;
mod output;
mod plan;
mod registers;
mod scan;
pub mod score;
mod spelling;
mod tender;
mod words;

pub use bid::{
    Bid, Defect, DefectKind, Document, DocumentType, Fields, Mode, Piece, SampleFile, Seal, SealKind, Submission,
    Vendor,
};
pub use bundle::Bundle;
pub use error::SampleError;
pub use fonts::{Face, Fonts};
pub use generate::generate;
pub use plan::{Plan, Share};
pub use registers::{List, Listed, Register};
pub use scan::profile::{Colours, ScanProfile};
pub use tender::{Bond, Rules, Software, Tender, TenderItem};
