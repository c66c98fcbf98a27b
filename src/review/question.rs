//! A question to a vendor about its bid, and its form in the record.

use diesel::prelude::*;
use procurement_law::rejection::cur_01::{Defect, Treatment};
use procurement_law::ruling::Ruling;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::base::error::Error;
use crate::base::id::{OrganisationId, QuestionId, ReviewId, UserId};
use crate::base::time::Time;
use crate::db::schema::bid_question;

/// The subject kind of questions in the record.
pub const QUESTION: &str = "bid_question";

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = bid_question, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Question {
    /// The id.
    pub id: QuestionId,
    /// In which review.
    pub review_id: ReviewId,
    /// To which vendor; none where the market does not know it and the question goes by letter.
    pub vendor_id: Option<OrganisationId>,
    /// About which finding; none for the bid as a whole.
    pub finding: Option<i64>,
    /// What is wrong, in the words of CUR-01.
    pub defect: String,
    /// What is asked for.
    pub treatment: String,
    /// The question.
    pub question: String,
    /// The places in the vendor's own bid, JSON of [`Place`].
    pub evidence: String,
    /// What the law says of asking, canonical JSON.
    pub rulings: String,
    /// By when it is to be answered.
    pub until: Time,
    /// Who asks.
    pub asked_by: UserId,
    /// When.
    pub asked_at: Time,
    /// The answer.
    pub answer: Option<String>,
    /// The letter that holds it, where it came on paper.
    pub letter: Option<String>,
    /// Who answered, or recorded the letter.
    pub answered_by: Option<UserId>,
    /// When.
    pub answered_at: Option<Time>,
    /// Counts changes.
    pub version: i64,
}

/// A place in the vendor's own bid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The page, from 1.
    pub page: u32,
    /// What stands there.
    pub text: String,
}

impl Question {
    /// Whether it waits for its answer.
    pub fn is_open(&self, now: Time) -> bool {
        self.answer.is_none() && now < self.until
    }

    /// Whether its time went by without an answer: the vendor counts as having waived it (政府採購法 60).
    pub fn is_waived(&self, now: Time) -> bool {
        self.answer.is_none() && now >= self.until
    }

    /// The places.
    ///
    /// # Errors
    /// The row holds none, a fault of the program.
    pub fn places(&self) -> Result<Vec<Place>, Error> {
        serde_json::from_str(&self.evidence).map_err(|cause| Error::internal("read the places of a question", cause))
    }

    /// What the law says of asking.
    ///
    /// # Errors
    /// The row holds none, a fault of the program.
    pub fn read_rulings(&self) -> Result<Vec<Ruling>, Error> {
        serde_json::from_str(&self.rulings).map_err(|cause| Error::internal("read the rulings of a question", cause))
    }

    /// What is wrong, as the law names it.
    pub fn defect(&self) -> Option<Defect> {
        Defect::from_code(&self.defect)
    }

    /// What is asked for, as the law names it.
    pub fn treatment(&self) -> Option<Treatment> {
        Treatment::from_code(&self.treatment)
    }

    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "review": self.review_id, "vendor": self.vendor_id, "finding": self.finding, "defect": self.defect,
            "treatment": self.treatment, "question": self.question, "evidence": self.evidence, "rulings": self.rulings,
            "until": self.until, "asked_by": self.asked_by, "asked_at": self.asked_at, "answer": self.answer,
            "letter": self.letter, "answered_by": self.answered_by, "answered_at": self.answered_at,
        })
    }
}
