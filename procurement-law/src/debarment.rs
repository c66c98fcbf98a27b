//! Debarment of vendors (政府採購法 101 to 103).

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[];
