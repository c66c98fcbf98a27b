//! A type of document as data: what it is, which fields it has, and how they are read.

use crate::documents::paper::Paper;
use crate::kind::DocumentKind;
use crate::layout::sheet::Sheet;

/// A field: its name, and what the value is.
pub type Named = (&'static str, &'static str);

/// The fields that name the tender.
pub const TENDER: &[Named] =
    &[("tender_no", "case number"), ("tender_name", "name of the tender"), ("agency", "tendering agency")];

/// The fields that name who bids.
pub const VENDOR: &[Named] =
    &[("vendor_name", "the bidder"), ("ubn", "its business number"), ("representative", "its representative")];

/// The day on a form that the bidder signs.
pub const SIGNED: &[Named] = &[("date", "day of signing")];

/// A type of document.
#[derive(Debug)]
pub struct Form {
    /// The type.
    pub kind: DocumentKind,
    /// What papers count as one, in English.
    pub about: &'static str,
    /// Its fields, group by group.
    pub fields: &'static [&'static [Named]],
    /// Reads one from its pages.
    pub read: fn(&mut Paper, &[Sheet<'_>]),
}
