//! D06-1: the price schedule is for the tender at hand and offers the items asked for (採購法 50-1-1, 50-1-2).

use procurement_law::laws::{ENFORCEMENT, GPA};
use procurement_law::mark::Mark;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::{Paper, Row};
use crate::finding::Finding;
use crate::grammar::text::key;
use crate::kind::DocumentKind;
use crate::rule::{Rule, SURE};
use crate::rules::tender;
use crate::terms::TermItem;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D06-1",
    title_zh: "標價清單之採購案及品項",
    title_en: "Tender and items of the price schedule",
    meaning: "The case number is the tender's, and names, units and quantities are those asked for. A difference goes to a person.",
    cites: &[GPA.at("50-1-1"), GPA.at("50-1-2"), ENFORCEMENT.at("60-1")],
    mark: Mark::Confirmed,
    texts: &[
        tender::TENDER_SAME,
        tender::TENDER_OTHER,
        tender::TENDER_UNREAD,
        Sentence {
            key: "d06-1.items_same",
            zh: "所報{count}個品項與招標文件相符。",
            en: "The {count} items are those asked for.",
        },
        Sentence {
            key: "d06-1.item_differs",
            zh: "第{item}項為「{found}」，招標文件為「{expected}」，請確認。",
            en: "Item {item} is {found}; the tender asks for {expected}.",
        },
        Sentence {
            key: "d06-1.items_unread",
            zh: "標價清單辨識出{count}項，招標文件要求{expected}項，請人工核對。",
            en: "{count} items were recognised, {expected} are asked for; please compare.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let judged = |paper| {
        let mut out = vec![tender::judged(&RULE, case, paper)];
        if !case.terms.items.is_empty() {
            out.extend(items(case, paper));
        }
        out
    };
    case.of(DocumentKind::PriceSchedule).flat_map(judged).collect()
}

fn items(case: &Case<'_>, paper: &Paper) -> Vec<Finding> {
    let asked = &case.terms.items;
    if paper.rows.len() != asked.len() {
        let finding = RULE
            .doubt("items_unread")
            .of_kind("item_mismatch")
            .arg("count", paper.rows.len())
            .arg("expected", asked.len());
        return vec![finding.about(paper).see(paper, "items")];
    }
    let mut out: Vec<Finding> = Vec::new();
    for ((row, item), number) in paper.rows.iter().zip(asked).zip(1_usize..) {
        let same = key(&row.name) == key(&item.name)
            && row.qty == Some(item.qty)
            && (item.unit.is_empty() || row.unit.is_empty() || key(&row.unit) == key(&item.unit));
        if !same {
            let (found, expected) = (offered(row), format!("{} {}{}", item.name, item.qty, item.unit));
            let finding = RULE
                .person("item_differs", row.confidence >= SURE)
                .of_kind("item_mismatch")
                .item(number)
                .compare(
                    &format!("item:{number}"),
                    Quantity::text(found.clone()),
                    Op::Eq,
                    Quantity::text(expected.clone()),
                )
                .arg("item", number)
                .arg("found", found)
                .arg("expected", expected);
            let place = row.place.unwrap_or(paper.whole);
            out.push(finding.about(paper).with(paper.evidence_at(place, &row.name, row.confidence)));
        }
    }
    if out.is_empty() {
        out.push(RULE.pass("items_same").about(paper).see(paper, "items").arg("count", asked.len()));
    }
    out
}

fn offered(row: &Row) -> String {
    let qty = row.qty.map_or_else(|| "?".to_owned(), |q| q.to_string());
    format!("{} {qty}{}", row.name, row.unit)
}

/// Whether a tender asks for an item at all under a name.
#[must_use]
pub fn asked<'t>(items: &'t [TermItem], row: &Row, number: usize) -> Option<&'t TermItem> {
    items.iter().find(|i| key(&i.name) == key(&row.name)).or_else(|| items.get(number.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::dossier::Dossier;
    use crate::finding::Verdict;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn an_altered_item_is_shown() {
        let item = |name: &str, qty| TermItem { name: name.into(), unit: "套".into(), qty, ..TermItem::default() };
        let terms =
            Terms { tender_no: "115-A1".into(), items: vec![item("授權", 2), item("維護", 1)], ..Terms::default() };
        let row = |name: &str, qty| Row {
            name: name.into(),
            unit: "套".into(),
            qty: Some(qty),
            confidence: 1.0,
            ..Row::default()
        };
        let mut paper = with(DocumentKind::PriceSchedule, &[("tender_no", json!("115-A1"))]);
        paper.rows = vec![row("授權", 2), row("維護", 1)];
        let dossier = Dossier::default();
        let verdicts = |paper: Paper| {
            let found = check(&Case::new(&dossier, &terms, vec![paper]));
            found.into_iter().map(|f| (f.verdict, f.kind)).collect::<Vec<_>>()
        };
        assert_eq!(verdicts(paper.clone()), [(Verdict::Pass, None), (Verdict::Pass, None)]);
        paper.rows[1].qty = Some(3);
        assert_eq!(verdicts(paper.clone())[1], (Verdict::NeedsPerson, Some("item_mismatch".to_owned())));
        paper.rows.pop();
        assert_eq!(verdicts(paper)[1], (Verdict::NeedsPerson, Some("item_mismatch".to_owned())));
    }
}
