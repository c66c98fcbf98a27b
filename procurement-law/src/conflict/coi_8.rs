//! COI-8: lobbying is recorded and does not enter an evaluation (政府採購法 16).

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
    /// A request or lobbying (請託或關說) in a procurement.
    pub struct Facts {
        /// whether it was made in writing or a record of it was made
        recorded: bool = "true, false", "true";
        /// whether it is used in the evaluation
        in_evaluation: bool = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "COI-8",
    title_zh: "請託或關說",
    title_en: "Lobbying",
    meaning: "A request or lobbying should be in writing or recorded, so its absence warns; it is never a reference of the evaluation.",
    cites: &[GPA.at("16-1"), GPA.at("16-3")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "coi-8.allow",
            zh: "請託或關說已有書面或紀錄，且未作為評選之參考；政風機構得調閱。",
            en: "The lobbying is in writing or recorded and not used in the evaluation; the ethics office may see the record.",
        },
        Sentence {
            key: "coi-8.unrecorded",
            zh: "請託或關說宜以書面為之或作成紀錄，請補作紀錄。",
            en: "Lobbying should be in writing or recorded: make the record.",
        },
        Sentence {
            key: "coi-8.evaluated",
            zh: "請託或關說不得作為評選之參考。",
            en: "Lobbying may not be a reference of the evaluation.",
        },
    ],
    example: r#"{
  "rule": "COI-8",
  "on": "2026-03-02",
  "facts": { "recorded": false, "in_evaluation": false }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let (outcome, key) = match () {
        () if facts.in_evaluation => (Outcome::Refuse, "coi-8.evaluated"),
        () if !facts.recorded => (Outcome::Warn, "coi-8.unrecorded"),
        () => (Outcome::Allow, "coi-8.allow"),
    };
    RULE.begin(frame, outcome, key)
}
