//! What the forms of these pages send: the words of a step, or fields with a file.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::base::error::{Error, Kind};
use crate::evidence::kept::MOST;
use crate::http::upload::Upload;

/// From where on a list is shown.
#[derive(Debug, Deserialize)]
pub struct CursorAsk {
    /// The page before's cursor.
    pub cursor: Option<String>,
}

/// What the form of a step sends; each step uses what it asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct StepForm {
    /// The version that the person saw.
    pub version: i64,
    /// Why.
    pub reason: String,
    /// What was found.
    pub note: String,
    /// What the vendor says.
    pub answer: String,
    /// A price.
    pub price: String,
    /// What is decided.
    pub decision: String,
    /// What the vendor objects.
    pub objection: String,
}

/// The fields of a form with a file.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    said: BTreeMap<String, String>,
    /// The file's name and bytes, when one was chosen.
    pub file: Option<(String, Vec<u8>)>,
}

impl Fields {
    /// Reads a form to its end.
    ///
    /// # Errors
    /// The form is malformed, or the file too large.
    pub async fn read(mut form: Upload) -> Result<Self, Error> {
        let mut fields = Self::default();
        loop {
            let part = match form.part(MOST).await {
                Ok(Some(part)) => part,
                Ok(None) => return Ok(fields),
                Err(error) if error.kind == Kind::Malformed && error.code == "http.too_large" => {
                    return Err(Error::invalid("file.too_large").with("most", MOST / 1024 / 1024).at("file"));
                }
                Err(error) => return Err(error),
            };
            match &part.file {
                // An empty field of the form.
                Some(name) if name.is_empty() && part.bytes.is_empty() => {}
                Some(name) => fields.file = Some((name.clone(), part.bytes)),
                None => {
                    let text = part.text();
                    fields.said.insert(part.name, text);
                }
            }
        }
    }

    /// Fields without a file.
    pub fn of<const N: usize>(said: [(&str, String); N]) -> Self {
        let said = said.into_iter().map(|(name, text)| (name.to_owned(), text));
        Self { said: said.collect(), file: None }
    }

    /// What a field says; empty when it is absent.
    pub fn text(&self, name: &str) -> &str {
        self.said.get(name).map_or("", String::as_str)
    }
}
