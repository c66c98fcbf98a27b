//! DSP-04: the fee of a mediation and what is paid back (採購履約爭議調解收費辦法 4 to 14).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::clock::ActBy;
use crate::dispute::mediation_fee::{self, share_of};
use crate::fact::{Facts as _, Stated};
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::MEDIATION_FEES;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, Ruling, settled};
use crate::texts::Sentence;

choice! {
    /// What becomes of a mediation.
    pub enum MediationCourse {
        /// It is applied for.
        Filed = "mediation_course_filed",
        /// The days set to pay the fee are over.
        Overdue = "mediation_course_overdue",
        /// It is not accepted.
        NotAccepted = "mediation_course_not_accepted",
        /// The applicant withdraws it.
        Withdrawn = "mediation_course_withdrawn",
        /// An agency applied, the vendor never came and the mediators count it as failed.
        NeverCame = "mediation_course_never_came",
        /// It has ended in any other way.
        Ended = "mediation_course_ended",
    }
}

facts! {
    /// A claim.
    pub struct ClaimFacts {
        /// contract it rests on
        contract: String = "contract number", "\"C-1\"";
        /// amount claimed or to be established; left out when it cannot be told in money
        amount: Option<Decimal> = "NT$", "\"2000000\"";
        /// name of the group of claims of the contract of which only one can be had
        alternative: Option<String> = "any name", "\"a\"";
    }
}

facts! {
    /// A mediation and its fee.
    pub struct Facts {
        /// claims
        claims: Vec<ClaimFacts> = "", "[]";
        /// what becomes of the mediation
        course: MediationCourse = "", "\"mediation_course_filed\"";
        /// what the applicant has paid, the fee of a complaint turned into this mediation included
        paid: Decimal = "NT$", "\"0\"";
        /// whether the day of a session was announced
        session_announced: bool = "true, false", "false";
        /// day of the first session; null while none was held
        first_session: Stated<NaiveDate> = "Taipei date", "\"2026-02-23\"";
        /// day of the withdrawal in writing; left out to ask about a withdrawal on the day of the question
        withdrawn: Option<NaiveDate> = "Taipei date", "\"2026-03-02\"";
        /// day of the question
        as_of: NaiveDate = "Taipei date", "\"2026-03-02\"";
    }
}

/// Id of the fee of a claim that cannot be told in money.
pub const PLAIN_FEE: &str = "mediation_plain_fee";
/// Id of what is kept of a mediation that is not accepted after a session was announced.
pub const KEPT: &str = "mediation_fee_kept";
/// Id of the share paid back.
pub const SHARE: &str = "mediation_fee_share";
/// Id of the most that is kept of a mediation withdrawn in time.
pub const CAP: &str = "mediation_fee_cap";
/// Id of the days after the first session in which a withdrawal gets half back.
pub const WITHDRAWAL_DAYS: &str = "mediation_withdrawal_days";

/// The rule.
pub static RULE: Rule = Rule {
    id: "DSP-04",
    title_zh: "履約爭議調解費",
    title_en: "Fee of a mediation",
    meaning: "The fee goes by the amount claimed, in steps; a claim that cannot be told in money has a fee of its own. Amounts of one contract add up, contracts pay apart, of alternative claims the dearest counts. What is not accepted goes back, less a small part once a session was announced; a withdrawal in writing up to ten days after the first session, or before it, gets half back, and at most the cap is kept; so does half of an agency's fee when the vendor never came.",
    cites: &[
        MEDIATION_FEES.at("4"),
        MEDIATION_FEES.at("5"),
        MEDIATION_FEES.at("6"),
        MEDIATION_FEES.at("7"),
        MEDIATION_FEES.at("8"),
        MEDIATION_FEES.at("10"),
        MEDIATION_FEES.at("11"),
        MEDIATION_FEES.at("14-1"),
    ],
    mark: Mark::Confirmed,
    valid_from: day(2012, 8, 3),
    valid_to: None,
    parameters: &[PLAIN_FEE, KEPT, SHARE, CAP, WITHDRAWAL_DAYS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "dsp-04.due",
            zh: "調解費{fee:money}，已繳{paid:money}，應補繳{due:money}。",
            en: "The fee is {fee:money}; {paid:money} is paid and {due:money} due.",
        },
        Sentence {
            key: "dsp-04.paid",
            zh: "調解費{fee:money}已繳足，應退還{refund:money}。",
            en: "The fee of {fee:money} is paid; {refund:money} goes back.",
        },
        Sentence {
            key: "dsp-04.overdue",
            zh: "調解費{fee:money}屆期未繳足（已繳{paid:money}），其申請不予受理。",
            en: "The fee of {fee:money} was not paid in the days set ({paid:money} paid): the application is not accepted.",
        },
        Sentence {
            key: "dsp-04.back",
            zh: "「{course:word}」，收取{kept:money}，無息退還{refund:money}。",
            en: "{course:word}: {kept:money} is kept and {refund:money} goes back without interest.",
        },
        Sentence {
            key: "dsp-04.no_claims",
            zh: "未載明調解標的，無從計算調解費。",
            en: "No claim is stated: the fee cannot be worked out.",
        },
    ],
    example: r#"{
  "rule": "DSP-04",
  "on": "2026-03-02",
  "facts": {
    "claims": [{ "contract": "C-1", "amount": "2000000" }, { "contract": "C-1" }],
    "course": "mediation_course_filed", "paid": "30000", "session_announced": false,
    "first_session": null, "as_of": "2026-03-02"
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with the fee and what is due, kept and paid back.
///
/// # Errors
/// The ruling that asks for a person when an amount is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    if facts.claims.is_empty() {
        return Ok(RULE.begin(frame, Outcome::NeedsPerson, "dsp-04.no_claims"));
    }
    let plain = frame.amount(&RULE, PLAIN_FEE, None)?;
    let claims: Vec<_> = facts.claims.iter().map(ClaimFacts::claim).collect();
    let fee = mediation_fee::fee(&claims, plain.value);
    let full = facts.paid >= fee;
    let (outcome, key) = match facts.course {
        MediationCourse::Filed | MediationCourse::Overdue if full => (Outcome::Allow, "dsp-04.paid"),
        MediationCourse::Filed => (Outcome::Allow, "dsp-04.due"),
        MediationCourse::Overdue => (Outcome::Refuse, "dsp-04.overdue"),
        _ => (Outcome::Allow, "dsp-04.back"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&plain)
        .result("mediation_fee", Quantity::money(fee))
        .arg("course", facts.course.code())
        .arg("paid", facts.paid)
        .arg("fee", fee);
    match key {
        "dsp-04.back" => given_back(ruling, frame, facts),
        "dsp-04.overdue" => Ok(ruling.compare("fee_paid", Quantity::money(facts.paid), Op::Ge, Quantity::money(fee))),
        _ => Ok(balance(ruling, fee, facts.paid)),
    }
}

impl ClaimFacts {
    fn claim(&self) -> mediation_fee::Claim<'_> {
        let (contract, alternative) = (self.contract.trim(), self.alternative.as_deref());
        mediation_fee::Claim { contract, amount: self.amount, alternative }
    }
}

/// What is due and what was paid beyond it.
fn balance(ruling: Ruling, fee: Decimal, paid: Decimal) -> Ruling {
    let due = fee.saturating_sub(paid).max(Decimal::ZERO);
    let refund = paid.saturating_sub(fee).max(Decimal::ZERO);
    ruling
        .result("fee_due", Quantity::money(due))
        .result("fee_refund", Quantity::money(refund))
        .arg("due", due)
        .arg("refund", refund)
}

fn given_back(ruling: Ruling, frame: &Frame, facts: &Facts) -> Judged {
    let share = frame.number(&RULE, SHARE)?;
    let rest = facts.paid.saturating_sub(share_of(facts.paid, share.value));
    let (ruling, kept) = match facts.course {
        MediationCourse::NotAccepted if facts.session_announced => {
            let kept = frame.amount(&RULE, KEPT, None)?;
            (ruling.using(&kept), kept.value)
        }
        MediationCourse::NotAccepted => (ruling, Decimal::ZERO),
        MediationCourse::NeverCame => (ruling.using(&share), rest),
        MediationCourse::Withdrawn => withdrawn(ruling.using(&share), frame, facts, rest)?,
        _ => (ruling, facts.paid),
    };
    let refund = facts.paid.saturating_sub(kept).max(Decimal::ZERO);
    Ok(ruling
        .result("fee_kept", Quantity::money(kept))
        .result("fee_refund", Quantity::money(refund))
        .arg("kept", kept)
        .arg("refund", refund))
}

/// What is kept of a mediation withdrawn; before a first session there is no last day yet.
fn withdrawn(ruling: Ruling, frame: &Frame, facts: &Facts, rest: Decimal) -> Result<(Ruling, Decimal), Box<Ruling>> {
    let days = frame.count(&RULE, WITHDRAWAL_DAYS)?;
    let cap = frame.amount(&RULE, CAP, None)?;
    let ruling = ruling.using(&days).using(&cap);
    let length = u32::try_from(days.value).unwrap_or_default();
    let last = facts.first_session.0.map(|session| ActBy::days(session, length).last_day(&frame.calendar()));
    let on = facts.withdrawn.unwrap_or(facts.as_of);
    let kept = if last.is_some_and(|last| on > last.day) { facts.paid } else { rest.min(cap.value) };
    Ok((last.iter().fold(ruling, |ruling, last| ruling.deadline("withdrawal_until", last)), kept))
}
