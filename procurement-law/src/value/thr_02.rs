//! THR-02: how the procurement value is worked out before the tender (施行細則 6).

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::fact::Facts as _;
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::parameter::Used;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;
use crate::value::amount::{self, Kind};

/// Months by which the rent of a lease with an open term counts.
pub const OPEN_LEASE_MONTHS: &str = "open_lease_months";

choice! {
    /// How a tender is awarded.
    pub enum Award {
        /// One award for the whole.
        Single = "single",
        /// 複數決標 (政府採購法 52-1-4).
        Multiple = "multiple",
    }
}

facts! {
    /// A part of the purchase.
    pub struct Part {
        /// what the amount is
        kind: Kind = "", "\"budget\"";
        /// its amount; for an open lease the rent of one month
        amount: Decimal = "NT$, tax included", "\"1500000\"";
        /// subject matter of the item it belongs to; needed under a multiple award of different subject matters
        subject: Option<String> = "name", "\"防毒軟體\"";
    }
}

facts! {
    /// A procurement value that the agency has written down.
    pub struct Stated {
        /// its amount
        amount: Decimal = "NT$, tax included", "\"1500000\"";
        /// subject matter it was written down for; left out for the whole purchase
        subject: Option<String> = "name", "null";
    }
}

facts! {
    /// A purchase before its tender.
    pub struct Facts {
        /// how it is awarded
        award: Award = "", "\"single\"";
        /// its parts
        parts: Vec<Part> = "", "[]";
        /// the values that the agency has written down; empty before it has
        stated: Vec<Stated> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "THR-02",
    title_zh: "採購金額之計算",
    title_en: "Procurement value",
    meaning: "The procurement value holds all batches, items, options and extensions, expected spending and 48 months of an open lease, without what the agency receives. Under a multiple award whose items differ in subject matter each subject matter has its own value; items of one subject matter are taken together.",
    cites: &[ENFORCEMENT.at("6-1"), GPA.at("52-1-4")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[OPEN_LEASE_MONTHS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "thr-02.value",
            zh: "採購金額為{value:money}。",
            en: "The procurement value is {value:money}.",
        },
        Sentence {
            key: "thr-02.value_of",
            zh: "項目之標的不同，「{subject}」之採購金額為{value:money}。",
            en: "The items differ in subject matter; the procurement value of \"{subject}\" is {value:money}.",
        },
        Sentence {
            key: "thr-02.too_low",
            zh: "所列採購金額{stated:money}低於依規定計算之{value:money}。",
            en: "The value written down, {stated:money}, is below the {value:money} worked out.",
        },
        Sentence {
            key: "thr-02.too_high",
            zh: "所列採購金額{stated:money}高於依規定計算之{value:money}，請確認。",
            en: "The value written down, {stated:money}, is above the {value:money} worked out; check it.",
        },
        Sentence {
            key: "thr-02.no_parts",
            zh: "未列採購之組成部分，無從計算採購金額，應由承辦人員判斷。",
            en: "No part of the purchase is named and no value can be worked out; a person must judge.",
        },
        Sentence {
            key: "thr-02.no_subject",
            zh: "項目之標的不同，其中{value:money}未註明所屬標的，應由承辦人員認定。",
            en: "The items differ in subject matter, and {value:money} names none; a person must say where it belongs.",
        },
    ],
    example: r#"{
  "rule": "THR-02",
  "on": "2026-03-02",
  "facts": {
    "award": "single",
    "parts": [{ "kind": "budget", "amount": "1200000" }, { "kind": "extension", "amount": "300000" }],
    "stated": [{ "amount": "1200000" }]
  }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling per procurement value; one alone unless subject matters stand apart.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    if facts.parts.is_empty() {
        return vec![RULE.begin(frame, Outcome::NeedsPerson, "thr-02.no_parts")];
    }
    let months = match frame.count(&RULE, OPEN_LEASE_MONTHS) {
        Ok(months) => months,
        Err(asks) => return vec![*asks],
    };
    let parts: Vec<_> = facts.parts.iter().map(Part::named).collect();
    let named: BTreeSet<&str> = parts.iter().map(|part| part.subject).filter(|subject| !subject.is_empty()).collect();
    let apart = facts.award == Award::Multiple && named.len() > 1;
    let values = amount::values(&parts, months.value, apart);
    let mut stated: BTreeMap<&str, Decimal> = BTreeMap::new();
    for one in &facts.stated {
        let sum = stated.entry(if apart { trimmed(one.subject.as_ref()) } else { "" }).or_default();
        *sum = sum.saturating_add(one.amount);
    }
    let subjects: BTreeSet<&str> = values.keys().chain(stated.keys()).copied().collect();
    let one = |subject: &&str| {
        let value = values.get(subject).copied().unwrap_or_default();
        judge(frame, &months, (subject, apart), (value, stated.get(subject).copied()))
    };
    subjects.iter().map(one).collect()
}

impl Part {
    fn named(&self) -> amount::Part<'_> {
        amount::Part { kind: self.kind, amount: self.amount, subject: trimmed(self.subject.as_ref()) }
    }
}

fn trimmed(subject: Option<&String>) -> &str {
    subject.map_or("", |subject| subject.trim())
}

fn judge(
    frame: &Frame,
    months: &Used<i64>,
    (subject, apart): (&str, bool),
    (value, stated): (Decimal, Option<Decimal>),
) -> Ruling {
    let (outcome, key) = match stated {
        _ if apart && subject.is_empty() => (Outcome::NeedsPerson, "thr-02.no_subject"),
        Some(stated) if stated < value => (Outcome::Refuse, "thr-02.too_low"),
        Some(stated) if stated > value => (Outcome::Warn, "thr-02.too_high"),
        _ if apart => (Outcome::Allow, "thr-02.value_of"),
        _ => (Outcome::Allow, "thr-02.value"),
    };
    // Where every part names a subject, what was written down for none is the amount without a place.
    let placeless = if key == "thr-02.no_subject" && value.is_zero() { stated.unwrap_or_default() } else { value };
    let result = if apart { format!("procurement_value:{subject}") } else { "procurement_value".to_owned() };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(months)
        .result(&result, Quantity::money(value))
        .arg("value", placeless)
        .arg("subject", subject);
    match stated {
        Some(stated) => {
            ruling.compare(&result, Quantity::money(stated), Op::Eq, Quantity::money(value)).arg("stated", stated)
        }
        None => ruling,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;

    /// What `no_subject` says has no place, for two named parts, one without a name of `unnamed` and `stated` without a subject.
    fn placeless(unnamed: Option<u32>, stated: u32) -> Option<String> {
        let part = |amount, subject: Option<&str>| Part {
            kind: Kind::Budget,
            amount: dollars(amount),
            subject: subject.map(str::to_owned),
        };
        let named = [part(1, Some("a")), part(2, Some("b"))];
        let facts = Facts {
            award: Award::Multiple,
            parts: named.into_iter().chain(unnamed.map(|amount| part(amount, None))).collect(),
            stated: vec![Stated { amount: dollars(stated), subject: None }],
        };
        let mut rulings = check(&Frame::on(day(2026, 3, 2)), &facts).into_iter();
        rulings.find(|one| one.text.key == "thr-02.no_subject").and_then(|one| one.text.args.get("value").cloned())
    }

    #[test]
    fn an_amount_without_a_place_is_the_one_named() {
        assert_eq!(placeless(None, 7).as_deref(), Some("7"));
        assert_eq!(placeless(Some(5), 7).as_deref(), Some("5"));
    }
}
