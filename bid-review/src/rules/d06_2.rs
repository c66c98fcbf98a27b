//! D06-2: every unit price is above nothing and at most the tender's ceiling (共同供應契約實施辦法 4, 採購法 50-1-2).

use procurement_law::laws::{FRAMEWORKS, GPA};
use procurement_law::mark::Mark;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::{Paper, Row};
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::{Rule, SURE};
use crate::rules::d06_1::asked;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D06-2",
    title_zh: "單價",
    title_en: "Unit prices",
    meaning: "Each unit price is a whole number of dollars above nothing and at most the item's published ceiling, where there is one. One above fails for its item; one that cannot be read goes to a person.",
    cites: &[FRAMEWORKS.at("4"), GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d06-2.fits",
            zh: "{count}項單價均已填寫且未逾單價上限。",
            en: "All {count} unit prices are there and within their ceilings.",
        },
        Sentence {
            key: "d06-2.above",
            zh: "第{item}項單價{found:money}逾投標單價上限{expected:money}。",
            en: "Item {item}: the unit price {found:money} is above the ceiling {expected:money}.",
        },
        Sentence {
            key: "d06-2.unread",
            zh: "第{item}項單價未能確實讀出，請人工確認。",
            en: "Item {item}: the unit price could not be read with certainty.",
        },
        Sentence {
            key: "d06-2.nothing",
            zh: "第{item}項單價為零，請人工確認。",
            en: "Item {item}: the unit price is nothing.",
        },
        Sentence {
            key: "d06-2.rows",
            zh: "未能完整讀出標價清單之品項，請人工核對。",
            en: "The rows of the price schedule could not all be read.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::PriceSchedule).flat_map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Vec<Finding> {
    if paper.rows.is_empty() {
        return vec![RULE.doubt("rows").of_kind("price_above_ceiling").about(paper).with(paper.evidence_at(
            paper.text_area(),
            "",
            1.0,
        ))];
    }
    let numbered = paper.rows.iter().zip(1_usize..);
    let out: Vec<Finding> = numbered.filter_map(|(row, number)| priced(case, paper, (row, number))).collect();
    if out.is_empty() && paper.rows.len() < case.terms.items.len() {
        // What was not read cannot be within its ceiling.
        let finding = RULE.doubt("rows").of_kind("price_above_ceiling").about(paper);
        return vec![finding.see(paper, "items")];
    }
    if out.is_empty() {
        return vec![RULE.pass("fits").about(paper).see(paper, "items").arg("count", paper.rows.len())];
    }
    out
}

fn priced(case: &Case<'_>, paper: &Paper, (row, number): (&Row, usize)) -> Option<Finding> {
    let ceiling = asked(&case.terms.items, row, number).and_then(|i| i.unit_price_ceiling);
    let sure = row.confidence >= SURE || closes(row);
    let finding = match (row.unit_price, ceiling) {
        (None, _) => RULE.doubt("unread").of_kind("price_above_ceiling"),
        (Some(0), _) => RULE.person("nothing", sure),
        (Some(price), Some(most)) if price > most => RULE
            .fail("above", sure)
            .of_kind("price_above_ceiling")
            .compare(
                &format!("unit_price:{number}"),
                Quantity::money(price.into()),
                Op::Le,
                Quantity::money(most.into()),
            )
            .arg("found", price)
            .arg("expected", most),
        (Some(_), Some(_)) if !sure => RULE.doubt("unread").of_kind("price_above_ceiling"),
        _ => return None,
    };
    let place = row.place.unwrap_or(paper.whole);
    Some(finding.about(paper).item(number).arg("item", number).with(paper.evidence_at(
        place,
        &row.name,
        row.confidence,
    )))
}

/// Whether quantity, unit price and amount bear each other out.
fn closes(row: &Row) -> bool {
    let product = row.qty.zip(row.unit_price).and_then(|(qty, price)| qty.checked_mul(price));
    product.is_some() && product == row.amount
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::dossier::Dossier;
    use crate::finding::Verdict;
    use crate::terms::{TermItem, Terms};

    #[test]
    fn the_ceiling_itself_may_be_asked() {
        let item = TermItem { name: "授權".into(), unit_price_ceiling: Some(1_000), ..TermItem::default() };
        let terms = Terms { items: vec![item], ..Terms::default() };
        let dossier = Dossier::default();
        for (price, verdict) in [
            (Some(1_000), Verdict::Pass),
            (Some(1_001), Verdict::Fail),
            (Some(0), Verdict::NeedsPerson),
            (None, Verdict::NeedsPerson),
        ] {
            let mut paper = with(DocumentKind::PriceSchedule, &[]);
            paper.rows = vec![Row { name: "授權".into(), unit_price: price, confidence: 1.0, ..Row::default() }];
            assert_eq!(check(&Case::new(&dossier, &terms, vec![paper]))[0].verdict, verdict, "{price:?}");
        }
    }

    #[test]
    fn a_faint_price_passes_only_when_its_row_closes() {
        let item = TermItem { name: "授權".into(), unit_price_ceiling: Some(1_000), ..TermItem::default() };
        let terms = Terms { items: vec![item], ..Terms::default() };
        let dossier = Dossier::default();
        for (amount, verdict) in [(Some(1_800), Verdict::Pass), (Some(1_810), Verdict::NeedsPerson)] {
            let mut paper = with(DocumentKind::PriceSchedule, &[]);
            let row = Row { name: "授權".into(), qty: Some(2), unit_price: Some(900), amount, ..Row::default() };
            paper.rows = vec![Row { confidence: 0.5, ..row }];
            assert_eq!(check(&Case::new(&dossier, &terms, vec![paper]))[0].verdict, verdict, "{amount:?}");
        }
    }
}
