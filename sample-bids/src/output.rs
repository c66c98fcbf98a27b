//! Writing of sheets as PDF.

pub(crate) mod embedded;
pub(crate) mod locked;
pub(crate) mod pictures;
pub(crate) mod unembedded;
