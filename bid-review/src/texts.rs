//! The sentences of findings in both languages.

use procurement_law::ruling::Lang;
use procurement_law::texts::{Sentence, fill};

use crate::finding::Finding;
use crate::rules::RULES;

/// The sentence of a key.
#[must_use]
pub fn by_key(key: &str) -> Option<&'static Sentence> {
    RULES.iter().flat_map(|rule| rule.texts.iter()).find(|sentence| sentence.key == key)
}

impl Finding {
    /// The sentence in a language. An unknown key (a finding from a newer version) gives the key and its arguments.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let args = &self.text.args;
        match by_key(&self.text.key) {
            Some(sentence) => fill(sentence.template(lang), args, lang),
            None => {
                let listed: Vec<_> = args.iter().map(|(k, v)| format!("{k}={v}")).collect();
                format!("{} ({})", self.text.key, listed.join(", "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_its_rule_s_own_or_shared_and_says_one_thing() {
        let all: Vec<&Sentence> = RULES.iter().flat_map(|r| r.texts.iter()).collect();
        for rule in RULES {
            let own = format!("{}.", rule.id.to_lowercase());
            let named = |key: &str| {
                [own.as_str(), "bond.", "looked-up.", "seals.", "subject.", "tender.", "valid."]
                    .iter()
                    .any(|p| key.starts_with(p))
            };
            assert!(rule.texts.iter().all(|t| named(t.key)), "{}", rule.id);
        }
        for one in &all {
            assert!(all.iter().all(|other| other.key != one.key || other == one), "{}", one.key);
        }
    }
}
