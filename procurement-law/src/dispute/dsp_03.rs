//! DSP-03: the fee of a complaint and what is paid back (採購申訴審議收費辦法 3 to 8).

use rust_decimal::Decimal;

use crate::dispute::mediation_fee::share_of;
use crate::fact::Facts as _;
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::COMPLAINT_FEES;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, Ruling, settled};
use crate::texts::Sentence;

choice! {
    /// What becomes of a complaint.
    pub enum Course {
        /// It is filed and to be paid for.
        Filed = "complaint_course_filed",
        /// The days set to pay the fee are over.
        Overdue = "complaint_course_overdue",
        /// It is not accepted (不受理).
        NotAccepted = "complaint_course_not_accepted",
        /// The vendor withdraws it.
        Withdrawn = "complaint_course_withdrawn",
        /// It is decided.
        Decided = "complaint_course_decided",
    }
}

facts! {
    /// A complaint and its fee.
    pub struct Facts {
        /// what becomes of the complaint
        course: Course = "", "\"complaint_course_filed\"";
        /// what the vendor has paid
        paid: Decimal = "NT$", "\"0\"";
        /// whether the day of a hearing before the members in charge was announced
        hearing_announced: bool = "true, false", "false";
        /// whether the first hearing has been held or its day has come
        hearing_held: bool = "true, false", "false";
    }
}

/// Id of the fee.
pub const FEE: &str = "complaint_fee";
/// Id of what is kept of a complaint that is not accepted after a hearing was announced.
pub const KEPT: &str = "complaint_fee_kept";
/// Id of the share paid back when a complaint is withdrawn before the first hearing.
pub const SHARE: &str = "complaint_fee_share";

/// The rule.
pub static RULE: Rule = Rule {
    id: "DSP-03",
    title_zh: "申訴審議費",
    title_en: "Fee of a complaint",
    meaning: "A complaint costs one fee. One that is not accepted costs nothing, or a small part once a hearing was announced; one withdrawn before the day of the first hearing gets half back, later nothing. Unpaid after the days set, it is not accepted.",
    cites: &[COMPLAINT_FEES.at("3"), COMPLAINT_FEES.at("4"), COMPLAINT_FEES.at("6"), COMPLAINT_FEES.at("8-1")],
    mark: Mark::Confirmed,
    valid_from: day(2007, 3, 13),
    valid_to: None,
    parameters: &[FEE, KEPT, SHARE],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "dsp-03.due",
            zh: "每一申訴事件審議費{fee:money}，已繳{paid:money}，應補繳{due:money}。",
            en: "The fee of a complaint is {fee:money}; {paid:money} is paid and {due:money} due.",
        },
        Sentence {
            key: "dsp-03.paid",
            zh: "每一申訴事件審議費{fee:money}，已繳足。",
            en: "The fee of {fee:money} is paid.",
        },
        Sentence {
            key: "dsp-03.overdue",
            zh: "審議費{fee:money}逾期未補繳（已繳{paid:money}），不受理其申訴。",
            en: "The fee of {fee:money} was not paid in the days set ({paid:money} paid): the complaint is not accepted.",
        },
        Sentence {
            key: "dsp-03.back",
            zh: "「{course:word}」，收取{kept:money}，無息退還{refund:money}。",
            en: "{course:word}: {kept:money} is kept and {refund:money} goes back without interest.",
        },
    ],
    example: r#"{
  "rule": "DSP-03",
  "on": "2026-03-02",
  "facts": { "course": "complaint_course_withdrawn", "paid": "30000", "hearing_announced": true, "hearing_held": false }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with what is due, kept and paid back.
///
/// # Errors
/// The ruling that asks for a person when an amount is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let fee = frame.amount(&RULE, FEE, None)?;
    let kept = frame.amount(&RULE, KEPT, None)?;
    let share = frame.number(&RULE, SHARE)?;
    let full = facts.paid >= fee.value;
    let (outcome, key) = match facts.course {
        Course::Filed | Course::Overdue if full => (Outcome::Allow, "dsp-03.paid"),
        Course::Filed => (Outcome::Allow, "dsp-03.due"),
        Course::Overdue => (Outcome::Refuse, "dsp-03.overdue"),
        Course::NotAccepted | Course::Withdrawn | Course::Decided => (Outcome::Allow, "dsp-03.back"),
    };
    let begin = RULE.begin(frame, outcome, key).arg("course", facts.course.code()).arg("paid", facts.paid);
    let keeps = match facts.course {
        Course::NotAccepted if facts.hearing_announced => kept.value,
        Course::NotAccepted => Decimal::ZERO,
        Course::Withdrawn if !facts.hearing_held => facts.paid.saturating_sub(share_of(facts.paid, share.value)),
        _ => facts.paid,
    };
    let due = fee.value.saturating_sub(facts.paid).max(Decimal::ZERO);
    Ok(match key {
        "dsp-03.back" => given_back(begin, facts.paid, keeps).using(&kept).using(&share),
        "dsp-03.overdue" => begin.compare("fee_paid", Quantity::money(facts.paid), Op::Ge, Quantity::money(fee.value)),
        _ => begin.result("fee_due", Quantity::money(due)),
    }
    .using(&fee)
    .arg("fee", fee.value)
    .arg("due", due))
}

fn given_back(ruling: Ruling, paid: Decimal, keeps: Decimal) -> Ruling {
    let refund = paid.saturating_sub(keeps).max(Decimal::ZERO);
    ruling
        .result("fee_kept", Quantity::money(keeps))
        .result("fee_refund", Quantity::money(refund))
        .arg("kept", keeps)
        .arg("refund", refund)
}
