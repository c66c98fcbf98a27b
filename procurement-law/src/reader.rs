//! Reading the facts of a case by their table, so that every error says what the table says.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::{Map, Value};

use crate::case_error::CaseError;
use crate::category::Category;
use crate::roc;
use crate::rule::{FactRow, Need};

/// One JSON object of facts with the table of the facts it may hold.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// The facts given.
    given: &'a Map<String, Value>,
    /// The facts that may be given.
    known: &'a [FactRow],
    /// The facts that the rule reads; among them those that must be given.
    needed: &'a [FactRow],
    /// The line that is read; `None` for the facts of the case itself.
    line: Option<usize>,
}

/// What stands before the names of a line's facts in the table.
const LINE: &str = "lines[].";

impl<'a> Reader<'a> {
    /// A reader of the facts of a case.
    ///
    /// # Errors
    /// When `value` is not an object or holds a name that no fact has.
    pub fn new(value: &'a Value, known: &'a [FactRow], needed: &'a [FactRow]) -> Result<Self, CaseError> {
        Self::open(value, known, needed, None)
    }

    fn open(
        value: &'a Value,
        known: &'a [FactRow],
        needed: &'a [FactRow],
        line: Option<usize>,
    ) -> Result<Self, CaseError> {
        let names = |rows: &[FactRow]| {
            let names = rows.iter().filter_map(|row| own_name(row, line));
            names.collect::<Vec<_>>().join(", ")
        };
        let Value::Object(given) = value else {
            return Err(CaseError::NotAnObject {
                place: line.map_or("\"facts\"".to_owned(), |n| format!("\"lines[{n}]\"")),
                keys: names(needed),
                found: shown(value),
            });
        };
        let reader = Self { given, known, needed, line };
        match given.keys().find(|name| reader.row(name).is_none()) {
            Some(name) => Err(CaseError::UnknownFact { fact: reader.path(name), known: names(known) }),
            None => Ok(reader),
        }
    }

    /// A date in any form that [`roc::parse`] reads.
    ///
    /// # Errors
    /// When the fact must be given and is not, or is no date.
    pub fn date(&self, name: &str) -> Result<Option<NaiveDate>, CaseError> {
        self.read(name, |value| value.as_str().and_then(roc::parse))
    }

    /// An amount in NT$, not negative: a decimal text or a whole number, because a JSON fraction is a float.
    ///
    /// # Errors
    /// When the fact must be given and is not, or is no such amount.
    pub fn money(&self, name: &str) -> Result<Option<Decimal>, CaseError> {
        self.read(name, |value| {
            let amount = match value {
                Value::String(text) => text.parse::<Decimal>().ok(),
                Value::Number(number) => number.as_u64().map(Decimal::from),
                _ => None,
            };
            amount.filter(|amount| *amount >= Decimal::ZERO)
        })
    }

    /// A whole number.
    ///
    /// # Errors
    /// When the fact must be given and is not, or is no whole number.
    pub fn count(&self, name: &str) -> Result<Option<i64>, CaseError> {
        self.read(name, Value::as_i64)
    }

    /// A text.
    ///
    /// # Errors
    /// When the fact must be given and is not, or is no text.
    pub fn text(&self, name: &str) -> Result<Option<String>, CaseError> {
        self.read(name, |value| value.as_str().map(str::to_owned))
    }

    /// `true` or `false`.
    ///
    /// # Errors
    /// When the fact must be given and is not, or is neither.
    pub fn flag(&self, name: &str) -> Result<Option<bool>, CaseError> {
        self.read(name, Value::as_bool)
    }

    /// A category by its code.
    ///
    /// # Errors
    /// When the fact must be given and is not, or is no category.
    pub fn category(&self, name: &str) -> Result<Option<Category>, CaseError> {
        self.read(name, |value| value.as_str().and_then(Category::from_code))
    }

    /// The entries of `lines`, each with its own reader; an empty list counts as another type, since nothing is ordered by it.
    ///
    /// # Errors
    /// When `lines` must be given and is not, is no list of objects, or a line holds a name that no fact of a line has.
    pub fn lines(&self) -> Result<Option<Vec<Self>>, CaseError> {
        let entries = |value: &'a Value| value.as_array().filter(|list| !list.is_empty());
        let Some(list) = self.read("lines", entries)? else {
            return Ok(None);
        };
        let readers = list.iter().enumerate().map(|(n, entry)| Self::open(entry, self.known, self.needed, Some(n)));
        readers.collect::<Result<_, _>>().map(Some)
    }

    /// Whether the rule reads a fact.
    #[must_use]
    pub fn needs(&self, name: &str) -> bool {
        self.needed.iter().any(|row| own_name(row, self.line) == Some(name))
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

    /// A given fact is always of its type, also when the rule does not read it; `null` is as not given.
    fn read<T>(&self, name: &str, take: impl FnOnce(&'a Value) -> Option<T>) -> Result<Option<T>, CaseError> {
        let need = self.needed.iter().find(|row| own_name(row, self.line) == Some(name));
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
        self.known.iter().find(|row| own_name(row, self.line) == Some(name))
    }

    fn path(&self, name: &str) -> String {
        self.line.map_or_else(|| name.to_owned(), |n| format!("lines[{n}].{name}"))
    }
}

/// The name of a row inside the object read; `None` for a row of another level.
fn own_name(row: &FactRow, line: Option<usize>) -> Option<&'static str> {
    match (row.name.strip_prefix(LINE), line) {
        (Some(inner), Some(_)) => Some(inner),
        (None, None) => Some(row.name),
        _ => None,
    }
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
