//! MAT-10: asking for a lower price (最有利標評選辦法 21, 22; 機關委託資訊服務廠商評選及計費辦法 11).

use super::mat_01::Principle;
use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{BEST_TENDER, GPA, IT_SERVICES};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

choice! {
    /// How far an evaluation has come.
    pub enum Moment {
        /// Before any negotiation.
        Evaluation = "moment_evaluation",
        /// 協商.
        Negotiation = "moment_negotiation",
        /// After the best tender or the winners are decided.
        Decided = "moment_decided",
    }
}

facts! {
    /// A negotiation of the price.
    pub struct Facts {
        /// principle of award
        principle: Principle = "", "\"award_best_tender\"";
        /// how far the evaluation has come
        moment: Moment = "", "\"moment_negotiation\"";
        /// whether the tender marks the price as open to change
        price_open: bool = "true, false", "true";
        /// whether the tender fixes the fee or rate
        fixed_fee: bool = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "MAT-10",
    title_zh: "評定最有利標後不得洽減價格",
    title_en: "No reduction after the decision",
    meaning: "With the best tender a lower price is asked for only inside a negotiation whose tender marks the price as open to change, never after the decision. In a limited tender after public evaluation the price is negotiated with the winners in the order of their places, thus after the decision, and among winners of one place first with the lower price; a fee or rate that the tender fixes is not reduced then. The lowest tender has rules of its own.",
    cites: &[
        BEST_TENDER.at("22"),
        BEST_TENDER.at("21-1"),
        GPA.at("57-1-3"),
        IT_SERVICES.at("11"),
        IT_SERVICES.at("12-1-1"),
    ],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 21),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "mat-10.negotiation",
            zh: "招標文件已標示價格得更改，得於協商時洽減。",
            en: "The tender marks the price as open to change; a lower one may be asked for in the negotiation.",
        },
        Sentence {
            key: "mat-10.quasi",
            zh: "準用最有利標者，於評選後依優勝序位議價；同一優勝序位有二家以上者，標價低者優先議價。",
            en: "After a public evaluation the price is negotiated with the winners in the order of their places, at one place first with the lower price.",
        },
        Sentence {
            key: "mat-10.fixed",
            zh: "招標文件已訂明固定服務費用或費率，議價程序仍應辦理，並依該費用或費率決標，不予減價。",
            en: "The tender fixes the fee or rate: the negotiation with the winners is still held, and the award is at that fee or rate, without reduction.",
        },
        Sentence {
            key: "mat-10.decided",
            zh: "採最有利標決標者，評定最有利標後不得再洽減價格。",
            en: "With the best tender no lower price is asked for after the decision.",
        },
        Sentence {
            key: "mat-10.early",
            zh: "減價應於協商或優勝廠商議價時洽辦，評選時不得為之。",
            en: "A lower price is asked for in a negotiation, not during the evaluation.",
        },
        Sentence {
            key: "mat-10.closed",
            zh: "招標文件未標示價格得更改，不得納入協商。",
            en: "The tender does not mark the price as open to change; it cannot be negotiated.",
        },
        Sentence {
            key: "mat-10.lowest",
            zh: "最低標之減價，依政府採購法第53條及第54條辦理。",
            en: "Reductions by the lowest tenderer follow Articles 53 and 54 of the Act.",
        },
    ],
    example: r#"{
  "rule": "MAT-10",
  "on": "2026-03-02",
  "facts": { "principle": "award_best_tender", "moment": "moment_decided", "price_open": true, "fixed_fee": false }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let (outcome, key) = match (facts.principle, facts.moment) {
        (Principle::Lowest, _) => (Outcome::NeedsPerson, "mat-10.lowest"),
        (_, Moment::Evaluation) => (Outcome::Refuse, "mat-10.early"),
        (Principle::Quasi, Moment::Decided) if facts.fixed_fee => (Outcome::Allow, "mat-10.fixed"),
        (Principle::Quasi, Moment::Decided) => (Outcome::Allow, "mat-10.quasi"),
        (_, Moment::Decided) => (Outcome::Refuse, "mat-10.decided"),
        (_, Moment::Negotiation) if !facts.price_open => (Outcome::Refuse, "mat-10.closed"),
        (_, Moment::Negotiation) => (Outcome::Allow, "mat-10.negotiation"),
    };
    RULE.begin(frame, outcome, key)
}
