//! Papers that must hold certain entries: one ruling for each entry that is missing.

use crate::frame::Frame;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};

/// The codes that are asked for and not given, in the order of the law.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::cmt_09::{Entry, RULE};
    use crate::roc::day;

    #[test]
    fn what_is_missing_comes_before_what_is_wrong() {
        let frame = Frame::on(day(2026, 3, 2));
        let wrong = vec![named(&frame, &RULE, (Outcome::Refuse, "last"), "")];
        let given = [Entry::Case, Entry::Time];
        let lacking = || missing(&[Entry::Case, Entry::Number, Entry::Time, Entry::Place], &given).map(Entry::code);
        assert_eq!(lacking().collect::<Vec<_>>(), ["minutes_number", "minutes_place"]);
        let keys = |rulings: Vec<Ruling>| rulings.into_iter().map(|one| one.text.key).collect::<Vec<_>>();
        assert_eq!(keys(judged(&frame, &RULE, lacking(), wrong)), ["cmt-09.missing", "cmt-09.missing", "cmt-09.last"]);
        assert_eq!(keys(judged(&frame, &RULE, std::iter::empty(), Vec::new())), ["cmt-09.complete"]);
        assert_eq!((whole(0), whole(7)), (0, 7));
    }
}
