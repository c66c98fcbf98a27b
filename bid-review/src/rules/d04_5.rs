//! D04-5: a declared relation is disclosed (公職人員利益衝突迴避法 14).

use procurement_law::laws::{CONFLICTS, GPA};
use procurement_law::mark::Mark as Trust;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::{Mark, Paper};
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rule::SURE;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D04-5",
    title_zh: "身分關係揭露",
    title_en: "Disclosure of relations",
    meaning: "Where row 8 of the declaration is 是, the form that discloses the relation is in the bid; its absence goes to a person: it is a matter of a fine, not of rejection by itself.",
    cites: &[CONFLICTS.at("14"), GPA.at("51-1")],
    mark: Trust::Confirmed,
    texts: &[
        Sentence {
            key: "d04-5.there",
            zh: "聲明書第8項勾選「是」，已附身分關係揭露表。",
            en: "Row 8 is answered 是 and the form of disclosure is there.",
        },
        Sentence {
            key: "d04-5.absent",
            zh: "聲明書第8項勾選「是」，查無身分關係揭露表，請洽廠商說明。",
            en: "Row 8 is answered 是 but there is no form of disclosure; please have it explained.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let form = case.of(DocumentKind::Disclosure).next();
    let judge = |paper: &Paper| {
        let answer = paper.answers.get(7).filter(|answer| answer.mark == Mark::Yes)?;
        let finding = match form {
            Some(form) => RULE.pass("there").with(form.evidence_at(form.whole, "", 1.0)),
            None => RULE.person("absent", answer.confidence >= SURE).of_kind("missing_disclosure"),
        };
        Some(finding.about(paper).with(paper.evidence_at(answer.place, "是", answer.confidence)))
    };
    case.of(DocumentKind::Declaration).filter_map(judge).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::{Answer, Place};
    use crate::rules::valid::testing::judged;
    use crate::terms::Terms;

    #[test]
    fn a_declared_relation_wants_its_form() {
        let of = |mark: Mark, form: bool| {
            let mut paper = with(DocumentKind::Declaration, &[]);
            let place = Place { page: 0, bbox: [60.0, 80.0, 160.0, 92.0] };
            paper.answers = vec![Answer { mark, place, confidence: 1.0 }; 13];
            let form = form.then(|| with(DocumentKind::Disclosure, &[]));
            let found = judged(check, &Terms::default(), std::iter::once(paper).chain(form).collect());
            found.into_iter().map(|one| one.text.key).collect::<Vec<_>>()
        };
        assert_eq!(of(Mark::Yes, false), ["d04-5.absent"]);
        assert_eq!(of(Mark::Yes, true), ["d04-5.there"]);
        assert!(of(Mark::No, false).is_empty());
    }
}
