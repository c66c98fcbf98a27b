//! PAY-01: how long an agency may take to review papers and to pay (政府採購法 73之1).

use chrono::NaiveDate;

use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::GPA;
use crate::mark::Mark;
use crate::performance::pay_clock::{Pause, last_day};
use crate::performance::share::days;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// Working days to review the papers of a stage.
pub const REVIEW: &str = "payment_review_days";
/// Working days to pay.
pub const PAYMENT: &str = "payment_days";
/// Working days to pay where a subsidy is asked of the superior agency.
pub const SUBSIDISED: &str = "payment_days_subsidised";

choice! {
    /// A step of payment.
    pub enum Step {
        /// Reviewing the proof of a stage or a periodic estimate.
        Review = "stage_review",
        /// Paying a stage or a periodic estimate, after the request.
        Stage = "stage_payment",
        /// Paying after acceptance, after the request.
        Acceptance = "acceptance_payment",
    }
}

facts! {
    /// Papers sent back for correction.
    pub struct SentBack {
        /// day on which they were sent back
        sent: NaiveDate = "day", "\"2026-03-05\"";
        /// day on which they came back; without it the vendor still has them
        returned: Option<NaiveDate> = "day", "\"2026-03-10\"";
    }
}

facts! {
    /// A step of payment and its days.
    pub struct Facts {
        /// the step
        step: Step = "", "\"acceptance_payment\"";
        /// day on which the proof or the request came in
        received: NaiveDate = "day", "\"2026-03-02\"";
        /// whether a subsidy must be asked of the superior agency
        subsidised: bool = "true, false", "false";
        /// working days that the contract names instead
        contract_days: Option<i64> = "working days", "10";
        /// times at which the papers were sent back
        sent_back: Vec<SentBack> = "", "[]";
        /// day of the review's end or of the payment
        done: Option<NaiveDate> = "day", "\"2026-03-20\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "PAY-01",
    title_zh: "審核及付款期限",
    title_en: "Deadlines of review and payment",
    meaning: "A stage's papers are reviewed, and a request for payment is paid, within so many working days, unless the contract says otherwise. Days on which the vendor has the papers back for correction do not count: from the day after they were sent back to the day they return. A late payment is still due and warns.",
    cites: &[GPA.at("73之1-1"), GPA.at("73之1-2"), GPA.at("73之1-4")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[REVIEW, PAYMENT, SUBSIDISED],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "pay-01.open",
            zh: "{step:word}應於{last:date}前（含當日）完成（{days:count}個工作天）。",
            en: "The {step:word} is due by {last:date} ({days:count} working days).",
        },
        Sentence {
            key: "pay-01.paused",
            zh: "文件退請受款人補正中，補正日數不計入，{step:word}期限待補正後計算。",
            en: "The vendor has the papers back for correction; those days do not count, and the {step:word} has no last day yet.",
        },
        Sentence {
            key: "pay-01.in_time",
            zh: "{step:word}於{done:date}完成，未逾期限{last:date}。",
            en: "The {step:word} of {done:date} is within {last:date}.",
        },
        Sentence {
            key: "pay-01.early",
            zh: "{step:word}所載完成日{done:date}早於收受文件日{received:date}，應由承辦人員確認。",
            en: "The {step:word} is said to be of {done:date}, before the papers came in on {received:date}; a person confirms the days.",
        },
        Sentence {
            key: "pay-01.late",
            zh: "{step:word}於{done:date}完成，逾期限{last:date}（{days:count}個工作天）。",
            en: "The {step:word} of {done:date} is after {last:date} ({days:count} working days).",
        },
    ],
    example: r#"{
  "rule": "PAY-01",
  "on": "2026-03-02",
  "facts": { "step": "acceptance_payment", "received": "2026-03-02", "subsidised": false, "sent_back": [], "done": "2026-03-24" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with the last day.
///
/// # Errors
/// The ruling that asks for a person when the days are not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let law = frame.count(
        &RULE,
        match (facts.step, facts.subsidised) {
            (Step::Review, _) => REVIEW,
            (Step::Stage | Step::Acceptance, false) => PAYMENT,
            (Step::Stage | Step::Acceptance, true) => SUBSIDISED,
        },
    )?;
    let count = facts.contract_days.unwrap_or(law.value);
    let pauses: Vec<_> = facts.sent_back.iter().map(|one| Pause { from: one.sent, until: one.returned }).collect();
    let Some(last) = last_day(&frame.calendar(), facts.received, days(count), &pauses) else {
        let ruling = RULE.begin(frame, Outcome::Allow, "pay-01.paused");
        return Ok(ruling.using(&law).arg("step", facts.step.code()));
    };
    let (outcome, key) = match facts.done {
        None => (Outcome::Allow, "pay-01.open"),
        Some(done) if done < facts.received => (Outcome::NeedsPerson, "pay-01.early"),
        Some(done) if done <= last.day => (Outcome::Allow, "pay-01.in_time"),
        // The duty to review and to pay does not end with its days.
        Some(_) => (Outcome::Warn, "pay-01.late"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&law)
        .deadline("payment_last_day", &last)
        .arg("step", facts.step.code())
        .arg("received", facts.received)
        .arg("last", last.day)
        .arg("days", count);
    Ok(match facts.done {
        Some(done) => {
            ruling.compare("payment_done", Quantity::date(done), Op::Le, Quantity::date(last.day)).arg("done", done)
        }
        None => ruling,
    })
}
