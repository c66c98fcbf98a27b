//! A number, date or text of a ruling, with its type.

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A number, date or text with its type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Quantity {
    /// An amount, tax included, as a decimal string.
    Money {
        /// The amount.
        #[serde(with = "rust_decimal::serde::str")]
        value: Decimal,
        /// The currency of the amount.
        currency: Currency,
    },
    /// A number of things: units ordered, years, persons.
    Count {
        /// The number.
        value: i64,
    },
    /// A Taipei date.
    Date {
        /// The day.
        value: NaiveDate,
    },
    /// A number that is no amount: points, percent, dollars per point.
    Number {
        /// The number.
        #[serde(with = "rust_decimal::serde::str")]
        value: Decimal,
    },
    /// A time of the clock in Taipei.
    Moment {
        /// Day and time.
        value: NaiveDateTime,
    },
    /// A text, such as a document number.
    Text {
        /// The text.
        value: String,
    },
}

/// The currency of an amount; the market trades in New Taiwan dollars only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Currency {
    /// New Taiwan dollar.
    #[serde(rename = "TWD")]
    Twd,
}

impl Quantity {
    /// An amount in New Taiwan dollars, without trailing zeros so that equal amounts have equal JSON.
    #[must_use]
    pub fn money(value: Decimal) -> Self {
        Self::Money { value: value.normalize(), currency: Currency::Twd }
    }

    /// A number of things.
    #[must_use]
    pub const fn count(value: i64) -> Self {
        Self::Count { value }
    }

    /// A date.
    #[must_use]
    pub const fn date(value: NaiveDate) -> Self {
        Self::Date { value }
    }

    /// A number that is no amount, without trailing zeros.
    #[must_use]
    pub fn number(value: Decimal) -> Self {
        Self::Number { value: value.normalize() }
    }

    /// A time of the clock in Taipei.
    #[must_use]
    pub const fn moment(value: NaiveDateTime) -> Self {
        Self::Moment { value }
    }

    /// A text.
    #[must_use]
    pub fn text(value: impl Into<String>) -> Self {
        Self::Text { value: value.into() }
    }
}

impl Quantity {
    /// The value as an argument of a sentence: plain decimals, ISO dates.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Money { value, .. } | Self::Number { value } => value.normalize().to_string(),
            Self::Count { value } => value.to_string(),
            Self::Date { value } => value.to_string(),
            Self::Moment { value } => value.format("%Y-%m-%dT%H:%M").to_string(),
            Self::Text { value } => value.clone(),
        }
    }
}
