//! The most advantageous tender and its committee.

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[];
