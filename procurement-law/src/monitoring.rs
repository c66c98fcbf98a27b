//! Who watches a purchase (監辦): accounting and the related unit, or the superior agency; the rules MON-*.

pub mod major;
pub mod minor;
pub mod mon_1;
pub mod mon_2;
pub mod mon_3;

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[&mon_1::RULE, &mon_2::RULE, &mon_3::RULE];
