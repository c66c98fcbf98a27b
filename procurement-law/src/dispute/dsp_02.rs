//! DSP-02: the clocks of a complaint and of its decision (政府採購法 76-3, 78, 85; 採購申訴審議規則 7, 9, 22, 25).

use chrono::NaiveDate;

use crate::clock::ActBy;
use crate::dispute::step::{Step, judge, months_after};
use crate::fact::Facts as _;
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{COMPLAINTS, GPA, Place};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Outcome, settled};
use crate::texts::Sentence;

choice! {
    /// A step of a complaint with a clock.
    pub enum ComplaintStep {
        /// A wrong agency sends the complaint on, after it received it.
        Forward = "complaint_forward",
        /// The agency states its case, after it received the copy.
        Statement = "complaint_statement",
        /// The board decides, after it received the complaint, its corrections or the last reasons.
        Decision = "complaint_decision",
        /// The board decides with the extension.
        Extended = "complaint_decision_extended",
        /// The board serves the decision, after it is made.
        Service = "complaint_service",
        /// The agency acts as the law demands, after it received a decision that finds a violation.
        Remedy = "complaint_remedy",
        /// The vendor complains again, after the agency's days are over.
        Again = "complaint_again",
        /// An agency that does not follow the board's advice reports to its superior, after it received the decision.
        Report = "complaint_report",
        /// The superior explains to the board and the vendor, after it received the report.
        Explanation = "complaint_explanation",
        /// The vendor goes to the administrative court, after the decision was served.
        Court = "complaint_court",
    }
}

facts! {
    /// A step of a complaint.
    pub struct Facts {
        /// step
        step: ComplaintStep = "", "\"complaint_decision\"";
        /// day of the event from which the step runs
        event: NaiveDate = "Taipei date", "\"2026-01-05\"";
        /// day on which the step was done; left out to work the last day out
        done: Option<NaiveDate> = "Taipei date", "\"2026-02-13\"";
    }
}

/// Id of the days to send a complaint on.
pub const FORWARD_DAYS: &str = "complaint_forward_days";
/// Id of the days for the agency's statement.
pub const STATEMENT_DAYS: &str = "complaint_statement_days";
/// Id of the days for the decision.
pub const DECISION_DAYS: &str = "complaint_decision_days";
/// Id of the days by which the decision may be extended.
pub const EXTENSION_DAYS: &str = "complaint_extension_days";
/// Id of the days to serve the decision.
pub const SERVICE_DAYS: &str = "complaint_service_days";
/// Id of the days in which the agency acts.
pub const REMEDY_DAYS: &str = "complaint_remedy_days";
/// Id of the days for a further complaint.
pub const AGAIN_DAYS: &str = "complaint_again_days";
/// Id of the days for the report to the superior.
pub const REPORT_DAYS: &str = "complaint_report_days";
/// Id of the days for the superior's explanation.
pub const EXPLANATION_DAYS: &str = "complaint_explanation_days";
/// Id of the months for the administrative court.
pub const COURT_MONTHS: &str = "complaint_court_months";

/// The rule.
pub static RULE: Rule = Rule {
    id: "DSP-02",
    title_zh: "申訴審議及判斷後之期限",
    title_en: "Clocks of a complaint and its decision",
    meaning: "Three days to send a complaint on, ten for the agency's statement, forty for the decision and forty more where needed, ten to serve it; after a decision that finds a violation twenty days to act and fifteen to complain again; fifteen each for the report to the superior and its explanation; two months for the court. A day on which offices rest moves the end. A remedy that is late is lost; a duty that is late stays and warns.",
    cites: &[GPA.at("78"), GPA.at("83"), GPA.at("85")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 10, 29),
    valid_to: None,
    parameters: &[
        FORWARD_DAYS,
        STATEMENT_DAYS,
        DECISION_DAYS,
        EXTENSION_DAYS,
        SERVICE_DAYS,
        REMEDY_DAYS,
        AGAIN_DAYS,
        REPORT_DAYS,
        EXPLANATION_DAYS,
        COURT_MONTHS,
    ],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "dsp-02.until",
            zh: "「{step:word}」自{event:date}之次日起算，期限至{last:date}。",
            en: "{step:word}: from the day after {event:date}, until {last:date}.",
        },
        Sentence {
            key: "dsp-02.in_time",
            zh: "「{step:word}」於{done:date}為之，未逾期限{last:date}。",
            en: "{step:word}: done on {done:date}, not after {last:date}.",
        },
        Sentence {
            key: "dsp-02.late",
            zh: "「{step:word}」於{done:date}為之，已逾期限{last:date}。",
            en: "{step:word}: done on {done:date}, after {last:date}.",
        },
        Sentence {
            key: "dsp-02.early",
            zh: "「{step:word}」之日{done:date}早於起算之{event:date}，請查明日期。",
            en: "{step:word}: {done:date} is before {event:date}, from which it runs; the days need checking.",
        },
    ],
    example: r#"{
  "rule": "DSP-02",
  "on": "2026-03-02",
  "facts": { "step": "complaint_decision_extended", "event": "2026-01-05" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// The parameters of a step, whose values add up, and its place.
const fn clock(step: ComplaintStep) -> (&'static [&'static str], Place) {
    match step {
        ComplaintStep::Forward => (&[FORWARD_DAYS], GPA.at("76-3")),
        ComplaintStep::Statement => (&[STATEMENT_DAYS], GPA.at("78-1")),
        ComplaintStep::Decision => (&[DECISION_DAYS], GPA.at("78-2")),
        ComplaintStep::Extended => (&[DECISION_DAYS, EXTENSION_DAYS], GPA.at("78-2")),
        ComplaintStep::Service => (&[SERVICE_DAYS], COMPLAINTS.at("20-2")),
        ComplaintStep::Remedy => (&[REMEDY_DAYS], GPA.at("85-1")),
        ComplaintStep::Again => (&[AGAIN_DAYS], GPA.at("85-1")),
        ComplaintStep::Report => (&[REPORT_DAYS], GPA.at("85-2")),
        ComplaintStep::Explanation => (&[EXPLANATION_DAYS], GPA.at("85-2")),
        ComplaintStep::Court => (&[COURT_MONTHS], COMPLAINTS.at("22-1")),
    }
}

/// One ruling with the last day.
///
/// # Errors
/// The ruling that asks for a person when a period is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let (ids, place) = clock(facts.step);
    let used = ids.iter().map(|id| frame.count(&RULE, id)).collect::<Result<Vec<_>, _>>()?;
    let length = used.iter().fold(0_u32, |sum, used| sum.saturating_add(u32::try_from(used.value).unwrap_or_default()));
    let last = match facts.step {
        ComplaintStep::Court => months_after(frame, facts.event, length),
        _ => ActBy::days(facts.event, length).last_day(&frame.calendar()),
    };
    let late = match facts.step {
        ComplaintStep::Again | ComplaintStep::Court => Outcome::Refuse,
        _ => Outcome::Warn,
    };
    let step = Step { code: facts.step.code(), place, event: facts.event, done: facts.done, late };
    Ok(used.iter().fold(judge(&RULE, frame, &step, last), |ruling, used| ruling.using(used)))
}
