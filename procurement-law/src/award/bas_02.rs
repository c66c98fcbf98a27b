//! BAS-02: secrecy and publication of the reserve price (底價, 政府採購法 34; 施行細則 35; 75-3 for the committee's amount).

use crate::fact::Facts as _;
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

choice! {
    /// Where the tender stands.
    pub enum Stage {
        /// Before the opening.
        Unopened = "awd_unopened",
        /// Between opening and award.
        Opened = "awd_opened",
        /// After the award.
        Awarded = "awd_awarded",
    }
}

choice! {
    /// Why it may stay unpublished after the award.
    pub enum Withheld {
        /// A confidential or top-secret purchase (機密或極機密之採購, 政府採購法 104-1-2).
        Security = "awd_security",
        /// For resale, and a business secret.
        Resale = "awd_resale",
        /// Multiple award with related parts not yet awarded.
        OpenParts = "awd_open_parts",
        /// Found by the superior agency.
        Superior = "awd_superior_found",
    }
}

facts! {
    /// The publication of a reserve price or of the committee's amount.
    pub struct Facts {
        /// where the tender stands
        stage: Stage = "", "\"awd_opened\"";
        /// whether it is published, or told to anybody outside
        published: bool = "true, false", "false";
        /// whether the tender document itself announced it
        announced_in_tender: bool = "true, false", "false";
        /// why it is not published after the award
        withheld: Option<Withheld> = "", "\"awd_open_parts\"";
        /// whether the related parts are all awarded; asked where open parts are the reason
        parts_awarded: Option<bool> = "true, false", "false";
        /// whether the winner was told
        winner_told: Option<bool> = "true, false", "true";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "BAS-02",
    title_zh: "底價之保密與公開",
    title_en: "Secrecy and publication of the reserve price",
    meaning: "The reserve price is secret until the award unless the tender announces it, and published after the award except in four cases, in which the winner is told all the same; with open related parts it is published once these are awarded. A committee's suggested amount goes the same way.",
    cites: &[GPA.at("34-2"), GPA.at("34-3"), ENFORCEMENT.at("35"), ENFORCEMENT.at("75-3")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "bas-02.secret",
            zh: "底價（建議之金額）於決標前應予保密，現未公開。",
            en: "The reserve price is secret until the award and is not published.",
        },
        Sentence {
            key: "bas-02.announced",
            zh: "底價已於招標文件中公告，得予公開。",
            en: "The tender announced the reserve price, so it may be published.",
        },
        Sentence {
            key: "bas-02.leaked",
            zh: "底價（建議之金額）於{stage:word}仍應保密，不得洩漏或公開。",
            en: "The reserve price is secret {stage:word} and may be neither leaked nor published.",
        },
        Sentence {
            key: "bas-02.published",
            zh: "決標後已公開底價。",
            en: "The reserve price is published after the award.",
        },
        Sentence {
            key: "bas-02.withheld",
            zh: "因{withheld:word}得不公開底價，並已通知得標廠商。",
            en: "The reserve price may stay unpublished ({withheld:word}), and the winner was told.",
        },
        Sentence {
            key: "bas-02.winner_untold",
            zh: "因{withheld:word}不公開底價者，仍應通知得標廠商。",
            en: "Where the reserve price stays unpublished ({withheld:word}), the winner is told.",
        },
        Sentence {
            key: "bas-02.parts_awarded",
            zh: "相關部分均已決標，底價應予公開。",
            en: "All related parts are awarded, so the reserve price is published.",
        },
        Sentence {
            key: "bas-02.unpublished",
            zh: "決標後除有特殊情形外，應公開底價。",
            en: "After the award the reserve price is published unless one of the exceptions holds.",
        },
    ],
    example: r#"{
  "rule": "BAS-02",
  "on": "2026-03-02",
  "facts": { "stage": "awd_opened", "published": true, "announced_in_tender": false }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let parts = facts.withheld == Some(Withheld::OpenParts) && facts.parts_awarded == Some(true);
    let (outcome, key) = match (facts.stage, facts.published) {
        (Stage::Awarded, true) => (Outcome::Allow, "bas-02.published"),
        (_, true) if facts.announced_in_tender => (Outcome::Allow, "bas-02.announced"),
        (_, true) => (Outcome::Refuse, "bas-02.leaked"),
        (Stage::Unopened | Stage::Opened, false) => (Outcome::Allow, "bas-02.secret"),
        (Stage::Awarded, false) if facts.withheld.is_none() => (Outcome::Refuse, "bas-02.unpublished"),
        (Stage::Awarded, false) if parts => (Outcome::Refuse, "bas-02.parts_awarded"),
        (Stage::Awarded, false) if facts.winner_told != Some(true) => (Outcome::Refuse, "bas-02.winner_untold"),
        (Stage::Awarded, false) => (Outcome::Allow, "bas-02.withheld"),
    };
    RULE.begin(frame, outcome, key)
        .arg("stage", facts.stage.code())
        .arg("withheld", facts.withheld.map_or("", Withheld::code))
}
