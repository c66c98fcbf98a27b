//! D16-2: the authorization bears the seals of the company and its representative (採購法 50-1-1).

use procurement_law::laws::{ENFORCEMENT, GPA};
use procurement_law::mark::Mark;

use crate::case::Case;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::sealed;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D16-2",
    title_zh: "授權書之簽章",
    title_en: "Seals on the authorization",
    meaning: "Both seals stand on the authorization; none or one goes to a person.",
    cites: &[GPA.at("50-1-1"), ENFORCEMENT.at("60-1")],
    mark: Mark::Design,
    texts: &[
        sealed::SEALED,
        sealed::COMPANY_SEAL,
        sealed::REPRESENTATIVE_SEAL,
        sealed::BOTH_SEALS,
        sealed::SEALS_UNCLEAR,
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::Authorization).map(|paper| sealed::judged(&RULE, paper)).collect()
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
        let bare = with(DocumentKind::Authorization, &[]);
        let mut scanned = bare.clone();
        scanned.text_layer = false;
        let (dossier, terms) = (Dossier::default(), Terms::default());
        let found = check(&Case::new(&dossier, &terms, vec![bare, scanned]));
        let asked: Vec<_> = found.iter().map(|f| (f.verdict, f.ask, f.kind.as_deref())).collect();
        assert_eq!(
            asked,
            [
                (Verdict::NeedsPerson, Some(Ask::Always), Some("missing_seal")),
                (Verdict::NeedsPerson, Some(Ask::Doubt), Some("missing_seal")),
            ]
        );
    }
}
