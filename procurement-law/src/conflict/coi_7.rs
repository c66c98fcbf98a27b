//! COI-7: political parties do not tender (政府採購法 38).

use crate::fact::Facts as _;
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::GPA;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

choice! {
    /// What a tenderer is to a political party.
    pub enum PartyRelation {
        /// A political party.
        Party = "political_party",
        /// An affiliated enterprise of one, as the Company Act defines it.
        Affiliate = "party_affiliate",
        /// Neither.
        Neither = "party_unrelated",
        /// Not known yet.
        Unknown = "party_unknown",
    }
}

facts! {
    /// A tenderer.
    pub struct Facts {
        /// what it is to a political party
        relation: PartyRelation = "", "\"party_unrelated\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "COI-7",
    title_zh: "政黨及其關係企業不得投標",
    title_en: "Political parties",
    meaning: "A political party and a vendor affiliated with one, as the Company Act defines affiliated enterprises, do not tender.",
    cites: &[GPA.at("38-1"), GPA.at("38-2")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "coi-7.allow",
            zh: "投標廠商非政黨，亦無政黨之關係企業關係。",
            en: "The tenderer is no political party and not affiliated with one.",
        },
        Sentence {
            key: "coi-7.barred",
            zh: "「{relation:word}」不得參與投標。",
            en: "{relation:word} may not tender.",
        },
        Sentence {
            key: "coi-7.ask",
            zh: "是否與政黨具關係企業關係，應由承辦人員查明。",
            en: "Whether the tenderer is affiliated with a political party needs a person's check.",
        },
    ],
    example: r#"{
  "rule": "COI-7",
  "on": "2026-03-02",
  "facts": { "relation": "party_affiliate" }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let (outcome, key) = match facts.relation {
        PartyRelation::Neither => (Outcome::Allow, "coi-7.allow"),
        PartyRelation::Unknown => (Outcome::NeedsPerson, "coi-7.ask"),
        PartyRelation::Party | PartyRelation::Affiliate => (Outcome::Refuse, "coi-7.barred"),
    };
    RULE.begin(frame, outcome, key).arg("relation", facts.relation.code())
}
