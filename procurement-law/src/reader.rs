//! Reading the facts of a case by their table, so that every error says what the table says.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::{Map, Value};

use crate::case_error::CaseError;
use crate::category::Category;
use crate::fact_row::{FactRow, Need, Plain};

/// One JSON object of facts with the table of the facts it may hold.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    /// The facts given.
    given: &'a Map<String, Value>,
    /// The facts that may be given.
    known: &'a [FactRow],
    /// The facts that the rule reads; among them those that must be given.
    needed: &'a [FactRow],
    /// Where the object stands: empty for the case itself, `lines[0].` for an entry of a list.
    place: String,
}

impl<'a> Reader<'a> {
    /// A reader of the facts of a case.
    ///
    /// # Errors
    /// When `value` is not an object or holds a name that no fact has.
    pub fn new(value: &'a Value, known: &'a [FactRow], needed: &'a [FactRow]) -> Result<Self, CaseError> {
        Self::open(value, known, needed, String::new())
    }

    fn open(value: &'a Value, known: &'a [FactRow], needed: &'a [FactRow], place: String) -> Result<Self, CaseError> {
        let Value::Object(given) = value else {
            let place = if place.is_empty() { "facts" } else { place.trim_end_matches('.') };
            return Err(CaseError::NotAnObject {
                place: format!("\"{place}\""),
                keys: names(needed),
                found: shown(value),
            });
        };
        let reader = Self { given, known, needed, place };
        match given.keys().find(|name| reader.row(name).is_none()) {
            Some(name) => Err(CaseError::UnknownFact { fact: reader.path(name), known: names(known) }),
            None => Ok(reader),
        }
    }

    /// A plain value of the type asked for; `None` when it is not given or `null`.
    ///
    /// # Errors
    /// When the fact must be given and is not, or is of another type.
    pub fn plain<T: Plain>(&self, name: &str) -> Result<Option<T>, CaseError> {
        self.take(name, T::take)
    }

    /// A date in any form that [`crate::roc::parse`] reads.
    ///
    /// # Errors
    /// As [`Reader::plain`].
    pub fn date(&self, name: &str) -> Result<Option<NaiveDate>, CaseError> {
        self.plain(name)
    }

    /// An amount in NT$, not negative: a decimal text or a whole number, because a JSON fraction is a float.
    ///
    /// # Errors
    /// As [`Reader::plain`].
    pub fn money(&self, name: &str) -> Result<Option<Decimal>, CaseError> {
        self.plain(name)
    }

    /// A whole number.
    ///
    /// # Errors
    /// As [`Reader::plain`].
    pub fn count(&self, name: &str) -> Result<Option<i64>, CaseError> {
        self.plain(name)
    }

    /// A text.
    ///
    /// # Errors
    /// As [`Reader::plain`].
    pub fn text(&self, name: &str) -> Result<Option<String>, CaseError> {
        self.plain(name)
    }

    /// `true` or `false`.
    ///
    /// # Errors
    /// As [`Reader::plain`].
    pub fn flag(&self, name: &str) -> Result<Option<bool>, CaseError> {
        self.plain(name)
    }

    /// A category by its code.
    ///
    /// # Errors
    /// As [`Reader::plain`].
    pub fn category(&self, name: &str) -> Result<Option<Category>, CaseError> {
        self.plain(name)
    }

    /// The entries of `lines`, each with its own reader; an empty list counts as another type, since nothing is ordered by it.
    ///
    /// # Errors
    /// When `lines` must be given and is not, is no list of objects, or a line holds a name that no fact of a line has.
    pub fn lines(&self) -> Result<Option<Vec<Self>>, CaseError> {
        self.take("lines", |value| value.as_array().filter(|list| !list.is_empty()))?;
        self.records("lines")
    }

    /// The entries of a list of objects, each with its own reader.
    ///
    /// # Errors
    /// When the list must be given and is not, is no list of objects, or an object holds a name that no fact has.
    pub fn records(&self, name: &str) -> Result<Option<Vec<Self>>, CaseError> {
        let Some(list) = self.take(name, Value::as_array)? else {
            return Ok(None);
        };
        let inner = |rows: &'a [FactRow]| rows.iter().find(|row| row.name == name).map_or(&[][..], |row| row.inner);
        let (known, needed) = (inner(self.known), inner(self.needed));
        let readers = list.iter().enumerate().map(|(n, entry)| {
            let place = format!("{}[{n}].", self.path(name));
            Self::open(entry, known, needed, place)
        });
        readers.collect::<Result<_, _>>().map(Some)
    }

    /// Whether the rule reads a fact.
    #[must_use]
    pub fn needs(&self, name: &str) -> bool {
        self.needed.iter().any(|row| row.name == name)
    }

    /// The error for a fact that is not given.
    #[must_use]
    pub fn missing(&self, name: &str) -> CaseError {
        let row = self.row(name);
        CaseError::MissingFact {
            fact: self.path(name),
            expected: row.map_or_else(String::new, expected),
            example: row.map_or_else(String::new, |row| row.example.to_owned()),
        }
    }

    /// What `take` makes of a fact. A given fact is always of its type, also when the rule does not read it; `null` is as not given.
    ///
    /// # Errors
    /// When the fact must be given and is not, or `take` finds another type.
    pub fn take<T>(&self, name: &str, take: impl FnOnce(&'a Value) -> Option<T>) -> Result<Option<T>, CaseError> {
        let need = self.needed.iter().find(|row| row.name == name);
        match (self.given.get(name), need.map(|row| row.need)) {
            (None, Some(Need::Required | Need::Nullable)) | (Some(Value::Null), Some(Need::Required)) => {
                Err(self.missing(name))
            }
            (None | Some(Value::Null), _) => Ok(None),
            (Some(value), _) => match take(value) {
                Some(taken) => Ok(Some(taken)),
                None => Err(self.wrong(name, value)),
            },
        }
    }

    fn wrong(&self, name: &str, value: &Value) -> CaseError {
        let row = self.row(name);
        CaseError::WrongType {
            fact: self.path(name),
            expected: row.map_or_else(String::new, expected),
            found: shown(value),
            example: row.map_or_else(String::new, |row| row.example.to_owned()),
        }
    }

    fn row(&self, name: &str) -> Option<&'a FactRow> {
        self.known.iter().find(|row| row.name == name)
    }

    fn path(&self, name: &str) -> String {
        format!("{}{name}", self.place)
    }
}

fn names(rows: &[FactRow]) -> String {
    rows.iter().map(|row| row.name).collect::<Vec<_>>().join(", ")
}

fn expected(row: &FactRow) -> String {
    let or_null = if row.need == Need::Nullable { " or null" } else { "" };
    format!("{}{or_null} ({})", row.kind.expected(), row.meaning)
}

/// A value as an error shows it, cut so that the message stays a line.
#[must_use]
pub fn shown(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
