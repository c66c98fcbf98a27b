//! D09-1: every requirement has an answer (採購法 51-1).

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
    id: "D09-1",
    title_zh: "規格逐項回應",
    title_en: "Every requirement is answered",
    meaning: "Each row of the table of specifications has an answer or an offer; an empty one goes to a person, who may have it explained.",
    cites: &[GPA.at("51-1"), GPA.at("50-1-2")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d09-1.all",
            zh: "規格表{count}列均已回應。",
            en: "All {count} rows of the table are answered.",
        },
        Sentence {
            key: "d09-1.empty",
            zh: "規格表第{item}列未見廠商回應，請洽廠商說明。",
            en: "Row {item} of the table is not answered; please have it explained.",
        },
        Sentence {
            key: "d09-1.none",
            zh: "未能讀出規格表之回應，請人工核對。",
            en: "The answers of the table could not be read; please check.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::Specification).flat_map(judged).collect()
}

fn judged(paper: &Paper) -> Vec<Finding> {
    if paper.cells.is_empty() {
        let finding = RULE.doubt("none").of_kind("requirement_unanswered").about(paper);
        return vec![finding.with(paper.evidence_at(paper.text_area(), "", 1.0))];
    }
    let rows = paper.cells.iter().zip(1_usize..);
    let empty = rows.filter(|(row, _)| row.of("answer").is_empty() && row.of("offered").is_empty());
    let told = |(row, number): (&Cells, usize)| {
        let finding = RULE.person("empty", paper.text_layer).of_kind("requirement_unanswered").about(paper);
        finding
            .with(paper.evidence_at(row.place, row.of("requirement"), row.confidence))
            .item(number)
            .arg("item", number)
    };
    let out: Vec<Finding> = empty.map(told).collect();
    if out.is_empty() {
        return vec![RULE.pass("all").about(paper).see(paper, "rows").arg("count", paper.cells.len())];
    }
    out
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
    fn an_empty_answer_is_asked_for() {
        let of = |answers: &[&str]| {
            let mut paper = with(DocumentKind::Specification, &[]);
            let place = Place { page: 0, bbox: [60.0, 80.0, 160.0, 92.0] };
            let row =
                |answer: &&str| Cells { texts: [("answer", (*answer).to_owned())].into(), place, confidence: 1.0 };
            paper.cells = answers.iter().map(row).collect();
            said(check, &Terms::default(), vec![paper]).remove(0)
        };
        assert_eq!(of(&["符合", "符合"]).verdict, Verdict::Pass);
        assert_eq!(of(&["符合", ""]).text.args["item"], "2");
        assert_eq!(of(&[]).text.key, "d09-1.none");
    }
}
