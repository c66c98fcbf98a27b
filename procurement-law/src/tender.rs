//! Tender timing, the opening and the notices after it.

pub mod bidding_period;
pub mod doc_01;
pub mod doc_02;
pub mod doc_03;
pub mod entries;
pub mod epr_01;
pub mod epr_02;
pub mod epr_03;
pub mod not_01;
pub mod not_02;
pub mod not_03;
pub mod not_04;
pub mod not_05;
pub mod opn_01;
pub mod opn_02;
pub mod opn_03;
pub mod opn_04;
pub mod period;
pub mod shortest;
pub mod stg_01;
pub mod tim_01;
pub mod tim_02;
pub mod tim_03;
pub mod tim_04;
pub mod tim_05;
pub mod tim_06;

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[
    &tim_01::RULE,
    &tim_02::RULE,
    &tim_03::RULE,
    &tim_04::RULE,
    &tim_05::RULE,
    &tim_06::RULE,
    &doc_01::RULE,
    &doc_02::RULE,
    &doc_03::RULE,
    &opn_01::RULE,
    &opn_02::RULE,
    &opn_03::RULE,
    &opn_04::RULE,
    &stg_01::RULE,
    &not_01::RULE,
    &not_02::RULE,
    &not_03::RULE,
    &not_04::RULE,
    &not_05::RULE,
    &epr_01::RULE,
    &epr_02::RULE,
    &epr_03::RULE,
];
