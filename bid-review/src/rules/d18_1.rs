//! D18-1: the bid came in before bidding ended (採購法 33).

use std::cmp::Ordering;

use chrono::{NaiveDate, NaiveTime};
use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::roc;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D18-1",
    title_zh: "截止投標前送達",
    title_en: "Received in time",
    meaning: "The stamp of receipt is before the closing day, or before its hour on the closing day. Later, surely read, fails; on the closing day a person looks where the hour is not known.",
    cites: &[GPA.at("33-1"), GPA.at("50-1-1")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d18-1.in_time",
            zh: "投標文件於{found}收件，早於截止投標{expected}。",
            en: "The bid came in on {found}, before {expected}.",
        },
        Sentence {
            key: "d18-1.late",
            zh: "投標文件於{found}收件，逾截止投標{expected}。",
            en: "The bid came in on {found}, after {expected}.",
        },
        Sentence {
            key: "d18-1.same_day",
            zh: "投標文件於截止投標當日{found}收件，收件或截止時刻未能確認，請人工確認是否逾時。",
            en: "The bid came in on the closing day, {found}; one of the two hours is not known. Please check.",
        },
        Sentence {
            key: "d18-1.unread",
            zh: "未能確實讀出標封之收件時間或截止投標日，請人工確認。",
            en: "The stamp of receipt or the closing day is not surely known; please check.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::Envelope).map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Finding {
    let told = |finding: Finding| finding.about(paper).see(paper, "received");
    let (Some(day), Some(closing)) = (paper.date("received"), case.terms.deadline) else {
        return told(RULE.doubt("unread").of_kind("bid_late"));
    };
    let hour = paper.text("received_time").and_then(|hour| hour.parse::<NaiveTime>().ok());
    let (ends, sure) = (case.terms.rules.closing_time, paper.sure(&["received"]));
    let exact = paper.sure(&["received", "received_time"]);
    let finding = match day.cmp(&closing) {
        Ordering::Greater => RULE.fail("late", sure).of_kind("bid_late"),
        Ordering::Less if sure => RULE.pass("in_time"),
        Ordering::Less => RULE.doubt("unread").of_kind("bid_late"),
        Ordering::Equal => match hour.zip(ends) {
            Some((hour, ends)) if hour >= ends => RULE.fail("late", exact).of_kind("bid_late"),
            Some(_) if exact => RULE.pass("in_time"),
            _ => RULE.person("same_day", sure).of_kind("bid_late"),
        },
    };
    let at = |day: NaiveDate, hour: Option<NaiveTime>| {
        let hour = hour.map(|hour| format!(" {}", hour.format("%H:%M"))).unwrap_or_default();
        format!("{}{hour}", roc::long(day))
    };
    let finding = told(finding).arg("found", at(day, hour)).arg("expected", at(closing, ends));
    finding.compare("received", Quantity::date(day), Op::Le, Quantity::date(closing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::{faint, with};
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::judged as said;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn before_after_and_on_the_closing_day() {
        let of = |day: &str, hour: &str, ends: Option<&str>, clear: bool| {
            let mut terms = Terms::default();
            terms.rules.closing_time = ends.and_then(|ends| ends.parse().ok());
            let paper = with(DocumentKind::Envelope, &[("received", json!(day)), ("received_time", json!(hour))]);
            let one = said(check, &terms, vec![if clear { paper } else { faint(paper) }]).remove(0);
            (one.verdict, one.ask)
        };
        let closing = "2026-11-30";
        assert_eq!(of("2026-11-29", "17:30", None, true), (Verdict::Pass, None));
        assert_eq!(of("2026-12-01", "09:00", None, true), (Verdict::Fail, None));
        assert_eq!(of("2026-12-01", "09:00", None, false), (Verdict::NeedsPerson, Some(Ask::Doubt)));
        assert_eq!(of("2026-11-29", "09:00", None, false), (Verdict::NeedsPerson, Some(Ask::Doubt)));
        assert_eq!(of(closing, "16:59", Some("17:00:00"), true), (Verdict::Pass, None));
        assert_eq!(of(closing, "17:00", Some("17:00:00"), true), (Verdict::Fail, None));
        assert_eq!(of(closing, "16:59", None, true), (Verdict::NeedsPerson, Some(Ask::Always)));
    }
}
