//! The JSON schema of a case (`docs/law-case.schema.json`), written from the tables of the rules.

use serde_json::{Map, Value, json};

use crate::fact::{FactKind, FactRow, Need};
use crate::rule::Rule;
use crate::rules::rules;

/// What a number looks like: a decimal text, or a whole number.
const NUMBER: &str = "^[0-9]+(\\.[0-9]+)?$";

/// The schema: one alternative for each rule.
#[must_use]
pub fn case_schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A case for `gongqi law check`",
        "type": "object",
        "required": ["rule", "on"],
        "oneOf": rules().map(case).collect::<Vec<_>>(),
        "$defs": {
            "date": {
                "description": "2026-11-21 or 115/11/21, and every other form in which procurement papers write a date",
                "type": "string",
            },
            "moment": { "description": "a time in Taipei, such as 2026-11-21T17:00", "type": "string" },
            "number": {
                "description": "not negative; a fraction stands in a text, because a JSON fraction is a float",
                "oneOf": [{ "type": "string", "pattern": NUMBER }, { "type": "integer", "minimum": 0 }],
            },
            "settings": {
                "description": "what the owner has settled where no text was read",
                "type": "object",
                "additionalProperties": false,
                "properties": {
                    "confirmed": { "description": "ids of rules and parameters with mark K or D", "type": "array", "items": { "type": "string" } },
                    "values": { "description": "values of parameters with mark K or D", "type": "object", "additionalProperties": { "type": "string", "pattern": NUMBER } },
                    "closures": { "description": "days on which offices closed at short notice", "type": "array", "items": { "type": "string", "format": "date" } },
                },
            },
        },
    })
}

fn case(rule: &Rule) -> Value {
    json!({
        "title": format!("{} {}", rule.id, rule.title_en),
        "type": "object",
        "required": ["rule", "on", "facts"],
        "additionalProperties": false,
        "properties": {
            "rule": { "const": rule.id },
            "on": { "$ref": "#/$defs/date" },
            "facts": facts(rule.facts),
            "settings": { "$ref": "#/$defs/settings" },
        },
    })
}

fn facts(rows: &[FactRow]) -> Value {
    let properties: Map<_, _> = rows.iter().map(|row| (row.name.to_owned(), fact(row))).collect();
    let required: Vec<_> = rows.iter().filter(|row| row.need != Need::Optional).map(|row| row.name).collect();
    json!({ "type": "object", "required": required, "properties": properties })
}

fn fact(row: &FactRow) -> Value {
    let about = match row.unit {
        "" => row.meaning.to_owned(),
        unit => format!("{} ({unit})", row.meaning),
    };
    let kind = match row.kind {
        FactKind::Date => json!({ "$ref": "#/$defs/date" }),
        FactKind::Moment => json!({ "$ref": "#/$defs/moment" }),
        FactKind::Money | FactKind::Number => json!({ "$ref": "#/$defs/number" }),
        FactKind::Count => json!({ "type": "integer" }),
        FactKind::Text => json!({ "type": "string" }),
        FactKind::Flag => json!({ "type": "boolean" }),
        FactKind::Choice(codes) => json!({ "enum": codes }),
        FactKind::List => json!({ "type": "array", "minItems": 1, "items": facts(row.inner) }),
        FactKind::Records => json!({ "type": "array", "items": facts(row.inner) }),
        FactKind::Values => json!({ "type": "array" }),
    };
    match row.need {
        Need::Required => json!({ "description": about, "allOf": [kind] }),
        Need::Nullable | Need::Optional => json!({ "description": about, "anyOf": [kind, { "type": "null" }] }),
    }
}
