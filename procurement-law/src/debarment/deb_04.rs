//! DEB-04: when a debarment may be published (政府採購法 102-3).

use chrono::NaiveDate;

use crate::choice;
use crate::clock::ActBy;
use crate::debarment::deb_02::{COMPLAINT_DAYS, OBJECTION_DAYS};
use crate::fact::{Facts as _, Stated};
use crate::facts;
use crate::frame::Frame;
use crate::laws::GPA;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

choice! {
    /// What became of the vendor's remedies.
    pub enum Contest {
        /// The vendor has not objected.
        None = "no_objection",
        /// The objection is not answered yet.
        ObjectionPending = "objection_pending",
        /// The objection is answered and the vendor has not complained.
        Answered = "objection_answered",
        /// The complaint is not decided yet.
        ComplaintPending = "complaint_pending",
        /// The complaint was not accepted, or the decision finds the notice lawful.
        Dismissed = "complaint_dismissed",
        /// The agency or the decision has set the notice aside.
        SetAside = "notice_set_aside",
    }
}

facts! {
    /// A debarment before its publication.
    pub struct Facts {
        /// what became of the vendor's remedies
        contest: Contest = "", "\"no_objection\"";
        /// day on which the vendor received what it may contest: the notice, or the answer to its objection
        received: NaiveDate = "Taipei date", "\"2026-01-05\"";
        /// day of the publication; null to ask whether it may be published on the day of the case
        published: Stated<NaiveDate> = "Taipei date", "null";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "DEB-04",
    title_zh: "刊登政府採購公報之時點",
    title_en: "When a debarment is published",
    meaning: "The agency publishes at once when the days for the objection or the complaint have run without one, or when the complaint is not accepted or the decision finds the notice lawful; never before, and never once the notice is set aside.",
    cites: &[GPA.at("102-3"), GPA.at("102-1"), GPA.at("102-2")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[OBJECTION_DAYS, COMPLAINT_DAYS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "deb-04.publish",
            zh: "救濟期間至{last:date}屆滿而未提出，機關應即刊登政府採購公報。",
            en: "The days for the remedy ended on {last:date} without one: the agency publishes at once.",
        },
        Sentence {
            key: "deb-04.dismissed",
            zh: "申訴不予受理或審議判斷指明不違反本法，機關應即刊登政府採購公報。",
            en: "The complaint was not accepted or the decision finds the notice lawful: the agency publishes at once.",
        },
        Sentence {
            key: "deb-04.too_early",
            zh: "救濟期間至{last:date}始屆滿，{on:date}尚不得刊登政府採購公報。",
            en: "The days for the remedy end on {last:date}: nothing is published on {on:date}.",
        },
        Sentence {
            key: "deb-04.pending",
            zh: "「{contest:word}」，尚不得刊登政府採購公報。",
            en: "{contest:word}: nothing is published yet.",
        },
        Sentence {
            key: "deb-04.set_aside",
            zh: "原通知業經撤銷或指明違法，不得刊登政府採購公報。",
            en: "The notice is set aside: it is not published.",
        },
    ],
    example: r#"{
  "rule": "DEB-04",
  "on": "2026-03-02",
  "facts": { "contest": "no_objection", "received": "2026-01-05", "published": "2026-01-26" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when a period is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let on = facts.published.0.unwrap_or(frame.on);
    let begin = |outcome, key| RULE.begin(frame, outcome, key).arg("contest", facts.contest.code()).arg("on", on);
    let id = match facts.contest {
        Contest::None => OBJECTION_DAYS,
        Contest::Answered => COMPLAINT_DAYS,
        Contest::Dismissed => return Ok(begin(Outcome::Allow, "deb-04.dismissed")),
        Contest::SetAside => return Ok(begin(Outcome::Refuse, "deb-04.set_aside")),
        Contest::ObjectionPending | Contest::ComplaintPending => {
            return Ok(begin(Outcome::Refuse, "deb-04.pending"));
        }
    };
    let used = frame.count(&RULE, id)?;
    let last = ActBy::days(facts.received, u32::try_from(used.value).unwrap_or_default()).last_day(&frame.calendar());
    let (outcome, key) = match on > last.day {
        true => (Outcome::Allow, "deb-04.publish"),
        false => (Outcome::Refuse, "deb-04.too_early"),
    };
    Ok(begin(outcome, key)
        .using(&used)
        .deadline("remedy_until", &last)
        .compare("debarment_published", Quantity::date(on), Op::Gt, Quantity::date(last.day))
        .arg("last", last.day))
}
