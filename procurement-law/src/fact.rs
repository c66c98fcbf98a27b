//! The types that a fact may have, each with its reading.

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::case_error::CaseError;
use crate::category::Category;
use crate::reader::Reader;
use crate::roc;

pub use crate::fact_row::{FactKind, FactRow, Need, Plain};

/// A type that a fact may have.
pub trait Fact: Sized {
    /// How documents and errors name the type.
    const KIND: FactKind;
    /// Whether it may be left out.
    const NEED: Need = Need::Required;
    /// The facts inside, for a list of objects.
    const INNER: &'static [FactRow] = &[];
    /// Reads the fact of a name.
    ///
    /// # Errors
    /// A fact that is missing or of another type.
    fn read(reader: &Reader<'_>, name: &str) -> Result<Self, CaseError>;
}

/// A struct of facts, made by `facts!`.
pub trait Facts: Sized {
    /// Its facts.
    const ROWS: &'static [FactRow];
    /// Reads the facts that stand in one object.
    ///
    /// # Errors
    /// A fact that is missing or of another type.
    fn fill(reader: &Reader<'_>) -> Result<Self, CaseError>;
    /// Reads the facts of a case.
    ///
    /// # Errors
    /// A fact that is missing, of another type or unknown.
    fn read(value: &Value) -> Result<Self, CaseError> {
        Self::fill(&Reader::new(value, Self::ROWS, Self::ROWS)?)
    }
}

/// A fact that must be given and may be `null`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated<T>(pub Option<T>);

/// A number that is no amount: points, percent, hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(pub Decimal);

/// A list of plain values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Values<T>(pub Vec<T>);

/// A number that JSON holds exactly: a decimal text or a whole number, because a JSON fraction is a float.
fn exact(value: &Value) -> Option<Decimal> {
    let number = match value {
        Value::String(text) => text.parse::<Decimal>().ok(),
        Value::Number(number) => number.as_u64().map(Decimal::from),
        _ => None,
    };
    number.filter(|number| *number >= Decimal::ZERO)
}

/// `2026-11-21T17:00`, also with a blank between and with seconds.
fn moment(text: &str) -> Option<NaiveDateTime> {
    let forms = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"];
    forms.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
}

/// Says of a type how one JSON value is taken.
macro_rules! plain {
    ($($type:ty, $kind:ident, $take:expr;)*) => {$(
        impl Plain for $type {
            const KIND: FactKind = FactKind::$kind;
            fn take(value: &Value) -> Option<Self> {
                let take: fn(&Value) -> Option<Self> = $take;
                take(value)
            }
        }
    )*};
}
plain! {
    NaiveDate, Date, |value| roc::parse(value.as_str()?);
    NaiveDateTime, Moment, |value| moment(value.as_str()?);
    Decimal, Money, exact;
    Number, Number, |value| exact(value).map(Number);
    i64, Count, Value::as_i64;
    String, Text, |value| value.as_str().map(str::to_owned);
    bool, Flag, Value::as_bool;
}

impl Plain for Category {
    const KIND: FactKind = FactKind::Choice(&["goods", "services", "works"]);
    fn take(value: &Value) -> Option<Self> {
        value.as_str().and_then(Self::from_code)
    }
}

impl<T: Plain> Fact for T {
    const KIND: FactKind = T::KIND;
    fn read(reader: &Reader<'_>, name: &str) -> Result<Self, CaseError> {
        reader.plain(name)?.ok_or_else(|| reader.missing(name))
    }
}

impl<T: Plain> Fact for Option<T> {
    const KIND: FactKind = T::KIND;
    const NEED: Need = Need::Optional;
    fn read(reader: &Reader<'_>, name: &str) -> Result<Self, CaseError> {
        reader.plain(name)
    }
}

impl<T: Plain> Fact for Stated<T> {
    const KIND: FactKind = T::KIND;
    const NEED: Need = Need::Nullable;
    fn read(reader: &Reader<'_>, name: &str) -> Result<Self, CaseError> {
        reader.plain(name).map(Self)
    }
}

impl<T: Plain> Fact for Values<T> {
    const KIND: FactKind = FactKind::Values;
    fn read(reader: &Reader<'_>, name: &str) -> Result<Self, CaseError> {
        let list = reader.take(name, |value| value.as_array()?.iter().map(T::take).collect())?;
        list.map(Self).ok_or_else(|| reader.missing(name))
    }
}

impl<T: Facts> Fact for Vec<T> {
    const KIND: FactKind = FactKind::Records;
    const INNER: &'static [FactRow] = T::ROWS;
    fn read(reader: &Reader<'_>, name: &str) -> Result<Self, CaseError> {
        let entries = reader.records(name)?.ok_or_else(|| reader.missing(name))?;
        entries.iter().map(T::fill).collect()
    }
}
