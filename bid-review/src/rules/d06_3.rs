//! D06-3: the total in words and the total in figures agree; where they do not, words prevail (細則 81).

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
    id: "D06-3",
    title_zh: "總價文字與號碼",
    title_en: "Total in words and figures",
    meaning: "The total in Chinese capital numerals equals the total in figures. Where they differ the words prevail, and a person is shown both; a price is never corrected.",
    cites: &[ENFORCEMENT.at("81"), ENFORCEMENT.at("60-1")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d06-3.same",
            zh: "總價文字與號碼相符：{words:money}。",
            en: "Words and figures agree: {words:money}.",
        },
        Sentence {
            key: "d06-3.differs",
            zh: "總價文字為{words:money}，號碼為{figures:money}；依規定以文字為準。",
            en: "The total is {words:money} in words and {figures:money} in figures; the words prevail.",
        },
        Sentence {
            key: "d06-3.unread",
            zh: "總價之文字或號碼未能讀出，請人工核對。",
            en: "The total in words or in figures could not be read; please compare.",
        },
    ],
    check,
};

/// Article of the act behind every price defect.
pub const GROUND: procurement_law::laws::Place = GPA.at("50-1-2");

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::PriceSchedule).map(judged).collect()
}

fn judged(paper: &Paper) -> Finding {
    let sure = paper.sure(&["total_words_value", "total_shown"]);
    let finding = match (paper.number("total_words_value"), paper.number("total_shown")) {
        (Some(words), Some(figures)) => {
            // Two totals that agree confirm each other, however faint each is.
            let finding = if words == figures {
                RULE.pass("same")
            } else {
                RULE.person("differs", sure).of_kind("words_number_mismatch")
            };
            finding
                .compare("total", Quantity::money(figures.into()), Op::Eq, Quantity::money(words.into()))
                .arg("words", words)
                .arg("figures", figures)
        }
        _ => RULE.doubt("unread").of_kind("words_number_mismatch"),
    };
    finding.about(paper).see(paper, "total_words_value").see(paper, "total_shown")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::finding::{Ask, Verdict};
    use procurement_law::ruling::Lang;
    use serde_json::json;

    #[test]
    fn words_prevail_and_a_person_sees_both() {
        let paper = |words: i64, figures: i64| {
            with(DocumentKind::PriceSchedule, &[("total_words_value", json!(words)), ("total_shown", json!(figures))])
        };
        assert_eq!(judged(&paper(1_000, 1_000)).verdict, Verdict::Pass);
        let differs = judged(&paper(792_695, 791_695));
        assert_eq!((differs.verdict, differs.ask), (Verdict::NeedsPerson, Some(Ask::Always)));
        assert_eq!(differs.sentence(Lang::ZhTw), "總價文字為792,695元，號碼為791,695元；依規定以文字為準。");
        assert_eq!(judged(&with(DocumentKind::PriceSchedule, &[])).ask, Some(Ask::Doubt));
    }
}
