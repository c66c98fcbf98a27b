//! D05-9: where each item has a bond of its own, the bonds cover the items that are bid for (採購法 30).

use procurement_law::laws::{BONDS, GPA};
use procurement_law::mark::Mark;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::{Paper, Row};
use crate::finding::Finding;
use crate::grammar::text::key;
use crate::kind::DocumentKind;
use crate::rule::{Rule, SURE};
use crate::rules::bond;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D05-9",
    title_zh: "分項押標金",
    title_en: "Bonds of several items",
    meaning: "Where the tender asks a bond for each item, those of the items that the price schedule bids for are added up; less goes to a person, who says for which items the bond is enough.",
    cites: &[GPA.at("30-1"), BONDS.at("5")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d05-9.enough",
            zh: "押標金{found:money}不低於所投{count}項品項應繳之合計{expected:money}。",
            en: "The bid bond is {found:money}; the {count} items bid for ask for {expected:money} together.",
        },
        Sentence {
            key: "d05-9.short",
            zh: "押標金{found:money}低於所投{count}項品項應繳之合計{expected:money}，請認定何項有效。",
            en: "The bid bond is {found:money}, less than the {expected:money} of the {count} items bid for; please say which items it covers.",
        },
        Sentence {
            key: "d05-9.unread",
            zh: "押標金金額或所投品項未能確實讀出，請人工核對分項押標金。",
            en: "The amount of the bid bond or the items bid for were not surely read; please add the items' bonds up.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let papers: Vec<&Paper> = bond::bonds(case).collect();
    let Some(first) = papers.first().filter(|_| case.terms.items.iter().any(|item| item.bid_bond.is_some())) else {
        return Vec::new();
    };
    let all: Option<Vec<(i64, bool)>> = papers.iter().map(|paper| bond::amount(paper)).collect();
    let paid = all.map(|all| {
        let sum = all.iter().fold(0_i64, |sum, (amount, _)| sum.saturating_add(*amount));
        (sum, all.iter().all(|(_, sure)| *sure))
    });
    let finding = match (paid, asked(case)) {
        (Some((sum, sure)), Some((wanted, count, read))) => {
            let finding = match sum >= wanted {
                true if sure && read => RULE.pass("enough"),
                true => RULE.doubt("unread").of_kind("bond_short"),
                false => RULE.person("short", sure && read).of_kind("bond_short"),
            };
            let finding = finding.arg("found", sum).arg("expected", wanted).arg("count", count);
            finding.compare("bid_bond", Quantity::money(sum.into()), Op::Ge, Quantity::money(wanted.into()))
        }
        _ => RULE.doubt("unread").of_kind("bond_short"),
    };
    vec![papers.iter().fold(finding.about(first), |finding, paper| finding.see(paper, "amount"))]
}

/// What the items bid for ask together, their number, and whether they were surely read; `None` where a row is of no known item.
fn asked(case: &Case<'_>) -> Option<(i64, usize, bool)> {
    let rows = case.of(DocumentKind::PriceSchedule).flat_map(|price| &price.rows);
    let bid_for: Vec<&Row> = rows.filter(|row| row.unit_price.or(row.amount).is_some_and(|price| price > 0)).collect();
    let bonds = bid_for.iter().map(|row| {
        let named = case.terms.items.iter().find(|item| key(&item.name) == key(&row.name));
        Some(named?.bid_bond.unwrap_or(0))
    });
    let sum = bonds.sum::<Option<i64>>()?;
    let read = bid_for.iter().all(|row| row.confidence >= SURE);
    (!bid_for.is_empty()).then_some((sum, bid_for.len(), read))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::finding::{Ask, Verdict};
    use crate::rules::bond::testing::{bond, judged, terms};
    use crate::terms::TermItem;
    use serde_json::json;

    fn found(items: &[&str], paid: i64, confidence: f64) -> (Verdict, Option<Ask>) {
        let mut asking = terms();
        let item = |name: &str| TermItem { name: name.into(), bid_bond: Some(200_000), ..TermItem::default() };
        asking.items = ["甲軟體", "乙軟體", "丙軟體"].map(item).into();
        let mut price = with(DocumentKind::PriceSchedule, &[]);
        let row = |name: &&str| Row { name: (*name).into(), unit_price: Some(9), confidence, ..Row::default() };
        price.rows = items.iter().map(row).collect();
        let papers = vec![price, bond(&[("amount", json!(paid)), ("amount_words_value", json!(paid))])];
        let one = judged(check, &asking, papers).remove(0);
        (one.verdict, one.ask)
    }

    #[test]
    fn only_the_items_bid_for_count() {
        assert_eq!(found(&["甲軟體", "丙軟體"], 400_000, 1.0), (Verdict::Pass, None));
        assert_eq!(found(&["甲軟體", "乙軟體", "丙軟體"], 400_000, 1.0), (Verdict::NeedsPerson, Some(Ask::Always)));
        assert_eq!(found(&["甲軟體", "丙軟體"], 400_000, 0.5), (Verdict::NeedsPerson, Some(Ask::Doubt)));
        assert_eq!(found(&["丁軟體"], 400_000, 1.0), (Verdict::NeedsPerson, Some(Ask::Doubt)));
        assert!(judged(check, &terms(), vec![bond(&[])]).is_empty());
    }
}
