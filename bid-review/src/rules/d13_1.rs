//! D13-1: in a sensitive purchase rows 11 and 12 of the declaration are 否.

use procurement_law::laws::{GPA, NATIONAL_SECURITY};
use procurement_law::mark::Mark as Trust;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::{Answer, Mark, Paper};
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rule::SURE;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D13-1",
    title_zh: "敏感採購之陸資聲明",
    title_en: "Mainland rows in a sensitive purchase",
    meaning: "Where the tender is in a sensitive or national-security scope, rows 11 and 12 of the declaration are 否; 是 or no answer goes to a person, who confirms what the tender bars.",
    cites: &[GPA.at("17-4"), NATIONAL_SECURITY.at("2"), GPA.at("50-1-1")],
    mark: Trust::Known,
    texts: &[
        Sentence {
            key: "d13-1.fits",
            zh: "聲明書第11、12項均勾選「否」。",
            en: "Rows 11 and 12 of the declaration are 否.",
        },
        Sentence {
            key: "d13-1.barred",
            zh: "本案涉敏感性或國家安全範疇，聲明書第{item}項勾選「{found}」。",
            en: "The purchase is in a sensitive scope and row {item} is answered {found}.",
        },
        Sentence {
            key: "d13-1.unread",
            zh: "未能讀出聲明書第11、12項之勾選，請人工確認。",
            en: "Rows 11 and 12 of the declaration were not surely read; please check.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    if case.terms.rules.sensitive_scope != Some(true) {
        return Vec::new();
    }
    case.of(DocumentKind::Declaration).flat_map(judged).collect()
}

fn judged(paper: &Paper) -> Vec<Finding> {
    let rows = || paper.answers.iter().zip(1_usize..).filter(|(_, item)| matches!(item, 11 | 12));
    let told = |(answer, item): (&Answer, usize)| {
        let found = match answer.mark {
            Mark::Yes => "是",
            Mark::Neither => "未勾選",
            Mark::Both => "是、否",
            Mark::No | Mark::Unsure => return None,
        };
        // The rule is known in the trade: it asks a person where a text of the tender would decide.
        let finding = RULE.person("barred", answer.confidence >= SURE).of_kind("disqualifying_answer").about(paper);
        let finding = finding.with(paper.evidence_at(answer.place, found, answer.confidence));
        Some(finding.arg("item", item).arg("found", found))
    };
    let out: Vec<Finding> = rows().filter_map(told).collect();
    let read = rows().filter(|(answer, _)| answer.mark == Mark::No && answer.confidence >= SURE).count() == 2;
    if out.is_empty() {
        let finding = if read { RULE.pass("fits") } else { RULE.doubt("unread").of_kind("disqualifying_answer") };
        return vec![finding.about(paper).see(paper, "answers")];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::Place;
    use crate::finding::Verdict;
    use crate::rules::valid::testing::judged as said;
    use crate::terms::Terms;

    #[test]
    fn only_in_a_sensitive_purchase() {
        let of = |mark: Mark, sensitive: bool| {
            let mut paper = with(DocumentKind::Declaration, &[]);
            let place = Place { page: 0, bbox: [60.0, 80.0, 160.0, 92.0] };
            paper.answers = vec![Answer { mark: Mark::No, place, confidence: 1.0 }; 13];
            paper.answers[10].mark = mark;
            let mut terms = Terms::default();
            terms.rules.sensitive_scope = Some(sensitive);
            said(check, &terms, vec![paper])
                .into_iter()
                .filter(|one| one.text.key != "d13-1.unread")
                .collect::<Vec<_>>()
        };
        assert_eq!(of(Mark::No, true)[0].verdict, Verdict::Pass);
        assert_eq!(of(Mark::Yes, true)[0].text.args["item"], "11");
        assert!(of(Mark::Yes, false).is_empty());
    }
}
