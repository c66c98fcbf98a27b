//! Facts: what a case tells a rule, as rows of a table that documents, errors and the reader share.

use serde_json::Value;

/// One fact that a rule reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactRow {
    /// Name in the JSON of a case.
    pub name: &'static str,
    /// Type.
    pub kind: FactKind,
    /// Unit, or what the text holds.
    pub unit: &'static str,
    /// Whether it may be left out.
    pub need: Need,
    /// What it means.
    pub meaning: &'static str,
    /// An example as JSON.
    pub example: &'static str,
    /// The facts of each object, for a list of objects.
    pub inner: &'static [Self],
}

/// Type of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    /// A day.
    Date,
    /// A day and a time of the clock in Taipei.
    Moment,
    /// An amount.
    Money,
    /// A number that is no amount: points, percent, hours.
    Number,
    /// A whole number.
    Count,
    /// A text.
    Text,
    /// `true` or `false`.
    Flag,
    /// One of a few codes.
    Choice(&'static [&'static str]),
    /// A list of objects, not empty.
    List,
    /// A list of objects, which may be empty.
    Records,
    /// A list of plain values.
    Values,
}

/// Whether a fact may be left out of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Must be given.
    Required,
    /// Must be given, but may be `null`; so that a limit is never lifted by forgetting it.
    Nullable,
    /// May be left out.
    Optional,
}

/// A type whose value is one plain JSON value.
pub trait Plain: Sized {
    /// How documents and errors name the type.
    const KIND: FactKind;
    /// The value; `None` when it is of another type.
    fn take(value: &Value) -> Option<Self>;
}

impl FactKind {
    /// What a case gives for a fact of this type.
    #[must_use]
    pub fn expected(self) -> String {
        let said = match self {
            Self::Date => "a date such as 2026-11-21 or 115/11/21",
            Self::Moment => "a time in Taipei such as 2026-11-21T17:00",
            Self::Money => "an amount in NT$, not negative, as a decimal text without separators or as a whole number",
            Self::Number => "a number, not negative, as a decimal text or as a whole number",
            Self::Count => "a whole number",
            Self::Text => "a text",
            Self::Flag => "true or false",
            Self::Choice(codes) => return format!("one of {}", codes.join(", ")),
            Self::List => "a list of objects, not empty",
            Self::Records => "a list of objects",
            Self::Values => "a list of values",
        };
        said.to_owned()
    }

    /// Name of the type in documents.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Moment => "time",
            Self::Money => "money",
            Self::Number => "number",
            Self::Count => "count",
            Self::Text => "text",
            Self::Flag => "flag",
            Self::Choice(_) => "choice",
            Self::List | Self::Records => "list",
            Self::Values => "values",
        }
    }
}

impl Need {
    /// Word in documents.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Required => "yes",
            Self::Nullable => "yes, may be null",
            Self::Optional => "no",
        }
    }
}
