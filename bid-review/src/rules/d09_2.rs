//! D09-2: no requirement is answered with 不符合.

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
    id: "D09-2",
    title_zh: "規格不符合",
    title_en: "Requirements that are not met",
    meaning: "A row that the bidder itself answers 不符合 fails for its item when surely read (採購法 50-1-2); what the answers rest on is for the evaluation.",
    cites: &[GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d09-2.met", zh: "規格表各列均填列符合。", en: "No row of the table says that it is not met."
        },
        Sentence {
            key: "d09-2.unmet",
            zh: "規格表第{item}列填列「{found}」。",
            en: "Row {item} of the table says {found}.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::Specification).filter(|paper| !paper.cells.is_empty()).flat_map(judged).collect()
}

fn judged(paper: &Paper) -> Vec<Finding> {
    let says = |row: &Cells| {
        let answer = compact(row.of("answer"));
        ["不符合", "不符", "否", "無法提供", "未符合"].iter().any(|word| answer.starts_with(word)).then_some(answer)
    };
    let rows = paper.cells.iter().zip(1_usize..).filter_map(|(row, number)| Some((row, number, says(row)?)));
    let told = |(row, number, answer): (&Cells, usize, String)| {
        let finding = RULE.fail("unmet", row.confidence >= SURE).of_kind("requirement_unmet").about(paper);
        let finding = finding.with(paper.evidence_at(row.place, &answer, row.confidence));
        let named = row.of("no").trim();
        let item = if named.is_empty() { number.to_string() } else { named.to_owned() };
        finding.item(&item).arg("item", &item).arg("found", answer)
    };
    let out: Vec<Finding> = rows.map(told).collect();
    if out.is_empty() { vec![RULE.pass("met").about(paper).see(paper, "rows")] } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::Place;
    use crate::finding::{Ask, Scope, Verdict};
    use crate::rules::valid::testing::judged as said;
    use crate::terms::Terms;

    #[test]
    fn an_unmet_row_fails_for_its_item() {
        let of = |answer: &str, confidence| {
            let mut paper = with(DocumentKind::Specification, &[]);
            let place = Place { page: 0, bbox: [60.0, 80.0, 160.0, 92.0] };
            let texts = [("no", "3".to_owned()), ("answer", answer.to_owned())].into();
            paper.cells = vec![Cells { texts, place, confidence }];
            said(check, &Terms::default(), vec![paper]).remove(0)
        };
        let unmet = of("不符合", 1.0);
        assert_eq!((unmet.verdict, unmet.scope), (Verdict::Fail, Scope::Item("3".into())));
        assert_eq!(of("不符合", 0.5).ask, Some(Ask::Doubt));
        assert_eq!(of("符合", 1.0).verdict, Verdict::Pass);
    }
}
