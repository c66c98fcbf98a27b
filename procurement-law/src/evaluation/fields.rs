//! Papers that must hold certain entries: one ruling for each entry that is missing.

use crate::frame::Frame;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};

/// The codes that are asked for and not given, in the order of the law.
#[must_use]
pub fn missing<'a, T: Copy + PartialEq>(asked: &'a [T], given: &'a [T]) -> impl Iterator<Item = T> + 'a {
    asked.iter().copied().filter(|one| !given.contains(one))
}

/// One refusal for each missing entry, followed by what else is wrong; the ruling that all is complete when there is neither.
#[must_use]
pub fn judged(
    frame: &Frame,
    rule: &Rule,
    codes: impl Iterator<Item = &'static str>,
    wrong: Vec<Ruling>,
) -> Vec<Ruling> {
    let id = rule.id.to_lowercase();
    let key = format!("{id}.missing");
    let refuse = |code: &'static str| rule.begin(frame, Outcome::Refuse, &key).arg("field", code);
    let mut rulings: Vec<Ruling> = codes.map(refuse).collect();
    rulings.extend(wrong);
    if rulings.is_empty() {
        rulings.push(rule.begin(frame, Outcome::Allow, &format!("{id}.complete")));
    }
    rulings
}

/// A refusal or other answer of a rule by the end of its sentence's key, naming one person, item or bidder.
#[must_use]
pub fn named(frame: &Frame, rule: &Rule, (outcome, end): (Outcome, &str), name: &str) -> Ruling {
    rule.begin(frame, outcome, &format!("{}.{end}", rule.id.to_lowercase())).arg("name", name)
}

/// A count of things as the number that comparisons use.
#[must_use]
pub fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
