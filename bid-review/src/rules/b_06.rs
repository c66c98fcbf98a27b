//! B-06: a paper in a foreign language comes with a Chinese translation where the tender asks for one (採購法 51-1).

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::grammar::text::is_han;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "B-06",
    title_zh: "外文文件",
    title_en: "Papers in a foreign language",
    meaning: "A paper with hardly any Chinese on it goes to a person, who sees whether the tender allows it or asks for a translation.",
    cites: &[GPA.at("51-1")],
    mark: Mark::Design,
    texts: &[Sentence {
        key: "b-06.foreign",
        zh: "{document}以外文書寫，請確認招標文件是否允許或須附中文譯本。",
        en: "{document_en}: it is in a foreign language; please see whether the tender allows that or asks for a translation.",
    }],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let foreign = |paper: &&Paper| {
        let letters = paper.text.chars().filter(char::is_ascii_alphabetic).count();
        let chinese = paper.text.chars().filter(|c| is_han(*c)).count();
        letters >= 80 && chinese * 4 < letters
    };
    let told =
        |paper: &Paper| RULE.person("foreign", true).about(paper).with(paper.evidence_at(paper.text_area(), "", 1.0));
    case.papers.iter().filter(foreign).map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::kind::DocumentKind;
    use crate::rules::valid::testing::judged;
    use crate::terms::Terms;

    #[test]
    fn a_letter_in_english_is_asked_for() {
        let of = |text: &str| {
            let mut paper = with(DocumentKind::MakerAuthorization, &[]);
            paper.text = text.to_owned();
            judged(check, &Terms::default(), vec![paper]).len()
        };
        let letter =
            "We hereby confirm that the company named above may sell and support our products in Taiwan and abroad.";
        assert_eq!((of(letter), of("茲授權上列廠商參加投標")), (1, 0));
    }
}
