//! DEB-02: the clocks of a debarment procedure (政府採購法 102; 施行細則 109-1; 行政罰法 27).

use chrono::NaiveDate;

use crate::clock::{ActBy, Deadline, Length, Penalty};
use crate::fact::Facts as _;
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA, PENALTIES, Place};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

choice! {
    /// A step with a clock.
    pub enum DebarmentStep {
        /// The vendor states its views after the invitation is delivered.
        Views = "debarment_views",
        /// The vendor objects after it has received the notice.
        Objection = "debarment_objection",
        /// The agency answers after it has received the objection.
        Answer = "debarment_answer",
        /// The vendor complains after it has received the answer, or after the days of the answer are over.
        Complaint = "debarment_complaint",
        /// The agency gives notice after the conduct has ended.
        Notice = "debarment_notice",
    }
}

facts! {
    /// A step of a debarment procedure.
    pub struct Facts {
        /// step
        step: DebarmentStep = "", "\"debarment_objection\"";
        /// day of the event from which the step runs
        event: NaiveDate = "Taipei date", "\"2026-01-05\"";
        /// day on which the step was done; left out to work the last day out
        done: Option<NaiveDate> = "Taipei date", "\"2026-01-20\"";
    }
}

/// Id of the days for the vendor's views.
pub const VIEWS_DAYS: &str = "debarment_views_days";
/// Id of the days for the objection.
pub const OBJECTION_DAYS: &str = "debarment_objection_days";
/// Id of the days for the agency's answer.
pub const ANSWER_DAYS: &str = "debarment_answer_days";
/// Id of the days for the complaint.
pub const COMPLAINT_DAYS: &str = "debarment_complaint_days";
/// Id of the years in which a notice may be given.
pub const NOTICE_YEARS: &str = "debarment_notice_years";

/// The rule.
pub static RULE: Rule = Rule {
    id: "DEB-02",
    title_zh: "停權程序之期限",
    title_en: "Clocks of a debarment procedure",
    meaning: "Ten days to state views, twenty to object, fifteen for the agency's answer, fifteen for the complaint, each from the day after the event and to the next working day when it ends on a rest day. The notice itself comes within three years after the conduct has ended; that text is not at hand, so the period only warns, and it is not moved. A remedy that is late is lost; views and an answer that are late warn.",
    cites: &[GPA.at("102-1"), GPA.at("102-2"), ENFORCEMENT.at("109之1")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[VIEWS_DAYS, OBJECTION_DAYS, ANSWER_DAYS, COMPLAINT_DAYS, NOTICE_YEARS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "deb-02.until",
            zh: "「{step:word}」自{event:date}之次日起算，期限至{last:date}。",
            en: "{step:word}: from the day after {event:date}, until {last:date}.",
        },
        Sentence {
            key: "deb-02.in_time",
            zh: "「{step:word}」於{done:date}為之，未逾期限{last:date}。",
            en: "{step:word}: done on {done:date}, not after {last:date}.",
        },
        Sentence {
            key: "deb-02.late",
            zh: "「{step:word}」於{done:date}為之，已逾期限{last:date}。",
            en: "{step:word}: done on {done:date}, after {last:date}.",
        },
        Sentence {
            key: "deb-02.early",
            zh: "「{step:word}」之日{done:date}早於起算之{event:date}，請查明日期。",
            en: "{step:word}: {done:date} is before {event:date}, from which it runs; the days need checking.",
        },
    ],
    example: r#"{
  "rule": "DEB-02",
  "on": "2026-03-02",
  "facts": { "step": "debarment_objection", "event": "2026-01-05", "done": "2026-01-26" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// The parameter of a step, its place, and what it means to be late: a remedy or power is lost, a duty stays and late views may be heard.
const fn clock(step: DebarmentStep) -> (&'static str, Place, Outcome) {
    match step {
        DebarmentStep::Views => (VIEWS_DAYS, ENFORCEMENT.at("109之1-1"), Outcome::Warn),
        DebarmentStep::Objection => (OBJECTION_DAYS, GPA.at("102-1"), Outcome::Refuse),
        DebarmentStep::Answer => (ANSWER_DAYS, GPA.at("102-2"), Outcome::Warn),
        DebarmentStep::Complaint => (COMPLAINT_DAYS, GPA.at("102-2"), Outcome::Refuse),
        DebarmentStep::Notice => (NOTICE_YEARS, PENALTIES.at("27-1"), Outcome::Refuse),
    }
}

/// One ruling with the last day.
///
/// # Errors
/// The ruling that asks for a person when a period is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let (id, place, late) = clock(facts.step);
    let used = frame.count(&RULE, id)?;
    let length = u32::try_from(used.value).unwrap_or_default();
    let last = match facts.step {
        DebarmentStep::Notice => {
            let day = Penalty { event: facts.event, length: Length::Years(length) }.last_day();
            Deadline { day, mark: Mark::Confirmed }
        }
        _ => ActBy::days(facts.event, length).last_day(&frame.calendar()),
    };
    let (outcome, key) = match facts.done {
        None => (Outcome::Allow, "deb-02.until"),
        Some(done) if done < facts.event => (Outcome::NeedsPerson, "deb-02.early"),
        Some(done) if done > last.day => (late, "deb-02.late"),
        Some(_) => (Outcome::Allow, "deb-02.in_time"),
    };
    let mut ruling = RULE
        .begin(frame, outcome, key)
        .using(&used)
        .deadline("debarment_step_until", &last)
        .arg("step", facts.step.code())
        .arg("event", facts.event)
        .arg("last", last.day);
    ruling.cites = vec![place.cite()];
    Ok(match facts.done {
        None => ruling,
        Some(done) => ruling
            .compare("debarment_step_done", Quantity::date(done), Op::Le, Quantity::date(last.day))
            .arg("done", done),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_last_day_is_never_a_rest_day(event in 0_u64..1400, step in 0_usize..4) {
            let frame = Frame::on(day(2026, 3, 2));
            let facts = Facts { step: DebarmentStep::ALL[step], event: day(2023, 1, 1) + Days::new(event), done: None };
            let ruling = settled(check(&frame, &facts));
            let Quantity::Date { value } = ruling.results[0].value else { panic!("no day") };
            prop_assert!(!frame.calendar().rests(value));
            let on_it = settled(check(&frame, &Facts { done: Some(value), ..facts.clone() }));
            prop_assert_eq!(on_it.outcome, Outcome::Allow);
            let after = settled(check(&frame, &Facts { done: value.succ_opt(), ..facts }));
            prop_assert_eq!(after.text.key, "deb-02.late");
        }
    }
}
