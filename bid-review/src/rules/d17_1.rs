//! D17-1: vendors that bid together say so in an agreement (共同投標辦法 10).

use procurement_law::laws::{GPA, JOINT_TENDERS};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D17-1",
    title_zh: "共同投標協議書",
    title_en: "Agreement of joint bidders",
    meaning: "A bid that speaks of itself as a joint one holds the agreement of its members. One without fails when every page was read from a text layer and every document was recognised; otherwise a person looks.",
    cites: &[JOINT_TENDERS.at("10-1"), GPA.at("25-5"), GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d17-1.present",
            zh: "共同投標，已附共同投標協議書。",
            en: "The bid is a joint one and holds the agreement.",
        },
        Sentence {
            key: "d17-1.absent",
            zh: "{document}載有「{found}」，惟查無共同投標協議書。",
            en: "{document_en}: it says {found}, but the bid holds no agreement of joint bidders.",
        },
    ],
    check,
};

/// Words by which a paper of the bid says that several vendors bid together.
const JOINT: [&str; 5] = ["共同投標代表廠商", "共同投標成員", "本共同投標廠商", "共同投標廠商名稱", "代表廠商名稱"];

fn check(case: &Case<'_>) -> Vec<Finding> {
    if let Some(paper) = case.of(DocumentKind::JointAgreement).next() {
        return vec![RULE.pass("present").about(paper).with(paper.evidence_at(paper.whole, "", 1.0))];
    }
    let own = [DocumentKind::PriceSchedule, DocumentKind::Authorization, DocumentKind::Envelope];
    let says = |paper: &&Paper| own.contains(&paper.document.kind) && word(paper).is_some();
    let Some((paper, word)) = case.papers.iter().find(says).and_then(|paper| Some((paper, word(paper)?))) else {
        return Vec::new();
    };
    let whole = case.all_read() && case.of(DocumentKind::Unknown).count() == 0;
    let finding = RULE
        .fail("absent", whole && case.papers.iter().all(|paper| paper.text_layer))
        .of_kind("joint_agreement_missing");
    vec![finding.about(paper).with(paper.evidence_at(paper.text_area(), word, 1.0)).arg("found", word)]
}

fn word(paper: &Paper) -> Option<&'static str> {
    let plain = paper.text.replace('\n', "");
    JOINT.into_iter().find(|word| plain.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::{faint, with};
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::judged;
    use crate::terms::Terms;

    #[test]
    fn a_joint_bid_without_the_agreement() {
        let of = |text: &str, clear: bool, agreed: bool| {
            let paper = with(DocumentKind::PriceSchedule, &[]);
            let mut paper = if clear { paper } else { faint(paper) };
            paper.text = text.to_owned();
            let mut papers = vec![paper];
            papers.extend(agreed.then(|| with(DocumentKind::JointAgreement, &[])));
            judged(check, &Terms::default(), papers).first().map(|one| (one.verdict, one.ask))
        };
        let joint = "共同投標代表廠商：甲乙有限公司";
        assert_eq!(of(joint, true, true), Some((Verdict::Pass, None)));
        assert_eq!(of(joint, true, false), Some((Verdict::Fail, None)));
        assert_eq!(of(joint, false, false), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
        assert_eq!(of("投標廠商：甲乙有限公司", true, false), None);
    }
}
