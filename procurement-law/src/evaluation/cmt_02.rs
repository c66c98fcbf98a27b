//! CMT-02: a security professional among those who evaluate an information system (資通系統籌獲各階段資安強化措施).

use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::SECURITY_MEASURE;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// Least security professionals in committee, work team and project team together.
pub const SECURITY_PROFESSIONALS: &str = "security_professionals";

facts! {
    /// Security professionals around an evaluation.
    pub struct Facts {
        /// whether an information or communication system is bought
        system: bool = "true, false", "true";
        /// security professionals on the committee
        committee: i64 = "persons", "0";
        /// security professionals in the work team (工作小組)
        work_team: i64 = "persons", "1";
        /// security professionals in the project team
        project_team: i64 = "persons", "0";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "CMT-02",
    title_zh: "資安專業人員",
    title_en: "A security professional",
    meaning: "Where an information system is bought, committee or team have at least one security professional. This is a measure of the government and not the Act, so that it warns; a member of the committee, of the work team or of the project team meets it.",
    cites: &[SECURITY_MEASURE.at("")],
    mark: Mark::Known,
    valid_from: day(2022, 5, 26),
    valid_to: None,
    parameters: &[SECURITY_PROFESSIONALS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "cmt-02.allow",
            zh: "評選委員或團隊成員有資安專業人員{count:count}人。",
            en: "Committee and teams have {count:count} security professionals.",
        },
        Sentence {
            key: "cmt-02.not_asked",
            zh: "非資通系統採購，不要求資安專業人員。",
            en: "No information system is bought; no security professional is asked for.",
        },
        Sentence {
            key: "cmt-02.missing",
            zh: "資通系統採購之評選委員或團隊成員，應包含至少{least:count}位資安專業人員（現有{count:count}位）。",
            en: "For an information system the committee or the teams should have at least {least:count} security professional; they have {count:count}.",
        },
    ],
    example: r#"{
  "rule": "CMT-02",
  "on": "2026-03-02",
  "facts": { "system": true, "committee": 0, "work_team": 0, "project_team": 0 }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when no number is recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let least = frame.count(&RULE, SECURITY_PROFESSIONALS)?;
    let count = facts.committee.saturating_add(facts.work_team).saturating_add(facts.project_team);
    let (outcome, key) = match (facts.system, count < least.value) {
        (false, _) => (Outcome::Allow, "cmt-02.not_asked"),
        (true, true) => (Outcome::Warn, "cmt-02.missing"),
        (true, false) => (Outcome::Allow, "cmt-02.allow"),
    };
    let ruling = RULE.begin(frame, outcome, key).using(&least).arg("count", count).arg("least", least.value);
    Ok(match facts.system {
        true => ruling.compare("security_staff", Quantity::count(count), Op::Ge, Quantity::count(least.value)),
        false => ruling,
    })
}
