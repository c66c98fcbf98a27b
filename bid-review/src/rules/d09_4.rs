//! D09-4: an equivalent is compared with what the tender names (施行細則 25).

use procurement_law::laws::{ENFORCEMENT, GPA};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::{Cells, Paper};
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D09-4",
    title_zh: "同等品",
    title_en: "Equivalents",
    meaning: "Where an offer is an equivalent (同等品), whether it is one is for a person. Where the tender asks for the comparison in the bid, one without brand, price and function fails when every page has a text layer.",
    cites: &[ENFORCEMENT.at("25"), GPA.at("26-3"), GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d09-4.compared",
            zh: "規格表第{item}列以同等品投標，已附廠牌、價格及功能比較，請審查是否為同等品。",
            en: "Row {item} offers an equivalent with brand, price and function; please judge whether it is one.",
        },
        Sentence {
            key: "d09-4.bare",
            zh: "規格表第{item}列以同等品投標，未見廠牌、價格及功能、效益、標準或特性之比較資料。",
            en: "Row {item} offers an equivalent without a comparison of brand, price and function.",
        },
    ],
    check,
};

/// What the comparison names: the brand, the price, and one of the others.
const NAMED: [&[&str]; 3] = [&["廠牌", "品牌"], &["價格", "單價", "價差", "售價"], &["功能", "效益", "標準", "特性"]];

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::Specification).filter_map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Option<Finding> {
    let offers =
        |row: &Cells| ["offered", "answer", "brand", "model"].iter().any(|column| row.of(column).contains("同等品"));
    let (row, at) = paper.cells.iter().zip(1_usize..).find(|(row, _)| offers(row))?;
    let finding = if case.papers.iter().any(compares) {
        RULE.person("compared", true)
    } else if case.terms.rules.equivalents_in_bid == Some(true) {
        let whole = case.all_read() && case.papers.iter().all(|paper| paper.text_layer);
        RULE.fail("bare", whole).of_kind("equivalent_not_compared")
    } else {
        RULE.person("bare", true).of_kind("equivalent_not_compared")
    };
    let seen = paper.evidence_at(row.place, "同等品", row.confidence);
    Some(finding.about(paper).with(seen).item(at).arg("item", at))
}

/// Whether a paper compares an equivalent.
fn compares(paper: &Paper) -> bool {
    let plain = paper.text.replace('\n', "");
    let compared = ["同等品比較", "同等品對照", "同等品說明", "同等品資料"].iter().any(|word| plain.contains(word));
    compared && NAMED.iter().all(|words| words.iter().any(|word| plain.contains(word)))
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
    fn only_what_is_offered_as_an_equivalent() {
        let of = |offered: &str, text: &str, asked: Option<bool>, text_layer: bool| {
            let mut paper = with(DocumentKind::Specification, &[]);
            let place = Place { page: 0, bbox: [60.0, 80.0, 160.0, 92.0] };
            let texts = [("requirement", "甲牌或同等品".to_owned()), ("offered", offered.to_owned())].into();
            paper.cells = vec![Cells { texts, place, confidence: 1.0 }];
            (paper.text, paper.text_layer) = (text.to_owned(), text_layer);
            let mut terms = Terms::default();
            terms.rules.equivalents_in_bid = asked;
            said(check, &terms, vec![paper]).first().map(|one| (one.verdict, one.ask))
        };
        let person = |ask| Some((Verdict::NeedsPerson, Some(ask)));
        let compared = "同等品比較表\n廠牌\n價格\n功能";
        assert_eq!(of("乙牌（同等品）", compared, Some(true), true), person(Ask::Always));
        assert_eq!(of("乙牌（同等品）", "", Some(true), true), Some((Verdict::Fail, None)));
        assert_eq!(of("乙牌（同等品）", "", Some(true), false), person(Ask::Doubt));
        assert_eq!(of("乙牌（同等品）", "", None, true), person(Ask::Always));
        assert_eq!(of("甲牌", "", Some(true), true), None);
    }
}
