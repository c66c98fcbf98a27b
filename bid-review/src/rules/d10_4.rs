//! D10-4: what the certificate covers, and that it is real (D10-5 in the same line).

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
    id: "D10-4",
    title_zh: "資安證書驗證範圍及真偽",
    title_en: "Scope and truth of the security certificate",
    meaning: "Whether the scope covers the offered service and whether the number can be found at the certification body is asked of a person, one line for each certificate.",
    cites: &[GPA.at("36-1"), GPA.at("50-1-4")],
    mark: Mark::Design,
    texts: &[Sentence {
        key: "d10-4.scope",
        zh: "請確認證書{number}之驗證範圍「{scope}」涵蓋投標標的，並向驗證機構查證證書號碼。",
        en: "Please check that the scope of certificate {number} ({scope}) covers what is offered, and look the number up at the body.",
    }],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let judge = |paper: &Paper| {
        let text = |field: &str| paper.text(field).unwrap_or("－").to_owned();
        let finding = RULE.person("scope", true).about(paper).see(paper, "scope").see(paper, "certificate_no");
        finding.arg("scope", text("scope")).arg("number", text("certificate_no"))
    };
    case.of(DocumentKind::SecurityCertificate).map(judge).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::first;
    use serde_json::json;

    #[test]
    fn a_person_looks_however_clear_it_is() {
        let said = first(check, DocumentKind::SecurityCertificate, &[("scope", json!("雲端服務"))], true);
        assert_eq!(said, Some((Verdict::NeedsPerson, Some(Ask::Always))));
    }
}
