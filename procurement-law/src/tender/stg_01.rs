//! STG-01: the stages of a staged opening (分段開標, 政府採購法 42, 施行細則 44).

use crate::fact::{Facts as _, Values};
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// A part of a bid, in the order in which parts are opened.
    pub enum Part {
        /// Qualification (資格).
        Qualification = "qualification",
        /// Specification (規格).
        Specification = "specification",
        /// Price (價格).
        Price = "price",
    }
}

choice! {
    /// How the parts are submitted.
    pub enum Submission {
        /// All at once, opened in stages (一次投標分段開標).
        Once = "once",
        /// In stages (分段投標分段開標).
        Staged = "staged",
    }
}

facts! {
    /// A stage.
    pub struct Stage {
        /// the parts opened in it
        parts: Values<Part> = "qualification, specification, price", "[\"qualification\"]";
    }
}

facts! {
    /// A bidder on its way through the stages.
    pub struct Bidder {
        /// who bids
        bidder: String = "name or number", "\"甲公司\"";
        /// the stage that it did not pass
        failed_at: Option<i64> = "number of the stage", "1";
        /// the last stage that it took part in or was opened in
        entered: i64 = "number of the stage", "1";
        /// whether the parts of each stage were sealed apart; read when all is submitted at once
        sealed_apart: bool = "true, false", "true";
        /// whether its unopened parts were returned as they were sealed; read when all is submitted at once
        returned: bool = "true, false", "true";
    }
}

facts! {
    /// A staged opening.
    pub struct Facts {
        /// whether the tender is selective
        selective: bool = "true, false", "true";
        /// how the parts are submitted
        submission: Submission = "", "\"once\"";
        /// the stages in their order
        stages: Vec<Stage> = "", "[]";
        /// the bidders; empty before the opening
        bidders: Vec<Bidder> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "STG-01",
    title_zh: "分段開標",
    title_en: "Staged opening",
    meaning: "Stages go qualification, specification, price; the first two or the last two may be merged. Only a selective tender asks for qualification alone, be it as its whole or as a stage submitted for itself. A bidder that failed a stage takes no part in a later one; of a bid submitted at once the parts are sealed apart, and those unopened go back as they were sealed.",
    cites: &[GPA.at("42"), ENFORCEMENT.at("44"), ENFORCEMENT.at("57-2")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "stg-01.ordered",
            zh: "共{stages:count}段，依資格、規格、價格之順序開標。",
            en: "{stages:count} stages in the order of qualification, specification and price.",
        },
        Sentence {
            key: "stg-01.disordered",
            zh: "開標順序應依資格、規格、價格為之，每一部分僅得開標一次。",
            en: "Stages go in the order of qualification, specification and price, each part in one stage only.",
        },
        Sentence {
            key: "stg-01.qualification_alone",
            zh: "僅就資格投標（含分段投標之資格段單獨投標）者，以選擇性招標為限。",
            en: "Only a selective tender asks for bids on qualification alone, also as a stage submitted for itself.",
        },
        Sentence {
            key: "stg-01.entered",
            zh: "{bidder}未通過第{failed:count}段審標，不得參加第{entered:count}段。",
            en: "{bidder} did not pass stage {failed:count} and may not take part in stage {entered:count}.",
        },
        Sentence {
            key: "stg-01.unsealed",
            zh: "{bidder}各段開標用之投標文件未分別密封，應由承辦人員依招標文件判斷。",
            en: "{bidder} did not seal the parts of the stages apart; a person judges by the documents.",
        },
        Sentence {
            key: "stg-01.return",
            zh: "{bidder}未通過第{failed:count}段審標，其未開標之部分應原封發還。",
            en: "{bidder} did not pass stage {failed:count}; its unopened parts go back as they were sealed.",
        },
    ],
    example: r#"{
  "rule": "STG-01",
  "on": "2026-03-02",
  "facts": {
    "selective": false, "submission": "once",
    "stages": [{ "parts": ["qualification"] }, { "parts": ["specification", "price"] }],
    "bidders": [{ "bidder": "甲公司", "failed_at": 1, "entered": 2, "sealed_apart": true, "returned": false }]
  }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling for the order of the stages, and one for each bidder about whom something is to be said.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    let merged: Vec<_> = facts.stages.iter().map(merged).collect();
    let parts = merged.concat();
    let hollow = merged.iter().any(Vec::is_empty);
    let alone = |stage: &Vec<Part>| *stage == [Part::Qualification];
    let alone = alone(&parts) || (facts.submission == Submission::Staged && merged.iter().any(alone));
    let stages = i64::try_from(facts.stages.len()).unwrap_or(i64::MAX);
    let (outcome, key) = match () {
        () if parts.is_empty() || hollow || !parts.is_sorted_by(|a, b| a < b) => (Outcome::Refuse, "stg-01.disordered"),
        () if alone && !facts.selective => (Outcome::Refuse, "stg-01.qualification_alone"),
        () => (Outcome::Allow, "stg-01.ordered"),
    };
    let order = RULE.begin(frame, outcome, key).arg("stages", stages);
    let bidders = facts.bidders.iter().filter_map(|bidder| on_the_way(frame, facts.submission, stages, bidder));
    std::iter::once(order).chain(bidders).collect()
}

/// The parts of a stage in the order of the law: parts opened together have none among themselves.
fn merged(stage: &Stage) -> Vec<Part> {
    let mut parts = stage.parts.0.clone();
    parts.sort_unstable();
    parts
}

fn on_the_way(frame: &Frame, submission: Submission, stages: i64, bidder: &Bidder) -> Option<Ruling> {
    let at_once = submission == Submission::Once && stages > 1;
    let failed = bidder.failed_at;
    let (outcome, key) = match () {
        () if failed.is_some_and(|failed| bidder.entered > failed) => (Outcome::Refuse, "stg-01.entered"),
        () if at_once && !bidder.sealed_apart => (Outcome::NeedsPerson, "stg-01.unsealed"),
        () if at_once && !bidder.returned && failed.is_some_and(|failed| failed < stages) => {
            (Outcome::Warn, "stg-01.return")
        }
        () => return None,
    };
    let ruling = RULE.begin(frame, outcome, key).arg("bidder", &bidder.bidder).arg("entered", bidder.entered);
    Some(match failed {
        None => ruling,
        Some(failed) => ruling
            .compare(
                &format!("stage_entered:{}", bidder.bidder),
                Quantity::count(bidder.entered),
                Op::Le,
                Quantity::count(failed),
            )
            .arg("failed", failed),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bidder_on_its_way() {
        let stage = |part| Stage { parts: Values(vec![part]) };
        let bidder = |name: &str, failed_at, entered, returned| Bidder {
            bidder: name.to_owned(),
            failed_at,
            entered,
            sealed_apart: true,
            returned,
        };
        let facts = Facts {
            selective: false,
            submission: Submission::Once,
            stages: vec![stage(Part::Qualification), stage(Part::Price)],
            bidders: vec![
                bidder("A", Some(1), 2, true),
                bidder("B", None, 2, true),
                bidder("C", Some(1), 1, false),
                bidder("D", Some(1), 1, true),
            ],
        };
        let rulings = check(&Frame::on(day(2026, 3, 2)), &facts);
        let told: Vec<_> = rulings.iter().map(|one| (one.outcome, one.text.key.as_str())).collect();
        let expected =
            [(Outcome::Allow, "stg-01.ordered"), (Outcome::Refuse, "stg-01.entered"), (Outcome::Warn, "stg-01.return")];
        assert_eq!(told, expected);
        assert_eq!(rulings[1].compared[0].what, "stage_entered:A");
        assert_eq!(rulings[1].compared[0].holds(), Some(false));
        assert_eq!(rulings[2].compared[0].holds(), Some(true));
    }
}
