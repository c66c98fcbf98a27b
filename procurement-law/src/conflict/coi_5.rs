//! COI-5: who buys for an agency does not sell to it (施行細則 4-2).

use crate::fact::Facts as _;
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::ENFORCEMENT;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

choice! {
    /// What a vendor is to the legal person that conducts the procurement for the agency (代辦).
    pub enum AgentRelation {
        /// The agent itself.
        Agent = "procurement_agent",
        /// Employed by it.
        Employee = "agent_employee",
        /// An affiliated enterprise.
        Affiliate = "agent_affiliate",
        /// Nothing of these.
        Nothing = "agent_unrelated",
    }
}

facts! {
    /// A tenderer or subcontractor in a procurement that an agent conducts.
    pub struct Facts {
        /// what it is to the agent
        relation: AgentRelation = "", "\"agent_affiliate\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "COI-5",
    title_zh: "代辦採購法人之迴避",
    title_en: "Procurement agents",
    meaning: "A legal person that conducts a procurement for an agency, its employees and its affiliated enterprises are neither tenderer nor subcontractor in it.",
    cites: &[ENFORCEMENT.at("4-2")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "coi-5.allow",
            zh: "與代辦採購之法人、團體無受僱或關係企業關係。",
            en: "It is neither employed by nor affiliated with the procurement agent.",
        },
        Sentence {
            key: "coi-5.barred",
            zh: "「{relation:word}」不得為該採購之投標廠商或分包廠商。",
            en: "{relation:word} may be neither tenderer nor subcontractor in this procurement.",
        },
    ],
    example: r#"{
  "rule": "COI-5",
  "on": "2026-03-02",
  "facts": { "relation": "agent_affiliate" }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let (outcome, key) = match facts.relation {
        AgentRelation::Nothing => (Outcome::Allow, "coi-5.allow"),
        _ => (Outcome::Refuse, "coi-5.barred"),
    };
    RULE.begin(frame, outcome, key).arg("relation", facts.relation.code())
}
