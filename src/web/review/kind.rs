//! Documents, fields, reasons and notes in words.

use bid_review::kind::DocumentKind;
use chrono::NaiveDate;
use procurement_law::roc;
use procurement_law::ruling::Lang;
use serde_json::Value;

use crate::base::money::Money;
use crate::texts::{has, say};

/// The columns of a price schedule in the order of its form.
const COLUMNS: [&str; 9] = ["no", "name", "brand", "origin", "spec", "unit", "qty", "unit_price", "amount"];

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

/// The value of a field as people read it: days by the calendar of the language, large numbers in groups, the rows of a
/// table one after another with the names of their columns.
pub fn value(value: &Value, lang: Lang) -> String {
    let listed = |values: &[Value], between: &str| {
        values.iter().map(|one| self::value(one, lang)).collect::<Vec<_>>().join(between)
    };
    match value {
        Value::Null => "—".to_owned(),
        Value::String(text) => match text.parse::<NaiveDate>() {
            Ok(day) if lang == Lang::ZhTw => roc::long(day),
            _ => text.clone(),
        },
        Value::Array(values) if values.iter().all(|one| !one.is_object() && !one.is_array()) => listed(values, "、"),
        Value::Array(values) => listed(values, "；"),
        Value::Object(fields) => {
            let place = |name: &str| COLUMNS.iter().position(|column| *column == name).unwrap_or(COLUMNS.len());
            let mut fields: Vec<(&String, &Value)> = fields.iter().collect();
            fields.sort_by_key(|(name, _)| place(name));
            let said = |(name, one): (&String, &Value)| {
                format!("{} {}", named("bid-field", name, lang), self::value(one, lang))
            };
            fields.into_iter().map(said).collect::<Vec<_>>().join("，")
        }
        Value::Number(number) => match number.as_i64().and_then(Money::dollars) {
            Some(whole) => whole.to_string(),
            None => number.to_string(),
        },
        Value::Bool(_) => value.to_string(),
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
        let zh = |one: Value| value(&one, Lang::ZhTw);
        assert_eq!(zh(json!(["a", 2])), "a、2");
        assert_eq!(
            zh(json!([{ "amount": 1_428_500, "qty": 250 }, { "new": null }])),
            "數量 250，金額 1,428,500；new —"
        );
        assert_eq!(
            (zh(json!("2026-11-21")), zh(json!("04595257"))),
            ("115年11月21日".to_owned(), "04595257".to_owned())
        );
        assert_eq!(value(&json!("2026-11-21"), Lang::En), "2026-11-21");
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
