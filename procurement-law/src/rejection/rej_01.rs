//! REJ-01: what follows from a ground of rejection, by when it is found (政府採購法 50).

use crate::fact::{Facts as _, Stated};
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::GPA;
use crate::mark::Mark;
use crate::rejection::ground::RejectGround;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// When the ground is found.
    pub enum FoundAt {
        /// Before the bids are opened.
        BeforeOpening = "before_opening",
        /// After the opening and before the award.
        BeforeAward = "before_award",
        /// After the award or the signing of the contract.
        AfterAward = "after_award",
    }
}

facts! {
    /// A ground of rejection found in a bid.
    pub struct Facts {
        /// ground of rejection
        ground: RejectGround = "paragraph of article 50", "\"50-1-2\"";
        /// when it is found
        found: FoundAt = "", "\"before_award\"";
        /// reference of the official's or agency's finding that the ground is there
        finding: Stated<String> = "document number", "null";
        /// whether the ground was there before the award
        arose_before_award: bool = "true, false", "true";
        /// reference of the superior agency's approval to keep the award or contract because ending it would be against the public interest
        superior_approval: Stated<String> = "document number", "null";
        /// whether the procedure can go on without this bid
        goes_on: bool = "true, false", "true";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "REJ-01",
    title_zh: "投標不予開標、不予決標之事由及其效果",
    title_en: "Grounds of rejection and what follows",
    meaning: "A bid with a ground of article 50 is not opened when the ground is found before the opening and not awarded when it is found after; an award or contract with a ground from before the award is revoked, terminated or rescinded unless that is against the public interest and the superior agency approves. Borrowed names, untrue documents, abnormal connections and other unlawful acts are established by a person before anything follows.",
    cites: &[GPA.at("50-1"), GPA.at("50-2"), GPA.at("50-3")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[("superior_agency", "superior_approval_reference")],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "rej-01.finding",
            zh: "「{ground:word}」（第{ground}款次）應由承辦人員查證，經機關認定後始生效果。",
            en: "“{ground:word}” ({ground}) must be looked into by a person; nothing follows before the agency has established it.",
        },
        Sentence {
            key: "rej-01.not_opened",
            zh: "開標前發現「{ground:word}」，所投之標應不予開標。",
            en: "“{ground:word}” is found before the opening: the bid is not opened.",
        },
        Sentence {
            key: "rej-01.not_awarded",
            zh: "開標後發現「{ground:word}」，應不決標予該廠商。",
            en: "“{ground:word}” is found after the opening: the contract is not awarded to this vendor.",
        },
        Sentence {
            key: "rej-01.no_procedure",
            zh: "因「{ground:word}」不予開標或不予決標，致採購程序無法繼續進行，機關得宣布廢標。",
            en: "Without the bid rejected for “{ground:word}” the procedure cannot go on: the agency may declare the tender failed.",
        },
        Sentence {
            key: "rej-01.revoked",
            zh: "得標廠商於決標前有「{ground:word}」，應撤銷決標、終止契約或解除契約，並得追償損失。",
            en: "The winner had “{ground:word}” before the award: the award is revoked or the contract terminated or rescinded, and the loss may be claimed.",
        },
        Sentence {
            key: "rej-01.kept",
            zh: "撤銷決標、終止或解除契約反不符公共利益，業經上級機關核准（{approval}），得維持。",
            en: "Ending the award or contract would be against the public interest and the superior agency has approved ({approval}): it may stand.",
        },
        Sentence {
            key: "rej-01.arose_later",
            zh: "「{ground:word}」係決標後始發生，不適用政府採購法第50條第2項，依契約處理。",
            en: "“{ground:word}” arose only after the award: article 50-2 does not apply, the contract does.",
        },
    ],
    example: r#"{
  "rule": "REJ-01",
  "on": "2026-03-02",
  "facts": { "ground": "50-1-4", "found": "after_award", "finding": "採字第1號", "arose_before_award": true, "superior_approval": null, "goes_on": true }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling; it refuses the opening, the award or the keeping of the contract.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let approval = facts.superior_approval.0.as_deref().unwrap_or_default().trim();
    let found = facts.finding.0.as_deref().unwrap_or_default().trim();
    let (outcome, key) = match facts.found {
        FoundAt::AfterAward if !facts.arose_before_award => (Outcome::Allow, "rej-01.arose_later"),
        _ if facts.ground.needs_finding() && found.is_empty() => (Outcome::NeedsPerson, "rej-01.finding"),
        FoundAt::AfterAward if !approval.is_empty() => (Outcome::Allow, "rej-01.kept"),
        FoundAt::AfterAward => (Outcome::Refuse, "rej-01.revoked"),
        _ if !facts.goes_on => (Outcome::Refuse, "rej-01.no_procedure"),
        FoundAt::BeforeOpening => (Outcome::Refuse, "rej-01.not_opened"),
        FoundAt::BeforeAward => (Outcome::Refuse, "rej-01.not_awarded"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .result("reject_ground", Quantity::text(facts.ground.code()))
        .arg("ground", facts.ground.code())
        .arg("approval", approval);
    let mut ruling = match key {
        "rej-01.revoked" => ruling
            .compare("keeping_approval", Quantity::text(approval), Op::Present, Quantity::text(""))
            .unless("superior_agency", "superior_approval_reference"),
        "rej-01.finding" => ruling.compare("finding", Quantity::text(found), Op::Present, Quantity::text("")),
        _ => ruling,
    };
    ruling.cites.insert(0, facts.ground.place().cite());
    ruling
}
