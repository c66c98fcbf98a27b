//! DOC-03: what is kept secret before the announcement, the opening and the award (保密, 政府採購法 34).

use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

choice! {
    /// What is to be disclosed outside the agency's official use.
    pub enum Matter {
        /// The tender documents.
        Documents = "secret_documents",
        /// The reserve price.
        ReservePrice = "secret_reserve_price",
        /// Names and number of those who collected documents or bid, or what else restricts competition.
        Bidders = "secret_bidders",
        /// The contents of a bid.
        BidContents = "secret_bid_contents",
    }
}

choice! {
    /// How far a tender has come.
    pub enum Phase {
        /// Before the announcement.
        BeforeAnnouncement = "phase_before_announcement",
        /// Announced and not opened.
        BeforeOpening = "phase_before_opening",
        /// Opened and not awarded.
        BeforeAward = "phase_before_award",
        /// Awarded.
        Awarded = "phase_after_award",
    }
}

facts! {
    /// A disclosure.
    pub struct Facts {
        /// what is disclosed
        matter: Matter = "", "\"secret_documents\"";
        /// how far the tender has come
        phase: Phase = "", "\"phase_before_announcement\"";
        /// whether documents are explained in public or show what vendors are asked to comment on, by a notice
        public_call: bool = "true, false", "false";
        /// whether the documents announce the reserve price
        price_announced: bool = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "DOC-03",
    title_zh: "採購資訊保密",
    title_en: "Secrecy of a tender",
    meaning: "Documents are secret before the announcement, unless a notice explains them in public or calls for reference material. The reserve price is secret until the award unless the documents announce it; after the award it is open, the exceptions of Enforcement Rules 35 apart. Who collected documents or bid is secret until the opening. Contents of bids stay secret, the agency's official use and other laws apart.",
    cites: &[GPA.at("34"), ENFORCEMENT.at("34"), ENFORCEMENT.at("35")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "doc-03.open",
            zh: "{matter:word}（{phase:word}）不在應保密之列。",
            en: "{matter:word} ({phase:word}): not secret.",
        },
        Sentence {
            key: "doc-03.secret",
            zh: "{matter:word}（{phase:word}）應予保密，不得洩漏。",
            en: "{matter:word} ({phase:word}): secret, and not to be disclosed.",
        },
        Sentence {
            key: "doc-03.price_unannounced",
            zh: "底價於決標後除有特殊情形外應予公開；是否有施行細則第35條情形，應由承辦人員確認。",
            en: "After the award the reserve price is published; whether an exception of Enforcement Rules 35 applies is for a person.",
        },
    ],
    example: r#"{
  "rule": "DOC-03",
  "on": "2026-03-02",
  "facts": { "matter": "secret_bidders", "phase": "phase_before_opening", "public_call": false, "price_announced": false }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let secret = match facts.matter {
        Matter::Documents => facts.phase == Phase::BeforeAnnouncement && !facts.public_call,
        Matter::ReservePrice => {
            facts.phase < Phase::Awarded && (!facts.price_announced || facts.phase == Phase::BeforeAnnouncement)
        }
        Matter::Bidders => facts.phase < Phase::BeforeAward,
        Matter::BidContents => true,
    };
    let excepted = facts.matter == Matter::ReservePrice && facts.phase == Phase::Awarded && !facts.price_announced;
    let (outcome, key) = match () {
        () if secret => (Outcome::Refuse, "doc-03.secret"),
        () if excepted => (Outcome::NeedsPerson, "doc-03.price_unannounced"),
        () => (Outcome::Allow, "doc-03.open"),
    };
    RULE.begin(frame, outcome, key).arg("matter", facts.matter.code()).arg("phase", facts.phase.code())
}
