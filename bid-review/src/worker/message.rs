//! What a child tells its parent: lines of JSON, and for an image its bytes after the last line.

use serde::{Deserialize, Serialize};

use crate::reading::{Reading, Reason};
use crate::sandbox::Report;

/// Longest answer, in bytes.
pub(super) const LONGEST: u64 = 64 << 20;

/// One line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Message {
    /// The sandbox stands; sent before the file is looked at.
    Sandbox(Report),
    /// Pages done.
    Progress {
        /// So far.
        done: u32,
        /// In all.
        of: u32,
    },
    /// The answer to reading.
    Reading(Box<Reading>),
    /// The answer to drawing: so many bytes of PNG follow.
    Image(u64),
    /// The answer to drawing what cannot be drawn.
    Refused(Reason),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_line() {
        let line = serde_json::to_string(&Message::Progress { done: 1, of: 8 }).unwrap();
        assert_eq!(line, r#"{"progress":{"done":1,"of":8}}"#);
        let line = serde_json::to_string(&Message::Refused(Reason::NotADocument)).unwrap();
        assert_eq!(line, r#"{"refused":"not_a_document"}"#);
    }
}
