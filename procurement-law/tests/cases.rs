//! The cases of `cases/`: for every rule at least one that is accepted, one that is refused and one at a boundary, as a lawyer would check them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

use std::collections::BTreeMap;

use procurement_law::check_case;
use procurement_law::rule::Rule;
use procurement_law::rules::rules;
use procurement_law::ruling::{Lang, Outcome, Ruling};
use procurement_law::words;
use serde::Deserialize;
use serde_json::{Value, json};

/// One case with what is expected of its rulings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    kind: Kind,
    why: String,
    on: String,
    facts: Value,
    #[serde(default)]
    settings: Option<Value>,
    /// The strongest outcome of the rulings.
    outcome: Outcome,
    /// The sentence of the first ruling with that outcome.
    key: String,
    /// Values that this ruling works out, by key, as plain text; others may stand beside them.
    #[serde(default)]
    results: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Accept,
    Refuse,
    Boundary,
}

fn cases(rule: &Rule) -> Vec<Case> {
    let path = format!("cases/{}.json", rule.id);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_rule_has_accepting_refusing_and_boundary_cases() {
    for rule in rules() {
        let kinds: Vec<_> = cases(rule).iter().map(|case| case.kind).collect();
        for kind in [Kind::Accept, Kind::Refuse, Kind::Boundary] {
            assert!(kinds.contains(&kind), "{} has no case of kind {kind:?}", rule.id);
        }
    }
}

#[test]
fn every_file_belongs_to_a_rule() {
    for entry in std::fs::read_dir("cases").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(rules().any(|rule| name == format!("{}.json", rule.id)), "{name}");
    }
}

#[test]
fn every_case_is_judged_as_expected() {
    for rule in rules() {
        for case in cases(rule) {
            judge(rule, &case);
        }
    }
}

#[test]
fn every_sentence_of_a_rule_is_said_in_a_case() {
    for rule in rules() {
        let said: Vec<_> = cases(rule).iter().flat_map(|case| rulings(rule, case)).map(|one| one.text.key).collect();
        for text in rule.texts {
            assert!(said.iter().any(|key| key == text.key), "no case of {} says {}", rule.id, text.key);
        }
    }
}

fn rulings(rule: &Rule, case: &Case) -> Vec<Ruling> {
    let mut asked = json!({"rule": rule.id, "on": case.on, "facts": case.facts});
    if let Some(settings) = &case.settings {
        asked["settings"] = settings.clone();
    }
    check_case(&asked).unwrap_or_else(|error| panic!("{} ({}): {error}", rule.id, case.why))
}

fn judge(rule: &Rule, case: &Case) {
    let place = format!("{} ({})", rule.id, case.why);
    let rulings = rulings(rule, case);
    let worst = rulings.iter().map(|ruling| ruling.outcome).max().expect("at least one ruling");
    assert_eq!(worst, case.outcome, "{place}: {rulings:#?}");
    let told = rulings.iter().find(|ruling| ruling.outcome == worst).unwrap();
    assert_eq!(told.text.key, case.key, "{place}");
    for (what, expected) in &case.results {
        let found = told.results.iter().find(|result| result.what == *what);
        assert_eq!(
            found.map(|result| result.value.plain()).as_ref(),
            Some(expected),
            "{place}: {what} in {:#?}",
            told.results
        );
    }
    match case.kind {
        Kind::Accept => assert_eq!(worst, Outcome::Allow, "{place}"),
        Kind::Refuse => assert_ne!(worst, Outcome::Allow, "{place}"),
        Kind::Boundary => {}
    }
    rulings.iter().for_each(|ruling| readable(&place, ruling));
}

/// A ruling that a person can read: every slot of its sentence filled, every key with words, and nothing allowed against a comparison.
fn readable(place: &str, ruling: &Ruling) {
    for lang in [Lang::ZhTw, Lang::En] {
        let sentence = ruling.sentence(lang);
        assert!(!sentence.contains(['{', '}']), "{place}: {sentence}");
    }
    let keys = ruling.compared.iter().map(|one| &one.what).chain(ruling.results.iter().map(|one| &one.what));
    for key in keys {
        assert!(words::known(key), "{place}: no words for {key}");
    }
    if let Some(lifted) = &ruling.override_by {
        assert!(words::known(&lifted.who) && words::known(&lifted.evidence), "{place}: {lifted:?}");
    }
    if ruling.outcome == Outcome::Allow {
        let against = ruling.compared.iter().find(|one| one.holds() == Some(false));
        assert_eq!(against, None, "{place} is allowed although a comparison does not hold");
    }
}
