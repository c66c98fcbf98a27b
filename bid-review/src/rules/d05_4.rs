//! D05-4: a note, cheque or order is payable at sight: it is not dated ahead (押標金保證金暨其他擔保作業辦法 7-1).

use procurement_law::laws::{BONDS, GPA};
use procurement_law::mark::Mark;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::rules::bond::{self, PAYABLE};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D05-4",
    title_zh: "押標金票據即期",
    title_en: "Payable at sight",
    meaning: "The day on a note, cheque or order is not after the closing day; one dated ahead, surely read, fails.",
    cites: &[BONDS.at("7-1"), GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d05-4.sight",
            zh: "票據發票日{found:date}未逾截止投標日{closing:date}，為即期。",
            en: "It is dated {found:date}, not after the closing day {closing:date}: payable at sight.",
        },
        Sentence {
            key: "d05-4.ahead",
            zh: "票據發票日{found:date}晚於截止投標日{closing:date}，非即期票據。",
            en: "It is dated {found:date}, after the closing day {closing:date}: not payable at sight.",
        },
        Sentence {
            key: "d05-4.unread",
            zh: "票據發票日或截止投標日不明，請人工確認是否為即期。",
            en: "The day on the paper or the closing day is not known; please check that it is payable at sight.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    bond::bonds(case).filter(|paper| PAYABLE.contains(&bond::kind(paper))).map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Finding {
    let Some((day, closing)) = paper.date("issued").zip(case.terms.deadline) else {
        return RULE.doubt("unread").of_kind("bond_postdated").about(paper).see(paper, "issued");
    };
    let sure = paper.sure(&["issued"]);
    let finding = match (day > closing, sure) {
        (true, sure) => RULE.fail("ahead", sure).of_kind("bond_postdated"),
        (false, true) => RULE.pass("sight"),
        (false, false) => RULE.doubt("unread").of_kind("bond_postdated"),
    };
    let compared = (Quantity::date(day), Quantity::date(closing));
    let finding = finding.about(paper).see(paper, "issued").compare("bond_issued", compared.0, Op::Le, compared.1);
    finding.arg("found", day).arg("closing", closing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::bond::testing::first;
    use serde_json::json;

    #[test]
    fn dated_ahead_fails_and_the_closing_day_itself_will_do() {
        let dated = |day: &str| [("issued", json!(day))];
        assert_eq!(first(check, &dated("2026-11-30"), true), Some((Verdict::Pass, None)));
        assert_eq!(first(check, &dated("2026-12-01"), true), Some((Verdict::Fail, None)));
        assert_eq!(first(check, &dated("2026-11-20"), false), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
        assert_eq!(first(check, &[("issued", json!(null))], true), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
    }
}
