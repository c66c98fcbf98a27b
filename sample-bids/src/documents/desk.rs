//! A document being drawn: what it is drawn from, and the truth gathered meanwhile.

use serde_json::Value;

use crate::bid::{DocumentType, Fields, Seal};
use crate::chance::Chance;
use crate::draw::form::Look;
use crate::draw::pen::Pen;
use crate::draw::sheet::Sheet;
use crate::facts::Facts;
use crate::tender::Tender;

/// What a document is drawn from.
pub(crate) struct Case<'a> {
    pub(crate) tender: &'a Tender,
    pub(crate) facts: &'a Facts,
    /// Whether papers that fill one page are drawn on two, the signatures on the second.
    pub(crate) long: bool,
}

/// A drawn document and the truth about it.
pub(crate) struct Drawn {
    pub(crate) kind: DocumentType,
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) fields: Fields,
    pub(crate) seals: Vec<Seal>,
}

/// The truth about a document, gathered while it is drawn.
#[derive(Default)]
pub(crate) struct Truth {
    pub(crate) fields: Fields,
    pub(crate) seals: Vec<Seal>,
}

impl Truth {
    pub(crate) fn set(&mut self, field: &str, value: impl Into<Value>) {
        self.fields.insert(field.to_owned(), value.into());
    }

    pub(crate) fn date(&mut self, field: &str, date: chrono::NaiveDate) {
        self.set(field, date.to_string());
    }
}

/// One document being drawn.
pub(crate) struct Desk<'a> {
    pub(crate) pen: Pen<'a>,
    pub(crate) look: Look,
    pub(crate) truth: Truth,
    pub(crate) chance: Chance,
}
