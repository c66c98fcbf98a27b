//! Tender timing, the opening and the notices after it.

pub mod amount_class;
pub mod bidding_period;
pub mod period;
pub mod shortest;
pub mod tim_01;
pub mod tim_02;
pub mod tim_03;
pub mod tim_04;
pub mod tim_05;
pub mod tim_06;

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] =
    &[&tim_01::RULE, &tim_02::RULE, &tim_03::RULE, &tim_04::RULE, &tim_05::RULE, &tim_06::RULE];
