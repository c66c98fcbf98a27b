//! One folded character and the place of the original it comes from.

use crate::fold::Class;

/// A folded character. Several may come from one original character and then share its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unit {
    /// The character.
    pub c: char,
    /// What it is to the analyzer.
    pub class: Class,
    /// First byte of the original.
    pub from: usize,
    /// Byte after the last of the original.
    pub to: usize,
}
