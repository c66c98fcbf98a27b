//! A parameter of the law: one number with the days on which it holds and the text that sets it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::category::Category;
use crate::mark::Mark;
use crate::ruling::{Cite, Quantity};

pub use crate::ruling::Used;

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Parameter {
    /// Id; [`crate::words`] has its names.
    pub id: String,
    /// The category it holds for; `None` for all.
    pub category: Option<Category>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day, included; `None` while in force.
    pub valid_to: Option<NaiveDate>,
    /// Amounts in NT$, counts and numbers in the unit named by the id.
    pub value: Quantity,
    /// The place in the law that asks for the number or gives it.
    pub place: Cite,
    /// The text that sets the number.
    pub source: String,
    /// How sure we are of it.
    pub mark: Mark,
}

impl Parameter {
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
}
