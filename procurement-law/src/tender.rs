//! Tender timing, the opening and the notices after it.

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[];
