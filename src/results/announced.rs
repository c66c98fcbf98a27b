//! What the office writes beside a result: the days of its publication and of the letters, and the objections to it (異議).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The days, and what only the office knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Days {
    /// The day on which the tender was announced (招標公告).
    #[schema(value_type = Option<String>, format = Date)]
    pub tender_notice_on: Option<NaiveDate>,
    /// The day on which the result stood in the gazette.
    #[schema(value_type = Option<String>, format = Date)]
    pub published_on: Option<NaiveDate>,
    /// The day on which the last bidder received its letter.
    #[schema(value_type = Option<String>, format = Date)]
    pub notified_on: Option<NaiveDate>,
    /// Whether a tender without an award is repeated.
    pub continues: Option<bool>,
}

/// All that is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announced {
    /// The days.
    pub days: Days,
    /// The objections, in the order in which they were recorded.
    pub objections: Vec<Objection>,
}

/// An objection to the procedure or its result (政府採購法 75).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Objection {
    /// Who objects.
    pub by: String,
    /// The day on which the agency received it.
    #[schema(value_type = String, format = Date)]
    pub received_on: NaiveDate,
    /// What it says, or the number of its paper.
    pub words: String,
    /// The day on which the agency answered it.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub answered_on: Option<NaiveDate>,
    /// What the agency answered.
    #[serde(default)]
    pub answer: String,
}

impl Objection {
    /// One that nobody has answered yet.
    pub fn new(by: String, received_on: NaiveDate, words: String) -> Self {
        Self { by, received_on, words, answered_on: None, answer: String::new() }
    }
}
