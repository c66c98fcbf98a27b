//! Debarment of vendors: how long, by which steps, and what it does on a day (政府採購法 101 to 103).

pub mod conduct;
pub mod deb_01;
pub mod deb_02;
pub mod deb_03;
pub mod deb_04;
pub mod on_a_day;

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[&deb_01::RULE, &deb_02::RULE, &deb_03::RULE, &deb_04::RULE];
