//! TIM-04: the last day of an objection and of the agency's answer (異議, 政府採購法 75).

use chrono::NaiveDate;

use crate::clock::{ActBy, Deadline};
use crate::fact::{Facts as _, Stated};
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::parameter::Used;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, Ruling, settled};
use crate::tender::period::{clock_days, part};
use crate::texts::Sentence;

/// The part of the bidding period in which the documents may be objected to: one out of so many.
pub const OBJECTION_FRACTION: &str = "objection_fraction";
/// Days of an objection, and the least for one to the documents.
pub const OBJECTION_DAYS: &str = "objection_days";
/// Days after the award after which nothing known by oneself is objected to.
pub const OBJECTION_CAP_DAYS: &str = "objection_cap_days";
/// Days in which the agency deals with an objection.
pub const OBJECTION_ANSWER_DAYS: &str = "objection_answer_days";

choice! {
    /// What an objection is made against.
    pub enum Against {
        /// The tender documents.
        Documents = "documents",
        /// A clarification, later explanation, change or supplement of the documents.
        Explanation = "explanation",
        /// The procedure or its result, as notified or published.
        Notified = "notified",
        /// The procedure or its result, neither notified nor published.
        Unnotified = "unnotified",
    }
}

facts! {
    /// An objection.
    pub struct Facts {
        /// what it is made against
        against: Against = "", "\"documents\"";
        /// bidding period; read for the documents
        wait: Option<i64> = "days", "28";
        /// day of the announcement, invitation or publication
        published: Option<NaiveDate> = "Taipei date", "\"2026-03-02\"";
        /// day on which the vendor received the notice
        notified: Option<NaiveDate> = "Taipei date", "\"2026-03-03\"";
        /// day on which the vendor knew or could know; read for what was neither notified nor published
        known: Option<NaiveDate> = "Taipei date", "\"2026-03-02\"";
        /// day of the award, null before it; read for what was neither notified nor published
        awarded: Stated<NaiveDate> = "Taipei date", "\"2026-03-02\"";
        /// day on which the agency received the objection
        filed: Option<NaiveDate> = "Taipei date", "\"2026-03-12\"";
        /// day on which the agency answered it
        answered: Option<NaiveDate> = "Taipei date", "\"2026-03-27\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "TIM-04",
    title_zh: "異議期限",
    title_en: "Time for an objection",
    meaning: "The documents are objected to within a quarter of the bidding period, rounded up and never less than ten days; a clarification or change, and the procedure or result, within ten days of the notice or publication, the later of the two. What was neither notified nor published runs from when it was or could be known, and ends at the latest fifteen days after the award; that limit is read as belonging to this case alone. The day of receipt by the agency counts, and the agency answers within fifteen days of it.",
    cites: &[
        GPA.at("75"),
        ENFORCEMENT.at("104"),
        ENFORCEMENT.at("104之1"),
        ENFORCEMENT.at("105"),
        ENFORCEMENT.at("105之1"),
    ],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[OBJECTION_FRACTION, OBJECTION_DAYS, OBJECTION_CAP_DAYS, OBJECTION_ANSWER_DAYS],
    overrides: &[("tendering_agency", "own_review")],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "tim-04.until",
            zh: "自{event:date}之次日起{days:count}日內得提出異議，末日為{until:date}。",
            en: "An objection may be made within {days:count} days after {event:date}, until {until:date}.",
        },
        Sentence {
            key: "tim-04.in_time",
            zh: "機關於{filed:date}收受異議，未逾末日{until:date}，應於{answer_until:date}前為適當之處理並書面通知。",
            en: "The objection was received on {filed:date}, not after {until:date}; the agency deals with it and replies in writing by {answer_until:date}.",
        },
        Sentence {
            key: "tim-04.late",
            zh: "機關於{filed:date}收受異議，逾末日{until:date}，應不予受理並以書面通知；機關仍得評估其事由自行撤銷或變更原處理結果。",
            en: "The objection was received on {filed:date}, after {until:date}, and is not taken up, in writing; the agency may still review its own decision.",
        },
        Sentence {
            key: "tim-04.answer_late",
            zh: "機關於{answered:date}始處理異議，逾{answer_until:date}。",
            en: "The agency answered the objection on {answered:date}, after {answer_until:date}.",
        },
        Sentence {
            key: "tim-04.no_event",
            zh: "異議期限之起算日或等標期未載明，應由承辦人員認定。",
            en: "The day from which the time runs, or the bidding period, is not given; a person must establish it.",
        },
    ],
    example: r#"{
  "rule": "TIM-04",
  "on": "2026-03-02",
  "facts": { "against": "documents", "wait": 28, "published": "2026-03-02", "awarded": null, "filed": "2026-03-13" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with the last day of the objection, and of the answer to one that was made.
///
/// # Errors
/// The ruling that asks for a person when a number is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let Some(Time { event, days, until, used }) = last_day(frame, facts)? else {
        return Ok(RULE.begin(frame, Outcome::NeedsPerson, "tim-04.no_event"));
    };
    let answer_days = frame.count(&RULE, OBJECTION_ANSWER_DAYS)?;
    let answer = facts.filed.map(|filed| ActBy::days(filed, clock_days(answer_days.value)).last_day(&frame.calendar()));
    let begin = |outcome, key| {
        used.iter()
            .fold(RULE.begin(frame, outcome, key), |ruling, used| ruling.using(used))
            .deadline("objection_until", &until)
            .arg("event", event)
            .arg("days", days)
            .arg("until", until.day)
    };
    let (Some(filed), Some(answer)) = (facts.filed, answer) else {
        return Ok(begin(Outcome::Allow, "tim-04.until"));
    };
    let filed_in_time = filed <= until.day;
    let answer_late = facts.answered.filter(|answered| *answered > answer.day);
    let ruling = match (filed_in_time, answer_late) {
        (false, _) => begin(Outcome::Refuse, "tim-04.late").unless("tendering_agency", "own_review"),
        (true, Some(answered)) => answered_on(begin(Outcome::Refuse, "tim-04.answer_late"), answered, &answer),
        (true, None) => begin(Outcome::Allow, "tim-04.in_time"),
    };
    Ok(ruling
        .using(&answer_days)
        .compare("objection_day", Quantity::date(filed), Op::Le, Quantity::date(until.day))
        .deadline("objection_answer_until", &answer)
        .arg("filed", filed)
        .arg("answer_until", answer.day))
}

fn answered_on(ruling: Ruling, answered: NaiveDate, until: &Deadline) -> Ruling {
    ruling.compare("answer_day", Quantity::date(answered), Op::Le, Quantity::date(until.day)).arg("answered", answered)
}

/// The time of an objection.
struct Time {
    event: NaiveDate,
    days: i64,
    until: Deadline,
    used: Vec<Used<i64>>,
}

/// The time of an objection with the numbers it was told by; `None` when what it runs from is not given.
fn last_day(frame: &Frame, facts: &Facts) -> Result<Option<Time>, Box<Ruling>> {
    let least = frame.count(&RULE, OBJECTION_DAYS)?;
    let within = |event, days| ActBy::days(event, clock_days(days)).last_day(&frame.calendar());
    let (least, mut used) = (least.value, vec![least]);
    let (event, days) = match facts.against {
        Against::Documents => {
            let fraction = frame.count(&RULE, OBJECTION_FRACTION)?;
            let days = facts.wait.map(|wait| part(wait, fraction.value).max(least));
            used.push(fraction);
            (facts.published, days)
        }
        Against::Explanation | Against::Notified => (facts.published.max(facts.notified), Some(least)),
        Against::Unnotified => (facts.known, Some(least)),
    };
    let (Some(event), Some(days)) = (event, days) else {
        return Ok(None);
    };
    let mut until = within(event, days);
    if let Some(award) = facts.awarded.0.filter(|_| facts.against == Against::Unnotified) {
        let cap = frame.count(&RULE, OBJECTION_CAP_DAYS)?;
        until = std::cmp::min_by_key(until, within(award, cap.value), |until| until.day);
        used.push(cap);
    }
    Ok(Some(Time { event, days, until, used }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::after;
    use proptest::prelude::*;

    proptest! {
        /// The last days are working days, and an objection has at least ten days, or until fifteen days after the award.
        #[test]
        fn deadlines_are_working_days(
            against in proptest::sample::select(Against::ALL), start in 0_u32..1200, award in proptest::option::of(0_u32..1200), wait in 1_i64..120,
        ) {
            let event = after(day(2023, 1, 1), start);
            let awarded = award.map(|award| after(day(2023, 1, 1), award));
            let facts = Facts {
                against, wait: Some(wait), published: Some(event), notified: None, known: Some(event), awarded: Stated(awarded), filed: Some(event), answered: None,
            };
            let frame = Frame::on(day(2026, 3, 2));
            let Time { days, until, used, .. } = last_day(&frame, &facts).unwrap().unwrap();
            let used: Vec<_> = used.iter().map(|one| one.parameter.id.as_str()).collect();
            let expected = match against {
                Against::Documents => vec![OBJECTION_DAYS, OBJECTION_FRACTION],
                Against::Unnotified if awarded.is_some() => vec![OBJECTION_DAYS, OBJECTION_CAP_DAYS],
                _ => vec![OBJECTION_DAYS],
            };
            prop_assert_eq!(used, expected);
            prop_assert!(!frame.calendar().rests(until.day));
            prop_assert!(days >= 10);
            let capped = against == Against::Unnotified && awarded.is_some_and(|award| until.day < after(award, 26));
            prop_assert!(capped || until.day >= after(event, clock_days(days)));
            let ruling = settled(check(&frame, &facts));
            prop_assert_eq!(&ruling.parameters[0].id, OBJECTION_DAYS);
            prop_assert_eq!(&ruling.parameters.last().unwrap().id, OBJECTION_ANSWER_DAYS);
            for one in &ruling.results {
                prop_assert!(!frame.calendar().rests(one.value.plain().parse().unwrap()), "{}", one.what);
            }
        }
    }
}
