//! Where things stand: lines of glyphs, table cells, labels, and the values that belong to labels.

pub mod cell;
pub mod lexicon;
pub mod line;
pub mod sheet;
pub mod value;
