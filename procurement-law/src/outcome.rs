//! What follows from a rule.

use serde::{Deserialize, Serialize};

/// What follows from a rule, mildest first, so that `max` gives what a set of rulings amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The rule does not stand in the way.
    Allow,
    /// The act may go on; the person acting sees the sentence first.
    Warn,
    /// The machine cannot tell; a person decides.
    NeedsPerson,
    /// The act is unlawful on these facts.
    Refuse,
}
