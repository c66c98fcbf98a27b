//! D04-6: the declaration bears the seals of the company and its representative (採購法 50-1-1).

use procurement_law::laws::{ENFORCEMENT, GPA};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::sealed;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D04-6",
    title_zh: "聲明書之簽章",
    title_en: "Seals on the declaration",
    meaning: "Both seals stand on the declaration; none or one goes to a person.",
    cites: &[GPA.at("50-1-1"), ENFORCEMENT.at("60-1")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d04-6.sealed",
            zh: "{document}蓋有廠商章及負責人章。",
            en: "{document_en}: both seals are there.",
        },
        Sentence {
            key: "d04-6.company_seal",
            zh: "{document}未見廠商章。",
            en: "{document_en}: the company's seal was not seen.",
        },
        Sentence {
            key: "d04-6.representative_seal",
            zh: "{document}未見負責人章。",
            en: "{document_en}: the representative's seal was not seen.",
        },
        Sentence {
            key: "d04-6.both_seals",
            zh: "{document}未見廠商章及負責人章。",
            en: "{document_en}: neither the company's seal nor the representative's was seen.",
        },
        Sentence {
            key: "d04-6.seals_unclear",
            zh: "{document}之印章無法辨明為廠商章或負責人章，請人工確認。",
            en: "{document_en}: whose seals these are could not be told.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    // A form that is dated was signed off without its seals; one without a date was not signed at all.
    let both = |paper: &Paper| if paper.field("date").is_some() { "missing_seal" } else { "unsigned_declaration" };
    case.of(DocumentKind::Declaration).map(|paper| sealed::judged(&RULE, paper, both(paper))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::dossier::Dossier;
    use crate::finding::{Ask, Verdict};
    use crate::terms::Terms;

    #[test]
    fn a_paper_without_seals_asks_a_person() {
        let bare = with(DocumentKind::Declaration, &[]);
        let mut scanned = bare.clone();
        scanned.text_layer = false;
        let (dossier, terms) = (Dossier::default(), Terms::default());
        let found = check(&Case::new(&dossier, &terms, vec![bare, scanned]));
        let asked: Vec<_> = found.iter().map(|f| (f.verdict, f.ask, f.kind.as_deref())).collect();
        assert_eq!(
            asked,
            [
                (Verdict::NeedsPerson, Some(Ask::Always), Some("unsigned_declaration")),
                (Verdict::NeedsPerson, Some(Ask::Doubt), Some("unsigned_declaration")),
            ]
        );
    }
}
