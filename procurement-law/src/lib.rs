//! Procurement law as data and pure functions.
#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing))]

pub mod award;
pub mod bonds;
pub mod calendar;
pub mod case;
pub mod case_error;
pub mod case_number;
pub mod catalogue;
pub mod category;
pub mod clock;
pub mod conflict;
pub mod data;
pub mod debarment;
pub mod dispute;
pub mod documents;
pub mod evaluation;
pub mod fact;
pub mod fact_row;
pub mod facts;
pub mod frame;
pub mod frame_parameters;
pub mod grammar;
pub mod laws;
pub mod lookup;
pub mod mark;
pub mod markdown;
pub mod money;
pub mod monitoring;
pub mod numerals;
pub mod order;
pub mod outcome;
pub mod parameter;
pub mod parameter_table;
pub mod parameters;
pub mod performance;
pub mod price;
pub mod quantity;
pub mod reader;
pub mod rejection;
pub mod roc;
pub mod rule;
pub mod rules;
pub mod ruling;
pub mod schema;
pub mod secrecy;
pub mod sentence;
pub mod settings;
pub mod settings_check;
pub mod tender;
pub mod texts;
pub mod ubn;
pub mod value;
pub mod words;

use serde_json::Value;

use case_error::CaseError;
use ruling::Ruling;

/// Judges one case given as JSON: `{"rule": "ORD-10", "on": "2026-03-02", "facts": {…}}`.
///
/// # Errors
/// A case that names no known rule, lacks a fact or gives one of the wrong type; the error names the fact, what is expected and an example.
pub fn check_case(json: &Value) -> Result<Vec<Ruling>, CaseError> {
    case::check(json)
}
