//! Whether a paper bears the company's seal and the representative's.

use procurement_law::texts::Sentence;

use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::rule::Rule;

/// Sentence `sealed` of the rules that ask this.
pub const SEALED: Sentence = Sentence {
    key: "seals.sealed",
    zh: "{document}蓋有廠商章及負責人章。",
    en: "{document_en}: both seals are there.",
};

/// Sentence `company_seal` of the rules that ask this.
pub const COMPANY_SEAL: Sentence = Sentence {
    key: "seals.company_seal",
    zh: "{document}未見廠商章。",
    en: "{document_en}: the company's seal was not seen.",
};

/// Sentence `representative_seal` of the rules that ask this.
pub const REPRESENTATIVE_SEAL: Sentence = Sentence {
    key: "seals.representative_seal",
    zh: "{document}未見負責人章。",
    en: "{document_en}: the representative's seal was not seen.",
};

/// Sentence `both_seals` of the rules that ask this.
pub const BOTH_SEALS: Sentence = Sentence {
    key: "seals.both_seals",
    zh: "{document}未見廠商章及負責人章。",
    en: "{document_en}: neither the company's seal nor the representative's was seen.",
};

/// Sentence `seals_unclear` of the rules that ask this.
pub const SEALS_UNCLEAR: Sentence = Sentence {
    key: "seals.seals_unclear",
    zh: "{document}之印章無法辨明為廠商章或負責人章，請人工確認。",
    en: "{document_en}: whose seals these are could not be told.",
};

/// The finding of a rule about one paper's seals: keys `sealed`, `company_seal`, `representative_seal`, `both_seals`, `seals_unclear`.
#[must_use]
pub fn judged(rule: &Rule, paper: &Paper) -> Finding {
    let signing = &paper.signing;
    let unclear = !signing.others.is_empty();
    let expected = signing.expected.unwrap_or(paper.whole);
    // What is absent from an image may only be too faint to see.
    let sure = paper.text_layer && !unclear;
    let finding = match (signing.company, signing.representative) {
        (Some(_), Some(_)) => rule.pass("sealed"),
        _ if unclear => rule.doubt("seals_unclear").of_kind("missing_seal"),
        (Some(_), None) => rule.person("representative_seal", sure).of_kind("missing_seal"),
        (None, Some(_)) => rule.person("company_seal", sure).of_kind("missing_seal"),
        (None, None) => rule.person("both_seals", sure).of_kind("missing_seal"),
    };
    let found = [signing.company, signing.representative].into_iter().flatten().chain(signing.others.iter().copied());
    let passed = signing.company.is_some() && signing.representative.is_some();
    let finding = if passed { finding } else { finding.with(paper.evidence_at(expected, "", 1.0)) };
    found.fold(finding, |finding, at| finding.with(paper.evidence_at(at, "", 0.95))).about(paper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::paper::{Place, testing::paper};
    use crate::finding::Verdict;
    use crate::kind::DocumentKind;
    use crate::rules::d06_7::RULE;

    #[test]
    fn each_seal_counts() {
        let at = Some(Place { page: 0, bbox: [300.0, 80.0, 372.0, 152.0] });
        for (company, representative, key, kind) in [
            (at, at, "seals.sealed", None),
            (at, None, "seals.representative_seal", Some("missing_seal")),
            (None, at, "seals.company_seal", Some("missing_seal")),
            (None, None, "seals.both_seals", Some("missing_seal")),
        ] {
            let mut paper = paper(DocumentKind::PriceSchedule);
            (paper.signing.company, paper.signing.representative) = (company, representative);
            let finding = judged(&RULE, &paper);
            assert_eq!((finding.text.key.as_str(), finding.kind.as_deref()), (key, kind));
            assert_eq!(finding.verdict == Verdict::Pass, kind.is_none());
            assert!(!finding.evidence.is_empty());
        }
    }
}
