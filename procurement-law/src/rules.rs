//! The ordered list of all rules.

use crate::lookup;
use crate::order::{ord_01, ord_02, ord_05, ord_09, ord_10};
use crate::rule::Rule;

/// Every rule, in the order of documents and rulings.
pub static RULES: [&Rule; 6] =
    [&ord_01::RULE, &ord_02::RULE, &ord_05::RULE, &ord_09::RULE, &ord_10::RULE, &lookup::RULE];

/// The rule of an id; `None` when there is none.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::{self, facts::OrderFacts};
    use crate::words;

    #[test]
    fn ids_are_unique_and_found() {
        for one in RULES {
            assert_eq!(RULES.iter().filter(|r| r.id == one.id).count(), 1);
            assert_eq!(rule(one.id).map(|r| r.id), Some(one.id));
        }
        assert!(rule("ORD-99").is_none());
    }

    #[test]
    fn every_rule_is_complete() {
        for one in RULES {
            assert!(!one.cites.is_empty() && !one.facts.is_empty() && !one.texts.is_empty(), "{}", one.id);
            assert!(one.texts.iter().all(|t| t.key.starts_with(&one.id.to_lowercase())), "{}", one.id);
            for (who, evidence) in one.overrides {
                assert!(words::known(who) && words::known(evidence), "{}", one.id);
            }
        }
    }

    #[test]
    fn an_order_is_judged_by_every_order_rule() {
        let listed: Vec<_> = RULES.iter().map(|r| r.id).filter(|id| id.starts_with("ORD-")).collect();
        let rulings = order::check(&OrderFacts::sample());
        assert_eq!(rulings.iter().map(|r| r.rule.as_str()).collect::<Vec<_>>(), listed);
    }
}
