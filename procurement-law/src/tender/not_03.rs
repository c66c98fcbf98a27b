//! NOT-03: publishing that there is no award (無法決標公告, 政府採購公告及公報發行辦法 15).

use chrono::NaiveDate;

use crate::clock::ActBy;
use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{GPA, NOTICES};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::tender::period::clock_days;
use crate::texts::Sentence;

/// Weeks after the failure of a tender for publishing it.
pub const NO_AWARD_NOTICE_WEEKS: &str = "no_award_notice_weeks";

/// Days of a week.
const WEEK: i64 = 7;

facts! {
    /// A tender without an award.
    pub struct Facts {
        /// day on which it was declared failed (廢標) or cancelled
        failed: NaiveDate = "Taipei date", "\"2026-03-02\"";
        /// day of publication
        published: Option<NaiveDate> = "Taipei date", "\"2026-03-16\"";
        /// day on which the repeated tender is announced
        repeated: Option<NaiveDate> = "Taipei date", "\"2026-03-20\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "NOT-03",
    title_zh: "無法決標公告",
    title_en: "Notice of no award",
    meaning: "That there is no award is published after the failure, before the tender is repeated, and at the latest two weeks after the failure; a cancellation and a purchase below the publication threshold alike.",
    cites: &[NOTICES.at("15"), GPA.at("61")],
    mark: Mark::Confirmed,
    valid_from: day(2008, 5, 20),
    valid_to: None,
    parameters: &[NO_AWARD_NOTICE_WEEKS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "not-03.until",
            zh: "無法決標之公告應於重行招標前刊登，最遲不得逾{until:date}。",
            en: "The notice of no award is published before the tender is repeated and by {until:date}.",
        },
        Sentence {
            key: "not-03.published",
            zh: "無法決標之公告於{published:date}刊登，未逾{until:date}。",
            en: "The notice of no award was published on {published:date}, not after {until:date}.",
        },
        Sentence {
            key: "not-03.early",
            zh: "無法決標之公告於{published:date}刊登，早於廢標日{failed:date}。",
            en: "The notice of no award of {published:date} lies before the failure on {failed:date}.",
        },
        Sentence {
            key: "not-03.late",
            zh: "無法決標之公告於{published:date}刊登，逾{until:date}。",
            en: "The notice of no award was published on {published:date}, after {until:date}.",
        },
        Sentence {
            key: "not-03.before_repeat",
            zh: "已於{repeated:date}重行招標，無法決標之公告應於其前刊登。",
            en: "The tender is repeated on {repeated:date}; the notice of no award is to be published before.",
        },
    ],
    example: r#"{
  "rule": "NOT-03",
  "on": "2026-03-02",
  "facts": { "failed": "2026-03-02", "published": "2026-03-10", "repeated": "2026-03-09" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with the last day.
///
/// # Errors
/// The ruling that asks for a person when the weeks are not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let weeks = frame.count(&RULE, NO_AWARD_NOTICE_WEEKS)?;
    let days = clock_days(weeks.value.saturating_mul(WEEK));
    let until = ActBy::days(facts.failed, days).last_day(&frame.calendar());
    let repeated = facts.repeated.filter(|repeated| facts.published.is_none_or(|published| published >= *repeated));
    let (outcome, key) = match facts.published {
        Some(published) if published < facts.failed => (Outcome::Refuse, "not-03.early"),
        _ if repeated.is_some() => (Outcome::Refuse, "not-03.before_repeat"),
        Some(published) if published > until.day => (Outcome::Refuse, "not-03.late"),
        Some(_) => (Outcome::Allow, "not-03.published"),
        None => (Outcome::Allow, "not-03.until"),
    };
    let mut ruling = RULE
        .begin(frame, outcome, key)
        .using(&weeks)
        .deadline("no_award_notice_until", &until)
        .arg("failed", facts.failed)
        .arg("until", until.day);
    if let Some(published) = facts.published {
        let right = Quantity::date(until.day);
        ruling =
            ruling.compare("no_award_published", Quantity::date(published), Op::Le, right).arg("published", published);
    }
    if let Some(repeated) = repeated {
        ruling = ruling.arg("repeated", repeated);
    }
    Ok(ruling)
}
