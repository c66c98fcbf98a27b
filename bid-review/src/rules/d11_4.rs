//! D11-4: the laboratory's report is as recent as the call asks.

use chrono::Months;
use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D11-4",
    title_zh: "測試報告日期",
    title_en: "Age of the laboratory's report",
    meaning: "The report is not older than the months that the call sets, counted back from the closing day; an older one, one dated after the closing day and one of a call that sets no period go to a person.",
    cites: &[GPA.at("36-1"), GPA.at("51-1")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d11-4.recent",
            zh: "測試報告日期{found:date}，不早於{expected:date}。",
            en: "The report is of {found:date}, not before {expected:date}.",
        },
        Sentence {
            key: "d11-4.old",
            zh: "測試報告日期{found:date}，早於招標文件所定之{expected:date}，請確認。",
            en: "The report is of {found:date}, before the {expected:date} that the call sets; please check.",
        },
        Sentence {
            key: "d11-4.later",
            zh: "測試報告日期{found:date}，晚於截止投標日{expected:date}，請確認。",
            en: "The report is of {found:date}, after the closing day {expected:date}; please check.",
        },
        Sentence {
            key: "d11-4.no_period",
            zh: "招標文件未定測試報告之期限，報告日期為{found:date}，請認定是否仍具代表性。",
            en: "The call sets no period; the report is of {found:date}. Please see whether it still holds.",
        },
        Sentence {
            key: "d11-4.unread",
            zh: "未能確實讀出測試報告日期或截止投標日，請人工確認。",
            en: "The day of the report or the closing day is not surely known; please check.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::LaboratoryReport).map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Finding {
    let told = |finding: Finding| finding.about(paper).see(paper, "issued");
    let (Some(day), Some(closing)) = (paper.date("issued"), case.terms.deadline) else {
        return told(RULE.doubt("unread").of_kind("report_too_old"));
    };
    let sure = paper.sure(&["issued"]);
    let oldest = case
        .terms
        .rules
        .laboratory_report_max_age_months
        .and_then(|most| closing.checked_sub_months(Months::new(most)));
    let (finding, limit, op) = match oldest {
        _ if day > closing => (RULE.person("later", sure).of_kind("report_too_old"), closing, Op::Le),
        None => return told(RULE.person("no_period", sure)).arg("found", day),
        Some(oldest) if day < oldest => (RULE.person("old", sure).of_kind("report_too_old"), oldest, Op::Ge),
        Some(oldest) if sure => (RULE.pass("recent"), oldest, Op::Ge),
        Some(oldest) => (RULE.doubt("unread").of_kind("report_too_old"), oldest, Op::Ge),
    };
    let finding = told(finding).arg("found", day).arg("expected", limit);
    finding.compare("issued", Quantity::date(day), op, Quantity::date(limit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::{faint, with};
    use crate::rules::valid::testing::judged as said;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn months_are_counted_back_from_the_closing_day() {
        let of = |day: &str, most: Option<u32>, clear: bool| {
            let mut terms = Terms::default();
            terms.rules.laboratory_report_max_age_months = most;
            let paper = with(DocumentKind::LaboratoryReport, &[("issued", json!(day))]);
            said(check, &terms, vec![if clear { paper } else { faint(paper) }]).remove(0).text.key
        };
        assert_eq!(of("2025-11-30", Some(12), true), "d11-4.recent");
        assert_eq!(of("2025-11-29", Some(12), true), "d11-4.old");
        assert_eq!(of("2025-11-30", Some(12), false), "d11-4.unread");
        assert_eq!(of("2026-12-01", Some(12), true), "d11-4.later");
        assert_eq!(of("2020-01-01", None, true), "d11-4.no_period");
    }
}
