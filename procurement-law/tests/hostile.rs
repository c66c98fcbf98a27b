//! Whatever a case says, a rule answers or says what is wrong with it: every fact of every case is replaced by extremes, one after the other.

#![allow(clippy::unwrap_used)]

use procurement_law::check_case;
use procurement_law::rules::rules;
use serde_json::{Value, json};

/// Values that are of the right type somewhere and absurd everywhere.
fn extremes() -> Vec<Value> {
    vec![
        json!(0),
        json!(-1),
        json!(i64::MIN),
        json!(i64::MAX),
        json!("0"),
        json!("0.0000000000000000000000000001"),
        json!("79228162514264337593543950335"),
        json!("1911-01-01"),
        json!("9999-12-31"),
        json!("9999-12-31T23:59"),
        json!(""),
        json!("𠮷\u{0}\u{202e}"),
        json!(true),
        json!(false),
        json!(null),
        json!([]),
        json!({}),
    ]
}

#[test]
fn no_case_breaks_a_rule() {
    let extremes = extremes();
    let (mut judged, mut refused) = (0, 0);
    for rule in rules() {
        let path = format!("cases/{}.json", rule.id);
        let mut cases: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        // One case for each way through the rule.
        cases.sort_by_key(|case| case["key"].to_string());
        cases.dedup_by_key(|case| case["key"].to_string());
        for case in &cases {
            let asked = json!({"rule": rule.id, "on": case["on"], "facts": case["facts"]});
            for place in places(&asked["facts"], "/facts") {
                for extreme in &extremes {
                    let mut asked = asked.clone();
                    *asked.pointer_mut(&place).unwrap() = extreme.clone();
                    let outcome = std::panic::catch_unwind(|| check_case(&asked));
                    match outcome {
                        Ok(Ok(rulings)) => {
                            assert!(!rulings.is_empty(), "{} says nothing on {place} = {extreme}", rule.id);
                            judged += 1;
                        }
                        Ok(Err(_)) => refused += 1,
                        Err(_) => panic!("{} breaks on {place} = {extreme} in {asked}", rule.id),
                    }
                }
            }
            for on in ["1912-01-01", "9999-12-31"] {
                let asked = json!({"rule": rule.id, "on": on, "facts": case["facts"]});
                assert!(std::panic::catch_unwind(|| check_case(&asked)).is_ok(), "{} breaks on {asked}", rule.id);
            }
            for most in [&json!("79228162514264337593543950335"), &json!(i64::MAX), &json!(i64::MIN)] {
                let mut asked = asked.clone();
                all_numbers(&mut asked["facts"], most);
                assert!(std::panic::catch_unwind(|| check_case(&asked)).is_ok(), "{} breaks on {asked}", rule.id);
            }
            for place in lists(&asked["facts"], "/facts") {
                let mut asked = asked.clone();
                let list = asked.pointer_mut(&place).unwrap().as_array_mut().unwrap();
                list.extend(list.clone());
                assert!(std::panic::catch_unwind(|| check_case(&asked)).is_ok(), "{} breaks on {asked}", rule.id);
            }
        }
    }
    assert!(judged > 5_000 && refused > 5_000, "{judged} judged, {refused} refused");
}

/// Puts `most` in the place of every number, and of every text that is one.
fn all_numbers(value: &mut Value, most: &Value) {
    match value {
        Value::Object(fields) => fields.values_mut().for_each(|value| all_numbers(value, most)),
        Value::Array(list) => list.iter_mut().for_each(|value| all_numbers(value, most)),
        Value::Number(_) if most.is_i64() => *value = most.clone(),
        Value::Number(_) if most.is_string() => *value = most.clone(),
        Value::String(text) if most.is_string() && text.parse::<f64>().is_ok() => *value = most.clone(),
        _ => {}
    }
}

/// Pointers to every value below a value.
fn places(value: &Value, at: &str) -> Vec<String> {
    let below: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (format!("{at}/{name}"), value)).collect(),
        Value::Array(list) => list.iter().enumerate().map(|(n, value)| (format!("{at}/{n}"), value)).collect(),
        _ => Vec::new(),
    };
    below.into_iter().flat_map(|(at, value)| [vec![at.clone()], places(value, &at)].concat()).collect()
}

/// Pointers to every list below a value.
fn lists(value: &Value, at: &str) -> Vec<String> {
    let all = places(value, at);
    let root = json!({ "facts": value });
    all.into_iter().filter(|place| root.pointer(place).is_some_and(Value::is_array)).collect()
}
