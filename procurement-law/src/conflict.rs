//! Conflicts of interest and exclusions (政府採購法 15, 16, 38, 39; 施行細則 4, 38, 39; 公職人員利益衝突迴避法; 採購人員倫理準則).

pub mod coi_1;
pub mod coi_2;
pub mod coi_3;
pub mod coi_4;
pub mod coi_5;
pub mod coi_6;
pub mod coi_7;
pub mod coi_8;
pub mod coi_9;
pub mod fines;

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[
    &coi_1::RULE,
    &coi_2::RULE,
    &coi_3::RULE,
    &coi_4::RULE,
    &coi_5::RULE,
    &coi_6::RULE,
    &coi_7::RULE,
    &coi_8::RULE,
    &coi_9::RULE,
];
