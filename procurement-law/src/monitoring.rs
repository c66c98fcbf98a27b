//! Who watches a purchase (監辦): accounting and the related unit, or the superior agency; the rules MON-*.

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[];
