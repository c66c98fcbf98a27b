//! NOT-05: what the letter to the bidders says after the award (決標結果之書面通知, 施行細則 85).

use crate::fact::{Facts as _, Values};
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::ENFORCEMENT;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::tender::entries::{Says, entries};
use crate::texts::Sentence;

choice! {
    /// What the letter says.
    pub enum Entry {
        /// The case number, where there is one.
        CaseNumber = "letter_case_number",
        /// Name and summary of the quantity.
        Subject = "letter_subject",
        /// The winner.
        Winner = "letter_winner",
        /// The amount of the award.
        Amount = "letter_amount",
        /// The day of the award.
        Day = "letter_day",
        /// Why there is no award.
        Reason = "letter_reason",
    }
}

facts! {
    /// The letter to the bidders.
    pub struct Facts {
        /// whether there is an award
        awarded: bool = "true, false", "true";
        /// whether the tender has a case number
        numbered: bool = "true, false", "true";
        /// what the letter says
        stated: Values<Entry> = "letter_case_number, letter_subject, letter_winner, letter_amount, letter_day, letter_reason", "[\"letter_winner\"]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "NOT-05",
    title_zh: "決標結果書面通知應載事項",
    title_en: "What the letter to the bidders says",
    meaning: "The letter after an award says the case number, the subject, the winner, the amount and the day; without an award it says why.",
    cites: &[ENFORCEMENT.at("85")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "not-05.complete", zh: "書面通知應載事項齊備。", en: "The letter says what it should."
        },
        Sentence {
            key: "not-05.missing", zh: "書面通知欠缺：{entry:word}。", en: "The letter lacks: {entry:word}."
        },
    ],
    example: r#"{
  "rule": "NOT-05",
  "on": "2026-03-02",
  "facts": { "awarded": true, "numbered": true, "stated": ["letter_case_number", "letter_subject", "letter_winner", "letter_day"] }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling for each entry missing, or one that allows.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    let asks_for = |entry: Entry| match entry {
        Entry::CaseNumber => facts.awarded && facts.numbered,
        Entry::Reason => !facts.awarded,
        Entry::Subject | Entry::Winner | Entry::Amount | Entry::Day => facts.awarded,
    };
    let asked: Vec<_> = Entry::ALL.iter().filter(|entry| asks_for(**entry)).map(|entry| entry.code()).collect();
    let given: Vec<_> = facts.stated.0.iter().map(|entry| entry.code()).collect();
    let says = Says { complete: "not-05.complete", missing: "not-05.missing", outcome: Outcome::Refuse };
    entries(frame, &RULE, says, &asked, &given)
}
