//! D12-3: no component is under a licence that a person should weigh.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::{Cells, Paper};
use crate::finding::Finding;
use crate::grammar::text::compact;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rule::SURE;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D12-3",
    title_zh: "元件授權條款",
    title_en: "Licences of components",
    meaning: "A strong copyleft licence (GPL, AGPL) and a licence that is not known go to a person for the item.",
    cites: &[GPA.at("51-1")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d12-3.clear",
            zh: "元件授權條款未見強制開源或不明者。",
            en: "No strong copyleft and no unknown licence.",
        },
        Sentence {
            key: "d12-3.copyleft",
            zh: "元件「{component}」採{licence}授權，請確認其義務與本案授權是否相容。",
            en: "The component {component} is under {licence}; please see whether its duties fit.",
        },
        Sentence {
            key: "d12-3.unknown",
            zh: "元件「{component}」之授權條款不明。",
            en: "The licence of the component {component} is unknown.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::ComponentTable).filter(|paper| !paper.cells.is_empty()).flat_map(judged).collect()
}

fn judged(paper: &Paper) -> Vec<Finding> {
    let doubtful = |row: &Cells| {
        let licence = compact(row.of("licence")).to_ascii_uppercase();
        let strong = licence.contains("GPL") && !licence.contains("LGPL") && !licence.contains("CLASSPATH");
        let unknown = ["UNKNOWN", "NOASSERTION", "NONE", "不明", "未知", "無"].iter().any(|word| licence == *word);
        if strong { Some("copyleft") } else { unknown.then_some("unknown") }
    };
    let told = |row: &Cells| {
        let finding = RULE.person(doubtful(row)?, row.confidence >= SURE).of_kind("licence_doubt").about(paper);
        let finding = finding.arg("component", row.of("component")).arg("licence", row.of("licence"));
        let finding = finding.with(paper.evidence_at(row.place, row.of("licence"), row.confidence));
        Some(match paper.text("product") {
            Some(product) => finding.item(product),
            None => finding,
        })
    };
    let out: Vec<Finding> = paper.cells.iter().filter_map(told).collect();
    if out.is_empty() { vec![RULE.pass("clear").about(paper).see(paper, "components")] } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::Place;
    use crate::rules::valid::testing::judged as said;
    use crate::terms::Terms;

    #[test]
    fn strong_copyleft_and_unknown_licences() {
        let of = |licence: &str| {
            let mut paper = with(DocumentKind::ComponentTable, &[]);
            let place = Place { page: 0, bbox: [60.0, 80.0, 160.0, 92.0] };
            let texts = [("component", "x".to_owned()), ("licence", licence.to_owned())].into();
            paper.cells = vec![Cells { texts, place, confidence: 1.0 }];
            said(check, &Terms::default(), vec![paper]).remove(0).text.key
        };
        assert_eq!(of("GPL-3.0-only"), "d12-3.copyleft");
        assert_eq!(of("AGPL-3.0"), "d12-3.copyleft");
        assert_eq!(of("LGPL-2.1"), "d12-3.clear");
        assert_eq!(of("MIT"), "d12-3.clear");
        assert_eq!(of("不明"), "d12-3.unknown");
    }
}
