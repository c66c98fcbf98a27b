//! The rule book: all rules, in the order of documents and rulings.

use std::collections::BTreeSet;

use crate::rule::Rule;
use crate::{
    award, bonds, conflict, debarment, dispute, evaluation, lookup, monitoring, order, performance, price, rejection,
    secrecy, tender, value,
};

/// The parts of the rule book.
pub static PARTS: &[&[&Rule]] = &[
    order::RULES,
    value::RULES,
    price::RULES,
    monitoring::RULES,
    tender::RULES,
    award::RULES,
    evaluation::RULES,
    performance::RULES,
    bonds::RULES,
    rejection::RULES,
    debarment::RULES,
    conflict::RULES,
    secrecy::RULES,
    dispute::RULES,
    &[&lookup::RULE],
];

/// Every rule.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    PARTS.iter().flat_map(|part| part.iter().copied())
}

/// The families of the rule book in their order: `ORD` for the rules `ORD-*`.
pub fn families() -> impl Iterator<Item = &'static str> {
    let mut seen = BTreeSet::new();
    rules().map(Rule::family).filter(move |family| seen.insert(*family))
}

/// The rule of an id; `None` when there is none.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words;

    #[test]
    fn ids_are_unique_and_found() {
        for one in rules() {
            assert_eq!(rules().filter(|r| r.id == one.id).count(), 1);
            assert_eq!(rule(one.id).map(|r| r.id), Some(one.id));
        }
        assert!(rule("ORD-99").is_none());
    }

    #[test]
    fn every_rule_is_complete() {
        for one in rules() {
            assert!(!one.cites.is_empty() && !one.facts.is_empty() && !one.texts.is_empty(), "{}", one.id);
            assert!(one.texts.iter().all(|t| t.key.starts_with(&one.id.to_lowercase())), "{}", one.id);
            for (who, evidence) in one.overrides {
                assert!(words::known(who) && words::known(evidence), "{}", one.id);
            }
        }
    }
}
