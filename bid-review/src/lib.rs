//! Reviewing the documents of a bid.
#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing))]

pub mod crop;
pub mod document;
pub mod dossier;
pub mod finding;
pub mod judge;
pub mod kind;
pub mod marks;
pub mod ocr;
pub mod page;
pub mod read;
pub mod reader;
pub mod reading;
pub mod sandbox;
pub mod terms;
pub mod worker;
