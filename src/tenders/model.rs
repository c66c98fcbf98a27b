//! The tender, its stages, and their form in the record.

use bid_review::kind::DocumentKind;
use bid_review::terms::Terms;
use diesel::prelude::*;
use serde_json::{Value, json};

use crate::base::error::Error;
use crate::base::id::TenderId;
use crate::base::time::Time;
use crate::db::schema::{tender, tender_stage};
use crate::text_enum;

/// The subject kind of tenders in the record.
pub const KIND: &str = "tender";

text_enum! {
    /// A step of the opening (分段開標); a tender has either `all`, or the others in this order.
    Stage {
        /// Everything at once (一次投標不分段開標).
        All = "all",
        /// Qualification papers (資格標).
        Qualification = "qualification",
        /// Specifications (規格標).
        Specification = "specification",
        /// Price (價格標).
        Price = "price",
    }
}

/// A tender.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = tender)]
pub struct Tender {
    /// The id.
    pub id: TenderId,
    /// 案號.
    pub case_no: String,
    /// Its name.
    pub name: String,
    /// The tendering agency, as the announcement names it.
    pub agency: String,
    /// When bids had to be in (截止投標).
    pub closes_at: Time,
    /// What it asks for, canonical JSON of [`Terms`].
    pub terms: String,
    /// When it was entered.
    pub created_at: Time,
    /// Counts changes.
    pub version: i64,
}

/// The opening of one stage.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = tender_stage, treat_none_as_default_value = false)]
pub struct Opening {
    /// Of which tender.
    pub tender_id: TenderId,
    /// Which stage.
    pub stage: Stage,
    /// Not before.
    pub opens_at: Time,
    /// The documents that it asks for, JSON; those of the tender where absent.
    pub required: Option<String>,
}

impl Stage {
    /// The stages that come before this one where a tender has them: whoever falls at one takes no part in this (政府採購法
    /// 施行細則 44).
    pub fn before(self) -> &'static [Stage] {
        match self {
            Stage::All | Stage::Qualification => &[],
            Stage::Specification => &[Stage::Qualification],
            Stage::Price => &[Stage::Qualification, Stage::Specification],
        }
    }

    /// Whether the prices are opened in it.
    pub fn is_priced(self) -> bool {
        matches!(self, Stage::All | Stage::Price)
    }
}

impl Tender {
    /// What it asks for.
    ///
    /// # Errors
    /// The row holds no terms, a fault of the program.
    pub fn terms(&self) -> Result<Terms, Error> {
        serde_json::from_str(&self.terms).map_err(|cause| Error::internal("read the terms of a tender", cause))
    }

    /// The row's form in the record, with its openings.
    pub fn recorded(&self, openings: &[Opening]) -> Value {
        let stages: Vec<Value> = openings
            .iter()
            .map(
                |opening| json!({ "stage": opening.stage, "opens_at": opening.opens_at, "required": opening.required }),
            )
            .collect();
        json!({
            "case_no": self.case_no, "name": self.name, "agency": self.agency, "closes_at": self.closes_at,
            "terms": self.terms, "created_at": self.created_at, "stages": stages,
        })
    }
}

impl Opening {
    /// Whether it may be opened now: the hour itself counts.
    pub fn is_open(&self, now: Time) -> bool {
        now >= self.opens_at
    }

    /// The terms as this stage asks for them: where it does not say so itself, the price schedule belongs to the price.
    ///
    /// # Errors
    /// The row holds no list of documents, a fault of the program.
    pub fn terms(&self, tender: &Tender) -> Result<Terms, Error> {
        let mut terms = tender.terms()?;
        let is_price = |kind: &DocumentKind| *kind == DocumentKind::PriceSchedule;
        match (&self.required, self.stage) {
            (Some(required), _) => {
                terms.required_documents = serde_json::from_str(required)
                    .map_err(|cause| Error::internal("read the documents of a stage", cause))?;
            }
            // A tender with a stage of specifications says the documents of each (`plan.rs`).
            (None, Stage::All | Stage::Specification) => {}
            (None, Stage::Qualification) => terms.required_documents.retain(|kind| !is_price(kind)),
            (None, Stage::Price) => terms.required_documents.retain(is_price),
        }
        Ok(terms)
    }
}
