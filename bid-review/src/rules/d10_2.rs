//! D10-2: the certificate is valid on the closing day.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::finding::Finding;
use crate::finding::Verdict;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::valid;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D10-2",
    title_zh: "資安證書效期",
    title_en: "Validity of the security certificate",
    meaning: "The certificate is valid on the closing day. An ended one, surely read, fails where the tender asks for the certificate, and goes to a person where it does not.",
    cites: &[GPA.at("36-1"), GPA.at("50-1-2")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d10-2.unasked",
            zh: "{document}已逾有效期限，惟招標文件未列為必要文件，請確認是否影響審查。",
            en: "{document_en}: it has ended, but the tender does not ask for it; please see whether that matters.",
        },
        valid::VALID,
        valid::OPEN,
        valid::ENDED,
        valid::NOT_BEGUN,
        valid::UNDATED,
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let asked = case.terms.required_documents.contains(&DocumentKind::SecurityCertificate);
    let judge = |paper| {
        let finding = valid::judged(&RULE, case, paper);
        if asked || finding.verdict != Verdict::Fail {
            return finding;
        }
        let told = RULE.person("unasked", true).of_kind("expired_certificate").about(paper);
        told.see(paper, "valid_until")
    };
    case.of(DocumentKind::SecurityCertificate).map(judge).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::rules::valid::testing::judged;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn an_ended_one_fails_only_where_it_is_asked_for() {
        let kind = DocumentKind::SecurityCertificate;
        let paper = || vec![with(kind, &[("valid_until", json!("2026-11-29"))])];
        let asking = Terms { required_documents: vec![kind], ..Terms::default() };
        assert_eq!(judged(check, &asking, paper())[0].verdict, Verdict::Fail);
        assert_eq!(judged(check, &Terms::default(), paper())[0].verdict, Verdict::NeedsPerson);
    }
}
