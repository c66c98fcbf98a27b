//! Reviewing the documents of a bid.
#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing))]

pub mod assess;
pub mod bundle;
pub mod case;
pub mod classify;
pub mod correction;
pub mod crop;
pub mod document;
pub mod documents;
pub mod dossier;
pub mod finding;
pub mod grammar;
pub mod installed;
pub mod judge;
pub mod kind;
pub mod layout;
pub mod markdown;
pub mod marks;
pub mod ocr;
pub mod page;
pub mod read;
pub mod reader;
pub mod reading;
pub mod registers;
pub mod report;
pub mod review;
pub mod rule;
pub mod rules;
pub mod sandbox;
pub mod settle;
pub mod submission;
pub mod terms;
pub mod texts;
pub mod worker;
