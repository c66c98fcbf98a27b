//! D04-3: no answer of the declaration disqualifies (採購法 50-1-1, 50-1-6, 50-1-7).

use procurement_law::laws::GPA;
use procurement_law::mark::Mark as Trust;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::{Mark, Paper};
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::{Rule, SURE};
use crate::rules::answered::{self, Answered};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D04-3",
    title_zh: "聲明內容",
    title_en: "What the declaration says",
    meaning: "The tender says which answers disqualify; where it does not, 是 on items 1 to 7 does, and 是 on 8, 11 and 12 goes to a person. A disqualifying answer surely read fails. A row with both answers or none is asked about by D04-2 and keeps this rule from passing.",
    cites: &[GPA.at("50-1-1"), GPA.at("50-1-6"), GPA.at("50-1-7")],
    mark: Trust::Confirmed,
    texts: &[
        Sentence {
            key: "d04-3.fits", zh: "聲明書各項勾選均未構成不合格情形。", en: "No answer disqualifies."
        },
        Sentence {
            key: "d04-3.disqualifies",
            zh: "聲明書第{item}項勾選「{found}」，依規定不得參加投標或作為決標對象。",
            en: "Row {item} is answered {found}, which disqualifies.",
        },
        Sentence {
            key: "d04-3.depends",
            zh: "聲明書第{item}項勾選「{found}」，是否影響資格須依採購性質認定。",
            en: "Row {item} is answered {found}; whether that matters depends on the purchase.",
        },
        Sentence {
            key: "d04-3.unread",
            zh: "聲明書部分勾選未能辨識，無法確認是否有不合格情形。",
            en: "Some answers could not be read, so that none can be cleared.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::Declaration).flat_map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Vec<Finding> {
    let mut out = Vec::new();
    let (mut unread, mut held) = (paper.answers.len() < answered::highest(case.terms), false);
    for (answer, item) in paper.answers.iter().zip(1_usize..) {
        let sure = answer.confidence >= SURE;
        let found = match answer.mark {
            Mark::Yes => "是",
            Mark::No => "否",
            Mark::Neither | Mark::Both | Mark::Unsure => "",
        };
        let finding = match answered::meaning(case.terms, item) {
            Answered::Disqualifies(bad) if found == bad => {
                RULE.fail("disqualifies", sure).of_kind("disqualifying_answer")
            }
            Answered::Depends if found == "是" => RULE.person("depends", sure),
            // No answer, or both, surely read, is told by D04-2; here it only keeps the declaration from passing.
            Answered::Disqualifies(_) | Answered::Depends
                if sure && matches!(answer.mark, Mark::Neither | Mark::Both) =>
            {
                held = true;
                continue;
            }
            Answered::Disqualifies(_) | Answered::Depends if found.is_empty() || !sure => {
                unread = true;
                continue;
            }
            _ => continue,
        };
        let seen = paper.evidence_at(answer.place, found, answer.confidence);
        let other = if found == "是" { "否" } else { "是" };
        out.push(
            finding
                .about(paper)
                .item(item)
                .with(seen)
                .compare("answer", Quantity::text(found), Op::Eq, Quantity::text(other))
                .arg("item", item)
                .arg("found", found),
        );
    }
    if unread {
        let finding = RULE.doubt("unread").of_kind("disqualifying_answer");
        out.push(finding.about(paper).see(paper, "answers"));
    } else if out.is_empty() && !held {
        let finding = RULE.pass("fits");
        out.push(finding.about(paper).see(paper, "answers"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::{Answer, Place};
    use crate::dossier::Dossier;
    use crate::finding::Verdict;
    use crate::terms::Terms;

    fn judge(item: usize, mark: Mark, confidence: f64) -> Option<Verdict> {
        let mut paper = with(DocumentKind::Declaration, &[]);
        let place = Place { page: 0, bbox: [440.0, 100.0, 520.0, 114.0] };
        paper.answers = vec![Answer { mark: Mark::No, place, confidence: 1.0 }; 13];
        paper.answers[item - 1] = Answer { mark, place, confidence };
        let (dossier, terms) = (Dossier::default(), Terms::default());
        check(&Case::new(&dossier, &terms, vec![paper])).first().map(|found| found.verdict)
    }

    #[test]
    fn answers_by_the_model_form() {
        for (item, mark, confidence, verdict) in [
            (9, Mark::Yes, 1.0, Some(Verdict::Pass)),
            (2, Mark::Yes, 1.0, Some(Verdict::Fail)),
            (2, Mark::Yes, 0.5, Some(Verdict::NeedsPerson)),
            (2, Mark::Neither, 0.5, Some(Verdict::NeedsPerson)),
            (2, Mark::Unsure, 1.0, Some(Verdict::NeedsPerson)),
            (11, Mark::Yes, 1.0, Some(Verdict::NeedsPerson)),
            // D04-2 tells of these rows; nothing passes here and nothing is asked twice.
            (2, Mark::Neither, 1.0, None),
            (11, Mark::Both, 1.0, None),
        ] {
            assert_eq!(judge(item, mark, confidence), verdict, "{item} {mark:?}");
        }
    }
}
