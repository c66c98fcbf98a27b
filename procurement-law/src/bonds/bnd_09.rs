//! BND-09: how long a credit, a guarantee or an insurance is valid (押標金保證金暨其他擔保作業辦法 10, 17, 23, 26).

use chrono::NaiveDate;

use crate::clock::{Length, Span, after};
use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::BONDS;
use crate::mark::Mark;
use crate::performance::share::days;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// Days that a bid bond outlasts the quotation.
pub const BID: &str = "bid_bond_validity_days";
/// Days that a performance bond, the bond of a low tender or an advance payment's guarantee outlasts the last day of performance.
pub const PERFORMANCE: &str = "performance_bond_validity_days";
/// Days that a warranty bond outlasts the warranty.
pub const WARRANTY: &str = "warranty_bond_validity_days";

choice! {
    /// What a bond secures.
    pub enum Kind {
        /// The bid.
        Bid = "bid_bond",
        /// Performance.
        Performance = "performance_bond",
        /// A low tender (差額保證金): its validity is that of a performance bond.
        Difference = "difference_bond",
        /// An advance payment.
        Advance = "advance_payment_bond",
        /// Warranty.
        Warranty = "warranty_bond",
    }
}

facts! {
    /// The validity of a letter of credit, a bank's guarantee or an insurance.
    pub struct Facts {
        /// what it secures
        kind: Kind = "", "\"bid_bond\"";
        /// last day of the quotation, of performance or of the warranty, extensions and delay included
        secured_until: NaiveDate = "day", "\"2026-06-30\"";
        /// days that the tender names instead
        tender_days: Option<i64> = "days", "60";
        /// last day on which it is valid
        valid_until: NaiveDate = "day", "\"2026-07-30\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "BND-09",
    title_zh: "信用狀、銀行保證及保證保險單之有效期",
    title_en: "Validity of credits, guarantees and insurance",
    meaning: "Unless the tender says otherwise, a letter of credit, a bank's guarantee or an insurance outlasts what it secures by so many days of the calendar; an extension of the quotation or a delay of performance prolongs it. The last day is not moved by rest days.",
    cites: &[BONDS.at("10"), BONDS.at("17"), BONDS.at("23"), BONDS.at("26"), BONDS.at("30-2")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 18),
    valid_to: None,
    parameters: &[BID, PERFORMANCE, WARRANTY],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "bnd-09.allow",
            zh: "{kind:word}有效期至{valid:date}，未早於應有之末日{last:date}。",
            en: "It is valid to {valid:date}, not before {last:date} ({kind:word}).",
        },
        Sentence {
            key: "bnd-09.short",
            zh: "{kind:word}有效期至{valid:date}，應較{until:date}長{days:count}日，至{last:date}。",
            en: "It is valid to {valid:date} and must outlast {until:date} by {days:count} days, to {last:date} ({kind:word}).",
        },
    ],
    example: r#"{
  "rule": "BND-09",
  "on": "2026-03-02",
  "facts": { "kind": "bid_bond", "secured_until": "2026-06-30", "valid_until": "2026-07-29" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with the day to which it must be valid.
///
/// # Errors
/// The ruling that asks for a person when the days are not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let law = frame.count(
        &RULE,
        match facts.kind {
            Kind::Bid => BID,
            Kind::Performance | Kind::Difference | Kind::Advance => PERFORMANCE,
            Kind::Warranty => WARRANTY,
        },
    )?;
    let count = facts.tender_days.unwrap_or(law.value);
    let last = Span { from: after(facts.secured_until, 1), length: Length::Days(days(count)) }.last_day();
    let enough = facts.valid_until >= last;
    let (outcome, key) = if enough { (Outcome::Allow, "bnd-09.allow") } else { (Outcome::Refuse, "bnd-09.short") };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&law)
        .compare("bond_valid_until", Quantity::date(facts.valid_until), Op::Ge, Quantity::date(last))
        .result("bond_valid_until", Quantity::date(last))
        .arg("kind", facts.kind.code())
        .arg("valid", facts.valid_until)
        .arg("until", facts.secured_until)
        .arg("days", count)
        .arg("last", last);
    Ok(ruling)
}
