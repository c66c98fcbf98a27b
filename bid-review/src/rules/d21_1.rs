//! D21-1: contracts of the last five years are as large as the tender asks (資格標準 5).

use chrono::{Months, NaiveDate};
use procurement_law::laws::{GPA, QUALIFICATIONS};
use procurement_law::mark::Mark;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::grammar::{date, figure};
use crate::kind::DocumentKind;
use crate::rule::{Rule, SURE};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D21-1",
    title_zh: "履約實績",
    title_en: "Performance of the last five years",
    meaning: "Where the tender measures performance by its budget, one contract accepted in the five years before the closing day is two fifths of it at least, or all together are the whole of it. Less fails when every row was surely read; an amount or a day that was not read asks a person.",
    cites: &[QUALIFICATIONS.at("5-1-1"), GPA.at("36-2"), GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d21-1.enough",
            zh: "五年內實績單次最高{single:money}、累計{sum:money}，合於預算{budget:money}之標準。",
            en: "The largest contract of five years is {single:money}, all are {sum:money}; the budget is {budget:money}.",
        },
        Sentence {
            key: "d21-1.short",
            zh: "五年內實績單次最高{single:money}（應達{wanted:money}）、累計{sum:money}（應達{budget:money}），均未達標準。",
            en: "The largest contract of five years is {single:money} ({wanted:money} asked for), all are {sum:money} ({budget:money} asked for).",
        },
        Sentence {
            key: "d21-1.unread",
            zh: "實績之金額或完成日期未能確實讀出，請人工審認。",
            en: "Amounts or days of the contracts were not surely read; please judge them.",
        },
    ],
    check,
};

/// Years back from the closing day.
const YEARS: u32 = 5;

fn check(case: &Case<'_>) -> Vec<Finding> {
    let Some((budget, closing)) = case.terms.rules.qualification_budget.zip(case.terms.deadline) else {
        return Vec::new();
    };
    let papers: Vec<&Paper> = case.of(DocumentKind::Capability).filter(|paper| !paper.cells.is_empty()).collect();
    let Some(first) = papers.first() else { return Vec::new() };
    let rows = papers.iter().flat_map(|paper| &paper.cells);
    let all: Vec<(Option<i64>, Option<NaiveDate>, bool)> = rows
        .map(|row| (figure::amount(row.of("amount")), date::find(row.of("finished")), row.confidence >= SURE))
        .collect();
    let oldest = closing.checked_sub_months(Months::new(12 * YEARS)).unwrap_or(closing);
    let counted = |row: &(Option<i64>, Option<NaiveDate>, bool)| match *row {
        (Some(amount), Some(day), true) if (oldest..=closing).contains(&day) => Some(amount),
        _ => None,
    };
    let counted: Vec<i64> = all.iter().filter_map(counted).collect();
    let (single, sum) =
        (counted.iter().copied().max().unwrap_or(0), counted.iter().fold(0_i64, |sum, one| sum.saturating_add(*one)));
    let read = all.iter().all(|(amount, day, sure)| *sure && amount.is_some() && day.is_some());
    let wanted = i64::try_from((i128::from(budget) * 2 + 4) / 5).unwrap_or(budget);
    let finding = if single >= wanted || sum >= budget {
        RULE.pass("enough")
    } else if read {
        RULE.fail("short", true).of_kind("performance_short")
    } else {
        RULE.doubt("unread").of_kind("performance_short")
    };
    let finding = finding.about(first).see(first, "contracts").arg("single", single).arg("sum", sum);
    let finding = finding.arg("wanted", wanted).arg("budget", budget);
    vec![finding.compare("performance", Quantity::money(single.into()), Op::Ge, Quantity::money(wanted.into()))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::{Cells, Place};
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::judged;
    use crate::terms::Terms;

    #[test]
    fn one_large_contract_or_several() {
        let of = |rows: &[(&str, &str)], confidence: f64| {
            let mut paper = with(DocumentKind::Capability, &[]);
            let place = Place { page: 0, bbox: [60.0, 80.0, 160.0, 92.0] };
            let row = |(amount, day): &(&str, &str)| {
                let texts = [("amount", (*amount).to_owned()), ("finished", (*day).to_owned())].into();
                Cells { texts, place, confidence }
            };
            paper.cells = rows.iter().map(row).collect();
            let mut terms = Terms::default();
            terms.rules.qualification_budget = Some(10_000_000);
            let one = judged(check, &terms, vec![paper]).remove(0);
            (one.verdict, one.ask)
        };
        assert_eq!(of(&[("4,000,000", "114/05/20")], 1.0), (Verdict::Pass, None));
        assert_eq!(of(&[("3,999,999", "114/05/20")], 1.0), (Verdict::Fail, None));
        assert_eq!(of(&[("3,500,000", "114/05/20"); 3], 1.0), (Verdict::Pass, None));
        // Six years ago counts no more.
        assert_eq!(of(&[("9,000,000", "109/11/29")], 1.0), (Verdict::Fail, None));
        assert_eq!(of(&[("9,000,000", "114/05/20")], 0.5), (Verdict::NeedsPerson, Some(Ask::Doubt)));
        assert_eq!(of(&[("3,000,000", "")], 1.0), (Verdict::NeedsPerson, Some(Ask::Doubt)));
    }
}
