//! Documents, fields, reasons and notes in words.

use bid_review::kind::DocumentKind;
use procurement_law::ruling::Lang;
use serde_json::Value;

use crate::texts::{has, say};

/// The name of a type of document; the unknown one's for what nobody knows.
pub fn kind_title(name: &str, lang: Lang) -> String {
    let kind = DocumentKind::ALL.into_iter().find(|kind| kind.name() == name).unwrap_or(DocumentKind::Unknown);
    let (chinese, english) = kind.title();
    match lang {
        Lang::ZhTw => chinese.to_owned(),
        Lang::En => english.to_owned(),
    }
}

/// The words of a name; a name without words shows itself.
pub fn named(family: &str, name: &str, lang: Lang) -> String {
    let key = format!("{family}-{}", name.replace(['_', '.'], "-"));
    if has(&key) { say(lang, &key) } else { name.to_owned() }
}

/// The value of a field as people read it.
pub fn value(value: &Value) -> String {
    match value {
        Value::Null => "—".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(values) if values.iter().all(|one| !one.is_object() && !one.is_array()) => {
            values.iter().map(self::value).collect::<Vec<_>>().join("、")
        }
        Value::Array(values) => values.iter().map(self::value).collect::<Vec<_>>().join("；"),
        Value::Object(fields) => {
            fields.iter().map(|(name, one)| format!("{name}: {}", self::value(one))).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_known_has_words_and_the_rest_shows_itself() {
        assert_eq!(kind_title("tax_certificate", Lang::ZhTw), "納稅證明");
        assert_eq!(kind_title("menu", Lang::En), "Unknown document");
        assert_eq!(named("review-reason", "password", Lang::ZhTw), say(Lang::ZhTw, "review-reason-password"));
        assert_eq!(named("review-reason", "new_one", Lang::ZhTw), "new_one");
        assert_eq!(value(&json!(["a", 2])), "a、2");
        assert_eq!(value(&json!([{ "qty": 2 }])), "qty: 2");
    }

    #[test]
    fn every_reason_and_note_has_words() {
        for reason in ["password", "damaged", "limit", "not_a_document", "no_ocr"] {
            assert_ne!(named("review-reason", reason, Lang::ZhTw), reason);
        }
        for note in ["empty_password", "active_content", "revised", "stray_bytes", "hidden_text", "lying_text"] {
            assert_ne!(named("review-note", note, Lang::ZhTw), note);
        }
    }
}
