//! Why a case cannot be judged. Every error names the place, what is expected there and an example.

use thiserror::Error;

/// A case that cannot be judged as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CaseError {
    /// The case itself, or its `facts`, is not a JSON object.
    #[error("{place} must be a JSON object with {keys}, but is {found}")]
    NotAnObject {
        /// `the case`, `facts` or a line.
        place: String,
        /// The keys expected inside.
        keys: String,
        /// What stands there.
        found: String,
    },
    /// No rule has this id.
    #[error("there is no rule {rule:?}; the rules are {known}")]
    UnknownRule {
        /// The id given.
        rule: String,
        /// The ids there are.
        known: String,
    },
    /// A fact (or `rule`, `on`) is not given.
    #[error("fact {fact:?} is missing: expected {expected}, for example {example}")]
    MissingFact {
        /// Name of the fact, with the line it belongs to.
        fact: String,
        /// What is expected.
        expected: String,
        /// An example as JSON.
        example: String,
    },
    /// A fact has a value of another type, or one that does not exist.
    #[error("fact {fact:?} is {found}: expected {expected}, for example {example}")]
    WrongType {
        /// Name of the fact, with the line it belongs to.
        fact: String,
        /// What is expected.
        expected: String,
        /// The value given.
        found: String,
        /// An example as JSON.
        example: String,
    },
    /// A name that no fact has; it may be a misspelt one.
    #[error("{fact:?} is not a fact of this rule; the facts are {known}")]
    UnknownFact {
        /// The name given.
        fact: String,
        /// The names there are.
        known: String,
    },
    /// Two facts contradict each other.
    #[error("facts contradict each other: {left} and {right}")]
    Contradiction {
        /// One fact with its value.
        left: String,
        /// The other.
        right: String,
    },
    /// A setting for something that stands in the law, or that does not exist.
    #[error("{id:?} is not a setting: only rules and parameters with mark K or D are; `gongqi law` lists them")]
    NoSetting {
        /// The id given.
        id: String,
    },
}
