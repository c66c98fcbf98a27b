//! TIM-06: the time of the opening (開標時間, 施行細則 49之1).

use chrono::NaiveDateTime;

use crate::clock::ActBy;
use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::ENFORCEMENT;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::tender::period::clock_days;
use crate::texts::Sentence;

/// Working days after the closing by which the first opening is held.
pub const OPENING_WORKING_DAYS: &str = "opening_working_days";

facts! {
    /// The opening that the documents state.
    pub struct Facts {
        /// closing time, as it takes effect
        closing: NaiveDateTime = "time in Taipei", "\"2026-03-16T17:00\"";
        /// time of the opening
        opening: NaiveDateTime = "time in Taipei", "\"2026-03-17T10:00\"";
        /// whether it is an open or selective tender, or a limited tender with several vendors (比價), which 施行細則 49之1 names
        bound: bool = "true, false", "true";
        /// whether it is the second or a later opening of a staged tender
        later_stage: bool = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "TIM-06",
    title_zh: "開標時間",
    title_en: "Time of the opening",
    meaning: "In an open or selective tender and in a limited tender with several vendors bids are opened after the closing, on the closing day or the next working day. Later openings of a staged tender, and other procedures, are not bound by that day; an opening before the closing is then for a person.",
    cites: &[ENFORCEMENT.at("49之1")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[OPENING_WORKING_DAYS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "tim-06.in_time",
            zh: "開標日{opening:date}為等標期屆滿當日或次一上班日（{until:date}）。",
            en: "The opening on {opening:date} is on the closing day or the next working day ({until:date}).",
        },
        Sentence {
            key: "tim-06.later_stage",
            zh: "分段開標第二段以後之開標，不受等標期屆滿當日或次一上班日之限制。",
            en: "The second and later openings of a staged tender are not bound to the closing day or the next working day.",
        },
        Sentence {
            key: "tim-06.not_bound",
            zh: "本採購非公開招標、選擇性招標或限制性招標之比價，開標時間不受施行細則第49條之1之限制。",
            en: "The purchase is no open, selective or competitive limited tender; article 49-1 of the Enforcement Rules does not bind its opening.",
        },
        Sentence {
            key: "tim-06.unbound_early",
            zh: "本採購之開標時間不受施行細則第49條之1之限制，惟早於截止投標時間，應由承辦人員判斷。",
            en: "Article 49-1 of the Enforcement Rules does not bind this opening, but it lies before the closing; a person must judge.",
        },
        Sentence {
            key: "tim-06.before_closing",
            zh: "開標時間早於截止投標時間。",
            en: "The opening lies before the closing.",
        },
        Sentence {
            key: "tim-06.late",
            zh: "開標日{opening:date}逾等標期屆滿之次一上班日{until:date}。",
            en: "The opening on {opening:date} is later than the next working day after the closing, {until:date}.",
        },
        Sentence {
            key: "tim-06.rest",
            zh: "開標日{opening:date}非上班日，應為等標期屆滿當日或次一上班日（{until:date}）。",
            en: "Offices rest on {opening:date}; bids are opened on the closing day or the next working day ({until:date}).",
        },
    ],
    example: r#"{
  "rule": "TIM-06",
  "on": "2026-03-02",
  "facts": { "closing": "2026-03-13T17:00", "opening": "2026-03-16T10:00", "bound": true, "later_stage": false }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with the last day of the opening.
///
/// # Errors
/// The ruling that asks for a person when the days are not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let calendar = frame.calendar();
    let days = frame.count(&RULE, OPENING_WORKING_DAYS)?;
    let until = ActBy::working_days(facts.closing.date(), clock_days(days.value)).last_day(&calendar);
    let opening = facts.opening.date();
    let early = facts.opening < facts.closing;
    let (outcome, key) = match () {
        () if early && !facts.bound => (Outcome::NeedsPerson, "tim-06.unbound_early"),
        () if !facts.bound => (Outcome::Allow, "tim-06.not_bound"),
        () if early => (Outcome::Refuse, "tim-06.before_closing"),
        () if facts.later_stage => (Outcome::Allow, "tim-06.later_stage"),
        () if opening > until.day => (Outcome::Refuse, "tim-06.late"),
        () if calendar.rests(opening) => (Outcome::Refuse, "tim-06.rest"),
        () => (Outcome::Allow, "tim-06.in_time"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&days)
        .compare("bid_opening_time", Quantity::moment(facts.opening), Op::Ge, Quantity::moment(facts.closing))
        .arg("opening", opening)
        .arg("until", until.day);
    Ok(if facts.later_stage || !facts.bound {
        ruling
    } else {
        ruling
            .compare("bid_opening_day", Quantity::date(opening), Op::Le, Quantity::date(until.day))
            .deadline("opening_until", &until)
    })
}
