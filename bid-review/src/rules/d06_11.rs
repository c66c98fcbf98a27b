//! D06-11: nothing on the price schedule was put over something else (採購法 50-1-4, 細則 60-1).

use procurement_law::laws::{ENFORCEMENT, GPA};
use procurement_law::mark::Mark;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D06-11",
    title_zh: "標價塗改",
    title_en: "Altered prices",
    meaning: "Two amounts drawn at one place, or a total in figures that alone departs from words and rows that agree, may be an alteration: a person inspects the original.",
    cites: &[GPA.at("50-1-4"), ENFORCEMENT.at("60-1")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d06-11.untouched",
            zh: "標價清單未見塗改或覆蓋跡象。",
            en: "No sign of an alteration was seen.",
        },
        Sentence {
            key: "d06-11.over",
            zh: "標價清單同一處有兩個金額（{found}），疑經覆蓋塗改，請查驗原件。",
            en: "Two amounts stand at one place ({found}): one may cover the other; please inspect the original.",
        },
        Sentence {
            key: "d06-11.alone",
            zh: "總計號碼{found:money}與文字及各項合計{expected:money}均不同，疑經塗改，請查驗原件。",
            en: "The total in figures {found:money} departs from words and rows, which agree on {expected:money}; please inspect the original.",
        },
        Sentence {
            key: "d06-11.unread",
            zh: "總計未能由各項合計證實，請人工檢視有無塗改。",
            en: "The rows do not bear out the total; please look for alterations.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::PriceSchedule).map(judged).collect()
}

fn judged(paper: &Paper) -> Finding {
    if let Some((place, written)) = paper.overprints.first() {
        let finding = RULE.person("over", paper.text_layer).of_kind("tampered").about(paper).arg("found", written);
        return finding.with(paper.evidence_at(*place, written, 1.0));
    }
    let values = (paper.number("total_shown"), paper.number("total_words_value"), paper.number("total_computed"));
    let finding = match values {
        (Some(shown), Some(words), Some(sum)) if words == sum && shown != sum => RULE
            .person("alone", paper.sure(&["total_shown", "total_words_value", "total_computed"]))
            .of_kind("tampered")
            .compare("total", Quantity::money(shown.into()), Op::Eq, Quantity::money(sum.into()))
            .arg("found", shown)
            .arg("expected", sum),
        // Rows that add up to the total bear it out, however faint each is.
        (Some(shown), _, Some(sum)) if shown == sum => RULE.pass("untouched"),
        // So does the total in words: what is put over figures leaves them. That the rows add up to another sum is told of the sum.
        (Some(shown), Some(words), Some(_)) if shown == words => RULE.pass("untouched"),
        _ => RULE.doubt("unread").of_kind("tampered"),
    };
    finding.about(paper).see(paper, "total_shown")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::Place;
    use crate::finding::Verdict;
    use serde_json::json;

    fn paper(shown: i64, words: i64, sum: i64) -> Paper {
        let fields =
            [("total_shown", json!(shown)), ("total_words_value", json!(words)), ("total_computed", json!(sum))];
        with(DocumentKind::PriceSchedule, &fields)
    }

    #[test]
    fn a_total_that_stands_alone_or_on_top() {
        assert_eq!(judged(&paper(10, 10, 10)).verdict, Verdict::Pass);
        assert_eq!(judged(&paper(10, 12, 10)).verdict, Verdict::Pass);
        assert_eq!(judged(&paper(9, 10, 10)).kind.as_deref(), Some("tampered"));
        assert_eq!(judged(&paper(9, 9, 10)).verdict, Verdict::Pass);
        assert_eq!(judged(&paper(8, 9, 10)).verdict, Verdict::NeedsPerson);
        let mut over = paper(10, 10, 10);
        over.overprints.push((Place { page: 0, bbox: [1.0, 2.0, 3.0, 4.0] }, "10 / 9".into()));
        assert_eq!(judged(&over).kind.as_deref(), Some("tampered"));
    }
}
