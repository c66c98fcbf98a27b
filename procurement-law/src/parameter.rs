//! A parameter of the law: one number with the days on which it holds and the text that sets it.

use chrono::NaiveDate;

use crate::category::Category;
use crate::laws::Place;
use crate::mark::Mark;
use crate::ruling::{ParameterUse, Quantity};

/// 公告金額 (`>=`): open tender, complaints, monitoring; all categories.
pub const PUBLICATION_THRESHOLD: &str = "publication_threshold";
/// 小額採購 of central agencies (`<=`): one tenth of the publication threshold; local governments set theirs, never higher.
pub const SMALL_PROCUREMENT_LIMIT: &str = "small_procurement_limit";
/// 查核金額 (`>=`): supervision by the superior agency; by category.
pub const SUPERVISION_THRESHOLD: &str = "supervision_threshold";
/// 巨額採購 (`>=`): by category.
pub const LARGE_PROCUREMENT_THRESHOLD: &str = "large_procurement_threshold";
/// Longest ordering period of a framework, extension included, in years.
pub const FRAMEWORK_TERM_LIMIT_YEARS: &str = "framework_term_limit_years";
/// Add-on purchases outside a framework in one order (`<=`).
pub const ADD_ON_LIMIT: &str = "add_on_limit";

/// One version of one parameter for one category (or for all).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Id; [`crate::words`] has its names.
    pub id: &'static str,
    /// The category it holds for; `None` for all.
    pub category: Option<Category>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day, included; `None` while in force.
    pub valid_to: Option<NaiveDate>,
    /// Amounts in NT$, counts in the unit named by the id.
    pub value: Quantity,
    /// The place in the law that asks for the number or gives it.
    pub place: Place,
    /// The text that sets the number.
    pub source: &'static str,
    /// How sure we are of it.
    pub mark: Mark,
}

impl Parameter {
    /// A confirmed parameter without end or source, for the table; [`Parameter::during`] completes it.
    #[must_use]
    pub const fn new(id: &'static str, category: Option<Category>, value: Quantity, place: Place) -> Self {
        Self {
            id,
            category,
            valid_from: NaiveDate::MIN,
            valid_to: None,
            value,
            place,
            source: "",
            mark: Mark::Confirmed,
        }
    }

    /// The days of this version and the text that sets it.
    #[must_use]
    pub const fn during(mut self, from: NaiveDate, to: Option<NaiveDate>, source: &'static str) -> Self {
        self.valid_from = from;
        self.valid_to = to;
        self.source = source;
        self
    }

    /// A value that is known in the trade and was not read in a text.
    #[must_use]
    pub const fn unread(mut self) -> Self {
        self.mark = Mark::Known;
        self
    }

    /// Whether this version holds on a day.
    #[must_use]
    pub fn holds_on(&self, on: NaiveDate) -> bool {
        self.valid_from <= on && self.valid_to.is_none_or(|last| on <= last)
    }

    /// Whether this version holds for a category; one made for a category never answers a question without one.
    #[must_use]
    pub fn holds_for(&self, category: Option<Category>) -> bool {
        self.category.is_none() || self.category == category
    }

    /// The form that a ruling carries.
    #[must_use]
    pub fn used(&self) -> ParameterUse {
        ParameterUse {
            id: self.id.to_owned(),
            valid_from: self.valid_from,
            value: self.value.clone(),
            source: self.source.to_owned(),
        }
    }
}
