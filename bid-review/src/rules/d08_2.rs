//! D08-2: the affidavit is this tender's, this bidder's, dated and sealed.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::{sealed, tender, valid};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D08-2",
    title_zh: "切結書案號、日期及簽章",
    title_en: "Number, day and seals of the affidavit",
    meaning: "The affidavit names this tender and the bidder, bears a day not after the closing day, and both seals; what is missing goes to a person.",
    cites: &[GPA.at("50-1-1"), GPA.at("51-1")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d08-2.dated",
            zh: "切結書日期{found:date}未逾截止投標日{closing:date}。",
            en: "The affidavit is dated {found:date}, not after {closing:date}.",
        },
        Sentence {
            key: "d08-2.late",
            zh: "切結書日期{found:date}晚於截止投標日{closing:date}，請確認。",
            en: "The affidavit is dated {found:date}, after {closing:date}; please check.",
        },
        Sentence {
            key: "d08-2.undated",
            zh: "未能讀出切結書日期，請人工確認。",
            en: "The day of the affidavit was not read; please check.",
        },
        tender::TENDER_SAME,
        tender::TENDER_OTHER,
        tender::TENDER_UNREAD,
        valid::OWN,
        valid::WHOSE,
        valid::FOREIGN,
        valid::NOBODY,
        sealed::SEALED,
        sealed::COMPANY_SEAL,
        sealed::REPRESENTATIVE_SEAL,
        sealed::BOTH_SEALS,
        sealed::SEALS_UNCLEAR,
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let judge = |paper: &Paper| {
        let own = [tender::judged(&RULE, case, paper), valid::whose(&RULE, case, paper, "vendor_name")];
        own.into_iter().chain([dated(case, paper), sealed::judged(&RULE, paper)]).collect::<Vec<_>>()
    };
    case.of(DocumentKind::Affidavit).flat_map(judge).collect()
}

fn dated(case: &Case<'_>, paper: &Paper) -> Finding {
    let day = paper.date("date").zip(case.terms.deadline);
    let finding = match day {
        Some((day, closing)) if day > closing => RULE.person("late", paper.sure(&["date"])).of_kind("dated_late"),
        Some(_) => RULE.pass("dated"),
        None => RULE.doubt("undated").of_kind("dated_late"),
    };
    let finding = finding.about(paper).see(paper, "date");
    match day {
        Some((day, closing)) => finding.arg("found", day).arg("closing", closing),
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::finding::Verdict;
    use crate::rules::valid::testing::judged;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn number_name_day_and_seals_are_told_apart() {
        let said = |day: &str| {
            let fields = [("tender_no", json!("115-A1")), ("vendor_name", json!("甲乙有限公司")), ("date", json!(day))];
            let terms = Terms { tender_no: "115-A1".into(), ..Terms::default() };
            judged(check, &terms, vec![with(DocumentKind::Affidavit, &fields)])
        };
        let found: Vec<Verdict> = said("2026-11-20").iter().map(|one| one.verdict).collect();
        assert_eq!(found, [Verdict::Pass, Verdict::Pass, Verdict::Pass, Verdict::NeedsPerson]);
        assert_eq!(said("2026-12-01")[2].text.key, "d08-2.late");
    }
}
