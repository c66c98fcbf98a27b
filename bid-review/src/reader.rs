//! Who reads: the one thing about reading that a reviewer of bids must know.

use crate::reading::Reading;

/// Pages read so far and pages in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Pages done.
    pub done: u32,
    /// Pages of the file.
    pub of: u32,
}

/// Reads the bytes of one file. A reader never fails: what cannot be read is a [`Reading`] with its reason.
pub trait Reader: Send + Sync {
    /// Reads a file, telling after each page how far it is.
    fn read(&self, bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Reading;
}

/// The twin that reads nothing into pages: it answers with the reading it was given, whatever the bytes.
#[derive(Debug, Clone)]
pub struct NullReader(pub Reading);

impl Reader for NullReader {
    fn read(&self, _bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Reading {
        progress(Progress { done: self.0.page_count, of: self.0.page_count });
        self.0.clone()
    }
}
