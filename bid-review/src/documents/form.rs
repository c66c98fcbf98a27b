//! A type of document as data: what it is, which fields it has, and how they are read.

use crate::documents::paper::Paper;
use crate::kind::DocumentKind;
use crate::layout::sheet::Sheet;

/// A type of document.
#[derive(Debug)]
pub struct Form {
    /// The type.
    pub kind: DocumentKind,
    /// What papers count as one, in English.
    pub about: &'static str,
    /// Its fields: name, and what the value is.
    pub fields: &'static [(&'static str, &'static str)],
    /// Reads one from its pages.
    pub read: fn(&mut Paper, &[Sheet<'_>]),
}
