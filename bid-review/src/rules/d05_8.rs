//! D05-8: a bid bond below the amount asked for rests on a reduction that the tender grants (押標金保證金暨其他擔保作業辦法 9之1, 33之5).

use procurement_law::laws::{BONDS, GPA};
use procurement_law::mark::Mark;
use procurement_law::roc;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::registers::{Looked, Register};
use crate::rule::Rule;
use crate::rules::bond;
use crate::rules::looked_up::{self, NO_DAY, NOT_RUN, Named, UNREAD, UNSURE};
use crate::terms::BondTerms;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D05-8",
    title_zh: "押標金減收",
    title_en: "Reduced bid bond",
    meaning: "Where the tender takes something off for electronic bids or for vendors of merit, a bond that is short by no more than that goes to a person; a vendor on the list of merit is said to be on it. Without a reduction in the tender a short bond fails D05-1.",
    cites: &[BONDS.at("9-1"), BONDS.at("33-5"), GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d05-8.electronic",
            zh: "押標金{found:money}於電子投標減收額度內（原額{expected:money}），請確認本件為電子投標。",
            en: "The bid bond of {found:money} is within the reduction for electronic bids ({expected:money}); please check that this is one.",
        },
        Sentence {
            key: "d05-8.merit",
            zh: "{vendor}列於優良廠商名單（{as_of}，第{row}筆），押標金{found:money}於減收額度內，請確認獎勵期間。",
            en: "{vendor} is on the list of vendors of merit ({as_of}, row {row}); {found:money} is within the reduction. Please check the period.",
        },
        Sentence {
            key: "d05-8.no_merit",
            zh: "{vendor}不在優良廠商名單（{as_of}）內，押標金{found:money}低於{expected:money}，不得減收。",
            en: "{vendor} is not on the list of vendors of merit of {as_of}; {found:money} is less than {expected:money}.",
        },
        NOT_RUN,
        NO_DAY,
        UNREAD,
        UNSURE,
    ],
    check,
};

const LIST: Named = Named("優良廠商名單", "The list of vendors of merit");

/// The least that all reductions of the tender together leave of an amount.
#[must_use]
pub fn least(terms: &BondTerms, wanted: i64) -> i64 {
    after(wanted, terms.electronic_reduction.unwrap_or(0) + terms.merit_reduction.unwrap_or(0))
}

/// An amount less some per cent, rounded up.
fn after(wanted: i64, percent: i64) -> i64 {
    let left = i128::from(wanted) * i128::from((100 - percent).clamp(0, 100));
    i64::try_from((left + 99) / 100).unwrap_or(wanted)
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let papers: Vec<&Paper> = bond::bonds(case).collect();
    let terms = case.terms.rules.bid_bond.as_ref();
    let Some(((terms, wanted), first)) = terms.and_then(|t| Some((t, t.amount?))).zip(papers.first()) else {
        return Vec::new();
    };
    let sum = papers.iter().map(|paper| Some(bond::amount(paper)?.0)).try_fold(0_i64, |sum, one| sum.checked_add(one?));
    let Some(sum) = sum.filter(|sum| *sum < wanted && *sum >= least(terms, wanted)) else { return Vec::new() };
    let told = |finding: Finding| finding.about(first).see(first, "amount").arg("found", sum).arg("expected", wanted);
    if sum >= after(wanted, terms.electronic_reduction.unwrap_or(0)) {
        return vec![told(RULE.person("electronic", true))];
    }
    let (subject, looked) = match looked_up::look(&RULE, case, Register::Merit, LIST) {
        Ok(looked) => looked,
        Err(finding) => return vec![told(*finding)],
    };
    let finding = match looked {
        Looked::NotRun => return Vec::new(),
        Looked::Absent(as_of) => RULE.fail("no_merit", true).of_kind("bond_short").arg("as_of", roc::long(as_of)),
        Looked::Named(entry) => RULE.person("merit", true).arg("as_of", roc::long(entry.as_of)).arg("row", entry.row),
    };
    vec![looked_up::shown(told(finding).arg("vendor", subject.called()), case, LIST)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::bond::testing::{bond, judged, terms};
    use serde_json::json;

    #[test]
    fn only_what_the_tender_takes_off() {
        let of = |amount: i64| bond(&[("amount", json!(amount)), ("amount_words_value", json!(amount))]);
        let mut granting = terms();
        assert!(judged(check, &granting, vec![of(450_000)]).is_empty());
        let own = granting.rules.bid_bond.as_mut().unwrap();
        (own.electronic_reduction, own.merit_reduction) = (Some(10), Some(50));
        let electronic = judged(check, &granting, vec![of(450_000)]);
        assert_eq!((electronic[0].text.key.as_str(), electronic[0].ask), ("d05-8.electronic", Some(Ask::Always)));
        let merit = judged(check, &granting, vec![of(250_000)]);
        assert_eq!((merit[0].text.key.as_str(), merit[0].verdict), ("looked-up.not_run", Verdict::NeedsPerson));
        assert!(judged(check, &granting, vec![of(500_000)]).is_empty());
    }
}
