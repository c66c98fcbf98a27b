//! The review, its files as they were read, its findings, and their form in the record.

use bid_review::document::Document;
use bid_review::finding::{Finding, Verdict};
use diesel::prelude::*;
use procurement_law::rejection::ground::RejectGround;
use serde_json::{Value, json};

use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::base::id::{BidFileId, BidId, EnvelopeId, FindingId, ReviewId, TenderId, UserId};
use crate::base::time::Time;
use crate::db::schema::{review, review_file, review_finding};
use crate::tenders::model::Stage;
use crate::text_enum;

/// The subject kind of reviews in the record.
pub const KIND: &str = "review";
/// The subject kind of findings in the record.
pub const FINDING: &str = "finding";

text_enum! {
    /// Where a review stands.
    ReviewState {
        /// Waits for its turn.
        Queued = "queued",
        /// Its files are being read.
        Reading = "reading",
        /// The machine has said what it sees; people decide.
        Judged = "judged",
        /// The machine gave up.
        Failed = "failed",
        /// A person has finished it.
        Decided = "decided",
        /// Another package took the place of this one.
        Replaced = "replaced",
    }
}

text_enum! {
    /// What a review came to.
    Outcome {
        /// The bid meets the tender (合格).
        Qualified = "qualified",
        /// It does not (不合格).
        Unqualified = "unqualified",
    }
}

text_enum! {
    /// On which ground of 政府採購法 50-1 a bid is rejected.
    Ground {
        /// Not made as the tender documents say.
        NotAsTendered = "50-1-1",
        /// Its content does not meet the tender documents.
        NotMeeting = "50-1-2",
        /// Another's name or certificate is borrowed or used falsely.
        BorrowedName = "50-1-3",
        /// It rests on untrue documents.
        Untrue = "50-1-4",
        /// Bids of different vendors are seriously and abnormally connected.
        Connected = "50-1-5",
        /// The vendor is debarred.
        Debarred = "50-1-6",
        /// Other unlawful acts that affect fairness.
        Unfair = "50-1-7",
    }
}

text_enum! {
    /// What the last judging made of a finding of the one before.
    FindingChange {
        /// It was not there before.
        New = "new",
        /// It says something else; what a person made of it before counts no more.
        Changed = "changed",
        /// It is said no more.
        Gone = "gone",
        /// It is as it was, and so is what a person made of it.
        Same = "same",
    }
}

text_enum! {
    /// What a person made of a finding.
    FindingState {
        /// Nobody has decided.
        Open = "open",
        /// The person sees it as the machine does; where the machine asks, that the doubt is justified.
        Confirmed = "confirmed",
        /// The person sees it otherwise.
        Overruled = "overruled",
    }
}

/// The review of an envelope.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = review, treat_none_as_default_value = false)]
pub struct Review {
    /// The id.
    pub id: ReviewId,
    /// Of which envelope.
    pub envelope_id: EnvelopeId,
    /// Of which bid.
    pub bid_id: BidId,
    /// For which tender.
    pub tender_id: TenderId,
    /// For which stage.
    pub stage: Stage,
    /// Where it stands.
    pub state: ReviewState,
    /// Files of the envelope.
    pub files: i64,
    /// Files read.
    pub files_done: i64,
    /// Pages read.
    pub pages_done: i64,
    /// Pages known of so far.
    pub pages: i64,
    /// Counts decisions on findings.
    pub decisions: i64,
    /// The documents found, JSON.
    pub documents: Option<String>,
    /// Why the machine gave up, or the last try failed.
    pub problem: Option<String>,
    /// What it came to.
    pub outcome: Option<Outcome>,
    /// Why, in the reviewer's words.
    pub note: Option<String>,
    /// Who finished it.
    pub decided_by: Option<UserId>,
    /// When.
    pub decided_at: Option<Time>,
    /// When the envelope came in.
    pub created_at: Time,
    /// Counts recorded changes; progress is none.
    pub version: i64,
    /// On which ground the bid is rejected.
    pub ground: Option<Ground>,
    /// The agency's finding that the ground is there, where it lies in conduct.
    pub ground_finding: Option<String>,
    /// Who agreed to the rejection; never who decided it.
    pub seconded_by: Option<UserId>,
    /// When.
    pub seconded_at: Option<Time>,
    /// Counts judgings: 1, and one more each time the bid is judged anew.
    pub round: i64,
    /// The round in which the bids of the stage were last held against each other; progress, no recorded change.
    pub compared_in: i64,
}

/// What reading a file gave.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = review_file, treat_none_as_default_value = false)]
pub struct ReviewFile {
    /// In which review.
    pub review_id: ReviewId,
    /// Which file.
    pub file_id: BidFileId,
    /// `all`, `part` or `none`.
    pub extent: String,
    /// Why not all.
    pub reason: Option<String>,
    /// Its pages.
    pub page_count: i64,
    /// Width and height of each page read, as displayed, in points, and the quarter turns clockwise that bring it upright: JSON.
    pub sizes: String,
    /// What a reviewer should know of it: JSON list.
    pub notes: String,
    /// The stored reading.
    pub reading_digest: String,
    /// When it was read.
    pub read_at: Time,
}

/// What a rule says, and what a person made of it.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = review_finding, treat_none_as_default_value = false)]
pub struct FindingRow {
    /// The id.
    pub id: FindingId,
    /// In which review.
    pub review_id: ReviewId,
    /// 1, 2, 3 … in the order of the rules.
    pub number: i64,
    /// The rule.
    pub rule: String,
    /// `pass`, `fail` or `person`.
    pub verdict: String,
    /// The whole finding, canonical JSON.
    pub body: String,
    /// What a person made of it.
    pub state: FindingState,
    /// Why.
    pub reason: Option<String>,
    /// Who.
    pub decided_by: Option<UserId>,
    /// When.
    pub decided_at: Option<Time>,
    /// Counts changes.
    pub version: i64,
    /// Whether it came of holding the bids of the stage against each other.
    pub across: bool,
    /// In which round of the review it came.
    pub made_in: i64,
    /// In which it came, changed or went last.
    pub changed_in: i64,
    /// Whether a later round says it no more.
    pub gone: bool,
}

impl Ground {
    /// The ground as the rules name it.
    pub fn in_law(self) -> RejectGround {
        match self {
            Ground::NotAsTendered => RejectGround::NotAsTendered,
            Ground::NotMeeting => RejectGround::NotMeeting,
            Ground::BorrowedName => RejectGround::BorrowedName,
            Ground::Untrue => RejectGround::Untrue,
            Ground::Connected => RejectGround::Connected,
            Ground::Debarred => RejectGround::Debarred,
            Ground::Unfair => RejectGround::Unfair,
        }
    }
}

impl ReviewState {
    /// Whether the machine still works on it.
    pub fn is_waiting(self) -> bool {
        matches!(self, ReviewState::Queued | ReviewState::Reading)
    }
}

impl Review {
    /// Whether the bid is rejected and nobody else has agreed yet.
    pub fn waits_for_second(&self) -> bool {
        self.state == ReviewState::Decided
            && self.outcome == Some(Outcome::Unqualified)
            && self.ground.is_some()
            && self.seconded_by.is_none()
    }

    /// The row's form in the record; what came to it later stands there only where it is said.
    pub fn recorded(&self) -> Value {
        let mut row = self.basics();
        if let (Some(ground), Value::Object(fields)) = (self.ground, &mut row) {
            fields.insert("ground".to_owned(), json!(ground));
            fields.insert("ground_finding".to_owned(), json!(self.ground_finding));
            fields.insert("seconded_by".to_owned(), json!(self.seconded_by));
            fields.insert("seconded_at".to_owned(), json!(self.seconded_at));
        }
        if let (true, Value::Object(fields)) = (self.round > 1, &mut row) {
            fields.insert("round".to_owned(), json!(self.round));
        }
        row
    }

    fn basics(&self) -> Value {
        json!({
            "envelope": self.envelope_id, "bid": self.bid_id, "tender": self.tender_id, "stage": self.stage,
            "state": self.state, "files": self.files, "documents": self.documents.as_ref().map(|text| sha256(text.as_bytes())),
            "outcome": self.outcome, "note": self.note, "decided_by": self.decided_by, "decided_at": self.decided_at,
            "created_at": self.created_at,
        })
    }

    /// The documents found.
    ///
    /// # Errors
    /// The row holds none that can be read, a fault of the program.
    pub fn documents(&self) -> Result<Vec<Document>, Error> {
        let Some(text) = &self.documents else { return Ok(Vec::new()) };
        serde_json::from_str(text).map_err(|cause| Error::internal("read the documents of a review", cause))
    }
}

impl FindingRow {
    /// The row's form in the record; what came with later rounds stands there only where it is said.
    pub fn recorded(&self) -> Value {
        let mut row = json!({
            "review": self.review_id, "number": self.number, "rule": self.rule, "verdict": self.verdict,
            "body": sha256(self.body.as_bytes()), "state": self.state, "reason": self.reason,
            "decided_by": self.decided_by, "decided_at": self.decided_at,
        });
        let later = [
            ("across", self.across, json!(self.across)),
            ("changed_in", self.changed_in > 1, json!(self.changed_in)),
            ("gone", self.gone, json!(self.gone)),
        ];
        if let Value::Object(fields) = &mut row {
            let said = later.into_iter().filter(|(_, said, _)| *said);
            fields.extend(said.map(|(name, _, value)| (name.to_owned(), value)));
        }
        row
    }

    /// What this round of its review made of it; none in the first, where everything is new.
    pub fn change(&self, round: i64) -> Option<FindingChange> {
        match () {
            () if round <= 1 => None,
            () if self.changed_in != round => Some(FindingChange::Same),
            () if self.gone => Some(FindingChange::Gone),
            () if self.made_in == round => Some(FindingChange::New),
            () => Some(FindingChange::Changed),
        }
    }

    /// The finding.
    ///
    /// # Errors
    /// The row holds none, a fault of the program.
    pub fn finding(&self) -> Result<Finding, Error> {
        serde_json::from_str(&self.body).map_err(|cause| Error::internal("read a finding", cause))
    }

    /// Whether a person must still decide it: whatever is no pass.
    pub fn is_due(&self) -> bool {
        self.verdict != word(Verdict::Pass) && self.state == FindingState::Open
    }

    /// Whether, after what people decided, something is wrong with the bid here.
    pub fn stands(&self) -> bool {
        let passes = self.verdict == word(Verdict::Pass);
        match self.state {
            FindingState::Open => false,
            FindingState::Confirmed => !passes,
            FindingState::Overruled => passes,
        }
    }
}

/// The stored word of a verdict, that of the review report.
pub fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "pass",
        Verdict::Fail => "fail",
        Verdict::NeedsPerson => "person",
    }
}
