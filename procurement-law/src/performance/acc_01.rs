//! ACC-01: how long an agency may take to confirm completion and to accept (施行細則 92 to 95).

use chrono::NaiveDate;

use crate::clock::ActBy;
use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::ENFORCEMENT;
use crate::mark::Mark;
use crate::performance::in_time::{Extension, HEAD, Standing};
use crate::performance::share::days;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Outcome, settled};
use crate::texts::Sentence;

/// Days to confirm completion.
pub const COMPLETION: &str = "completion_check_days";
/// Days to the preliminary acceptance.
pub const PRELIMINARY: &str = "preliminary_acceptance_days";
/// Days to the acceptance after a preliminary one.
pub const AFTER_PRELIMINARY: &str = "acceptance_after_preliminary_days";
/// Days to the acceptance without a preliminary one.
pub const WITHOUT_PRELIMINARY: &str = "acceptance_days";

choice! {
    /// A step of acceptance.
    pub enum Step {
        /// Confirming completion, after the vendor's written notice.
        Completion = "completion_check",
        /// Preliminary acceptance, after all papers were received.
        Preliminary = "preliminary_acceptance",
        /// Acceptance after the preliminary one was passed.
        AfterPreliminary = "acceptance_after_preliminary",
        /// Acceptance without a preliminary one, after the vendor's notice or once it is possible.
        WithoutPreliminary = "acceptance_without_preliminary",
    }
}

facts! {
    /// A step of acceptance and its days.
    pub struct Facts {
        /// the step
        step: Step = "", "\"acceptance_without_preliminary\"";
        /// day of the event that starts the period: notice, papers, preliminary acceptance passed
        event: NaiveDate = "day", "\"2026-03-02\"";
        /// days that the contract names instead
        contract_days: Option<i64> = "days", "10";
        /// day to which the period was extended
        extended_to: Option<NaiveDate> = "day", "\"2026-04-30\"";
        /// reference of the approval of the extension by the head of the agency or a delegate
        extension_approval: Option<String> = "reference", "\"簽115-017\"";
        /// day of the act
        done: Option<NaiveDate> = "day", "\"2026-03-20\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "ACC-01",
    title_zh: "竣工確認、初驗及驗收期限",
    title_en: "Deadlines of acceptance",
    meaning: "Each step of acceptance has its days, counted from the day after the event. The contract may name other days; for the preliminary acceptance only fewer. The head of the agency or a delegate may approve an extension. A late act still counts and warns.",
    cites: &[
        ENFORCEMENT.at("92-1"),
        ENFORCEMENT.at("92-2"),
        ENFORCEMENT.at("92-3"),
        ENFORCEMENT.at("93"),
        ENFORCEMENT.at("94"),
        ENFORCEMENT.at("95"),
    ],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[COMPLETION, PRELIMINARY, AFTER_PRELIMINARY, WITHOUT_PRELIMINARY],
    overrides: &[HEAD],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "acc-01.open",
            zh: "{step:word}應於{last:date}前（含當日）完成。",
            en: "The {step:word} is due by {last:date}.",
        },
        Sentence {
            key: "acc-01.in_time",
            zh: "{step:word}於{done:date}完成，未逾期限{last:date}。",
            en: "The {step:word} of {done:date} is within the deadline of {last:date}.",
        },
        Sentence {
            key: "acc-01.extended",
            zh: "{step:word}於{done:date}完成，逾期限{last:date}，未逾經核准延長之期限{extended:date}。",
            en: "The {step:word} of {done:date} is after {last:date} and within the extension approved to {extended:date}.",
        },
        Sentence {
            key: "acc-01.early",
            zh: "{step:word}所載完成日{done:date}早於起算事由發生日{event:date}，應由承辦人員確認。",
            en: "The {step:word} is said to be of {done:date}, before {event:date} from which its days run; a person confirms the days.",
        },
        Sentence {
            key: "acc-01.late",
            zh: "{step:word}於{done:date}完成，逾期限{last:date}，且無機關首長或其授權人員核准之延期可據。",
            en: "The {step:word} of {done:date} is after {last:date}, and no approved extension reaches that far.",
        },
    ],
    example: r#"{
  "rule": "ACC-01",
  "on": "2026-03-02",
  "facts": { "step": "acceptance_without_preliminary", "event": "2026-03-02", "done": "2026-03-31" }
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
        match facts.step {
            Step::Completion => COMPLETION,
            Step::Preliminary => PRELIMINARY,
            Step::AfterPreliminary => AFTER_PRELIMINARY,
            Step::WithoutPreliminary => WITHOUT_PRELIMINARY,
        },
    )?;
    let stated = facts.contract_days.unwrap_or(law.value);
    // 第92條第2項 lets the contract vary the supervisor's papers, and leaves the thirty days of the preliminary acceptance as they are.
    let count = if facts.step == Step::Preliminary { stated.min(law.value) } else { stated };
    let last = ActBy::days(facts.event, days(count)).last_day(&frame.calendar());
    let extension = Extension { to: facts.extended_to, approval: facts.extension_approval.as_deref() };
    let standing = Standing::of(facts.event, last.day, extension, facts.done);
    let (outcome, key) = match standing {
        Standing::Open => (Outcome::Allow, "acc-01.open"),
        Standing::InTime => (Outcome::Allow, "acc-01.in_time"),
        Standing::Extended => (Outcome::Allow, "acc-01.extended"),
        Standing::Early => (Outcome::NeedsPerson, "acc-01.early"),
        // The duty to accept does not end with its days: the act still counts, and it is late.
        Standing::Late => (Outcome::Warn, "acc-01.late"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&law)
        .deadline("acceptance_last_day", &last)
        .arg("step", facts.step.code())
        .arg("event", facts.event);
    Ok(extension.told(ruling, "acceptance_done", last.day, facts.done))
}
