//! OPN-04: the record of an opening and who holds it (開標紀錄, 施行細則 50, 51).

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
    /// An entry of the record.
    pub enum Entry {
        /// The case number, where there is one.
        CaseNumber = "opening_record_case_number",
        /// Name and summary of the quantity.
        Subject = "opening_record_subject",
        /// The bidders' names.
        Bidders = "opening_record_bidders",
        /// The price of each bidder, where prices are there.
        Prices = "opening_record_prices",
        /// The day of the opening.
        Day = "opening_record_day",
        /// Why the tender failed for lack of bids.
        FailureReason = "opening_record_failure_reason",
        /// The signatures of those who opened.
        OfficersSigned = "opening_record_officers_signed",
        /// The signature of the monitoring officer, where there was one.
        MonitorSigned = "opening_record_monitor_signed",
    }
}

facts! {
    /// The record of an opening.
    pub struct Facts {
        /// whether the head of the agency or a delegate appointed the presiding officer
        presiding_appointed: bool = "true, false", "true";
        /// whether the tender has a case number
        numbered: bool = "true, false", "true";
        /// whether prices were opened
        priced: bool = "true, false", "true";
        /// whether a monitoring officer was there
        monitored: bool = "true, false", "true";
        /// whether the tender failed for lack of bids (流標)
        failed: bool = "true, false", "false";
        /// what the record holds
        recorded: Values<Entry> = "opening_record_case_number, opening_record_subject, opening_record_bidders, opening_record_prices, opening_record_day, opening_record_failure_reason, opening_record_officers_signed, opening_record_monitor_signed", "[\"opening_record_subject\"]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "OPN-04",
    title_zh: "開標紀錄",
    title_en: "Record of the opening",
    meaning: "The head of the agency or a delegate appoints the presiding officer. The record holds the case number, the subject, the bidders, the prices, the day and, when the tender failed for lack of bids, the reason; those who opened sign it, and the monitoring officer who was there.",
    cites: &[ENFORCEMENT.at("50"), ENFORCEMENT.at("51")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "opn-04.complete",
            zh: "主持開標人員經指派，開標紀錄應載事項齊備。",
            en: "The presiding officer is appointed and the record of the opening is complete.",
        },
        Sentence {
            key: "opn-04.missing",
            zh: "開標紀錄欠缺：{entry:word}。",
            en: "The record of the opening lacks: {entry:word}.",
        },
        Sentence {
            key: "opn-04.presiding",
            zh: "主持開標人員應由機關首長或其授權人員指派。",
            en: "The presiding officer is to be appointed by the head of the agency or a delegate.",
        },
    ],
    example: r#"{
  "rule": "OPN-04",
  "on": "2026-03-02",
  "facts": {
    "presiding_appointed": true, "numbered": true, "priced": false, "monitored": false, "failed": false,
    "recorded": ["opening_record_case_number", "opening_record_subject", "opening_record_bidders", "opening_record_officers_signed"]
  }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling for the presiding officer who is not appointed, or one for each entry missing, or one that allows.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    if !facts.presiding_appointed {
        return vec![RULE.begin(frame, Outcome::Refuse, "opn-04.presiding")];
    }
    let asked: Vec<_> = Entry::ALL.iter().filter(|entry| asks_for(facts, **entry)).map(|entry| entry.code()).collect();
    let given: Vec<_> = facts.recorded.0.iter().map(|entry| entry.code()).collect();
    let says = Says { complete: "opn-04.complete", missing: "opn-04.missing", outcome: Outcome::Refuse };
    entries(frame, &RULE, says, &asked, &given)
}

const fn asks_for(facts: &Facts, entry: Entry) -> bool {
    match entry {
        Entry::CaseNumber => facts.numbered,
        Entry::Prices => facts.priced,
        Entry::FailureReason => facts.failed,
        Entry::MonitorSigned => facts.monitored,
        Entry::Subject | Entry::Bidders | Entry::Day | Entry::OfficersSigned => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_missing_entry_is_named() {
        let facts = Facts {
            presiding_appointed: true,
            numbered: true,
            priced: false,
            monitored: true,
            failed: true,
            recorded: Values(vec![Entry::Subject, Entry::Day, Entry::Prices]),
        };
        let rulings = check(&Frame::on(day(2026, 3, 2)), &facts);
        let named: Vec<_> =
            rulings.iter().map(|one| one.text.args["entry"].trim_start_matches("opening_record_")).collect();
        assert_eq!(named, ["case_number", "bidders", "failure_reason", "officers_signed", "monitor_signed"]);
        assert!(rulings.iter().all(|one| one.outcome == Outcome::Refuse));
    }
}
