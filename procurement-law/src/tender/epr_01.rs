//! EPR-01: the receipt of an electronic collection of documents (領標電子憑據, 電子採購作業辦法 6).

use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{E_PROCUREMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

facts! {
    /// A bid.
    pub struct Facts {
        /// whether the tender allows electronic collection of its documents
        e_collection: bool = "true, false", "true";
        /// whether the bid, electronic or on paper, holds the receipt
        receipt: bool = "true, false", "true";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "EPR-01",
    title_zh: "領標電子憑據",
    title_en: "Receipt of an electronic collection",
    meaning: "Where documents may be collected electronically, every bid, electronic or on paper, holds the receipt; one without it is dealt with under article 50 of the Act. The amended text was read in the compendium of 2025 only and its day of effect is not known, so the rule warns until its owner has verified it; the year 2025 stands for that day.",
    cites: &[E_PROCUREMENT.at("6"), GPA.at("50-1")],
    mark: Mark::Known,
    valid_from: day(2025, 1, 1),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "epr-01.given",
            zh: "投標文件附有領標電子憑據。",
            en: "The bid holds the receipt of the electronic collection.",
        },
        Sentence {
            key: "epr-01.not_asked",
            zh: "本案未允許電子領標，投標文件無須檢附領標電子憑據。",
            en: "The tender does not allow electronic collection, so no receipt is asked for.",
        },
        Sentence {
            key: "epr-01.missing",
            zh: "本案允許電子領標，投標文件未附領標電子憑據，依政府採購法第50條規定辦理。",
            en: "The tender allows electronic collection and the bid lacks the receipt; it is dealt with under article 50 of the Act.",
        },
    ],
    example: r#"{
  "rule": "EPR-01",
  "on": "2026-03-02",
  "facts": { "e_collection": true, "receipt": false }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let (outcome, key) = match (facts.receipt, facts.e_collection) {
        (true, _) => (Outcome::Allow, "epr-01.given"),
        (false, false) => (Outcome::Allow, "epr-01.not_asked"),
        (false, true) => (Outcome::Refuse, "epr-01.missing"),
    };
    RULE.begin(frame, outcome, key)
}
