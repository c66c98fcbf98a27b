//! D10-6: 27017, 27018 and 27701 rest on 27001.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D10-6",
    title_zh: "雲端資安證書",
    title_en: "Cloud certificates",
    meaning: "A certificate by 27017, 27018 or 27701 counts together with one by 27001 in the same bid; alone it goes to a person.",
    cites: &[GPA.at("36-1")],
    mark: Mark::Known,
    texts: &[
        Sentence {
            key: "d10-6.alone",
            zh: "{document}（{standard}）未併附有效之27001證書，請確認。",
            en: "{document_en}: {standard} without a certificate by 27001; please check.",
        },
        Sentence {
            key: "d10-6.together",
            zh: "{document}（{standard}）併附27001證書。",
            en: "{document_en}: {standard} together with 27001.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let base = case.of(DocumentKind::SecurityCertificate).any(|paper| paper.text("standard") == Some("27001"));
    let judge = |paper: &Paper| {
        let standard = paper.text("standard").filter(|standard| *standard != "27001")?;
        // A certificate may name both.
        let named = paper.text.contains("27001");
        let finding =
            if base || named { RULE.pass("together") } else { RULE.person("alone", true).of_kind("certificate_alone") };
        Some(finding.about(paper).see(paper, "standard").arg("standard", standard))
    };
    case.of(DocumentKind::SecurityCertificate).filter_map(judge).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::first;
    use serde_json::json;

    #[test]
    fn alone_it_is_asked_for() {
        let of =
            |standard: &str| first(check, DocumentKind::SecurityCertificate, &[("standard", json!(standard))], true);
        assert_eq!(of("27017"), Some((Verdict::NeedsPerson, Some(Ask::Always))));
        assert_eq!(of("27001"), None);
    }
}
