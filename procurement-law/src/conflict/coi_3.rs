//! COI-3: a project manager is not in one hand with those it manages (政府採購法 39-2, 39-3).

use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::GPA;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

facts! {
    /// A project manager and a vendor of planning, design, works or supply that it manages.
    pub struct Facts {
        /// whether a responsible person or partner of the project manager is one of the other vendor too
        same_person: bool = "true, false", "false";
        /// whether the two are affiliated enterprises of each other
        affiliated: bool = "true, false", "false";
        /// whether both are affiliated enterprises of the same third vendor
        common_parent: bool = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "COI-3",
    title_zh: "專案管理廠商之獨立",
    title_en: "Independence of the project manager",
    meaning: "A responsible person or partner of the project manager is not at the same time one of a vendor of planning, design, works or supply of that procurement, and the two are neither affiliated with each other nor with the same third vendor.",
    cites: &[GPA.at("39-2"), GPA.at("39-3")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "coi-3.allow",
            zh: "專案管理廠商與規劃、設計、施工或供應廠商無負責人、合夥人相同或關係企業之情形。",
            en: "The project manager and the vendor share no responsible person or partner and are not affiliated.",
        },
        Sentence {
            key: "coi-3.same_person",
            zh: "專案管理廠商之負責人或合夥人，不得同時為規劃、設計、施工或供應廠商之負責人或合夥人。",
            en: "A responsible person or partner of the project manager may not be one of the vendor it manages.",
        },
        Sentence {
            key: "coi-3.affiliated",
            zh: "專案管理廠商與規劃、設計、施工或供應廠商，不得同時為關係企業或同一其他廠商之關係企業。",
            en: "The project manager and the vendor it manages may not be affiliated with each other or with the same third vendor.",
        },
    ],
    example: r#"{
  "rule": "COI-3",
  "on": "2026-03-02",
  "facts": { "same_person": false, "affiliated": true, "common_parent": false }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let (outcome, key) = match () {
        () if facts.same_person => (Outcome::Refuse, "coi-3.same_person"),
        () if facts.affiliated || facts.common_parent => (Outcome::Refuse, "coi-3.affiliated"),
        () => (Outcome::Allow, "coi-3.allow"),
    };
    RULE.begin(frame, outcome, key)
}
