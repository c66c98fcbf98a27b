//! DEB-04: when a debarment may be published (政府採購法 102-3).

use chrono::NaiveDate;

use crate::clock::{ActBy, Deadline};
use crate::debarment::deb_02::{ANSWER_DAYS, COMPLAINT_DAYS, OBJECTION_DAYS};
use crate::fact::{Facts as _, Stated};
use crate::facts::choice;
use crate::facts::facts;
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
        /// The vendor has withdrawn its complaint.
        Withdrawn = "complaint_withdrawn",
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
        /// day on which the vendor received what it may contest, the notice or the answer to its objection; while the objection is not answered, the day on which the agency received it
        received: NaiveDate = "Taipei date", "\"2026-01-05\"";
        /// day of the publication; null to ask whether it may be published on the day of the question
        published: Stated<NaiveDate> = "Taipei date", "null";
        /// day of the question
        as_of: NaiveDate = "Taipei date", "\"2026-03-02\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "DEB-04",
    title_zh: "刊登政府採購公報之時點",
    title_en: "When a debarment is published",
    meaning: "The agency publishes at once when the days for the objection or the complaint have run without one, or when the complaint is not accepted or the decision finds the notice lawful; never before, and never once the notice is set aside. An objection that the agency leaves unanswered opens the days for the complaint when the agency's days end; once those have run too, and when a complaint is withdrawn, article 102-3 does not say what follows, so a person decides.",
    cites: &[GPA.at("102-3"), GPA.at("102-1"), GPA.at("102-2")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[OBJECTION_DAYS, ANSWER_DAYS, COMPLAINT_DAYS],
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
            key: "deb-04.unanswered",
            zh: "機關逾期未處理異議，廠商申訴期限至{last:date}屆滿；是否刊登政府採購公報應由承辦人員判斷，異議仍應處理。",
            en: "The agency has not answered in its days and those for the complaint ended on {last:date}: a person judges whether to publish. The objection is still to be answered.",
        },
        Sentence {
            key: "deb-04.withdrawn",
            zh: "申訴業經撤回，不得再行提出同一之申訴；是否刊登政府採購公報應由承辦人員判斷。",
            en: "The complaint is withdrawn and cannot be brought again: a person judges whether to publish.",
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
  "facts": { "contest": "no_objection", "received": "2026-01-05", "published": "2026-01-26", "as_of": "2026-03-02" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when a period is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let on = facts.published.0.unwrap_or(facts.as_of);
    let begin = |outcome, key| RULE.begin(frame, outcome, key).arg("contest", facts.contest.code()).arg("on", on);
    // The periods that run, one after the other, and what follows on their last day and after it.
    let pending = (Outcome::Refuse, "deb-04.pending");
    let (ids, before, after): (&[&str], _, _) = match facts.contest {
        Contest::None => (&[OBJECTION_DAYS], (Outcome::Refuse, "deb-04.too_early"), (Outcome::Allow, "deb-04.publish")),
        Contest::Answered => {
            (&[COMPLAINT_DAYS], (Outcome::Refuse, "deb-04.too_early"), (Outcome::Allow, "deb-04.publish"))
        }
        Contest::ObjectionPending => {
            (&[ANSWER_DAYS, COMPLAINT_DAYS], pending, (Outcome::NeedsPerson, "deb-04.unanswered"))
        }
        Contest::ComplaintPending => return Ok(begin(pending.0, pending.1)),
        Contest::Dismissed => return Ok(begin(Outcome::Allow, "deb-04.dismissed")),
        Contest::SetAside => return Ok(begin(Outcome::Refuse, "deb-04.set_aside")),
        Contest::Withdrawn => {
            let mut ruling = begin(Outcome::NeedsPerson, "deb-04.withdrawn");
            ruling.cites.push(GPA.at("81").cite());
            return Ok(ruling);
        }
    };
    let used = ids.iter().map(|id| frame.count(&RULE, id)).collect::<Result<Vec<_>, _>>()?;
    let start = Deadline { day: facts.received, mark: Mark::Confirmed };
    let last = used.iter().fold(start, |from, used| {
        ActBy::days(from.day, u32::try_from(used.value).unwrap_or_default()).last_day(&frame.calendar())
    });
    let (outcome, key) = if on > last.day { after } else { before };
    let ruling = used.iter().fold(begin(outcome, key), |ruling, used| ruling.using(used));
    Ok(ruling
        .deadline("remedy_until", &last)
        .compare("debarment_published", Quantity::date(on), Op::Gt, Quantity::date(last.day))
        .arg("last", last.day))
}
