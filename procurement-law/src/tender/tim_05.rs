//! TIM-05: a change of the documents and the closing (變更或補充招標文件, 招標期限標準 7).

use chrono::NaiveDate;

use crate::clock::Backward;
use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{GPA, TIME_LIMITS};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::tender::period::clock_days;
use crate::texts::Sentence;

/// Days before the original closing by which a change without an extension is announced.
pub const CHANGE_NOTICE_DAYS: &str = "change_notice_days";

facts! {
    /// A change or supplement of the documents.
    pub struct Facts {
        /// original closing day
        closing: NaiveDate = "Taipei date", "\"2026-03-20\"";
        /// day on which the change is announced, or notified to each vendor
        changed: NaiveDate = "Taipei date", "\"2026-03-15\"";
        /// whether the change is a major one (重大改變)
        major: bool = "true, false", "false";
        /// closing day after an extension
        extended: Option<NaiveDate> = "Taipei date", "\"2026-03-27\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "TIM-05",
    title_zh: "變更招標文件之等標期",
    title_en: "Bidding period after a change of the documents",
    meaning: "A change of the documents before the closing extends the bidding period as needed. No extension is needed when the change is not a major one and is announced at least five days before the original closing. How far to extend is for a person. After the closing the agency may leave the bids unopened because the documents change (政府採購法 48-1-1), and a person decides.",
    cites: &[TIME_LIMITS.at("7"), GPA.at("41-2"), GPA.at("48-1-1")],
    mark: Mark::Confirmed,
    valid_from: day(2009, 8, 31),
    valid_to: None,
    parameters: &[CHANGE_NOTICE_DAYS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "tim-05.after_closing",
            zh: "變更公告日{changed:date}已逾原定截止日{closing:date}，依政府採購法第48條第1項第1款得不予開標，應由承辦人員判斷。",
            en: "The change of {changed:date} comes after the closing on {closing:date}; under article 48-1-1 of the Act the bids may be left unopened, and a person must judge.",
        },
        Sentence {
            key: "tim-05.extended",
            zh: "截止日由{closing:date}延長至{extended:date}。",
            en: "The closing is extended from {closing:date} to {extended:date}.",
        },
        Sentence {
            key: "tim-05.not_needed",
            zh: "變更非屬重大改變，且於{latest:date}以前公告或通知，得免延長等標期。",
            en: "The change is not a major one and is announced by {latest:date}; the period need not be extended.",
        },
        Sentence {
            key: "tim-05.major",
            zh: "變更屬重大改變，應視需要延長等標期，延長之日數由承辦人員定之。",
            en: "The change is a major one; the period is extended as needed, and a person sets by how much.",
        },
        Sentence {
            key: "tim-05.short_notice",
            zh: "變更於{changed:date}公告或通知，未於{latest:date}以前，應視需要延長等標期。",
            en: "The change of {changed:date} was not announced by {latest:date}; the period is extended as needed.",
        },
    ],
    example: r#"{
  "rule": "TIM-05",
  "on": "2026-03-16",
  "facts": { "closing": "2026-03-20", "changed": "2026-03-16", "major": false }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when the days are not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let notice = frame.count(&RULE, CHANGE_NOTICE_DAYS)?;
    let latest = Backward { event: facts.closing, days: clock_days(notice.value) }.last_day();
    let extended = facts.extended.filter(|extended| *extended > facts.closing);
    let (outcome, key) = match () {
        () if facts.changed > facts.closing => (Outcome::NeedsPerson, "tim-05.after_closing"),
        () if extended.is_some() => (Outcome::Allow, "tim-05.extended"),
        () if facts.major => (Outcome::NeedsPerson, "tim-05.major"),
        () if facts.changed > latest => (Outcome::NeedsPerson, "tim-05.short_notice"),
        () => (Outcome::Allow, "tim-05.not_needed"),
    };
    Ok(RULE
        .begin(frame, outcome, key)
        .using(&notice)
        .compare("change_day", Quantity::date(facts.changed), Op::Le, Quantity::date(facts.closing))
        .result("latest_change", Quantity::date(latest))
        .arg("changed", facts.changed)
        .arg("closing", facts.closing)
        .arg("extended", extended.unwrap_or(facts.closing))
        .arg("latest", latest))
}
