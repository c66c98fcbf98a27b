//! The questions as a JSON Schema, for programs that fill listings in.

use procurement_law::ruling::Lang;
use serde_json::{Map, Value, json};

use crate::catalog::model::Class;
use crate::catalog::questions::table::{Kind, Question, asked, codes};

/// The schema of the answers of a class and category.
pub fn schema(class: Class, category: &str, lang: Lang) -> Value {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for question in asked(class, category) {
        if question.required {
            required.push(question.key.clone());
        }
        properties.insert(question.key.clone(), property(question, lang));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema", "title": class, "type": "object",
        "properties": properties, "required": required, "additionalProperties": false,
    })
}

fn property(question: &Question, lang: Lang) -> Value {
    let codes: Vec<&str> = codes(&question.codes).map(|one| one.code.as_str()).collect();
    let mut said = match question.kind {
        Kind::Choice => json!({ "type": "string", "enum": codes }),
        Kind::Choices => {
            let one = codes.iter().map(|code| escaped(code)).collect::<Vec<_>>().join("|");
            json!({ "type": "string", "pattern": format!("^({one})(; ?({one}))*$"), "examples": codes })
        }
        Kind::Count => json!({ "type": "string", "pattern": "^[1-9][0-9]*$" }),
        Kind::Money | Kind::Percent => json!({ "type": "string", "pattern": "^[0-9]+(\\.[0-9]{1,4})?$" }),
        Kind::Tiers => json!({ "type": "string", "pattern": "^[0-9]+:[0-9.]+(; ?[0-9]+:[0-9.]+)*$" }),
        Kind::Email => json!({ "type": "string", "format": "email" }),
        Kind::Url => json!({ "type": "string", "format": "uri", "pattern": "^https://" }),
        Kind::Text | Kind::Long | Kind::Phone => json!({ "type": "string", "maxLength": question.most }),
    };
    if let Some(fields) = said.as_object_mut() {
        fields.insert("title".to_owned(), json!(question.label(lang)));
        fields.insert("x-group".to_owned(), json!(question.group));
        fields.insert("x-change".to_owned(), json!(format!("{:?}", question.change).to_lowercase()));
        if !question.hint(lang).is_empty() {
            fields.insert("description".to_owned(), json!(question.hint(lang)));
        }
    }
    said
}

fn escaped(code: &str) -> String {
    code.chars().flat_map(|c| (!c.is_alphanumeric()).then_some('\\').into_iter().chain([c])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_is_a_property() {
        for class in Class::ALL {
            let said = schema(*class, "", Lang::En);
            assert_eq!(said["properties"].as_object().unwrap().len(), asked(*class, "").count());
            assert!(said["required"].as_array().unwrap().contains(&json!("unit_price")));
        }
        assert!(schema(Class::Cloud, "雲端主機", Lang::ZhTw)["properties"]["vcpu"]["title"] == "虛擬核心數");
    }
}
