//! D10-3: the certificate is by an edition that still counts.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use chrono::Datelike;

use crate::documents::paper::Paper;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D10-3",
    title_zh: "資安證書版次",
    title_en: "Edition of the security certificate",
    meaning: "A certificate by the edition of 2013 of ISO/IEC 27001 is known to have ended by October 2025: for tenders that close later it goes to a person.",
    cites: &[GPA.at("36-1")],
    mark: Mark::Known,
    texts: &[
        Sentence {
            key: "d10-3.old",
            zh: "{document}依{edition}年版核發，該版證書應已轉版，請查證現況。",
            en: "{document_en}: by the edition of {edition}, which is superseded; please look into it.",
        },
        Sentence {
            key: "d10-3.current",
            zh: "{document}為{standard}標準{edition}年版。",
            en: "{document_en}: by {standard}, edition of {edition}.",
        },
    ],
    check,
};

/// The last year in which certificates by the edition of 2013 counted.
const LAST: i32 = 2025;

fn check(case: &Case<'_>) -> Vec<Finding> {
    let judge = |paper: &Paper| {
        let (standard, edition) = (paper.text("standard")?, paper.text("edition")?);
        let late = case.terms.deadline.is_none_or(|day| day.year() > LAST || day.year() == LAST && day.month() > 10);
        let old = edition == "2013" && standard == "27001" && late;
        let finding = if old { RULE.person("old", true).of_kind("superseded_edition") } else { RULE.pass("current") };
        Some(finding.about(paper).see(paper, "edition").arg("standard", standard).arg("edition", edition))
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
    fn the_edition_of_2013_is_asked_for() {
        let of = |edition: &str| {
            let fields = [("standard", json!("27001")), ("edition", json!(edition))];
            first(check, DocumentKind::SecurityCertificate, &fields, true)
        };
        assert_eq!(of("2013"), Some((Verdict::NeedsPerson, Some(Ask::Always))));
        assert_eq!(of("2022"), Some((Verdict::Pass, None)));
    }
}
