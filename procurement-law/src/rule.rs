//! A rule: what it is called, what it rests on, which facts it reads, and the function that judges.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

use crate::case_error::CaseError;
use crate::fact::FactRow;
use crate::frame::Frame;
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
    /// Ids of the parameters it uses; each is recorded for every day on which the rule is in force.
    pub parameters: &'static [&'static str],
    /// Who may decide otherwise, on which evidence: keys of [`crate::words`].
    pub overrides: &'static [(&'static str, &'static str)],
    /// The facts read.
    pub facts: &'static [FactRow],
    /// The sentences used.
    pub texts: &'static [Sentence],
    /// A case that a person can start from, as JSON.
    pub example: &'static str,
    /// Judges a case by its facts as JSON; whether the rule is in force is for the caller.
    pub judge: Judge,
}

/// Judges a case by its facts as JSON.
pub type Judge = fn(&Frame, &Value) -> Result<Vec<Ruling>, CaseError>;

impl Rule {
    /// Whether the text behind the rule is in force on a day.
    #[must_use]
    pub fn in_force(&self, on: NaiveDate) -> bool {
        self.valid_from <= on && self.valid_to.is_none_or(|last| on <= last)
    }

    /// The part of the rule book it belongs to: `ORD` for `ORD-10`.
    #[must_use]
    pub fn family(&self) -> &'static str {
        self.id.split('-').next().unwrap_or(self.id)
    }

    /// A ruling of this rule to which comparisons and arguments are added; its mark limits the outcome until the owner switches the rule.
    #[must_use]
    pub fn begin(&self, frame: &Frame, outcome: Outcome, key: &str) -> Ruling {
        let mark = frame.trust(self.id, self.mark);
        Ruling {
            rule: self.id.to_owned(),
            outcome: mark.limit(outcome),
            mark,
            cites: self.cites.iter().map(|place| place.cite()).collect(),
            parameters: Vec::new(),
            compared: Vec::new(),
            results: Vec::new(),
            override_by: None,
            text: Text { key: key.to_owned(), args: BTreeMap::new() },
            on: frame.on,
        }
    }

    /// The ruling for a day on which the text was not in force.
    #[must_use]
    pub fn not_in_force(&self, frame: &Frame) -> Ruling {
        self.begin(frame, Outcome::NeedsPerson, "rule.not_in_force")
            .arg("rule", self.id)
            .arg("from", self.valid_from)
            .arg("on", frame.on)
    }
}
