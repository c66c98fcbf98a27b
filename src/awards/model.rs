//! The award of a tender and its items, and their form in the record.

use diesel::prelude::*;
use procurement_law::ruling::Ruling;
use serde_json::{Value, json};

use crate::awards::course::Course;
use crate::awards::plan::Plan;
use crate::base::canonical::canonical;
use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::base::id::{AwardCaseId, AwardItemId, FrameworkId, TenderId, UserId};
use crate::base::time::Time;
use crate::db::schema::{award_case, award_item};
use crate::text_enum;

/// The subject kind of awards in the record.
pub const KIND: &str = "award_case";
/// The subject kind of their items.
pub const ITEM: &str = "award_item";

text_enum! {
    /// Who fixed the reserve price.
    FixedBy {
        /// The head of the agency (機關首長).
        Head = "awd_head",
        /// A person whom the head has authorised (其授權人員).
        Delegate = "awd_delegate",
    }
}

text_enum! {
    /// Where an item stands.
    ItemState {
        /// It runs.
        Open = "open",
        /// It is awarded (決標).
        Awarded = "awarded",
        /// It failed (廢標).
        Failed = "failed",
    }
}

/// The award of a tender.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = award_case, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct AwardCase {
    /// The id.
    pub id: AwardCaseId,
    /// Of which tender.
    pub tender_id: TenderId,
    /// How it is to be awarded, canonical JSON of [`Plan`].
    pub plan: String,
    /// The reserve prices, sealed.
    pub reserve: Option<String>,
    /// Who fixed them.
    pub reserve_fixed_by: Option<FixedBy>,
    /// The paper of the estimate on which they rest.
    pub reserve_estimate: Option<String>,
    /// Who entered them.
    pub reserve_entered_by: Option<UserId>,
    /// When.
    pub reserve_entered_at: Option<Time>,
    /// Who entered the same again.
    pub reserve_confirmed_by: Option<UserId>,
    /// When.
    pub reserve_confirmed_at: Option<Time>,
    /// When the offers were recorded.
    pub offers_at: Option<Time>,
    /// When every item had ended.
    pub closed_at: Option<Time>,
    /// Why the award is held.
    pub held: Option<String>,
    /// The framework opened with it.
    pub framework_id: Option<FrameworkId>,
    /// Who planned it.
    pub planned_by: UserId,
    /// When.
    pub planned_at: Time,
    /// Counts changes.
    pub version: i64,
}

/// An item of an award.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = award_item, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct AwardItem {
    /// The id.
    pub id: AwardItemId,
    /// Of which award.
    pub case_id: AwardCaseId,
    /// 1, 2, 3 … in the order of the plan.
    pub number: i64,
    /// The item's number.
    pub item_no: String,
    /// Where it stands.
    pub state: ItemState,
    /// What happened, canonical JSON of [`Course`].
    pub course: String,
    /// What the law says of it, canonical JSON; none before the case is closed.
    pub rulings: Option<String>,
    /// Counts changes.
    pub version: i64,
}

impl AwardCase {
    /// The plan.
    ///
    /// # Errors
    /// The row holds none, a fault of the program.
    pub fn plan(&self) -> Result<Plan, Error> {
        serde_json::from_str(&self.plan).map_err(|cause| Error::internal("read the plan of an award", cause))
    }

    /// Whether the reserve price was entered twice and is the same.
    pub fn is_fixed(&self) -> bool {
        self.reserve.is_some() && self.reserve_confirmed_by.is_some()
    }

    /// The row's form in the record: of what is sealed its digest.
    pub fn recorded(&self) -> Value {
        json!({
            "tender": self.tender_id, "plan": self.plan, "reserve": self.reserve.as_ref().map(|text| sha256(text.as_bytes())),
            "reserve_fixed_by": self.reserve_fixed_by, "reserve_estimate": self.reserve_estimate,
            "reserve_entered_by": self.reserve_entered_by, "reserve_entered_at": self.reserve_entered_at,
            "reserve_confirmed_by": self.reserve_confirmed_by, "reserve_confirmed_at": self.reserve_confirmed_at,
            "offers_at": self.offers_at, "closed_at": self.closed_at, "held": self.held, "framework": self.framework_id,
            "planned_by": self.planned_by, "planned_at": self.planned_at,
        })
    }
}

impl AwardItem {
    /// What happened.
    ///
    /// # Errors
    /// The row holds no course, a fault of the program.
    pub fn course(&self) -> Result<Course, Error> {
        serde_json::from_str(&self.course).map_err(|cause| Error::internal("read the course of an award", cause))
    }

    /// The next version with this course.
    ///
    /// # Errors
    /// The course cannot be written, a fault of the program.
    pub fn with(&self, course: &Course) -> Result<Self, Error> {
        let state = match &course.result {
            None => ItemState::Open,
            Some(ended) if ended.winners.is_empty() => ItemState::Failed,
            Some(_) => ItemState::Awarded,
        };
        Ok(Self { state, course: canonical(course)?, version: self.version + 1, ..self.clone() })
    }

    /// What the law says of it; nothing before the case is closed.
    ///
    /// # Errors
    /// The row cannot be read, a fault of the program.
    pub fn read_rulings(&self) -> Result<Vec<Ruling>, Error> {
        let Some(text) = &self.rulings else { return Ok(Vec::new()) };
        serde_json::from_str(text).map_err(|cause| Error::internal("read the rulings of an award", cause))
    }

    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "case": self.case_id, "number": self.number, "item_no": self.item_no, "state": self.state,
            "course": self.course, "rulings": self.rulings,
        })
    }
}
