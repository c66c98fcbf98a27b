//! D09-5: what is specified is what is priced.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::{Cells, Paper, Row};
use crate::finding::Finding;
use crate::grammar::text::key;
use crate::kind::DocumentKind;
use crate::rule::{Rule, SURE};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D09-5",
    title_zh: "規格與報價之廠牌一致",
    title_en: "Brands of specification and prices",
    meaning: "Each brand of the table of specifications stands in the price schedule too, where that names brands; another one goes to a person.",
    cites: &[GPA.at("51-1")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d09-5.same",
            zh: "規格表所載廠牌均見於標價清單。",
            en: "Every brand of the specification stands in the price schedule.",
        },
        Sentence {
            key: "d09-5.other",
            zh: "規格表第{item}列廠牌「{found}」未見於標價清單，請確認所報產品。",
            en: "Row {item}: the brand {found} is not in the price schedule; please see what is offered.",
        },
        Sentence {
            key: "d09-5.unsure",
            zh: "規格表或標價清單之廠牌未能確實讀出，請人工核對。",
            en: "The brands of the specification or of the price schedule were not surely read; please check.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let priced: Vec<&Row> = case.of(DocumentKind::PriceSchedule).flat_map(|price| &price.rows).collect();
    let brands: Vec<String> = priced.iter().map(|row| key(&row.brand)).filter(|brand| !brand.is_empty()).collect();
    if brands.is_empty() {
        return Vec::new();
    }
    let sure = priced.iter().all(|row| row.confidence >= SURE);
    case.of(DocumentKind::Specification).flat_map(|paper| judged(paper, &brands, sure)).collect()
}

fn judged(paper: &Paper, brands: &[String], sure: bool) -> Vec<Finding> {
    let rows: Vec<(&Cells, usize)> =
        paper.cells.iter().zip(1_usize..).filter(|(row, _)| !row.of("brand").trim().is_empty()).collect();
    let same = |row: &Cells| {
        let own = key(row.of("brand"));
        brands.iter().any(|brand| own.contains(brand) || brand.contains(&own))
    };
    let told = |(row, at): &(&Cells, usize)| {
        let finding = RULE.person("other", sure && row.confidence >= SURE).of_kind("brand_differs").about(paper);
        let finding = finding.with(paper.evidence_at(row.place, row.of("brand"), row.confidence));
        finding.item(at).arg("item", at).arg("found", row.of("brand"))
    };
    let out: Vec<Finding> = rows.iter().filter(|(row, _)| !same(row)).map(told).collect();
    let Some((first, _)) = rows.first().filter(|_| out.is_empty()) else { return out };
    let read = sure && rows.iter().all(|(row, _)| row.confidence >= SURE);
    let finding = if read { RULE.pass("same") } else { RULE.doubt("unsure").of_kind("brand_differs") };
    vec![finding.about(paper).with(paper.evidence_at(first.place, first.of("brand"), first.confidence))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::Place;
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::judged as said;
    use crate::terms::Terms;

    #[test]
    fn the_same_another_and_unsure() {
        let of = |priced: &str, specified: &str, confidence: f64| {
            let mut price = with(DocumentKind::PriceSchedule, &[]);
            price.rows = vec![Row { brand: priced.into(), confidence: 1.0, ..Row::default() }];
            let mut paper = with(DocumentKind::Specification, &[]);
            let place = Place { page: 0, bbox: [60.0, 80.0, 160.0, 92.0] };
            paper.cells = vec![Cells { texts: [("brand", specified.to_owned())].into(), place, confidence }];
            said(check, &Terms::default(), vec![price, paper]).first().map(|one| (one.verdict, one.ask))
        };
        assert_eq!(of("Kestrel", "KESTREL", 1.0), Some((Verdict::Pass, None)));
        assert_eq!(of("Kestrel", "Orrin", 1.0), Some((Verdict::NeedsPerson, Some(Ask::Always))));
        assert_eq!(of("Kestrel", "Kestrel", 0.5), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
        assert_eq!(of("", "Orrin", 1.0), None);
    }
}
