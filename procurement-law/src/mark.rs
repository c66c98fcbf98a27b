//! How sure we are of a rule or a number, and what that allows it to do.

use serde::{Deserialize, Serialize};

use crate::outcome::Outcome;

/// Confidence in a rule or parameter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mark {
    /// Read in the text of the law or in the official compendium.
    #[default]
    #[serde(rename = "C")]
    Confirmed,
    /// Known in the trade, not read in a text: a person verifies before relying on it.
    #[serde(rename = "K")]
    Known,
    /// A design of this project, not law.
    #[serde(rename = "D")]
    Design,
}

impl Mark {
    /// Whether a text was read.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        *self == Self::Confirmed
    }

    /// The letter used in documents.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Confirmed => "C",
            Self::Known => "K",
            Self::Design => "D",
        }
    }

    /// What the mark means, for documents.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed in the text of the law",
            Self::Known => "known in the trade, to be verified",
            Self::Design => "design of this project, not law",
        }
    }

    /// The strongest form of `outcome` that this mark carries: nothing is refused on a rule or a number that nobody has read in a law.
    #[must_use]
    pub const fn limit(self, outcome: Outcome) -> Outcome {
        match (self, outcome) {
            (Self::Known | Self::Design, Outcome::Refuse) => Outcome::Warn,
            (_, kept) => kept,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_confirmed_mark_refuses() {
        assert_eq!(Mark::Confirmed.limit(Outcome::Refuse), Outcome::Refuse);
        for soft in [Mark::Known, Mark::Design] {
            assert_eq!(soft.limit(Outcome::Refuse), Outcome::Warn);
            assert_eq!(soft.limit(Outcome::NeedsPerson), Outcome::NeedsPerson);
            assert_eq!(soft.limit(Outcome::Allow), Outcome::Allow);
        }
    }

    #[test]
    fn json_is_the_letter() {
        for mark in [Mark::Confirmed, Mark::Known, Mark::Design] {
            assert_eq!(serde_json::to_value(mark).unwrap(), mark.letter());
        }
    }
}
