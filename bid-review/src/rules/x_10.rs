//! several bids that fail so that one is left (工程企字第09500256920號).

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::finding::Finding;
use crate::finding::{Scope, Verdict};
use crate::rule::Rule;
use crate::rules::crossing::{Bid, alone};

/// The rule.
pub static RULE: Rule = Rule {
    id: "X-10",
    title_zh: "刻意不合格",
    title_en: "Failure by design",
    meaning: "Where three vendors or more bid and all but one fail on missing papers, the bond or the price, the pattern goes to a person once for each failed bid.",
    cites: &[GPA.at("48-1-2"), GPA.at("50-1-7")],
    mark: Mark::Confirmed,
    texts: &[Sentence {
        key: "x-10.pattern",
        zh: "本案{found}家投標，僅1家合格，其餘因押標金、文件或報價不合格，請查明有無影響採購公正之情事。",
        en: "{found} vendors bid and all but one fail on bond, papers or price; please see whether fairness was harmed.",
    }],
    check: alone,
};

/// Kinds of defects that the authority's order names: bond, papers, price.
const KINDS: [&str; 7] = [
    "bond_short",
    "bond_other_payee",
    "bond_other_issuer",
    "bond_postdated",
    "missing_document",
    "price_above_ceiling",
    "expired_certificate",
];

/// The findings for each bid of one tender, in the order given.
#[must_use]
pub fn between(bids: &[Bid<'_>]) -> Vec<Vec<Finding>> {
    let failed = |bid: &Bid<'_>| {
        let fails = bid.review.findings.iter().filter(|one| one.verdict == Verdict::Fail && one.scope == Scope::Bid);
        fails
            .filter(|one| one.kind.as_deref().is_some_and(|kind| KINDS.contains(&kind)))
            .find(|one| !one.evidence.is_empty())
            .cloned()
    };
    let all: Vec<Option<Finding>> = bids.iter().map(failed).collect();
    let down = all.iter().flatten().count();
    let pattern = bids.len() >= 3 && down >= 2 && bids.len() - down == 1;
    let told = |fail: Option<Finding>| {
        let fail = fail.filter(|_| pattern)?;
        let mut finding = RULE.person("pattern", true).of_kind("failure_pattern").arg("found", bids.len());
        (finding.document, finding.evidence) = (fail.document, fail.evidence);
        Some(finding)
    };
    all.into_iter().map(|fail| told(fail).into_iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Dossier;
    use crate::finding::Evidence;
    use crate::review::Review;
    use crate::submission::Submission;

    #[test]
    fn only_where_one_of_three_is_left() {
        let evidence = Evidence {
            file: "a.pdf".into(),
            page: 0,
            bbox: [0.0, 0.0, 9.0, 9.0],
            text: String::new(),
            confidence: 1.0,
        };
        let review = |fails: bool| {
            let fail = crate::rules::b_02::RULE.fail("absent", true).of_kind("missing_document").with(evidence.clone());
            Review { documents: Vec::new(), findings: if fails { vec![fail] } else { Vec::new() } }
        };
        let of = |fails: &[bool]| {
            let reviews: Vec<Review> = fails.iter().map(|fails| review(*fails)).collect();
            let (dossier, submission) = (Dossier::default(), Submission::default());
            let bids: Vec<Bid<'_>> = reviews
                .iter()
                .map(|review| Bid { name: "a", dossier: &dossier, review, submission: &submission })
                .collect();
            between(&bids).iter().map(Vec::len).collect::<Vec<_>>()
        };
        assert_eq!(of(&[true, false, true]), [1, 0, 1]);
        assert_eq!(of(&[true, false, false]), [0, 0, 0]);
        assert_eq!(of(&[true, true]), [0, 0]);
    }
}
