//! Prices during a framework and the fee of the contracting agency: the rules PRC-* and FEE-*.

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[];
