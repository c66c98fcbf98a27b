//! The procurement value (採購金額), the class it belongs to, splitting, and the category of a mixed purchase: the rules THR-*.

pub mod amount;
pub mod class;
pub mod thr_01;
pub mod thr_02;
pub mod thr_03;
pub mod thr_04;

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[&thr_01::RULE, &thr_02::RULE, &thr_03::RULE, &thr_04::RULE];
