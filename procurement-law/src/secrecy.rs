//! Who may see what and when, and how long papers are kept (政府採購法 34, 57, 107).

pub mod matrix;
pub mod ret_01;
pub mod sec_01;

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[&sec_01::RULE, &ret_01::RULE];
