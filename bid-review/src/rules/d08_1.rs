//! D08-1: the affidavit says what the tender's form says.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::grammar::text::key;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D08-1",
    title_zh: "切結書內容",
    title_en: "What the affidavit says",
    meaning: "The affidavit vouches without conditions: words of a reservation go to a person (採購法 50-1-2). Where the tender gives the text of its own, the affidavit says it from beginning to end and nothing behind it; another text goes to a person.",
    cites: &[GPA.at("50-1-2"), GPA.at("51-1")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d08-1.plain",
            zh: "切結書未見廠商自行附加之條件。",
            en: "No conditions of the bidder's own were seen in the affidavit.",
        },
        Sentence {
            key: "d08-1.same",
            zh: "切結書內容與招標文件所附格式相符。",
            en: "The affidavit says what the tender's form says.",
        },
        Sentence {
            key: "d08-1.altered",
            zh: "切結書內容與招標文件所附格式不同（自「{found}」起），請確認是否經廠商增刪。",
            en: "The affidavit is not what the tender's form says (from {found} on); please see whether the bidder changed it.",
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
            let seen = |finding: Finding| finding.about(paper).with(paper.evidence_at(paper.text_area(), "", 1.0));
            let form = case.terms.rules.affidavit_text.as_deref().filter(|form| !pieces(form).is_empty());
            reserved(paper).unwrap_or_else(|| match form.map(|form| departs(form, &paper.text)) {
                None => seen(RULE.pass("plain")),
                Some(None) => seen(RULE.pass("same")),
                // A character that was not recognised departs too.
                Some(Some(from)) => {
                    let finding = RULE.person("altered", paper.text_layer).of_kind("added_condition");
                    seen(finding).arg("found", from)
                }
            })
        })
        .collect()
}

/// Words with which the part begins that the bidder fills in and signs.
const ENDS: [&str; 9] =
    ["此致", "立切結書人", "切結人", "具結人", "立書人", "廠商名稱", "投標廠商", "公司名稱", "中華民國"];

/// Where an affidavit departs from the tender's form, by the first words that differ; `None` where it says all of it and nothing more.
fn departs(form: &str, text: &str) -> Option<String> {
    let own = letters(text);
    let mut rest = own.as_str();
    for (at, piece) in pieces(form).iter().enumerate() {
        // What a blank takes is short; before the first piece stands the heading.
        let found = rest
            .find(piece.as_str())
            .filter(|from| at == 0 || rest.get(..*from).is_some_and(|gap| gap.chars().count() <= 40));
        match found.and_then(|from| rest.get(from + piece.len()..)) {
            Some(behind) => rest = behind,
            None => return Some(piece.chars().take(12).collect()),
        }
    }
    let ended = rest.is_empty() || ENDS.iter().any(|end| rest.starts_with(end));
    (!ended).then(|| rest.chars().take(12).collect())
}

/// The pieces of a form between its blanks.
fn pieces(form: &str) -> Vec<String> {
    let pieces = form.split(['_', '＿', '○', '〇', '…', '□']).map(letters);
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// Letters, characters and figures alone, for signs are lost on paper.
fn letters(text: &str) -> String {
    key(&text.replace('\n', "")).chars().filter(|c| c.is_alphanumeric()).collect()
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
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::judged;
    use crate::terms::Terms;

    #[test]
    fn the_tender_s_own_text_from_beginning_to_end() {
        let form = "立切結書人參加＿＿採購之投標，保證所供軟體均為合法授權，如有不實，願負一切法律責任。";
        let head = "切結書\n立切結書人參加甲系統採購之投標，保證";
        let mut terms = Terms::default();
        terms.rules.affidavit_text = Some(form.to_owned());
        let of = |body: &str, text_layer: bool| {
            let mut paper = with(DocumentKind::Affidavit, &[]);
            (paper.text, paper.text_layer) = (format!("{head}{body}"), text_layer);
            let one = judged(check, &terms, vec![paper]).remove(0);
            (one.text.key, one.ask)
        };
        let whole = "所供軟體均為合法\n授權，如有不實，願負一切法律責任。";
        assert_eq!(of(&format!("{whole}此致某機關"), true), ("d08-1.same".into(), None));
        let added = format!("{whole}惟以原廠政策為限。此致某機關");
        assert_eq!(of(&added, true), ("d08-1.altered".into(), Some(Ask::Always)));
        assert_eq!(of("所供軟體多為合法授權。", true).0, "d08-1.altered");
        assert_eq!(of("所供軟體均為舍法授權，如有不實，願負一切法律責任。", false).1, Some(Ask::Doubt));
    }

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
