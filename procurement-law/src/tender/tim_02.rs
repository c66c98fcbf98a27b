//! TIM-02: how the bidding period is counted and when it ends (招標期限標準 11).

use chrono::{NaiveDate, NaiveDateTime};

use crate::clock::ActBy;
use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, TIME_LIMITS};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::tender::bidding_period::BiddingPeriod;
use crate::texts::Sentence;

facts! {
    /// A bidding period as the tender states it.
    pub struct Facts {
        /// day of publication in the gazette, or of sending the invitation; it counts
        announced: NaiveDate = "Taipei date", "\"2026-03-02\"";
        /// closing time stated
        closing: NaiveDateTime = "time in Taipei", "\"2026-03-17T17:00\"";
        /// end of office hours on a closing day; of this only the time of the clock is read
        office_ends: NaiveDateTime = "time in Taipei", "\"2026-03-17T17:00\"";
        /// when offices stopped work early on the closing day
        stopped: Option<NaiveDateTime> = "time in Taipei", "\"2026-03-17T17:30\"";
        /// shortest lawful period, as TIM-01 gives it
        minimum: Option<i64> = "days", "16";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "TIM-02",
    title_zh: "等標期計算",
    title_en: "Counting the bidding period",
    meaning: "The day of the announcement or invitation counts; the closing day counts only when the closing time is not before the end of office hours; rest days inside count. A closing on a rest day moves to the next working day, and one that offices did not reach, having stopped work, to the same hour of the next working day.",
    cites: &[TIME_LIMITS.at("11"), ENFORCEMENT.at("27")],
    mark: Mark::Confirmed,
    valid_from: day(2009, 8, 31),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "tim-02.counted",
            zh: "自{announced:date}（當日算入）至{until:date}{time}截止，等標期共{days:count}日。",
            en: "From {announced:date}, which counts, to the closing at {time} on {until:date} the bidding period is {days:count} days.",
        },
        Sentence {
            key: "tim-02.moved",
            zh: "原定截止日{stated:date}非辦公日或因故停止辦公，以{until:date}{time}代之，等標期共{days:count}日。",
            en: "Offices rest or stopped work on {stated:date}; the closing moves to {time} on {until:date}, and the bidding period is {days:count} days.",
        },
        Sentence {
            key: "tim-02.too_short",
            zh: "自{announced:date}至{until:date}{time}截止，等標期共{days:count}日，少於{minimum:count}日。",
            en: "From {announced:date} to the closing at {time} on {until:date} the bidding period is {days:count} days, fewer than {minimum:count}.",
        },
        Sentence {
            key: "tim-02.before",
            zh: "截止日{stated:date}早於公告日{announced:date}。",
            en: "The closing on {stated:date} lies before the announcement on {announced:date}.",
        },
    ],
    example: r#"{
  "rule": "TIM-02",
  "on": "2026-03-02",
  "facts": { "announced": "2026-03-02", "closing": "2026-03-15T17:00", "office_ends": "2026-03-15T17:00", "minimum": 14 }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling with the days of the period and the closing that takes effect.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let period = BiddingPeriod {
        announced: facts.announced,
        closing: facts.closing,
        office_ends: facts.office_ends.time(),
        stopped: facts.stopped,
    };
    let effective = period.effective_closing(&frame.calendar());
    let until = ActBy::days(effective.date(), 0).last_day(&frame.calendar());
    let days = period.days_until(until.day);
    let (outcome, key) = match () {
        () if facts.closing.date() < facts.announced => (Outcome::Refuse, "tim-02.before"),
        () if facts.minimum.is_some_and(|minimum| days < minimum) => (Outcome::Refuse, "tim-02.too_short"),
        () if effective > facts.closing => (Outcome::Allow, "tim-02.moved"),
        () => (Outcome::Allow, "tim-02.counted"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .compare("tender_closing_day", Quantity::date(facts.closing.date()), Op::Ge, Quantity::date(facts.announced))
        .result("bidding_period", Quantity::count(days))
        .result("effective_closing", Quantity::moment(effective))
        .deadline("last_day_for_bids", &until)
        .arg("announced", facts.announced)
        .arg("stated", facts.closing.date())
        .arg("until", until.day)
        .arg("time", effective.format("%H:%M"))
        .arg("days", days);
    match facts.minimum {
        None => ruling,
        Some(minimum) => ruling
            .compare("bidding_period", Quantity::count(days), Op::Ge, Quantity::count(minimum))
            .arg("minimum", minimum),
    }
}
