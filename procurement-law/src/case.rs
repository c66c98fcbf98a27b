//! Judging one case given as JSON: `{"rule": …, "on": …, "facts": {…}}`, with `"settings": {…}` where an owner has some.

use chrono::NaiveDate;
use serde_json::Value;

use crate::case_error::CaseError;
use crate::fact::FactKind;
use crate::frame::Frame;
use crate::reader::shown;
use crate::roc;
use crate::rule::Rule;
use crate::rules;
use crate::ruling::{Outcome, Ruling};
use crate::settings::Settings;
use crate::settings_check;

/// Judges a case by its rule. A day before the rule's text was in force gives a ruling that asks for a person.
///
/// # Errors
/// A case that names no known rule, lacks a fact or gives one of the wrong type.
pub fn check(case: &Value) -> Result<Vec<Ruling>, CaseError> {
    let Value::Object(given) = case else {
        return Err(CaseError::NotAnObject {
            place: "the case".to_owned(),
            keys: "rule, on, facts".to_owned(),
            found: shown(case),
        });
    };
    let allowed = ["rule", "on", "facts", "settings"];
    if let Some(name) = given.keys().find(|name| !allowed.contains(&name.as_str())) {
        return Err(CaseError::UnknownFact {
            fact: name.clone(),
            known: format!("{} (facts stand inside \"facts\")", allowed.join(", ")),
        });
    }
    let rule = rule(given.get("rule"))?;
    let on = day(given.get("on"))?;
    let empty = Value::Object(serde_json::Map::new());
    let facts = given.get("facts").unwrap_or(&empty);
    let frame = Frame { on, settings: settings(given.get("settings"))? };
    let rulings = (rule.judge)(&frame, facts)?;
    Ok(match rulings.is_empty() {
        _ if !rule.in_force(on) => vec![rule.not_in_force(&frame)],
        // A list without entries is no permission.
        true => vec![rule.begin(&frame, Outcome::NeedsPerson, "rule.nothing").arg("rule", rule.id)],
        false => rulings,
    })
}

fn settings(given: Option<&Value>) -> Result<Settings, CaseError> {
    let Some(given) = given else {
        return Ok(Settings::default());
    };
    let expected = ("settings", "an object with confirmed, values, closures", r#"{"confirmed": ["ORD-12"]}"#);
    let settings: Settings = serde_json::from_value(given.clone()).map_err(|_| wrong(expected, given))?;
    settings_check::check(&settings).map(|()| settings)
}

fn rule(given: Option<&Value>) -> Result<&'static Rule, CaseError> {
    let expected = ("rule", "the id of a rule", "\"ORD-10\"");
    let id = match given {
        None | Some(Value::Null) => return Err(missing(expected)),
        Some(Value::String(id)) => id,
        Some(other) => return Err(wrong(expected, other)),
    };
    rules::rule(id).ok_or_else(|| CaseError::UnknownRule {
        rule: id.clone(),
        known: rules::rules().map(|rule| rule.id).collect::<Vec<_>>().join(", "),
    })
}

fn day(given: Option<&Value>) -> Result<NaiveDate, CaseError> {
    let date = FactKind::Date.expected();
    let expected = ("on", date.as_str(), "\"2026-03-02\"");
    match given {
        None | Some(Value::Null) => Err(missing(expected)),
        Some(value) => value.as_str().and_then(roc::parse).ok_or_else(|| wrong(expected, value)),
    }
}

fn missing((fact, expected, example): (&str, &str, &str)) -> CaseError {
    CaseError::MissingFact { fact: fact.to_owned(), expected: expected.to_owned(), example: example.to_owned() }
}

fn wrong((fact, expected, example): (&str, &str, &str), found: &Value) -> CaseError {
    CaseError::WrongType {
        fact: fact.to_owned(),
        expected: expected.to_owned(),
        found: shown(found),
        example: example.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::FactRow;
    use serde_json::json;

    fn outcome(case: Value) -> Outcome {
        check(&case).unwrap().iter().map(|r| r.outcome).max().unwrap()
    }

    fn error(case: Value) -> String {
        check(&case).unwrap_err().to_string()
    }

    /// The examples of the table put together; a list holds one object.
    fn examples(rows: &[FactRow]) -> Value {
        let example = |row: &FactRow| match row.inner {
            [] => serde_json::from_str(row.example).unwrap(),
            inner => json!([examples(inner)]),
        };
        rows.iter().map(|row| (row.name.to_owned(), example(row))).collect::<serde_json::Map<_, _>>().into()
    }

    #[test]
    fn every_fact_row_is_read_and_its_example_has_its_type() {
        for rule in rules::rules().filter(|rule| rule.id != "PARAM") {
            let facts = examples(rule.facts);
            let rulings = check(&json!({"rule": rule.id, "on": "2026-03-02", "facts": facts})).unwrap();
            assert!(rulings.iter().all(|r| r.rule == rule.id));
        }
    }

    #[test]
    fn errors_name_fact_expectation_and_example() {
        let said = error(json!({"rule": "ORD-10", "on": "2026-03-02", "facts": {"used": "1", "amount": "1"}}));
        assert!(said.starts_with("fact \"budget\" is missing: expected an amount in NT$"), "{said}");
        assert!(said.ends_with("for example \"90000000\""), "{said}");
        let said =
            error(json!({"rule": "ORD-10", "on": "2026-03-02", "facts": {"budget": 1.5, "used": "1", "amount": "1"}}));
        assert!(said.starts_with("fact \"budget\" is 1.5: expected an amount"), "{said}");
        let said =
            error(json!({"rule": "ORD-01", "on": "2026-03-02", "facts": {"lines": [{"item": "1", "quantity": 3}]}}));
        assert!(said.starts_with("fact \"lines[0].remaining\" is missing"), "{said}");
        let said = error(json!({"rule": "ORD-05", "on": "2026-03-02", "facts": {"category": "財物", "amount": 1}}));
        assert!(said.contains("one of goods, services, works"), "{said}");
        let said = error(
            json!({"rule": "ORD-05", "on": "2026-03-02", "facts": {"category": "goods", "amount": 1, "superior_aproval": "x"}}),
        );
        assert!(said.starts_with("\"superior_aproval\" is not a fact of this rule; the facts are category"), "{said}");
    }

    #[test]
    fn errors_of_the_case_itself() {
        assert!(error(json!([])).starts_with("the case must be a JSON object with rule, on, facts"));
        assert!(error(json!({"rule": "ORD-99", "on": "2026-03-02"})).contains("the rules are ORD-01, ORD-02"));
        assert!(error(json!({"rule": 10, "on": "2026-03-02"})).starts_with("fact \"rule\" is 10"));
        assert!(error(json!({"rule": "ORD-10"})).starts_with("fact \"on\" is missing"));
        assert!(error(json!({"rule": "ORD-10", "on": "2026-02-30"})).starts_with("fact \"on\" is \"2026-02-30\""));
        assert!(
            error(json!({"rule": "ORD-10", "on": "2026-03-02", "facts": 1}))
                .starts_with("\"facts\" must be a JSON object")
        );
        assert!(error(json!({"rule": "ORD-10", "on": "2026-03-02", "budget": 1})).contains("facts stand inside"));
        assert!(error(json!({"rule": "ORD-01", "on": "2026-03-02", "facts": {"lines": []}})).contains("not empty"));
        assert!(error(json!({"rule": "PARAM", "on": "2026-03-02"})).starts_with("fact \"parameter\" is missing"));
    }

    #[test]
    fn an_amount_may_come_from_lines_and_must_agree_with_them() {
        let lines = json!([{"quantity": 3, "unit_price": "33.5"}, {"quantity": 1, "unit_price": 99}]);
        let with = |amount: Value, budget: &str| json!({"rule": "ORD-10", "on": "2026-03-02", "facts": {"budget": budget, "used": 0, "amount": amount, "lines": lines}});
        assert_eq!(outcome(with(Value::Null, "200")), Outcome::Allow);
        assert_eq!(outcome(with(Value::Null, "199")), Outcome::Refuse);
        assert_eq!(outcome(with(json!("200.0"), "200")), Outcome::Allow);
        assert!(error(with(json!(201), "900")).starts_with("facts contradict each other: amount 201"));
        let bare = json!({"rule": "ORD-10", "on": "2026-03-02", "facts": {"budget": "9", "used": 0, "lines": [{"quantity": 1}]}});
        assert!(error(bare).starts_with("fact \"lines[0].unit_price\" is missing"));
    }

    #[test]
    fn roc_days_are_read_and_old_days_need_a_person() {
        let case = |on: &str| json!({"rule": "ORD-10", "on": on, "facts": {"budget": "9", "used": 0, "amount": 1}});
        assert_eq!(outcome(case("115/3/2")), Outcome::Allow);
        assert_eq!(outcome(case("108年11月21日")), Outcome::NeedsPerson);
    }
}
