//! Bonds: what a tender may ask for, how it is provided, and when it goes back or is kept.

pub mod bnd_01;
pub mod bnd_02;
pub mod bnd_03;
pub mod bnd_04;
pub mod bnd_05;
pub mod bnd_06;
pub mod bnd_07;
pub mod bnd_08;
pub mod bnd_09;
pub mod bnd_10;
pub mod bnd_11;
pub mod size;

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[
    &bnd_01::RULE,
    &bnd_02::RULE,
    &bnd_03::RULE,
    &bnd_04::RULE,
    &bnd_05::RULE,
    &bnd_06::RULE,
    &bnd_07::RULE,
    &bnd_08::RULE,
    &bnd_09::RULE,
    &bnd_10::RULE,
    &bnd_11::RULE,
];
