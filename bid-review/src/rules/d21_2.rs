//! D21-2: capital, or the balance sheet, is as strong as the tender asks (資格標準 5).

use procurement_law::laws::{GPA, QUALIFICATIONS};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D21-2",
    title_zh: "財力",
    title_en: "Finances",
    meaning: "Where the tender measures finances by its budget, the capital paid in is a tenth of it at least, or equity is a twelfth, current assets are no less than current liabilities and liabilities no more than four times equity. Neither, surely read, fails.",
    cites: &[QUALIFICATIONS.at("5-1-3"), GPA.at("36-2"), GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d21-2.capital",
            zh: "實收資本額{found:money}不低於預算十分之一{expected:money}。",
            en: "The capital paid in is {found:money}, a tenth of the budget ({expected:money}) at least.",
        },
        Sentence {
            key: "d21-2.sheet",
            zh: "財務報表之權益、流動比率及負債均合於標準。",
            en: "Equity, current assets and liabilities are as asked for.",
        },
        Sentence {
            key: "d21-2.weak",
            zh: "實收資本額及財務報表均未合於預算{budget:money}之財力標準。",
            en: "Neither the capital nor the balance sheet is as strong as a budget of {budget:money} asks.",
        },
        Sentence {
            key: "d21-2.unread",
            zh: "實收資本額及財務報表未能確實讀出，請人工審認財力。",
            en: "Capital and balance sheet were not surely read; please judge the finances.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let Some(budget) = case.terms.rules.qualification_budget else { return Vec::new() };
    let money = |field: &str| case.of(DocumentKind::Capability).find(|paper| paper.number(field).is_some());
    // Contracts alone say nothing of finances: whether those are asked for is among the required documents.
    let Some(paper) = ["paid_in", "equity", "current_assets"].into_iter().find_map(money) else { return Vec::new() };
    let tenth = (budget + 9) / 10;
    let told = |finding: Finding, field: &str| vec![finding.about(paper).see(paper, field).arg("budget", budget)];
    let paid_in = money("paid_in").and_then(|own| Some((own.number("paid_in")?, own.sure(&["paid_in"]))));
    if let Some((found, true)) = paid_in.filter(|(found, _)| *found >= tenth) {
        return told(RULE.pass("capital").arg("found", found).arg("expected", tenth), "paid_in");
    }
    let sheet = money("equity").and_then(|own| strong(own, budget));
    let weak = paid_in.is_none_or(|(found, sure)| sure && found < tenth);
    match sheet {
        Some((true, true)) => told(RULE.pass("sheet"), "equity"),
        Some((false, true)) if weak => told(RULE.fail("weak", true).of_kind("finances_weak"), "equity"),
        _ => told(RULE.doubt("unread").of_kind("finances_weak"), "equity"),
    }
}

/// Whether a balance sheet meets all three measures, and whether it was surely read; `None` where a figure is missing.
fn strong(paper: &Paper, budget: i64) -> Option<(bool, bool)> {
    let fields = ["equity", "current_assets", "current_liabilities", "liabilities"];
    let of = |field: &str| paper.number(field).map(i128::from);
    let (equity, assets, current, all) =
        (of("equity")?, of("current_assets")?, of("current_liabilities")?, of("liabilities")?);
    let met = equity * 12 >= i128::from(budget) && assets >= current && all <= equity * 4;
    Some((met, paper.sure(&fields)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::{faint, with};
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::judged;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn capital_or_the_sheet() {
        let of = |values: [Option<i64>; 5], clear: bool| {
            let names = ["paid_in", "equity", "current_assets", "current_liabilities", "liabilities"];
            let fields: Vec<_> =
                names.into_iter().zip(values).filter_map(|(name, value)| Some((name, json!(value?)))).collect();
            let paper = with(DocumentKind::Capability, &fields);
            let mut terms = Terms::default();
            terms.rules.qualification_budget = Some(12_000_000);
            judged(check, &terms, vec![if clear { paper } else { faint(paper) }])
                .first()
                .map(|one| (one.verdict, one.ask))
        };
        let sheet = |equity, assets| [Some(1_000_000), Some(equity), Some(assets), Some(500), Some(4_000_000)];
        let doubt = Some((Verdict::NeedsPerson, Some(Ask::Doubt)));
        assert_eq!(of([Some(1_200_000), None, None, None, None], true), Some((Verdict::Pass, None)));
        assert_eq!(of(sheet(1_000_000, 500), true), Some((Verdict::Pass, None)));
        assert_eq!(of(sheet(999_999, 500), true), Some((Verdict::Fail, None)));
        assert_eq!(of(sheet(1_000_000, 499), true), Some((Verdict::Fail, None)));
        assert_eq!(of(sheet(999_999, 500), false), doubt);
        assert_eq!(of([Some(1_000_000), None, None, None, None], true), doubt);
        assert_eq!(of([None; 5], true), None);
    }
}
