//! D01-3: the vendor's business items cover software and information services (資格標準 3-4).

use procurement_law::laws::QUALIFICATIONS;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// Codes of software and information services, and the code that stands for every business without a licence.
const FITTING: [&str; 7] = ["I301010", "I301020", "I301030", "F118010", "F218010", "F113050", "ZZ99999"];

/// The rule.
pub static RULE: Rule = Rule {
    id: "D01-3",
    title_zh: "營業項目",
    title_en: "Business items",
    meaning: "A code of software or information services is registered, or ZZ99999, which includes every business that needs no licence. Otherwise a person decides what the tender asks for.",
    cites: &[QUALIFICATIONS.at("3-4")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence { key: "d01-3.fits", zh: "所營事業包含{codes}。", en: "The business items include {codes}." },
        Sentence {
            key: "d01-3.none",
            zh: "所營事業（{codes}）未見資訊軟體相關項目或ZZ99999，請確認是否符合招標文件規定。",
            en: "The business items ({codes}) hold none of software and not ZZ99999; please check.",
        },
        Sentence {
            key: "d01-3.unread",
            zh: "未能讀出所營事業代碼，請人工確認。",
            en: "No codes of business items could be read.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::CompanyRegistration)
        .map(|paper| {
            let codes: Vec<&str> = paper
                .field("business_codes")
                .and_then(|f| f.value.as_array())
                .map(|all| all.iter().filter_map(|c| c.as_str()).collect())
                .unwrap_or_default();
            let fitting: Vec<&str> = codes.iter().copied().filter(|c| FITTING.contains(c)).collect();
            let (finding, named) = match (codes.is_empty(), fitting.is_empty()) {
                (true, _) => (RULE.doubt("unread"), &codes),
                (_, true) => (RULE.person("none", paper.sure(&["business_codes"])), &codes),
                _ => (RULE.pass("fits"), &fitting),
            };
            finding.about(paper).see(paper, "business_codes").arg("codes", named.join("、"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::dossier::Dossier;
    use crate::finding::Verdict;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn the_code_for_everything_is_enough() {
        let paper = |codes: &[&str]| with(DocumentKind::CompanyRegistration, &[("business_codes", json!(codes))]);
        let papers = vec![paper(&["E605010", "ZZ99999"]), paper(&["E605010"]), paper(&[])];
        let (dossier, terms) = (Dossier::default(), Terms::default());
        let found: Vec<Verdict> = check(&Case::new(&dossier, &terms, papers)).iter().map(|f| f.verdict).collect();
        assert_eq!(found, [Verdict::Pass, Verdict::NeedsPerson, Verdict::NeedsPerson]);
    }
}
