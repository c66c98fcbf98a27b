//! AWD-04: lowest price without a reserve price: the price review committee (評審委員會) and its suggested amount (政府採購法 52-1-2, 54; 施行細則 74, 75).

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::parameter::SMALL_PROCUREMENT_LIMIT;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

facts! {
    /// A tender to the lowest price without a reserve price.
    pub struct Facts {
        /// amount of the purchase (採購金額)
        procurement: Decimal = "NT$, tax included", "\"3000000\"";
        /// budget
        budget: Decimal = "NT$, tax included", "\"2800000\"";
        /// when the committee was set up, or the evaluation committee took its place; left out when there is none
        committee_at: Option<NaiveDateTime> = "time in Taipei", "\"2026-03-01T10:00\"";
        /// the moment before which a reserve price would have been fixed
        before: NaiveDateTime = "time in Taipei", "\"2026-03-02T10:00\"";
        /// whether the lowest compliant price was reviewed before the committee spoke
        lowest_reviewed: Option<bool> = "true, false", "true";
        /// amount suggested by the committee
        suggested: Option<Decimal> = "NT$, tax included", "\"2500000\"";
        /// whether the committee finds the lowest price reasonable
        reasonable: Option<bool> = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "AWD-04",
    title_zh: "未訂底價之最低標",
    title_en: "Lowest price without a reserve price",
    meaning: "Without a reserve price a committee with knowledge of prices is set up before the moment at which a reserve price would have been fixed, except for a small purchase. It sees the lowest compliant price first and then suggests an amount, or finds the price reasonable. The lowest price must then reach the lower of the amount and the budget.",
    cites: &[GPA.at("52-1-2"), GPA.at("54"), ENFORCEMENT.at("74"), ENFORCEMENT.at("75")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[SMALL_PROCUREMENT_LIMIT],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "awd-04.suggested",
            zh: "評審委員會已提出建議之金額，最低標價應在{limit:money}以內（建議之金額與預算金額較低者）。",
            en: "The committee has suggested an amount; the lowest price must not be above {limit:money}, the lower of it and the budget.",
        },
        Sentence {
            key: "awd-04.reasonable",
            zh: "評審委員會認標價合理而未提出建議之金額，最低標價應在預算金額{limit:money}以內。",
            en: "The committee finds the price reasonable and suggests no amount; the lowest price must not be above the budget of {limit:money}.",
        },
        Sentence {
            key: "awd-04.small",
            zh: "小額採購得不成立評審委員會，最低標價應合理且在預算金額{limit:money}以內。",
            en: "A small purchase needs no committee; the lowest price must be reasonable and not above the budget of {limit:money}.",
        },
        Sentence {
            key: "awd-04.no_committee",
            zh: "採購金額{procurement:money}逾小額採購金額{small:money}，未訂底價者應成立評審委員會。",
            en: "The purchase of {procurement:money} is above {small:money}; without a reserve price a review committee is set up.",
        },
        Sentence {
            key: "awd-04.late",
            zh: "評審委員會之成立時機準用底價之訂定時機，應在{before}之前。",
            en: "The committee is set up before the moment at which a reserve price would be fixed, {before}.",
        },
        Sentence {
            key: "awd-04.not_reviewed",
            zh: "應先審查合於招標文件規定之最低標價後，再由評審委員會提出建議之金額或認定標價合理。",
            en: "The lowest compliant price is reviewed first; only then does the committee suggest an amount or find it reasonable.",
        },
        Sentence {
            key: "awd-04.waiting",
            zh: "評審委員會應提出建議之金額，或認定最低標價合理。",
            en: "The committee still has to suggest an amount or to find the lowest price reasonable.",
        },
    ],
    example: r#"{
  "rule": "AWD-04",
  "on": "2026-03-02",
  "facts": {
    "procurement": "3000000", "budget": "2800000", "committee_at": "2026-03-01T10:00", "before": "2026-03-02T10:00",
    "lowest_reviewed": true, "suggested": "2500000"
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when no amount is recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let small = frame.amount(&RULE, SMALL_PROCUREMENT_LIMIT, None)?;
    let limit = facts.suggested.map_or(facts.budget, |amount| amount.min(facts.budget));
    let spoke = facts.suggested.is_some() || facts.reasonable == Some(true);
    let (outcome, key) = match facts.committee_at {
        None if facts.procurement <= small.value => (Outcome::Allow, "awd-04.small"),
        None => (Outcome::Refuse, "awd-04.no_committee"),
        Some(at) if at >= facts.before => (Outcome::Refuse, "awd-04.late"),
        Some(_) if !spoke => (Outcome::NeedsPerson, "awd-04.waiting"),
        Some(_) if facts.lowest_reviewed != Some(true) => (Outcome::Refuse, "awd-04.not_reviewed"),
        Some(_) if facts.suggested.is_some() => (Outcome::Allow, "awd-04.suggested"),
        Some(_) => (Outcome::Allow, "awd-04.reasonable"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&small)
        .arg("procurement", facts.procurement)
        .arg("small", small.value)
        .arg("before", facts.before.format("%Y-%m-%d %H:%M"))
        .arg("limit", limit);
    Ok(match (outcome, facts.committee_at) {
        (Outcome::Allow, _) => ruling.result("awd_limit", Quantity::money(limit)),
        (_, Some(at)) => {
            ruling.compare("awd_committee_at", Quantity::moment(at), Op::Lt, Quantity::moment(facts.before))
        }
        (_, None) => {
            ruling.compare("awd_procurement", Quantity::money(facts.procurement), Op::Le, Quantity::money(small.value))
        }
    })
}
