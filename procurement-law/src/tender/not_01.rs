//! NOT-01: publishing the award, or that there is none, and telling every bidder (決標公告, 政府採購法 61).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::clock::ActBy;
use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::parameter::PUBLICATION_THRESHOLD;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::tender::period::clock_days;
use crate::texts::Sentence;

/// Days after the award for its publication.
pub const AWARD_NOTICE_DAYS: &str = "award_notice_days";

choice! {
    /// A special situation of 施行細則 84-1.
    pub enum Special {
        /// Resale whose award is a trade secret, approved by the head.
        ResaleSecret = "notice_resale_secret",
        /// 政府採購法 104-1-2.
        Military = "notice_article_104",
        /// Another secret purchase.
        Secret = "notice_secret",
        /// Recognised by the competent authority.
        Recognised = "notice_recognised",
    }
}

facts! {
    /// An award.
    pub struct Facts {
        /// amount of the purchase
        amount: Decimal = "NT$, tax included", "\"12000000\"";
        /// day of the award
        awarded: NaiveDate = "Taipei date", "\"2026-03-02\"";
        /// day of publication in the gazette
        published: Option<NaiveDate> = "Taipei date", "\"2026-03-31\"";
        /// day on which the last bidder was told in writing
        notified: Option<NaiveDate> = "Taipei date", "\"2026-03-31\"";
        /// special situation that keeps the notice back
        special: Option<Special> = "", "\"notice_secret\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "NOT-01",
    title_zh: "決標結果公告及通知",
    title_en: "Award notice",
    meaning: "From the publication threshold the result is published in the gazette and every bidder is told in writing within thirty days of the award, special situations apart. The day of the award itself is read as not counting (行政程序法 48-2), and a rest day at the end moves to the next working day. Neither comes before the award. A special situation is for a person; the data of the award go to the database all the same.",
    cites: &[GPA.at("61"), ENFORCEMENT.at("84"), ENFORCEMENT.at("85"), ENFORCEMENT.at("86"), GPA.at("62")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[PUBLICATION_THRESHOLD, AWARD_NOTICE_DAYS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "not-01.minor",
            zh: "採購金額{amount:money}未達公告金額{threshold:money}，決標結果得免刊登政府採購公報，仍應定期彙送決標資料。",
            en: "The purchase of {amount:money} is below {threshold:money}; the award need not be published in the gazette, and its data are reported all the same.",
        },
        Sentence {
            key: "not-01.special",
            zh: "主張之特殊情形：{special:word}；是否成立應由承辦人員確認，決標資料仍應傳送或彙送主管機關。",
            en: "Special situation: {special:word}; a person confirms it, and the data of the award are reported all the same.",
        },
        Sentence {
            key: "not-01.until",
            zh: "決標結果應於{until:date}以前刊登政府採購公報，並以書面通知各投標廠商。",
            en: "The award is to be published in the gazette, and every bidder told in writing, by {until:date}.",
        },
        Sentence {
            key: "not-01.early",
            zh: "公告或通知日{act:date}早於決標日{awarded:date}。",
            en: "The notice or letter of {act:date} lies before the award on {awarded:date}.",
        },
        Sentence {
            key: "not-01.late_notice",
            zh: "決標公告於{published:date}刊登，逾{until:date}。",
            en: "The award was published on {published:date}, after {until:date}.",
        },
        Sentence {
            key: "not-01.late_letter",
            zh: "於{notified:date}始以書面通知各投標廠商，逾{until:date}。",
            en: "The bidders were told in writing on {notified:date}, after {until:date}.",
        },
    ],
    example: r#"{
  "rule": "NOT-01",
  "on": "2026-03-02",
  "facts": { "amount": "12000000", "awarded": "2026-03-02", "published": "2026-04-02" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with the last day of notice and letters.
///
/// # Errors
/// The ruling that asks for a person when a number is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let threshold = frame.amount(&RULE, PUBLICATION_THRESHOLD, None)?;
    let days = frame.count(&RULE, AWARD_NOTICE_DAYS)?;
    let until = ActBy::days(facts.awarded, clock_days(days.value)).last_day(&frame.calendar());
    let late = |act: Option<NaiveDate>| act.filter(|act| *act > until.day);
    let early = [facts.published, facts.notified].into_iter().flatten().find(|act| *act < facts.awarded);
    let (late_notice, late_letter) = (late(facts.published), late(facts.notified));
    let (outcome, key) = match () {
        () if facts.amount < threshold.value => (Outcome::Allow, "not-01.minor"),
        () if facts.special.is_some() => (Outcome::NeedsPerson, "not-01.special"),
        () if early.is_some() => (Outcome::Refuse, "not-01.early"),
        () if late_notice.is_some() => (Outcome::Refuse, "not-01.late_notice"),
        () if late_letter.is_some() => (Outcome::Refuse, "not-01.late_letter"),
        () => (Outcome::Allow, "not-01.until"),
    };
    let ruling = RULE.begin(frame, outcome, key).using(&threshold).arg("amount", facts.amount);
    let ruling = ruling.arg("threshold", threshold.value).arg("special", facts.special.map_or("", Special::code));
    if matches!(key, "not-01.minor" | "not-01.special") {
        return Ok(ruling);
    }
    let ruling = ruling.using(&days).deadline("award_notice_until", &until).arg("until", until.day);
    let ruling = ruling.arg("act", early.unwrap_or(facts.awarded)).arg("awarded", facts.awarded);
    let acts = [("award_published", "published", facts.published), ("bidders_told", "notified", facts.notified)];
    Ok(acts.iter().filter_map(|(what, name, act)| Some((what, name, (*act)?))).fold(
        ruling,
        |ruling, (what, name, act)| {
            ruling.compare(what, Quantity::date(act), Op::Le, Quantity::date(until.day)).arg(name, act)
        },
    ))
}
