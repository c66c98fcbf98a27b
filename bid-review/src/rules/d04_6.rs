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
    meaning: "Both seals stand on the declaration; none or one goes to a person. Without any seal it is also asked whether the declaration was signed.",
    cites: &[GPA.at("50-1-1"), ENFORCEMENT.at("60-1")],
    mark: Mark::Design,
    texts: &[
        sealed::SEALED,
        sealed::COMPANY_SEAL,
        sealed::REPRESENTATIVE_SEAL,
        sealed::BOTH_SEALS,
        Sentence {
            key: "d04-6.unsigned",
            zh: "{document}未蓋印，亦未見簽署，請確認廠商是否已簽署聲明。",
            en: "{document_en}: it bears no seal and no signature was seen; please check whether the vendor signed it at all.",
        },
        sealed::SEALS_UNCLEAR,
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::Declaration).flat_map(judged).collect()
}

/// A declaration without any seal raises two questions: where the seals are, and whether it was signed at all.
fn judged(paper: &Paper) -> Vec<Finding> {
    let sealed = sealed::judged(&RULE, paper);
    let bare = sealed.text.key == sealed::BOTH_SEALS.key;
    let unsigned = bare.then(|| {
        let mut unsigned = sealed.clone().of_kind("unsigned_declaration");
        unsigned.text.key = "d04-6.unsigned".to_owned();
        unsigned
    });
    std::iter::once(sealed).chain(unsigned).collect()
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
                (Verdict::NeedsPerson, Some(Ask::Always), Some("missing_seal")),
                (Verdict::NeedsPerson, Some(Ask::Always), Some("unsigned_declaration")),
                (Verdict::NeedsPerson, Some(Ask::Doubt), Some("missing_seal")),
                (Verdict::NeedsPerson, Some(Ask::Doubt), Some("unsigned_declaration")),
            ]
        );
    }
}
