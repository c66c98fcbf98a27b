//! A rule: what it is called, what it rests on, which facts it reads, and the function that judges.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

use crate::case_error::CaseError;
use crate::laws::Place;
use crate::mark::Mark;
use crate::ruling::{Outcome, Ruling, Text};
use crate::texts::Sentence;

/// A rule of the law as data.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Id, such as `ORD-10`.
    pub id: &'static str,
    /// Chinese title.
    pub title_zh: &'static str,
    /// English title.
    pub title_en: &'static str,
    /// What the rule asks for, in one or two English sentences, with the reading chosen where the text leaves room.
    pub meaning: &'static str,
    /// Places in the law.
    pub cites: &'static [Place],
    /// How sure we are of the rule.
    pub mark: Mark,
    /// First day of the text that was read.
    pub valid_from: NaiveDate,
    /// Last day of that text; `None` while it is in force.
    pub valid_to: Option<NaiveDate>,
    /// Who may decide otherwise, on which evidence: keys of [`crate::words`].
    pub overrides: &'static [(&'static str, &'static str)],
    /// The facts read.
    pub facts: &'static [FactRow],
    /// The sentences used.
    pub texts: &'static [Sentence],
    /// A case that a person can start from, as JSON.
    pub example: &'static str,
    /// Judges a case of a day by its facts as JSON; whether the rule is in force is for the caller.
    pub judge: fn(NaiveDate, &Value) -> Result<Vec<Ruling>, CaseError>,
}

/// One fact that a rule reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactRow {
    /// Name in the JSON of a case; `lines[].` stands before the facts of a line.
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
}

/// Type of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    /// A day.
    Date,
    /// An amount.
    Money,
    /// A whole number.
    Count,
    /// A text.
    Text,
    /// `true` or `false`.
    Flag,
    /// `goods`, `services` or `works`.
    Category,
    /// A list of objects.
    List,
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

impl FactKind {
    /// What a case gives for a fact of this type.
    #[must_use]
    pub const fn expected(self) -> &'static str {
        match self {
            Self::Date => "a date such as 2026-11-21 or 115/11/21",
            Self::Money => "an amount in NT$, not negative, as a decimal text without separators or as a whole number",
            Self::Count => "a whole number",
            Self::Text => "a text",
            Self::Flag => "true or false",
            Self::Category => "one of goods, services, works",
            Self::List => "a list of objects, not empty",
        }
    }

    /// Name of the type in documents.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Money => "money",
            Self::Count => "count",
            Self::Text => "text",
            Self::Flag => "flag",
            Self::Category => "category",
            Self::List => "list",
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

impl Rule {
    /// Whether the text behind the rule is in force on a day.
    #[must_use]
    pub fn in_force(&self, on: NaiveDate) -> bool {
        self.valid_from <= on && self.valid_to.is_none_or(|last| on <= last)
    }

    /// A ruling of this rule to which comparisons and arguments are added; its mark limits the outcome.
    #[must_use]
    pub fn begin(&self, on: NaiveDate, outcome: Outcome, key: &str) -> Ruling {
        Ruling {
            rule: self.id.to_owned(),
            outcome: self.mark.limit(outcome),
            cites: self.cites.iter().map(|place| place.cite()).collect(),
            parameters: Vec::new(),
            compared: Vec::new(),
            override_by: None,
            text: Text { key: key.to_owned(), args: BTreeMap::new() },
            on,
        }
    }

    /// The ruling for a day on which the text was not in force.
    #[must_use]
    pub fn not_in_force(&self, on: NaiveDate) -> Ruling {
        self.begin(on, Outcome::NeedsPerson, "rule.not_in_force")
            .arg("rule", self.id)
            .arg("from", self.valid_from)
            .arg("on", on)
    }
}
