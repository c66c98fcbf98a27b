//! Delay damages, acceptance, payment and bonds.

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[];
