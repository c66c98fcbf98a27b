//! Award by the lowest price.

use crate::rule::Rule;

pub mod awd_01;
mod awd_01_texts;
pub mod awd_02;
pub mod awd_03;
pub mod ceiling;
pub mod contest;
pub mod reduction;
#[cfg(test)]
mod reduction_tests;
pub mod share;
pub mod ties;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[&awd_01::RULE, &awd_02::RULE, &awd_03::RULE];
