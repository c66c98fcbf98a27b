//! The table of parameters, read from `data/parameters`.
//!
//! A new version of a number is a new row and a last day on the row before it.

use std::sync::LazyLock;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::category::Category;
use crate::data;
use crate::laws::law;
use crate::mark::Mark;
use crate::parameter::Parameter;
use crate::ruling::{Cite, Quantity};

/// Every version of every parameter, in the order of the files.
pub static PARAMETERS: LazyLock<Vec<Parameter>> =
    LazyLock::new(|| data::rows::<Row>(data::PARAMETERS).into_iter().map(Row::parameter).collect());

/// A row of the files.
#[derive(Debug, Deserialize)]
struct Row {
    id: String,
    category: Option<Category>,
    kind: Kind,
    value: String,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    law: String,
    article: String,
    mark: Mark,
    source: String,
}

/// Type of a parameter's value.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Money,
    Count,
    Number,
}

impl Row {
    /// # Panics
    /// For a value that is no number or a law that [`crate::laws`] does not know: the files are part of the program.
    fn parameter(self) -> Parameter {
        let value = match self.kind {
            Kind::Money => self.value.parse().ok().map(Quantity::money),
            Kind::Number => self.value.parse::<Decimal>().ok().map(Quantity::number),
            Kind::Count => self.value.parse().ok().map(Quantity::count),
        };
        let (Some(value), Some(law)) = (value, law(&self.law)) else {
            panic!("data/parameters: {} has value {:?} and law {:?}", self.id, self.value, self.law);
        };
        Parameter {
            place: Cite { law: law.pcode.to_owned(), title: law.zh.to_owned(), article: self.article },
            id: self.id,
            category: self.category,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            value,
            source: self.source,
            mark: self.mark,
        }
    }
}
