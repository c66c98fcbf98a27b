//! JSON that is kept: canonical (RFC 8785) where its bytes are hashed, plain where they are only read again.

use serde::Serialize;
use serde_json::Value;

use crate::base::error::Error;

/// The canonical text of a value.
///
/// # Errors
/// The value has no JSON form, which is a fault of the program.
pub fn canonical<T: Serialize>(value: &T) -> Result<String, Error> {
    let text = match serde_json::to_value(value) {
        Ok(tree) if plainly(&tree) => serde_json::to_string(&tree),
        _ => serde_json_canonicalizer::to_string(value),
    };
    text.map_err(|cause| Error::internal("canonical JSON", cause))
}

/// The largest whole number that all doubles up to it can tell apart, 2^53.
const EXACT: u64 = 1 << 53;

/// Whether the plain text of a tree is canonical: its keys are sorted by bytes, which for ASCII is the order of UTF-16 units, and its
/// numbers are whole and exact as doubles. Nearly all that the market records is of this kind, and is written several times as fast.
fn plainly(tree: &Value) -> bool {
    match tree {
        Value::Null | Value::Bool(_) | Value::String(_) => true,
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(whole), _) => whole.unsigned_abs() <= EXACT,
            (None, Some(whole)) => whole <= EXACT,
            (None, None) => false,
        },
        Value::Array(items) => items.iter().all(plainly),
        Value::Object(fields) => fields.iter().all(|(key, value)| key.is_ascii() && plainly(value)),
    }
}

/// The plain text of a value. It takes less time: canonical text is sorted by the keys of every object.
///
/// # Errors
/// The value has no JSON form, which is a fault of the program.
pub fn plain<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|cause| Error::internal("JSON", cause))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn trees() -> impl Strategy<Value = Value> {
        let text = prop_oneof!["[a-zA-Z_0-9]{0,6}", any::<String>()];
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            (-9_007_199_254_740_994_i64..=9_007_199_254_740_994).prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            text.clone().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, move |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                proptest::collection::hash_map(text.clone(), inner, 0..6)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_plainly_is_canonical(tree in trees()) {
            prop_assert_eq!(canonical(&tree).unwrap(), serde_json_canonicalizer::to_string(&tree).unwrap());
        }
    }

    #[test]
    fn what_needs_care_is_not_written_plainly() {
        for (tree, text) in [
            (serde_json::json!({ "b": 1, "a": [null, true, "\u{7}臺"] }), "{\"a\":[null,true,\"\\u0007臺\"],\"b\":1}"),
            (serde_json::json!([1.0, 1e21]), "[1,1e+21]"),
            // By UTF-16 units the second key comes first.
            (serde_json::json!({ "\u{ff61}": 1, "\u{1f600}": 2 }), "{\"\u{1f600}\":2,\"\u{ff61}\":1}"),
            (serde_json::json!(9_007_199_254_740_993_i64), "9007199254740992"),
        ] {
            assert_eq!(canonical(&tree).unwrap(), text);
        }
    }
}
