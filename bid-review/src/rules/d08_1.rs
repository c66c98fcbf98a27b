//! D08-1: the affidavit says what the tender's form says.

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
    id: "D08-1",
    title_zh: "切結書內容",
    title_en: "What the affidavit says",
    meaning: "The affidavit vouches without conditions: words of a reservation go to a person (採購法 50-1-2), and so does whether the text is the tender's own.",
    cites: &[GPA.at("50-1-2"), GPA.at("51-1")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d08-1.plain",
            zh: "切結書未見廠商自行附加之條件。",
            en: "No conditions of the bidder's own were seen in the affidavit.",
        },
        Sentence {
            key: "d08-1.clause",
            zh: "切結書出現「{found}」等文字，請確認是否為廠商附加之條件。",
            en: "The affidavit holds the words {found}; please see whether the bidder added a condition.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::Affidavit)
        .map(|paper| {
            reserved(paper)
                .unwrap_or_else(|| RULE.pass("plain").about(paper).with(paper.evidence_at(paper.text_area(), "", 1.0)))
        })
        .collect()
}

/// Words by which a bidder reserves something.
pub const RESERVATIONS: [&str; 9] = [
    "但書",
    "保留權利",
    "保留修改",
    "另行計價",
    "費用另計",
    "另計",
    "不在此限",
    "以本公司之規定為準",
    "以本公司報價條款為準",
];

fn reserved(paper: &Paper) -> Option<Finding> {
    let plain = paper.text.replace('\n', "");
    let word = RESERVATIONS.iter().find(|word| plain.contains(*word))?;
    let finding = RULE.person("clause", true).of_kind("added_condition").about(paper).arg("found", word);
    Some(finding.with(paper.evidence_at(paper.text_area(), word, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::finding::Verdict;
    use crate::rules::valid::testing::judged;
    use crate::terms::Terms;

    #[test]
    fn a_clause_of_the_bidder_s_own_is_asked_for() {
        let of = |text: &str| {
            let mut paper = with(DocumentKind::Affidavit, &[]);
            paper.text = text.to_owned();
            judged(check, &Terms::default(), vec![paper]).remove(0).verdict
        };
        assert_eq!(of("立切結書人保證所供軟體為合法授權"), Verdict::Pass);
        assert_eq!(of("但因原廠因素致延遲者\n不在此限"), Verdict::NeedsPerson);
    }
}
