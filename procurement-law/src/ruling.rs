//! A ruling: what a rule says about one case, with everything a person needs to check it.
//!
//! The same value is answered by the API, shown on the page, kept in the audit log and asserted in tests.
//! It holds the numbers compared and the parameter versions used, so it stays readable after the law has changed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::clock::Deadline;
use crate::mark::Mark;

pub use crate::outcome::Outcome;
pub use crate::quantity::{Currency, Quantity};

/// What a rule says about one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// Rule id, such as `ORD-10`; the rules are listed in `docs/RULES.md`.
    pub rule: String,
    /// What follows.
    pub outcome: Outcome,
    /// How sure the rule is: anything but confirmed does not refuse.
    #[serde(default, skip_serializing_if = "Mark::is_confirmed")]
    pub mark: Mark,
    /// The places in the law that the rule rests on.
    pub cites: Vec<Cite>,
    /// Parameters used, each in the version in force on [`Ruling::on`].
    pub parameters: Vec<ParameterUse>,
    /// The comparisons made, in the order of the rule.
    pub compared: Vec<Comparison>,
    /// What the rule works out: deadlines, amounts, ranks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<Finding>,
    /// Who may decide otherwise and on what evidence; absent when nobody may, or when nothing stands in the way.
    pub override_by: Option<Override>,
    /// The sentence, by key; [`Ruling::sentence`] renders it.
    pub text: Text,
    /// The day judged, Taipei date.
    pub on: NaiveDate,
}

/// A place in a law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cite {
    /// Code in the national law database, such as `A0030081`.
    pub law: String,
    /// Official Chinese title.
    pub title: String,
    /// Article-paragraph-subparagraph, such as `6-4`; see [`crate::laws`].
    pub article: String,
}

/// The version of a parameter that a ruling used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParameterUse {
    /// Parameter id, such as `supervision_threshold`.
    pub id: String,
    /// First day of this version.
    pub valid_from: NaiveDate,
    /// The value.
    pub value: Quantity,
    /// The text that sets the value.
    pub source: String,
    /// How sure the value is: a ruling that rests on anything but a confirmed one does not refuse.
    #[serde(default, skip_serializing_if = "Mark::is_confirmed")]
    pub mark: Mark,
}

/// A value that a rule uses, with the version it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used<T> {
    /// The value.
    pub value: T,
    /// The version.
    pub parameter: ParameterUse,
}

/// Something worked out by a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Key of the thing, such as `last_day`; followed by `:` and the bidder, item or member where it concerns one.
    pub what: String,
    /// Its value.
    pub value: Quantity,
}

/// One comparison: `left op right` is what the rule asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Key of the thing compared, such as `order_amount`; followed by `:` and the item where it concerns one item.
    pub what: String,
    /// What is.
    pub left: Quantity,
    /// How the two are compared.
    pub op: Op,
    /// What is asked for.
    pub right: Quantity,
}

/// A comparison sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// At most (以下, 不逾).
    Le,
    /// Less than (未達).
    Lt,
    /// At least (以上).
    Ge,
    /// More than (逾).
    Gt,
    /// The same.
    Eq,
    /// Inside the range written on the right.
    Within,
    /// Given at all; the right side is an empty text.
    Present,
}

/// Who may decide otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// Key of the person or body, such as `superior_agency`; [`crate::words`] has the words.
    pub who: String,
    /// Key of the evidence asked for, such as `superior_approval_reference`.
    pub evidence: String,
}

/// A sentence by key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Key of the sentence, such as `ord-10.over_budget`.
    pub key: String,
    /// Named arguments in neutral form: plain decimals, ISO dates.
    pub args: BTreeMap<String, String>,
}

/// A language of the sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Traditional Chinese of Taiwan.
    ZhTw,
    /// English.
    En,
}

impl Comparison {
    /// Whether `left op right` is true; `None` for two different types and for [`Op::Within`], whose range is written for people.
    #[must_use]
    pub fn holds(&self) -> Option<bool> {
        use Quantity::{Count, Date, Moment, Money, Number, Text};
        if let (Op::Present, Text { value }) = (self.op, &self.left) {
            return Some(!value.trim().is_empty());
        }
        let order = match (&self.left, &self.right) {
            (Money { value: a, .. }, Money { value: b, .. }) => a.cmp(b),
            (Count { value: a }, Count { value: b }) => a.cmp(b),
            (Date { value: a }, Date { value: b }) => a.cmp(b),
            (Number { value: a }, Number { value: b }) => a.cmp(b),
            (Moment { value: a }, Moment { value: b }) => a.cmp(b),
            (Text { value: a }, Text { value: b }) if self.op == Op::Eq => a.cmp(b),
            _ => return None,
        };
        match self.op {
            Op::Le => Some(order.is_le()),
            Op::Lt => Some(order.is_lt()),
            Op::Ge => Some(order.is_ge()),
            Op::Gt => Some(order.is_gt()),
            Op::Eq => Some(order.is_eq()),
            Op::Within | Op::Present => None,
        }
    }
}

impl Ruling {
    /// Adds a comparison.
    #[must_use]
    pub fn compare(mut self, what: &str, left: Quantity, op: Op, right: Quantity) -> Self {
        let what = what.to_owned();
        self.compared.push(Comparison { what, left, op, right });
        self
    }

    /// Adds a parameter that was used; one that is not confirmed keeps the ruling from refusing.
    #[must_use]
    pub fn using<T>(mut self, used: &Used<T>) -> Self {
        self.outcome = used.parameter.mark.limit(self.outcome);
        self.parameters.push(used.parameter.clone());
        self
    }

    /// Adds something worked out.
    #[must_use]
    pub fn result(mut self, what: &str, value: Quantity) -> Self {
        self.results.push(Finding { what: what.to_owned(), value });
        self
    }

    /// Adds a day worked out by a clock; a late act is not refused by a calendar year that nobody has recorded.
    #[must_use]
    pub fn deadline(mut self, what: &str, deadline: &Deadline) -> Self {
        self.outcome = deadline.mark.limit(self.outcome);
        self.result(what, Quantity::date(deadline.day))
    }

    /// Adds an argument of the sentence.
    #[must_use]
    pub fn arg(mut self, name: &str, value: impl ToString) -> Self {
        self.text.args.insert(name.to_owned(), value.to_string());
        self
    }

    /// Says who may decide otherwise and on what evidence.
    #[must_use]
    pub fn unless(mut self, who: &str, evidence: &str) -> Self {
        self.override_by = Some(Override { who: who.to_owned(), evidence: evidence.to_owned() });
        self
    }
}

/// What a rule answers: a ruling, or the ruling that asks for a person because a parameter is not recorded for the day.
pub type Judged = Result<Ruling, Box<Ruling>>;

/// The ruling of either kind.
#[must_use]
pub fn settled(judged: Judged) -> Ruling {
    judged.unwrap_or_else(|asks| *asks)
}
