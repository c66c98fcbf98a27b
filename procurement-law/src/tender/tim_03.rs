//! TIM-03: requests for clarification and the days left after the last answer (釋疑, 施行細則 43).

use chrono::NaiveDate;

use crate::clock::{ActBy, Backward};
use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::tender::period::{clock_days, part};
use crate::texts::Sentence;

/// The part of the bidding period that is left for requests and after the last answer: one out of so many.
pub const CLARIFICATION_FRACTION: &str = "clarification_fraction";

facts! {
    /// A tender with its clarifications.
    pub struct Facts {
        /// original bidding period
        wait: i64 = "days", "21";
        /// closing day, as it takes effect
        closing: NaiveDate = "Taipei date", "\"2026-06-30\"";
        /// days that the documents give for requests, from the announcement
        request_days: Option<i64> = "days", "6";
        /// last day of requests that the documents state
        request_until: Option<NaiveDate> = "Taipei date", "\"2026-06-15\"";
        /// day on which a request was received
        requested: Option<NaiveDate> = "Taipei date", "\"2026-06-15\"";
        /// day of the agency's last answer
        answered: Option<NaiveDate> = "Taipei date", "\"2026-06-23\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "TIM-03",
    title_zh: "釋疑期限",
    title_en: "Time for clarifications",
    meaning: "Vendors have at least a quarter of the bidding period for requests; a later request may be turned down in writing. From the day after the last answer to the closing at least a quarter of the original bidding period is left, or the closing is postponed by the days that are missing. An answer after the closing misses the days since as well. Quarters are rounded up to whole days. Without a bidding period of a day or more a person judges.",
    cites: &[ENFORCEMENT.at("43"), GPA.at("41")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[CLARIFICATION_FRACTION],
    overrides: &[("tendering_agency", "clarification_reply")],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "tim-03.no_wait",
            zh: "等標期{wait:count}日，未達一日，無從計算四分之一，應由承辦人員確認。",
            en: "A bidding period of {wait:count} days is less than a day and has no quarter; a person must check it.",
        },
        Sentence {
            key: "tim-03.quarter",
            zh: "等標期{wait:count}日，請求釋疑期限及最後釋疑後所餘日數均不得少於{quarter:count}日；最後釋疑至遲應於{latest:date}為之。",
            en: "Of a bidding period of {wait:count} days at least {quarter:count} are for requests, and as many are left after the last answer, which is due on {latest:date}.",
        },
        Sentence {
            key: "tim-03.answered",
            zh: "最後釋疑之次日起至截止日尚有{left:count}日，未少於{quarter:count}日。",
            en: "After the last answer {left:count} days are left to the closing, not fewer than {quarter:count}.",
        },
        Sentence {
            key: "tim-03.postpone",
            zh: "最後釋疑之次日起至截止日僅{left:count}日，少於{quarter:count}日；截止日至少應延後{short:count}日，至{postponed:date}。",
            en: "After the last answer {left:count} days are left, fewer than {quarter:count}; the closing is postponed by at least {short:count} days, to {postponed:date}.",
        },
        Sentence {
            key: "tim-03.request_short",
            zh: "招標文件所定請求釋疑期限{given:count}日，少於等標期四分之一即{quarter:count}日。",
            en: "The documents give {given:count} days for requests, fewer than a quarter of the bidding period, {quarter:count} days.",
        },
        Sentence {
            key: "tim-03.request_late",
            zh: "廠商於{requested:date}請求釋疑，逾招標文件所定期限{request_until:date}，機關得不予受理，並以書面通知廠商。",
            en: "The request of {requested:date} came after {request_until:date}; the agency may turn it down and tells the vendor in writing.",
        },
    ],
    example: r#"{
  "rule": "TIM-03",
  "on": "2026-06-10",
  "facts": { "wait": 21, "closing": "2026-06-30", "request_days": 6, "answered": "2026-06-25" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when the part is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    if facts.wait < 1 {
        return Ok(RULE.begin(frame, Outcome::NeedsPerson, "tim-03.no_wait").arg("wait", facts.wait));
    }
    let fraction = frame.count(&RULE, CLARIFICATION_FRACTION)?;
    let quarter = part(facts.wait, fraction.value);
    let left = facts.answered.map(|answered| facts.closing.signed_duration_since(answered).num_days());
    let short = left.map_or(0, |left| quarter.saturating_sub(left)).max(0);
    let postponed = ActBy::days(facts.closing, clock_days(short)).last_day(&frame.calendar());
    let late = facts.requested.zip(facts.request_until).filter(|(requested, until)| requested > until);
    let (outcome, key) = match () {
        () if facts.request_days.is_some_and(|days| days < quarter) => (Outcome::Refuse, "tim-03.request_short"),
        () if short > 0 => (Outcome::Refuse, "tim-03.postpone"),
        () if late.is_some() => (Outcome::NeedsPerson, "tim-03.request_late"),
        () if left.is_some() => (Outcome::Allow, "tim-03.answered"),
        () => (Outcome::Allow, "tim-03.quarter"),
    };
    let mut ruling = RULE
        .begin(frame, outcome, key)
        .using(&fraction)
        .result("quarter_of_period", Quantity::count(quarter))
        .result("latest_answer", Quantity::date(latest(facts.closing, quarter)))
        .arg("wait", facts.wait)
        .arg("quarter", quarter)
        .arg("latest", latest(facts.closing, quarter));
    if let Some(days) = facts.request_days {
        let asked = Quantity::count(quarter);
        ruling = ruling.compare("request_days", Quantity::count(days), Op::Ge, asked).arg("given", days);
    }
    if let Some(left) = left.map(|left| left.max(0)) {
        ruling = ruling
            .compare("days_after_answer", Quantity::count(left), Op::Ge, Quantity::count(quarter))
            .result("days_short", Quantity::count(short))
            .deadline("postponed_closing", &postponed)
            .arg("left", left)
            .arg("short", short)
            .arg("postponed", postponed.day);
    }
    if let Some((requested, until)) = late {
        ruling = ruling
            .compare("request_day", Quantity::date(requested), Op::Le, Quantity::date(until))
            .unless("tendering_agency", "clarification_reply")
            .arg("requested", requested)
            .arg("request_until", until);
    }
    Ok(ruling)
}

/// The last day of an answer that leaves so many days to the closing.
fn latest(closing: NaiveDate, quarter: i64) -> NaiveDate {
    Backward { event: closing, days: clock_days(quarter) }.last_day()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::after;
    use crate::ruling::Ruling;
    use proptest::prelude::*;

    fn ask(wait: i64, answered: NaiveDate) -> Ruling {
        let facts = Facts {
            wait,
            closing: day(2026, 6, 30),
            request_days: None,
            request_until: None,
            requested: None,
            answered: Some(answered),
        };
        settled(check(&Frame::on(day(2026, 6, 1)), &facts))
    }

    fn found(ruling: &Ruling, what: &str) -> String {
        ruling.results.iter().find(|one| one.what == what).unwrap().value.plain()
    }

    proptest! {
        /// The closing worked out always leaves a quarter after the answer and is a working day; an answer on the latest day postpones nothing.
        #[test]
        fn the_postponed_closing_leaves_a_quarter(wait in 1_i64..90, ahead in 0_u32..120) {
            let answered = after(day(2026, 5, 1), ahead);
            let ruling = ask(wait, answered);
            let closing: NaiveDate = found(&ruling, "postponed_closing").parse().unwrap();
            prop_assert!((closing - answered).num_days() >= part(wait, 4));
            prop_assert!(!Frame::on(day(2026, 6, 1)).calendar().rests(closing));
            let latest: NaiveDate = found(&ruling, "latest_answer").parse().unwrap();
            prop_assert_eq!(ruling.outcome == Outcome::Allow, answered <= latest);
        }
    }
}
