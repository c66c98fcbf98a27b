//! EPR-02: an outage of the designated system (暫停服務, 電子採購作業辦法 18).

use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::E_PROCUREMENT;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

choice! {
    /// The stage in which the system is out.
    pub enum Stage {
        /// Sending the tender.
        Tendering = "outage_tendering",
        /// Collecting the documents.
        Collection = "outage_collection",
        /// Bidding.
        Bidding = "outage_bidding",
        /// Opening.
        Opening = "outage_opening",
    }
}

facts! {
    /// An outage.
    pub struct Facts {
        /// the stage in which the system is out
        stage: Stage = "", "\"outage_opening\"";
        /// whether it is known for certain that there is no electronic bid; read at the opening
        no_electronic_bid: bool = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "EPR-02",
    title_zh: "電子採購系統暫停服務",
    title_en: "Outage of the e-procurement system",
    meaning: "While the designated system is out the agency waits before it sends a tender; vendors collect and bid by the other means that the documents name or wait, and the agency may extend the period; the agency waits or postpones before it opens, unless it is certain that there is no electronic bid.",
    cites: &[E_PROCUREMENT.at("18")],
    mark: Mark::Confirmed,
    valid_from: day(2002, 7, 17),
    valid_to: None,
    parameters: &[],
    overrides: &[("tendering_agency", "extension_notice")],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "epr-02.wait",
            zh: "系統暫停服務，機關應待系統恢復後再行傳輸電子招標文件。",
            en: "The system is out; the agency sends the electronic documents when it is back.",
        },
        Sentence {
            key: "epr-02.extend",
            zh: "系統暫停服務，廠商得以招標文件規定之其他方式辦理或待系統恢復；是否公告延長等標期，由機關視個案受影響情形決定。",
            en: "The system is out; vendors use the other means that the documents name or wait, and the agency decides whether to extend the period.",
        },
        Sentence {
            key: "epr-02.postpone",
            zh: "系統暫停服務，應待系統恢復後再行開標，或延期開標。",
            en: "The system is out; the bids are opened when it is back, or the opening is postponed.",
        },
        Sentence {
            key: "epr-02.open",
            zh: "確知無電子投標文件，得依原定時間開標。",
            en: "It is certain that there is no electronic bid; the bids are opened at the time stated.",
        },
    ],
    example: r#"{
  "rule": "EPR-02",
  "on": "2026-03-02",
  "facts": { "stage": "outage_opening", "no_electronic_bid": false }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    match facts.stage {
        Stage::Tendering => RULE.begin(frame, Outcome::Refuse, "epr-02.wait"),
        Stage::Collection | Stage::Bidding => {
            RULE.begin(frame, Outcome::NeedsPerson, "epr-02.extend").unless("tendering_agency", "extension_notice")
        }
        Stage::Opening if facts.no_electronic_bid => RULE.begin(frame, Outcome::Allow, "epr-02.open"),
        Stage::Opening => RULE.begin(frame, Outcome::Refuse, "epr-02.postpone"),
    }
}
