//! The most advantageous tender (最有利標) and its committee: rules MAT-* and CMT-*, and the counting behind them.

pub mod ballot;
pub mod cmt_01;
pub mod cmt_02;
pub mod cmt_03;
pub mod cmt_04;
pub mod cmt_05;
pub mod cmt_06;
pub mod cmt_07;
pub mod cmt_08;
pub mod cmt_09;
pub mod cmt_10;
pub mod cmt_11;
pub mod difference;
pub mod fields;
pub mod mat_01;
pub mod mat_02;
pub mod mat_03;
pub mod mat_04;
pub mod mat_05;
pub mod mat_06;
pub mod mat_07;
pub mod mat_08;
pub mod mat_09;
pub mod mat_10;
pub mod mat_11;
pub mod mat_12;
pub mod mat_13;
pub mod quorum;
pub mod ranking;
pub mod ratio;
pub mod score_facts;
pub mod sheets;
#[cfg(test)]
mod slow_model;
pub mod ties;

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[
    &mat_01::RULE,
    &mat_02::RULE,
    &mat_03::RULE,
    &mat_04::RULE,
    &mat_05::RULE,
    &mat_06::RULE,
    &mat_07::RULE,
    &mat_08::RULE,
    &mat_09::RULE,
    &mat_10::RULE,
    &mat_11::RULE,
    &mat_12::RULE,
    &mat_13::RULE,
    &cmt_01::RULE,
    &cmt_02::RULE,
    &cmt_03::RULE,
    &cmt_04::RULE,
    &cmt_05::RULE,
    &cmt_06::RULE,
    &cmt_07::RULE,
    &cmt_08::RULE,
    &cmt_09::RULE,
    &cmt_10::RULE,
    &cmt_11::RULE,
];
