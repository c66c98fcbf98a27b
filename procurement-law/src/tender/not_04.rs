//! NOT-04: publishing corrections and changes (更正公告, 政府採購法 27, 41).

use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{GPA, NOTICES};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

choice! {
    /// What is corrected, changed or explained.
    pub enum Change {
        /// The notice itself.
        Notice = "notice_corrected",
        /// The tender documents, by a clarification, an objection or of the agency's own.
        Documents = "tender_documents_changed",
        /// A clarification that changes nothing.
        Clarification = "clarified_only",
    }
}

choice! {
    /// The step of the procedure in which it happens.
    pub enum Step {
        /// Open tender, qualification of a selective tender, public selection or solicitation.
        Announced = "announced_step",
        /// Specification or price of a selective tender, or a limited tender.
        Invited = "invited_step",
        /// Call for written quotations or proposals below the publication threshold.
        Quotations = "quotations_step",
    }
}

facts! {
    /// A correction, change or clarification.
    pub struct Facts {
        /// what it is
        change: Change = "", "\"tender_documents_changed\"";
        /// in which step
        step: Step = "", "\"announced_step\"";
        /// whether it stands in the gazette
        gazette: bool = "true, false", "true";
        /// whether it stands on the procurement website
        website: bool = "true, false", "true";
        /// whether every vendor concerned, or the one that asked, was told in writing
        written: bool = "true, false", "true";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "NOT-04",
    title_zh: "更正及變更公告",
    title_en: "Publishing corrections and changes",
    meaning: "A corrected notice and changed documents are published in the gazette and on the website as the first notice was; in the specification and price steps of a selective tender and in a limited tender vendors may be told in writing instead. A clarification that changes nothing is answered in writing and published where needed. Calls for quotations stand on the website.",
    cites: &[GPA.at("27-1"), GPA.at("41-2"), GPA.at("75-2"), NOTICES.at("4-1"), NOTICES.at("5"), NOTICES.at("12")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "not-04.done",
            zh: "已依規定公告或書面通知。",
            en: "It is published, or told in writing, as asked for.",
        },
        Sentence {
            key: "not-04.unpublished",
            zh: "{change:word}，應刊登政府採購公報並公開於採購網站。",
            en: "{change:word}: to be published in the gazette and on the procurement website.",
        },
        Sentence {
            key: "not-04.off_website",
            zh: "{change:word}，應公開於採購網站。",
            en: "{change:word}: to be published on the procurement website.",
        },
        Sentence {
            key: "not-04.untold",
            zh: "{change:word}，應公告或以書面通知各廠商。",
            en: "{change:word}: to be published or told to each vendor in writing.",
        },
        Sentence {
            key: "not-04.unanswered",
            zh: "機關應以書面答復請求釋疑之廠商，必要時得公告之。",
            en: "The vendor that asked is to be answered in writing; the answer may be published where needed.",
        },
    ],
    example: r#"{
  "rule": "NOT-04",
  "on": "2026-03-02",
  "facts": { "change": "tender_documents_changed", "step": "announced_step", "gazette": false, "website": true, "written": true }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let published = facts.gazette && facts.website;
    let (done, key) = match (facts.change, facts.step) {
        (Change::Clarification, _) => (facts.written, "not-04.unanswered"),
        (_, Step::Quotations) => (facts.website, "not-04.off_website"),
        (Change::Documents, Step::Invited) => (published || facts.written, "not-04.untold"),
        (Change::Notice, _) | (Change::Documents, Step::Announced) => (published, "not-04.unpublished"),
    };
    let (outcome, key) = if done { (Outcome::Allow, "not-04.done") } else { (Outcome::Refuse, key) };
    RULE.begin(frame, outcome, key).arg("change", facts.change.code())
}
