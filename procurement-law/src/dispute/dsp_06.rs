//! DSP-06: what an agency may refuse in a dispute of performance (政府採購法 85-1, 85-3, 85-4).

use crate::fact::{Facts as _, Stated};
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{GPA, MEDIATION};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// What an agency would refuse.
    pub enum Refused {
        /// A mediation for which the vendor applied.
        Mediation = "refuse_mediation",
        /// The board's written suggestion.
        Suggestion = "refuse_suggestion",
        /// The plan that the board proposes of its own motion.
        Plan = "refuse_plan",
        /// An arbitration that the vendor starts.
        Arbitration = "refuse_arbitration",
    }
}

choice! {
    /// What was bought.
    pub enum Bought {
        /// Works.
        Works = "bought_works",
        /// Technical services.
        TechnicalServices = "bought_technical_services",
        /// Goods and other services, information services among them.
        Other = "bought_other",
    }
}

facts! {
    /// Something that an agency would refuse.
    pub struct Facts {
        /// what it would refuse
        refused: Refused = "", "\"refuse_arbitration\"";
        /// what was bought
        bought: Bought = "", "\"bought_other\"";
        /// reference of the superior agency's approval, for a suggestion or plan
        superior_approval: Stated<String> = "document number", "null";
        /// whether the mediation failed because the agency did not agree to the suggestion or plan
        failed_by_agency: bool = "true, false", "true";
        /// whether the parties have agreed to arbitrate
        arbitration_agreed: bool = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "DSP-06",
    title_zh: "機關得否拒絕調解及仲裁",
    title_en: "What an agency may refuse in a dispute",
    meaning: "An agency does not refuse a mediation for which the vendor applied. It disagrees with a suggestion or plan only with its superior's approval and reasons in writing. For works and technical services it does not refuse the arbitration that follows when mediation failed by its disagreement; information services and goods are not in that sentence, so arbitration there rests on an agreement.",
    cites: &[GPA.at("85之1-2"), GPA.at("85之3-2"), GPA.at("85之4-4"), MEDIATION.at("18-2")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[("superior_agency", "superior_approval_reference")],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "dsp-06.mediation",
            zh: "廠商申請之履約爭議調解，機關不得拒絕。",
            en: "The agency may not refuse a mediation for which the vendor applied.",
        },
        Sentence {
            key: "dsp-06.approval_missing",
            zh: "機關不同意調解建議或方案，應先報請上級機關核定，並以書面說明理由。",
            en: "Before it disagrees with a suggestion or plan the agency obtains its superior's approval; it gives its reasons in writing.",
        },
        Sentence {
            key: "dsp-06.approved",
            zh: "不同意調解建議或方案業經上級機關核定（{approval}），應以書面向申訴會及廠商說明理由。",
            en: "The superior agency has approved the disagreement ({approval}); the agency gives the board and the vendor its reasons in writing.",
        },
        Sentence {
            key: "dsp-06.arbitration",
            zh: "「{bought:word}」因機關不同意致調解不成立，廠商提付仲裁，機關不得拒絕。",
            en: "{bought:word}: the mediation failed by the agency's disagreement, so it may not refuse the vendor's arbitration.",
        },
        Sentence {
            key: "dsp-06.agreed",
            zh: "雙方訂有仲裁協議，得否拒絕應依協議內容判斷。",
            en: "The parties have agreed to arbitrate; what the agency may refuse goes by their agreement.",
        },
        Sentence {
            key: "dsp-06.free",
            zh: "「{bought:word}」無仲裁協議，且非因機關不同意致工程或技術服務採購調解不成立，機關得不同意仲裁。",
            en: "{bought:word}: there is no agreement to arbitrate and no mediation of works or technical services that failed by the agency: it may decline.",
        },
    ],
    example: r#"{
  "rule": "DSP-06",
  "on": "2026-03-02",
  "facts": { "refused": "refuse_arbitration", "bought": "bought_works", "superior_approval": null, "failed_by_agency": true, "arbitration_agreed": false }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling on the refusal.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let approval = facts.superior_approval.0.as_deref().unwrap_or_default().trim();
    let (outcome, key) = match facts.refused {
        Refused::Mediation => (Outcome::Refuse, "dsp-06.mediation"),
        Refused::Suggestion | Refused::Plan if approval.is_empty() => (Outcome::Refuse, "dsp-06.approval_missing"),
        Refused::Suggestion | Refused::Plan => (Outcome::Allow, "dsp-06.approved"),
        Refused::Arbitration if facts.failed_by_agency && facts.bought != Bought::Other => {
            (Outcome::Refuse, "dsp-06.arbitration")
        }
        Refused::Arbitration if facts.arbitration_agreed => (Outcome::NeedsPerson, "dsp-06.agreed"),
        Refused::Arbitration => (Outcome::Allow, "dsp-06.free"),
    };
    let ruling = RULE.begin(frame, outcome, key).arg("approval", approval).arg("bought", facts.bought.code());
    if key == "dsp-06.approval_missing" {
        return ruling
            .compare("refusal_approval", Quantity::text(approval), Op::Present, Quantity::text(""))
            .unless("superior_agency", "superior_approval_reference");
    }
    ruling
}
