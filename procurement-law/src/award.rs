//! Award by the lowest price.

use crate::rule::Rule;

pub mod awd_01;
mod awd_01_texts;
pub mod awd_02;
pub mod awd_03;
pub mod awd_04;
pub mod awd_05;
pub mod awd_06;
pub mod awd_07;
pub mod bas_01;
mod bas_01_texts;
pub mod bas_02;
pub mod ceiling;
pub mod contest;
pub mod low_01;
mod low_01_texts;
pub mod low_price;
#[cfg(test)]
mod low_price_tests;
pub mod mul_01;
pub mod mul_02;
pub mod multiple;
pub mod reduction;
#[cfg(test)]
mod reduction_props;
#[cfg(test)]
mod reduction_tests;
pub mod scoring;
pub mod scr_01;
pub mod share;
pub mod ties;
pub mod unit_sum;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[
    &bas_01::RULE,
    &bas_02::RULE,
    &awd_01::RULE,
    &awd_02::RULE,
    &awd_03::RULE,
    &awd_04::RULE,
    &awd_05::RULE,
    &awd_06::RULE,
    &awd_07::RULE,
    &low_01::RULE,
    &mul_01::RULE,
    &mul_02::RULE,
    &scr_01::RULE,
];
