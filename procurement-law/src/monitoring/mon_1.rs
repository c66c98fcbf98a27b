//! MON-1: monitoring below the publication threshold (政府採購法 13-2, 中央機關未達公告金額採購監辦辦法).
//!
//! Accounting or the related unit is told of every act above one tenth of the threshold; whether somebody is sent is another question.

use rust_decimal::Decimal;

use crate::fact::{Facts as _, Stated};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{GPA, MINOR_MONITORING, MINOR_TENDERS};
use crate::mark::Mark;
use crate::monitoring::minor::{Dispute, Ground};
use crate::parameter::{PUBLICATION_THRESHOLD, SMALL_PROCUREMENT_LIMIT};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;
use crate::value::class::Level;

facts! {
    /// An act of a purchase below the publication threshold: opening, comparison, negotiation, award or acceptance.
    pub struct Facts {
        /// procurement value
        amount: Decimal = "NT$, tax included", "\"300000\"";
        /// whether the agency is a central or a local one
        level: Level = "", "\"central\"";
        /// whether accounting or the related unit was told of the act
        notified: bool = "true, false", "true";
        /// whether it sends somebody, on site or on paper
        monitored: bool = "true, false", "false";
        /// case in which it need not; left out when there is none
        ground: Option<Ground> = "", "\"minor_framework\"";
        /// amount accepted now; needed by the case of a batch or part
        accepted: Option<Decimal> = "NT$, tax included", "null";
        /// matter for which it must; null when there is none
        dispute: Stated<Dispute> = "", "null";
        /// whether the act comes before the choice among written quotations or proposals, with no time of opening stated in the notice or
        /// the tender documents
        quotations_before_choice: bool = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "MON-1",
    title_zh: "未達公告金額採購之監辦",
    title_en: "Monitoring below the publication threshold",
    meaning: "Of a central agency's purchase above one tenth of the publication threshold and below it, accounting or the related unit is told, and sends somebody unless one of the listed cases holds, orders under a framework among them; an open dispute always needs somebody. What comes before the choice among written quotations is not monitored where no time of opening is stated. Up to one tenth nobody need be told. A local government's own rules go first, and a person judges.",
    cites: &[
        GPA.at("13-2"),
        MINOR_MONITORING.at("2-1"),
        MINOR_MONITORING.at("3"),
        MINOR_MONITORING.at("4-1"),
        MINOR_MONITORING.at("5"),
        MINOR_TENDERS.at("4-1"),
    ],
    mark: Mark::Confirmed,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[SMALL_PROCUREMENT_LIMIT, PUBLICATION_THRESHOLD],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "mon-1.not_below",
            zh: "採購金額{amount:money}達公告金額{publication:money}，監辦不依本規則，應依MON-2辦理。",
            en: "The value of {amount:money} reaches the publication threshold of {publication:money}; MON-2 applies, not this rule.",
        },
        Sentence {
            key: "mon-1.small",
            zh: "採購金額{amount:money}未逾公告金額十分之一（{tenth:money}），得不通知監辦。",
            en: "The value of {amount:money} is within one tenth of the publication threshold ({tenth:money}); nobody need be told.",
        },
        Sentence {
            key: "mon-1.local",
            zh: "採購金額{amount:money}之監辦依直轄市或縣（市）政府之規定，未另定者比照公告金額以上辦理，應由承辦人員判斷。",
            en: "Monitoring of {amount:money} follows the local government's rules, or those from the publication threshold on where it has none; a person must judge.",
        },
        Sentence {
            key: "mon-1.quotations",
            zh: "本程序在擇定符合需要之書面報價或企劃書進行比價或議價之前，公告及招標文件未訂明開標時間地點，不適用監辦程序。",
            en: "The act comes before the choice among written quotations or proposals, and no time of opening is stated; it is not monitored.",
        },
        Sentence {
            key: "mon-1.not_told",
            zh: "採購金額{amount:money}逾公告金額十分之一（{tenth:money}），應通知主（會）計或有關單位派員監辦。",
            en: "The value of {amount:money} is above one tenth of the publication threshold ({tenth:money}); accounting or the related unit must be told.",
        },
        Sentence {
            key: "mon-1.monitored",
            zh: "採購金額{amount:money}，主（會）計或有關單位已派員監辦。",
            en: "Accounting or the related unit monitors the purchase of {amount:money}.",
        },
        Sentence {
            key: "mon-1.must",
            zh: "{dispute:word}，不論有無得不派員之情形，均應派員監辦。",
            en: "{dispute:word}: somebody must be sent whatever else holds.",
        },
        Sentence {
            key: "mon-1.ground",
            zh: "採購金額{amount:money}，{ground:word}，得不派員監辦。",
            en: "For {amount:money} nobody need be sent: {ground:word}.",
        },
        Sentence {
            key: "mon-1.part_too_great",
            zh: "分批或部分驗收金額逾公告金額十分之一（{tenth:money}）或未填列，應派員監辦。",
            en: "The amount of the batch or part accepted is above one tenth of the publication threshold ({tenth:money}) or not given; somebody must be sent.",
        },
        Sentence {
            key: "mon-1.nobody",
            zh: "採購金額{amount:money}，無得不派員之情形，應派員監辦。",
            en: "For {amount:money} no case lets anybody stay away; somebody must be sent.",
        },
    ],
    example: r#"{
  "rule": "MON-1",
  "on": "2026-03-02",
  "facts": {
    "amount": "300000", "level": "central", "notified": true, "monitored": false, "ground": "minor_framework",
    "dispute": null, "quotations_before_choice": false
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when a threshold is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let small = frame.amount(&RULE, SMALL_PROCUREMENT_LIMIT, None)?;
    let publication = frame.amount(&RULE, PUBLICATION_THRESHOLD, None)?;
    let tenth = small.value;
    let part = facts.accepted.is_some_and(|accepted| accepted <= tenth);
    let (outcome, key) = match (facts.ground, facts.dispute.0) {
        _ if facts.amount >= publication.value => (Outcome::Allow, "mon-1.not_below"),
        _ if facts.level == Level::Local => (Outcome::NeedsPerson, "mon-1.local"),
        _ if facts.amount <= tenth => (Outcome::Allow, "mon-1.small"),
        _ if facts.quotations_before_choice => (Outcome::Allow, "mon-1.quotations"),
        _ if !facts.notified => (Outcome::Refuse, "mon-1.not_told"),
        _ if facts.monitored => (Outcome::Allow, "mon-1.monitored"),
        (_, Some(_)) => (Outcome::Refuse, "mon-1.must"),
        (Some(Ground::PartAccepted), None) if !part => (Outcome::Refuse, "mon-1.part_too_great"),
        (Some(_), None) => (Outcome::Allow, "mon-1.ground"),
        (None, None) => (Outcome::Refuse, "mon-1.nobody"),
    };
    let to_publication = if facts.amount < publication.value { Op::Lt } else { Op::Ge };
    let to_tenth = if facts.amount > tenth { Op::Gt } else { Op::Le };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&small)
        .using(&publication)
        .compare("procurement_value", Quantity::money(facts.amount), to_publication, Quantity::money(publication.value))
        .compare("procurement_value", Quantity::money(facts.amount), to_tenth, Quantity::money(tenth))
        .arg("amount", facts.amount)
        .arg("tenth", tenth)
        .arg("publication", publication.value)
        .arg("ground", facts.ground.map_or("", Ground::code))
        .arg("dispute", facts.dispute.0.map_or("", Dispute::code));
    Ok(ruling)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    proptest! {
        /// Nobody stays away from a central agency's purchase between the limits without being told and without a listed case.
        #[test]
        fn nobody_stays_away_for_nothing(amount in 150_001_u32..1_500_000, ground in 0_usize..20, dispute in 0_usize..8, notified: bool, monitored: bool, quotations: bool) {
            let facts = Facts {
                amount: dollars(amount),
                level: Level::Central,
                notified,
                monitored,
                ground: Ground::ALL.get(ground).copied(),
                accepted: Some(dollars(150_000)),
                dispute: Stated(Dispute::ALL.get(dispute).copied()),
                quotations_before_choice: quotations,
            };
            let ruling = settled(check(&Frame::on(day(2026, 3, 2)), &facts));
            let lawful = quotations || notified && (monitored || (facts.ground.is_some() && facts.dispute.0.is_none()));
            prop_assert_eq!(ruling.outcome == Outcome::Allow, lawful);
            prop_assert!(ruling.compared.iter().all(|one| one.holds() == Some(true)));
        }
    }
}
