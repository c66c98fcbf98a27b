//! When two values count as the same: spelling of characters and blanks does not matter, digits do.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// The form that is compared.
pub fn neutral(value: &Value) -> Value {
    match value {
        Value::String(text) => {
            Value::String(text.nfkc().filter(|c| *c != ' ').map(|c| if c == '臺' { '台' } else { c }).collect())
        }
        Value::Number(number) => match number.as_f64() {
            // An amount may come as 12.0: whole is whole.
            Some(float) if number.as_i64().is_none() && float.fract() == 0.0 => Value::String(format!("{float:.0}")),
            _ => Value::String(number.to_string()),
        },
        Value::Array(values) => Value::Array(values.iter().map(neutral).collect()),
        other => other.clone(),
    }
}

/// Whether two values are the same in the compared form; an absent one equals nothing.
pub fn same(found: Option<&Value>, truth: &Value) -> bool {
    found.is_some_and(|found| neutral(found) == neutral(truth))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn spelling_does_not_matter_and_digits_do() {
        assert!(same(Some(&json!("臺北市１號 2樓")), &json!("台北市1號2樓")));
        assert!(same(Some(&json!(12.0)), &json!(12)));
        assert!(!same(Some(&json!(13)), &json!(12)));
        assert!(!same(Some(&json!("12")), &json!("012")));
        assert!(!same(None, &json!(null)));
    }
}
