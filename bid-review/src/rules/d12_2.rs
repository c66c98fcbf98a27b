//! D12-2: the component table has the minimum elements.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::{Cells, Paper};
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D12-2",
    title_zh: "元件表基本欄位",
    title_en: "Minimum elements of the component table",
    meaning: "Each component has a name, a version and a licence or a supplier; the list says who made it and when. What is missing goes to a person, and so does a list without components.",
    cites: &[GPA.at("51-1")],
    mark: Mark::Known,
    texts: &[
        Sentence {
            key: "d12-2.complete",
            zh: "元件表{count}項元件之名稱、版本、來源或授權齊備。",
            en: "All {count} components have name, version, and supplier or licence.",
        },
        Sentence {
            key: "d12-2.gaps",
            zh: "元件表第{rows}項元件缺版本、來源或授權，請廠商說明。",
            en: "Components {rows} lack version, supplier or licence; please have it explained.",
        },
        Sentence {
            key: "d12-2.empty",
            zh: "元件表未讀得任何元件，請人工確認是否聲明無第三方元件。",
            en: "No components were read; please see whether the list says that there are none.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::ComponentTable).map(judged).collect()
}

fn judged(paper: &Paper) -> Finding {
    if paper.cells.is_empty() {
        let finding = RULE.doubt("empty").of_kind("component_gaps").about(paper);
        return finding.with(paper.evidence_at(paper.text_area(), "", 1.0));
    }
    let whole =
        |row: &Cells| !(row.of("version").is_empty() || row.of("licence").is_empty() && row.of("supplier").is_empty());
    let gaps = paper.cells.iter().zip(1_usize..).filter(|(row, _)| !whole(row));
    let gaps: Vec<(&Cells, usize)> = gaps.collect();
    let Some((first, _)) = gaps.first() else {
        return RULE.pass("complete").about(paper).see(paper, "components").arg("count", paper.cells.len());
    };
    let finding = RULE.person("gaps", paper.text_layer).of_kind("component_gaps").about(paper);
    let rows = gaps.iter().take(20).map(|(_, at)| at.to_string()).collect::<Vec<_>>().join("、");
    finding.with(paper.evidence_at(first.place, first.of("component"), first.confidence)).arg("rows", rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::Place;
    use crate::finding::Verdict;
    use crate::rules::valid::testing::judged as said;
    use crate::terms::Terms;

    #[test]
    fn a_component_without_a_version_is_asked_for() {
        let of = |texts: &[(&'static str, &str)]| {
            let mut paper = with(DocumentKind::ComponentTable, &[]);
            let place = Place { page: 0, bbox: [60.0, 80.0, 160.0, 92.0] };
            let texts = texts.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
            paper.cells = vec![Cells { texts, place, confidence: 1.0 }];
            said(check, &Terms::default(), vec![paper]).remove(0).verdict
        };
        assert_eq!(of(&[("component", "zlib"), ("version", "1.3"), ("licence", "Zlib")]), Verdict::Pass);
        assert_eq!(of(&[("component", "zlib"), ("licence", "Zlib")]), Verdict::NeedsPerson);
    }
}
