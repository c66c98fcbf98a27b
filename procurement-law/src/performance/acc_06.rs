//! ACC-06: accepting and paying a part first (政府採購法 71-1, 72-1, 施行細則 98-1, 99).

use rust_decimal::Decimal;

use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::performance::in_time::HEAD;
use crate::performance::share::given;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// Why a part is accepted first.
    pub enum Basis {
        /// Something does not conform, and the rest is accepted.
        Defect = "part_defect",
        /// A part must be used first.
        EarlyUse = "part_early_use",
        /// What is performed may be damaged or lost.
        Risk = "part_risk_of_loss",
    }
}

facts! {
    /// An acceptance of a part.
    pub struct Facts {
        /// why a part is accepted first
        basis: Basis = "", "\"part_defect\"";
        /// for a defect, whether what does not conform is of no importance
        minor: Option<bool> = "true, false", "true";
        /// for a defect, whether the rest can be used first
        usable: Option<bool> = "true, false", "true";
        /// for a defect and for early use, whether the agency found that the part must be used first
        needed: Option<bool> = "true, false", "true";
        /// for a defect, reference of the approval by the head of the agency or a delegate
        approval: Option<String> = "reference", "\"簽115-021\"";
        /// price of the items accepted
        accepted_price: Decimal = "NT$, tax included", "\"800000\"";
        /// amount to be paid for them
        paid: Decimal = "NT$, tax included", "\"700000\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "ACC-06",
    title_zh: "部分驗收",
    title_en: "Partial acceptance",
    meaning: "Where what does not conform is of no importance, and the rest can and must be used first, the rest may be accepted with the approval of the head of the agency or a delegate. Without a defect, a part that must be used first, or that may be damaged or lost, is accepted or inspected first. At most the price of the items accepted is paid, and some may be kept back.",
    cites: &[GPA.at("71-1"), GPA.at("72-1"), ENFORCEMENT.at("98-1"), ENFORCEMENT.at("99")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[HEAD],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "acc-06.allow",
            zh: "得就其他部分先行驗收，支付{paid:money}，未逾該部分價金{price:money}，保留{kept:money}。",
            en: "The rest may be accepted first; {paid:money} of its {price:money} are paid and {kept:money} kept back.",
        },
        Sentence {
            key: "acc-06.first",
            zh: "應先就該部分辦理驗收或分段查驗供驗收之用（{basis:word}）；支付{paid:money}，未逾該部分價金{price:money}，保留{kept:money}，並得起算保固期間。",
            en: "The part is accepted or inspected first ({basis:word}); {paid:money} of its {price:money} are paid and {kept:money} kept back, and its warranty may begin.",
        },
        Sentence {
            key: "acc-06.not_needed",
            zh: "無先行使用之必要，不得以先行使用為由先就該部分辦理驗收。",
            en: "The part need not be used first, so early use is no reason to accept it first.",
        },
        Sentence {
            key: "acc-06.conditions",
            zh: "不符部分須非屬重要、其他部分能先行使用，且經機關檢討確有先行使用之必要，始得部分驗收。",
            en: "A part is accepted first only where the rest does not matter, and what conforms can and must be used first.",
        },
        Sentence {
            key: "acc-06.approval",
            zh: "部分驗收應經機關首長或其授權人員核准。",
            en: "Accepting a part needs the approval of the head of the agency or a delegate.",
        },
        Sentence {
            key: "acc-06.overpaid",
            zh: "部分驗收支付{paid:money}，逾該部分價金{price:money}。",
            en: "{paid:money} for the part are above its price of {price:money}.",
        },
    ],
    example: r#"{
  "rule": "ACC-06",
  "on": "2026-03-02",
  "facts": { "basis": "part_defect", "minor": true, "usable": true, "needed": true, "approval": "簽115-021", "accepted_price": "800000", "paid": "700000" }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling with the amount kept back.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let approved = given(facts.approval.as_deref());
    let met = |found: &[Option<bool>]| found.iter().all(|one| *one == Some(true));
    let defect = facts.basis == Basis::Defect;
    let (outcome, key) = match facts.basis {
        Basis::Defect if !met(&[facts.minor, facts.usable, facts.needed]) => (Outcome::Refuse, "acc-06.conditions"),
        Basis::Defect if !approved => (Outcome::Refuse, "acc-06.approval"),
        Basis::EarlyUse if !met(&[facts.needed]) => (Outcome::Refuse, "acc-06.not_needed"),
        _ if facts.paid > facts.accepted_price => (Outcome::Refuse, "acc-06.overpaid"),
        Basis::Defect => (Outcome::Allow, "acc-06.allow"),
        Basis::EarlyUse | Basis::Risk => (Outcome::Allow, "acc-06.first"),
    };
    let kept = (facts.accepted_price - facts.paid).max(Decimal::ZERO);
    let ruling = RULE
        .begin(frame, outcome, key)
        .compare("part_paid", Quantity::money(facts.paid), Op::Le, Quantity::money(facts.accepted_price))
        .result("kept_back", Quantity::money(kept))
        .arg("basis", facts.basis.code())
        .arg("paid", facts.paid)
        .arg("price", facts.accepted_price)
        .arg("kept", kept);
    if approved || !defect { ruling } else { ruling.unless(HEAD.0, HEAD.1) }
}
