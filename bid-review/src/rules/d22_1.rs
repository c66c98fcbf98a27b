//! D22-1: the form of disclosure is this tender's and this bidder's and says something.

use procurement_law::laws::{CONFLICTS, GPA};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::{tender, valid};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D22-1",
    title_zh: "身分關係揭露表內容",
    title_en: "What the form of disclosure says",
    meaning: "The form names this tender and the bidder and says who is related to whom; a form without any row goes to a person. It is published after the award.",
    cites: &[CONFLICTS.at("14"), GPA.at("51-1")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d22-1.rows",
            zh: "揭露表載有{count}列身分關係，請公告於決標後揭露。",
            en: "The form discloses {count} relations; it is published after the award.",
        },
        Sentence {
            key: "d22-1.empty",
            zh: "揭露表未讀得任何身分關係，請人工確認。",
            en: "No relation was read on the form; please check.",
        },
        tender::TENDER_SAME,
        tender::TENDER_OTHER,
        tender::TENDER_UNREAD,
        valid::OWN,
        valid::WHOSE,
        valid::FOREIGN,
        valid::NOBODY,
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let judge = |paper: &Paper| {
        let finding = match paper.cells.len() {
            0 => RULE.doubt("empty").of_kind("disclosure_empty"),
            count => RULE.person("rows", true).arg("count", count),
        };
        let finding = finding.about(paper).see(paper, "relations");
        [tender::judged(&RULE, case, paper), valid::whose(&RULE, case, paper, "vendor_name"), finding]
    };
    case.of(DocumentKind::Disclosure).flat_map(judge).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::{Cells, Place};
    use crate::rules::valid::testing::judged;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn number_name_and_rows() {
        let of = |rows: usize| {
            let fields = [("tender_no", json!("115-A1")), ("vendor_name", json!("甲乙有限公司"))];
            let mut paper = with(DocumentKind::Disclosure, &fields);
            let place = Place { page: 0, bbox: [60.0, 80.0, 160.0, 92.0] };
            paper.cells =
                vec![Cells { texts: [("relation", "配偶".to_owned())].into(), place, confidence: 1.0 }; rows];
            let terms = Terms { tender_no: "115-A1".into(), ..Terms::default() };
            judged(check, &terms, vec![paper]).into_iter().map(|one| one.text.key).collect::<Vec<_>>()
        };
        assert_eq!(of(1), ["tender.tender_same", "valid.own", "d22-1.rows"]);
        assert_eq!(of(0)[2], "d22-1.empty");
    }
}
