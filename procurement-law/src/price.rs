//! Prices during a framework and the fee of the contracting agency: the rules PRC-* and FEE-*.

pub mod fee_1;
pub mod prc_01;
pub mod prc_02;
pub mod prc_03;
pub mod prc_04;
pub mod schedule;

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[&prc_01::RULE, &prc_02::RULE, &prc_03::RULE, &prc_04::RULE, &fee_1::RULE];
