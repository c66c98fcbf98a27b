//! OPN-03: when bids are not opened or awarded although enough bidders came (不予開標決標, 政府採購法 48-1).

use crate::fact::{Facts as _, Values};
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

choice! {
    /// A ground of 政府採購法 48-1.
    pub enum Withhold {
        /// The documents are changed or supplemented.
        DocumentsChanged = "withhold_documents_changed",
        /// Unlawful or improper conduct that affects fairness.
        Misconduct = "withhold_misconduct",
        /// The opening is put off under article 82.
        PutOff = "withhold_put_off_by_82",
        /// The procedure is suspended under article 84.
        Suspended = "withhold_suspended_by_84",
        /// The agency decides anew under article 85.
        Redecided = "withhold_redecided_by_85",
        /// A sudden event.
        SuddenEvent = "withhold_sudden_event",
        /// The plan is changed or cancelled.
        PlanChanged = "withhold_plan_changed",
        /// A special situation recognised by the competent authority.
        Recognised = "withhold_recognised_situation",
    }
}

facts! {
    /// An opening with enough bidders.
    pub struct Facts {
        /// whether the bids are to be left unopened or not awarded
        withheld: bool = "true, false", "true";
        /// the grounds
        grounds: Values<Withhold> = "withhold_documents_changed, withhold_misconduct, withhold_put_off_by_82, withhold_suspended_by_84, withhold_redecided_by_85, withhold_sudden_event, withhold_plan_changed, withhold_recognised_situation", "[\"withhold_documents_changed\"]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "OPN-03",
    title_zh: "不予開標決標",
    title_en: "Bids left unopened",
    meaning: "With enough bidders the bids are opened and awarded at the time the documents state, except on one of the eight grounds of the Act. Whether a ground is there is for the presiding officer.",
    cites: &[GPA.at("48-1"), ENFORCEMENT.at("50-1-1")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[("opening_officer", "withholding_ground")],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "opn-03.open",
            zh: "查無政府採購法第48條第1項各款情形，應依招標文件所定時間開標決標。",
            en: "No ground of article 48-1 is given; the bids are opened and awarded at the time stated.",
        },
        Sentence {
            key: "opn-03.ground",
            zh: "主張不予開標決標之事由：{ground:word}；是否成立，由主持開標人員認定並記錄。",
            en: "Ground for leaving the bids unopened or not awarded: {ground:word}; the presiding officer decides whether it is there and records it.",
        },
        Sentence {
            key: "opn-03.no_ground",
            zh: "無政府採購法第48條第1項各款情形，不得不予開標決標。",
            en: "Without a ground of article 48-1 the bids may not be left unopened or not awarded.",
        },
    ],
    example: r#"{
  "rule": "OPN-03",
  "on": "2026-03-02",
  "facts": { "withheld": true, "grounds": [] }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling for each ground, or one that says what follows without any.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    if facts.grounds.0.is_empty() {
        let (outcome, key) =
            if facts.withheld { (Outcome::Refuse, "opn-03.no_ground") } else { (Outcome::Allow, "opn-03.open") };
        return vec![RULE.begin(frame, outcome, key)];
    }
    let asks = |ground: &Withhold| {
        RULE.begin(frame, Outcome::NeedsPerson, "opn-03.ground")
            .unless("opening_officer", "withholding_ground")
            .arg("ground", ground.code())
    };
    facts.grounds.0.iter().map(asks).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_ground_is_asked_about() {
        let facts = Facts { withheld: true, grounds: Values(Withhold::ALL.to_vec()) };
        let rulings = check(&Frame::on(day(2026, 3, 2)), &facts);
        let asked: Vec<_> = rulings.iter().map(|one| one.text.args["ground"].as_str()).collect();
        assert_eq!(asked, Withhold::ALL.iter().map(|ground| ground.code()).collect::<Vec<_>>());
        assert!(rulings.iter().all(|one| one.override_by.as_ref().is_some_and(|by| by.who == "opening_officer")));
    }
}
