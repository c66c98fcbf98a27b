//! What a member states of own interests before anything is shown (採購評選委員會審議規則第14條).

use chrono::NaiveDate;
use procurement_law::evaluation::cmt_04::{Doubt, Interest, Relation};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::base::error::Error;
use crate::committees::words::{LONG, fits};

/// The statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Whose interest the procurement touches: `interest_none`, `interest_self`, `interest_spouse`, `interest_relative` or
    /// `interest_household`.
    #[schema(value_type = String)]
    pub interest: Interest,
    /// Employment, mandate or agency between member or spouse and a bidder: `relation_none`, `relation_current` or
    /// `relation_ended`.
    #[schema(value_type = String)]
    pub relation: Relation,
    /// The day on which the relation ended.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub relation_ended: Option<NaiveDate>,
    /// Whether the person can be fair: `doubt_none`, `doubt_own`; the office adds `doubt_granted` and `doubt_denied`.
    #[schema(value_type = String)]
    pub doubt: Doubt,
    /// With which bidder, and how.
    #[serde(default)]
    pub words: String,
}

impl Statement {
    /// Checks the form of what is written.
    ///
    /// # Errors
    /// What is wrong, at which field.
    pub fn sound(&self) -> Result<(), Error> {
        let clear = self.interest == Interest::None && self.relation == Relation::None && self.doubt == Doubt::None;
        if !clear && self.words.trim().is_empty() {
            return Err(Error::invalid("words.missing").at("words"));
        }
        fits(&self.words, LONG, "words")
    }
}
