//! D05-7: the bid bond was paid before bids closed (押標金保證金暨其他擔保作業辦法 6-1).

use procurement_law::laws::{BONDS, GPA};
use procurement_law::mark::Mark;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::rules::bond::{self, PAID};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D05-7",
    title_zh: "押標金繳納時間",
    title_en: "Time of the bid bond",
    meaning: "A payment was made not after the closing day; a later one, surely read, fails. On the closing day itself the hour decides, and a person looks at it.",
    cites: &[BONDS.at("6-1"), GPA.at("50-1-1")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d05-7.before",
            zh: "押標金於{found:date}繳納，早於截止投標日{closing:date}。",
            en: "The bid bond was paid on {found:date}, before the closing day {closing:date}.",
        },
        Sentence {
            key: "d05-7.same_day",
            zh: "押標金於截止投標日{closing:date}當日繳納，請核對繳納時刻是否早於截止時間。",
            en: "The bid bond was paid on the closing day {closing:date}; please check the hour.",
        },
        Sentence {
            key: "d05-7.late",
            zh: "押標金於{found:date}繳納，晚於截止投標日{closing:date}。",
            en: "The bid bond was paid on {found:date}, after the closing day {closing:date}.",
        },
        Sentence {
            key: "d05-7.unread",
            zh: "押標金繳納時間或截止投標日不明，請人工確認。",
            en: "The time of the payment or the closing day is not known; please check.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    bond::bonds(case).filter(|paper| PAID.contains(&bond::kind(paper))).map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Finding {
    let field = if paper.field("paid").is_some() { "paid" } else { "issued" };
    let Some((day, closing)) = paper.date(field).zip(case.terms.deadline) else {
        return RULE.doubt("unread").of_kind("bond_late").about(paper).see(paper, field);
    };
    let sure = paper.sure(&[field]);
    let finding = match (day.cmp(&closing), sure) {
        (std::cmp::Ordering::Greater, sure) => RULE.fail("late", sure).of_kind("bond_late"),
        (_, false) => RULE.doubt("unread").of_kind("bond_late"),
        (std::cmp::Ordering::Equal, true) => RULE.person("same_day", true),
        (std::cmp::Ordering::Less, true) => RULE.pass("before"),
    };
    let compared = (Quantity::date(day), Quantity::date(closing));
    let finding = finding.about(paper).see(paper, field).compare("bond_paid", compared.0, Op::Le, compared.1);
    finding.arg("found", day).arg("closing", closing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::bond::testing::first;
    use serde_json::json;

    #[test]
    fn before_on_and_after_the_closing_day() {
        let paid = |day: &str| [("bond_type", json!("online_payment")), ("paid", json!(day))];
        assert_eq!(first(check, &paid("2026-11-29"), true), Some((Verdict::Pass, None)));
        assert_eq!(first(check, &paid("2026-11-30"), true), Some((Verdict::NeedsPerson, Some(Ask::Always))));
        assert_eq!(first(check, &paid("2026-12-01"), true), Some((Verdict::Fail, None)));
        assert_eq!(first(check, &paid("2026-12-01"), false), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
        assert_eq!(first(check, &[], true), None);
    }
}
