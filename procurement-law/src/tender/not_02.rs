//! NOT-02: telling bidders the result of the review (審標結果通知, 政府採購法 51-2, 施行細則 61).

use chrono::NaiveDate;

use crate::clock::ActBy;
use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::tender::period::clock_days;
use crate::texts::Sentence;

/// Days after the award or the failure of a tender for telling the result of the review.
pub const REVIEW_NOTICE_DAYS: &str = "review_notice_days";

facts! {
    /// The result of a bidder's review.
    pub struct Facts {
        /// day of the award, or on which the tender was declared failed (廢標)
        decided: NaiveDate = "Taipei date", "\"2026-03-02\"";
        /// day on which the bidder was told
        notified: Option<NaiveDate> = "Taipei date", "\"2026-03-12\"";
        /// whether the bid met the requirements
        compliant: bool = "true, false", "false";
        /// whether the bidder was told why it did not
        reasoned: bool = "true, false", "true";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "NOT-02",
    title_zh: "審標結果通知",
    title_en: "Telling the result of the review",
    meaning: "Each bidder is told the result of the review as soon as it is complete and at the latest ten days after the award or the failure of the tender, and one that did not meet the requirements is told why.",
    cites: &[GPA.at("51-2"), ENFORCEMENT.at("61")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[REVIEW_NOTICE_DAYS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "not-02.until",
            zh: "審標結果應儘速通知投標廠商，最遲於{until:date}以前為之；不合格者並應敘明原因。",
            en: "The bidder is told the result of the review soon and by {until:date}; one that did not qualify is told why.",
        },
        Sentence {
            key: "not-02.told",
            zh: "審標結果於{notified:date}通知，未逾{until:date}。",
            en: "The result of the review was told on {notified:date}, not after {until:date}.",
        },
        Sentence {
            key: "not-02.late",
            zh: "審標結果於{notified:date}始通知，逾{until:date}。",
            en: "The result of the review was told on {notified:date}, after {until:date}.",
        },
        Sentence {
            key: "not-02.no_reason",
            zh: "對審標結果不合格之廠商，通知應敘明其原因。",
            en: "A bidder that did not qualify is to be told why.",
        },
    ],
    example: r#"{
  "rule": "NOT-02",
  "on": "2026-03-02",
  "facts": { "decided": "2026-03-02", "notified": "2026-03-13", "compliant": false, "reasoned": true }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with the last day.
///
/// # Errors
/// The ruling that asks for a person when the days are not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let days = frame.count(&RULE, REVIEW_NOTICE_DAYS)?;
    let until = ActBy::days(facts.decided, clock_days(days.value)).last_day(&frame.calendar());
    let (outcome, key) = match facts.notified {
        None => (Outcome::Allow, "not-02.until"),
        Some(notified) if notified > until.day => (Outcome::Refuse, "not-02.late"),
        Some(_) if !facts.compliant && !facts.reasoned => (Outcome::Refuse, "not-02.no_reason"),
        Some(_) => (Outcome::Allow, "not-02.told"),
    };
    let ruling = RULE.begin(frame, outcome, key).using(&days).deadline("review_notice_until", &until);
    let ruling = ruling.arg("until", until.day);
    Ok(match facts.notified {
        None => ruling,
        Some(notified) => ruling
            .compare("review_notice_day", Quantity::date(notified), Op::Le, Quantity::date(until.day))
            .arg("notified", notified),
    })
}
