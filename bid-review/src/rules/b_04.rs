//! B-04: the bidder adds no conditions or reservations (採購法 50-1-2).

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::grammar::reservation;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "B-04",
    title_zh: "附加條件或保留",
    title_en: "Conditions and reservations",
    meaning: "Words by which a bidder reserves something in its price schedule, authorization or proposal go to a person: a bid under conditions does not meet the tender.",
    cites: &[GPA.at("50-1-2"), GPA.at("51-1")],
    mark: Mark::Design,
    texts: &[Sentence {
        key: "b-04.words",
        zh: "{document}出現「{found}」等文字，請確認是否為廠商附加之條件或保留。",
        en: "{document_en}: it says {found}; please see whether the bidder added a condition or a reservation.",
    }],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let own = [DocumentKind::PriceSchedule, DocumentKind::Authorization, DocumentKind::Proposal];
    let judge = |paper: &Paper| {
        let words = reservation::find(&paper.text)?;
        let finding = RULE.person("words", true).of_kind("added_condition").about(paper).arg("found", &words);
        Some(finding.with(paper.evidence_at(paper.text_area(), &words, 1.0)))
    };
    case.papers.iter().filter(|paper| own.contains(&paper.document.kind)).filter_map(judge).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::rules::valid::testing::judged;
    use crate::terms::Terms;

    #[test]
    fn words_of_a_reservation_are_asked_for() {
        let of = |text: &str| {
            let mut paper = with(DocumentKind::PriceSchedule, &[]);
            paper.text = text.to_owned();
            judged(check, &Terms::default(), vec![paper]).len()
        };
        assert_eq!((of("安裝費用另計"), of("以上報價含稅")), (1, 0));
        assert_eq!((of("授權期間以原廠公告為準"), of("總價以中文大寫為準")), (1, 0));
    }
}
