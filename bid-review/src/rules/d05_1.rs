//! D05-1: the bid bond is as large as the tender asks (政府採購法 30, 50-1-2; words prevail, 施行細則 81).

use procurement_law::laws::{BONDS, ENFORCEMENT, GPA};
use procurement_law::mark::Mark;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::rules::bond::{self, UNTOLD};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D05-1",
    title_zh: "押標金金額",
    title_en: "Amount of the bid bond",
    meaning: "The bonds of a bid together are at least the amount asked for; where words and figures differ the words count, and a person is told. Less fails; less that a published reduction explains is judged by D05-8.",
    cites: &[GPA.at("30-1"), BONDS.at("5"), ENFORCEMENT.at("81"), GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d05-1.enough",
            zh: "押標金{found:money}不低於招標文件規定之{expected:money}。",
            en: "The bid bond is {found:money}; {expected:money} is asked for.",
        },
        Sentence {
            key: "d05-1.short",
            zh: "押標金{found:money}低於招標文件規定之{expected:money}。",
            en: "The bid bond is {found:money}, less than the {expected:money} asked for.",
        },
        Sentence {
            key: "d05-1.reduced",
            zh: "押標金{found:money}低於招標文件規定之{expected:money}，於減收額度內，得否減收另行認定。",
            en: "The bid bond is {found:money} of {expected:money}; whether that reduction is due is asked apart.",
        },
        Sentence {
            key: "d05-1.differs",
            zh: "押標金憑據之文字金額{found:money}與號碼{expected:money}不符，以文字為準，請確認。",
            en: "The words say {found:money} and the figures {expected:money}; the words count. Please check.",
        },
        Sentence {
            key: "d05-1.unread",
            zh: "押標金金額未能確實讀出，請人工確認是否達{expected:money}。",
            en: "The amount of the bid bond was not surely read; please check that it is {expected:money}.",
        },
        UNTOLD,
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let papers: Vec<&Paper> = bond::bonds(case).collect();
    let Some(first) = papers.first() else { return Vec::new() };
    let differing = papers.iter().filter_map(|paper| differs(paper));
    let terms = case.terms.rules.bid_bond.as_ref();
    let Some((terms, wanted)) = terms.and_then(|terms| Some((terms, terms.amount?))) else {
        // Where each item has a bond of its own, D05-9 adds them up.
        if case.terms.items.iter().any(|item| item.bid_bond.is_some()) {
            return differing.collect();
        }
        let untold = bond::untold(&RULE, first, ("金額", "amount"), "amount");
        return std::iter::once(untold).chain(differing).collect();
    };
    let read: Option<Vec<(i64, bool)>> = papers.iter().map(|paper| bond::amount(paper)).collect();
    let whole = read.as_ref().map(|all| {
        let sum = all.iter().fold(0_i64, |sum, (amount, _)| sum.saturating_add(*amount));
        (sum, all.iter().all(|(_, sure)| *sure))
    });
    let finding = match whole {
        Some((sum, true)) if sum >= wanted => RULE.pass("enough"),
        Some((sum, sure)) if sum < wanted && sum >= super::d05_8::least(terms, wanted) => RULE.person("reduced", sure),
        Some((sum, sure)) if sum < wanted => RULE.fail("short", sure).of_kind("bond_short"),
        _ => RULE.doubt("unread").of_kind("bond_short"),
    };
    let sum = whole.map_or(0, |(sum, _)| sum);
    let finding = finding.about(first).arg("found", sum).arg("expected", wanted);
    let finding = finding.compare("bid_bond", Quantity::money(sum.into()), Op::Ge, Quantity::money(wanted.into()));
    let finding = papers.iter().fold(finding, |finding, paper| {
        let field = if paper.field("amount_words").is_some() { "amount_words" } else { "amount" };
        finding.see(paper, field)
    });
    std::iter::once(finding).chain(differing).collect()
}

/// Words and figures that differ: the words count, and a person hears of it.
fn differs(paper: &Paper) -> Option<Finding> {
    let (words, figures) = (paper.number("amount_words_value")?, paper.number("amount")?);
    let sure = paper.sure(&["amount_words_value", "amount"]);
    let finding = RULE.person("differs", sure).of_kind("words_number_mismatch").about(paper);
    let finding = finding.see(paper, "amount_words").see(paper, "amount").arg("found", words).arg("expected", figures);
    (words != figures).then_some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::bond::testing::{bond, first, judged, terms};
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn the_words_count_and_several_bonds_add_up() {
        assert_eq!(first(check, &[], true), Some((Verdict::Pass, None)));
        let short = [("amount", json!(400_000)), ("amount_words_value", json!(400_000))];
        assert_eq!(first(check, &short, true), Some((Verdict::Fail, None)));
        let found = judged(check, &terms(), vec![bond(&[("amount", json!(400_000))])]);
        assert_eq!((found[0].verdict, found[1].kind.as_deref()), (Verdict::Pass, Some("words_number_mismatch")));
        let half = || bond(&[("amount", json!(250_000)), ("amount_words_value", json!(250_000))]);
        assert_eq!(judged(check, &terms(), vec![half(), half()])[0].verdict, Verdict::Pass);
    }

    #[test]
    fn what_is_not_known_is_asked() {
        let figures = [("amount_words_value", json!(null))];
        assert_eq!(first(check, &figures, true), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
        let nothing = judged(check, &Terms::default(), vec![bond(&[])]);
        assert_eq!((nothing[0].verdict, nothing[0].ask), (Verdict::NeedsPerson, Some(Ask::Always)));
        assert!(judged(check, &terms(), Vec::new()).is_empty());
    }
}
