//! Rejected bids and what may be fixed in them (政府採購法 31, 50, 51, 60).

pub mod cur_01;
pub mod ground;
pub mod rej_01;
pub mod rej_02;
pub mod rej_03;
pub mod rej_04;

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[&rej_01::RULE, &rej_02::RULE, &rej_03::RULE, &rej_04::RULE, &cur_01::RULE];
