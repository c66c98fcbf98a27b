//! How many working days the office gives itself and the vendors. No text of law names these; they are the owner's.

use serde::Deserialize;

/// The deadlines, in working days after the day of the act.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Deadlines {
    /// For the office to finish a task.
    pub task: u32,
    /// For a vendor to answer a price check.
    pub answer: u32,
    /// For the office to decide an objection to a hold.
    pub objection: u32,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self { task: 5, answer: 10, objection: 10 }
    }
}
