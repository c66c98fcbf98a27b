//! Errors as `application/problem+json` (RFC 9457), with `code`, `rulings` and the fields that are wrong.

use std::collections::BTreeMap;

use procurement_law::ruling::{Lang, Ruling};
use serde::Serialize;

use crate::base::error::Error;
use crate::http::failure::status;
use crate::texts::{error_key, say_with};

/// A problem as it is sent.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// The page that tells of this code.
    #[serde(rename = "type")]
    pub kind: String,
    /// The sentence.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The stable code.
    pub code: String,
    /// The request's id, also in the logs.
    pub instance: String,
    /// What is wrong where.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
    /// The rulings behind a refusal by law.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<Object>)]
    pub rulings: Vec<Ruled>,
}

/// A wrong field.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FieldProblem {
    /// JSON pointer of the field.
    pub pointer: String,
    /// The code.
    pub code: String,
    /// The sentence.
    pub message: String,
}

/// A ruling with its sentence.
#[derive(Debug, Serialize)]
pub struct Ruled {
    /// The ruling.
    #[serde(flatten)]
    pub ruling: Ruling,
    /// Its sentence in the answer's language.
    pub sentence: String,
}

/// The problem of an error.
pub fn problem(error: &Error, lang: Lang, request: &str) -> Problem {
    Problem {
        kind: format!("/api/v1/problems/{}", error.code),
        title: sentence(error.code, &error.args, lang),
        status: status(error.kind).as_u16(),
        code: error.code.to_owned(),
        instance: request.to_owned(),
        errors: error
            .fields
            .iter()
            .map(|field| FieldProblem {
                pointer: format!("/{}", field.field),
                code: field.code.to_owned(),
                message: sentence(field.code, &field.args, lang),
            })
            .collect(),
        rulings: ruled(&error.rulings, lang),
    }
}

/// Rulings with their sentences.
pub fn ruled(rulings: &[Ruling], lang: Lang) -> Vec<Ruled> {
    rulings.iter().map(|ruling| Ruled { sentence: ruling.sentence(lang), ruling: ruling.clone() }).collect()
}

/// The sentence of an error code.
pub fn sentence(code: &str, args: &BTreeMap<String, String>, lang: Lang) -> String {
    say_with(lang, &error_key(code), args)
}
