//! DSP-05: the clocks of a mediation (政府採購法 85-4; 採購履約爭議調解規則 9, 19, 20, 20-1).

use chrono::NaiveDate;

use crate::clock::ActBy;
use crate::dispute::step::{Step, judge, months_after};
use crate::fact::Facts as _;
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{GPA, MEDIATION, Place};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Outcome, settled};
use crate::texts::Sentence;

choice! {
    /// A step of a mediation with a clock.
    pub enum MediationStep {
        /// The other party states its case, after it received the copy of the application.
        Statement = "mediation_statement",
        /// The mediation ends, after the application, its corrections, the fee or the last reasons were received.
        Finish = "mediation_finish",
        /// The parties have agreed to go on longer.
        FinishExtended = "mediation_finish_extended",
        /// A party objects to the plan, after it was served.
        Objection = "mediation_plan_objection",
        /// A party has a stayed mediation taken up again, after the stay was declared.
        Resume = "mediation_resume",
        /// The papers of the result are served, after the board's resolution.
        Service = "mediation_service",
    }
}

facts! {
    /// A step of a mediation.
    pub struct Facts {
        /// step
        step: MediationStep = "", "\"mediation_plan_objection\"";
        /// day of the event from which the step runs
        event: NaiveDate = "Taipei date", "\"2026-01-05\"";
        /// day on which the step was done; left out to work the last day out
        done: Option<NaiveDate> = "Taipei date", "\"2026-01-15\"";
    }
}

/// Id of the days for the other party's statement.
pub const STATEMENT_DAYS: &str = "mediation_statement_days";
/// Id of the months for the whole mediation.
pub const FINISH_MONTHS: &str = "mediation_finish_months";
/// Id of the days to object to a plan.
pub const OBJECTION_DAYS: &str = "mediation_objection_days";
/// Id of the months in which a stayed mediation is taken up.
pub const RESUME_MONTHS: &str = "mediation_resume_months";
/// Id of the days to serve the papers of the result.
pub const SERVICE_DAYS: &str = "mediation_service_days";

/// The rule.
pub static RULE: Rule = Rule {
    id: "DSP-05",
    title_zh: "履約爭議調解之期限",
    title_en: "Clocks of a mediation",
    meaning: "Fifteen days for the other party's statement, four months for the whole, longer when both agree, ten days to object to a plan that otherwise becomes the settlement, four months to take a stayed mediation up again before it counts as withdrawn, ten days to serve the result. A day on which offices rest moves the end.",
    cites: &[GPA.at("85之4"), MEDIATION.at("20")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[STATEMENT_DAYS, FINISH_MONTHS, OBJECTION_DAYS, RESUME_MONTHS, SERVICE_DAYS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "dsp-05.until",
            zh: "「{step:word}」自{event:date}之次日起算，期限至{last:date}。",
            en: "{step:word}: from the day after {event:date}, until {last:date}.",
        },
        Sentence {
            key: "dsp-05.in_time",
            zh: "「{step:word}」於{done:date}為之，未逾期限{last:date}。",
            en: "{step:word}: done on {done:date}, not after {last:date}.",
        },
        Sentence {
            key: "dsp-05.late",
            zh: "「{step:word}」於{done:date}為之，已逾期限{last:date}。",
            en: "{step:word}: done on {done:date}, after {last:date}.",
        },
        Sentence {
            key: "dsp-05.early",
            zh: "「{step:word}」之日{done:date}早於起算之{event:date}，請查明日期。",
            en: "{step:word}: {done:date} is before {event:date}, from which it runs; the days need checking.",
        },
        Sentence {
            key: "dsp-05.agreed",
            zh: "雙方同意延長，不受{last:date}之限制。",
            en: "Both parties have agreed to go on after {last:date}.",
        },
    ],
    example: r#"{
  "rule": "DSP-05",
  "on": "2026-03-02",
  "facts": { "step": "mediation_finish", "event": "2026-01-05" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// The parameter of a step, whether it counts months, its place, and what it means to be late.
const fn clock(step: MediationStep) -> (&'static str, bool, Place, Outcome) {
    match step {
        MediationStep::Statement => (STATEMENT_DAYS, false, MEDIATION.at("9-1"), Outcome::Warn),
        MediationStep::Finish => (FINISH_MONTHS, true, MEDIATION.at("20-1"), Outcome::Warn),
        MediationStep::FinishExtended => (FINISH_MONTHS, true, MEDIATION.at("20-1"), Outcome::Allow),
        MediationStep::Objection => (OBJECTION_DAYS, false, GPA.at("85之4-2"), Outcome::Refuse),
        MediationStep::Resume => (RESUME_MONTHS, true, MEDIATION.at("20之1-3"), Outcome::Refuse),
        MediationStep::Service => (SERVICE_DAYS, false, MEDIATION.at("19-3"), Outcome::Warn),
    }
}

/// One ruling with the last day.
///
/// # Errors
/// The ruling that asks for a person when a period is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let (id, months, place, late) = clock(facts.step);
    let used = frame.count(&RULE, id)?;
    let length = u32::try_from(used.value).unwrap_or_default();
    let last = if months {
        months_after(frame, facts.event, length)
    } else {
        ActBy::days(facts.event, length).last_day(&frame.calendar())
    };
    if late == Outcome::Allow {
        let ruling = RULE.begin(frame, Outcome::Allow, "dsp-05.agreed").using(&used).arg("last", last.day);
        return Ok(ruling.deadline("step_until", &last));
    }
    let step = Step { code: facts.step.code(), place, event: facts.event, done: facts.done, late };
    Ok(judge(&RULE, frame, &step, last).using(&used))
}
