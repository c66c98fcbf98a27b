//! D04-2: one box is ticked on every row of the declaration (細則 60-1).

use procurement_law::laws::{ENFORCEMENT, GPA};
use procurement_law::mark::Mark as Trust;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::{Answer, Mark, Paper};
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::{Rule, SURE};
use crate::rules::answered;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D04-2",
    title_zh: "聲明書勾選",
    title_en: "Answers of the declaration",
    meaning: "Exactly one of 是 and 否 is ticked on each row. A row with both or none goes to a person; so does a row that could not be read.",
    cites: &[ENFORCEMENT.at("60-1"), GPA.at("51-1")],
    mark: Trust::Confirmed,
    texts: &[
        Sentence {
            key: "d04-2.clear",
            zh: "聲明書{count}項均已勾選且僅勾選一項。",
            en: "Each of the {count} rows has one answer.",
        },
        Sentence { key: "d04-2.none", zh: "聲明書第{item}項未勾選。", en: "Row {item} has no answer." },
        Sentence {
            key: "d04-2.both",
            zh: "聲明書第{item}項是、否均勾選。",
            en: "Both answers are ticked on row {item}.",
        },
        Sentence {
            key: "d04-2.unread",
            zh: "聲明書第{item}項之勾選無法辨識，請人工確認。",
            en: "The answer on row {item} could not be read.",
        },
        Sentence {
            key: "d04-2.rows",
            zh: "聲明書僅辨識出{count}項，請人工確認全部勾選。",
            en: "Only {count} rows were recognised; please check every answer.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::Declaration).flat_map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Vec<Finding> {
    let mut out = Vec::new();
    let mut unread: Vec<(&Answer, usize)> = Vec::new();
    for (answer, item) in paper.answers.iter().zip(1_usize..) {
        let sure = answer.confidence >= SURE;
        let finding = match answer.mark {
            Mark::Yes | Mark::No if sure => continue,
            Mark::Neither => RULE.person("none", sure).of_kind("ambiguous_answer"),
            Mark::Both => RULE.person("both", sure).of_kind("ambiguous_answer"),
            Mark::Yes | Mark::No | Mark::Unsure => {
                unread.push((answer, item));
                continue;
            }
        };
        let seen = paper.evidence_at(answer.place, "", answer.confidence);
        out.push(finding.about(paper).item(item).arg("item", item).with(seen));
    }
    if !unread.is_empty() {
        let rows: Vec<String> = unread.iter().map(|(_, item)| item.to_string()).collect();
        let finding = RULE.doubt("unread").of_kind("ambiguous_answer").about(paper).arg("item", rows.join("、"));
        let seen = unread.iter().map(|(answer, _)| paper.evidence_at(answer.place, "", answer.confidence));
        out.push(seen.fold(finding, Finding::with));
    }
    let count = paper.answers.len();
    let short = count < answered::highest(case.terms);
    if short {
        out.push(
            RULE.doubt("rows").of_kind("ambiguous_answer").about(paper).arg("count", count).with(paper.evidence_at(
                paper.text_area(),
                "",
                1.0,
            )),
        );
    }
    if out.is_empty() {
        out.push(RULE.pass("clear").about(paper).arg("count", count).see(paper, "answers"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::{Answer, Place};
    use crate::dossier::Dossier;
    use crate::finding::{Ask, Scope, Verdict};
    use crate::terms::Terms;

    fn judge(marks: &[(Mark, f64)]) -> Vec<Finding> {
        let mut paper = with(DocumentKind::Declaration, &[]);
        let place = Place { page: 0, bbox: [440.0, 100.0, 520.0, 114.0] };
        paper.answers =
            marks.iter().map(|(mark, confidence)| Answer { mark: *mark, place, confidence: *confidence }).collect();
        let (dossier, terms) = (Dossier::default(), Terms::default());
        check(&Case::new(&dossier, &terms, vec![paper]))
    }

    #[test]
    fn one_answer_a_row() {
        let mut marks = vec![(Mark::No, 1.0); 12];
        assert_eq!(judge(&marks)[0].verdict, Verdict::Pass);
        marks[3] = (Mark::Neither, 1.0);
        marks[8] = (Mark::Both, 1.0);
        marks[9] = (Mark::No, 0.5);
        let found: Vec<_> = judge(&marks).into_iter().map(|f| (f.scope, f.ask)).collect();
        let item = |n: &str| Scope::Item(n.into());
        assert_eq!(
            found,
            [(item("4"), Some(Ask::Always)), (item("9"), Some(Ask::Always)), (Scope::Bid, Some(Ask::Doubt))]
        );
        marks.truncate(3);
        assert_eq!(judge(&marks)[0].text.key, "d04-2.rows");
    }
}
