//! D13-4: what is offered does not come from where the tender forbids.

use procurement_law::laws::{GPA, NATIONAL_SECURITY};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::{Paper, Place};
use crate::finding::Finding;
use crate::grammar::text::compact;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D13-4",
    title_zh: "產地及資料所在地",
    title_en: "Origin and place of data",
    meaning: "An origin column, a supplier or a sentence on where data lie that names mainland China, Hong Kong or Macau goes to a person.",
    cites: &[NATIONAL_SECURITY.at("2"), GPA.at("51-1")],
    mark: Mark::Known,
    texts: &[Sentence {
        key: "d13-4.named",
        zh: "{document}載有「{found}」，請確認產地、供應商或資料所在地是否符合招標文件限制。",
        en: "{document_en}: it says {found}; please hold origin, supplier and place of data against the tender's limits.",
    }],
    check,
};

/// Words of a place that the limits speak of.
const PLACES: [&str; 8] = ["中國大陸", "大陸地區", "香港", "澳門", "中國製", "北京", "上海", "深圳"];

fn check(case: &Case<'_>) -> Vec<Finding> {
    let rows = case.papers.iter().flat_map(|paper| {
        let own = paper.rows.iter().map(|row| (row.origin.clone(), row.place));
        let cells =
            paper.cells.iter().map(|row| (format!("{} {}", row.of("supplier"), row.of("offered")), Some(row.place)));
        own.chain(cells).map(move |(text, place)| (paper, text, place))
    });
    let told = |(paper, text, place): (&Paper, String, Option<Place>)| {
        let word = PLACES.iter().find(|word| compact(&text).contains(*word))?;
        let finding = RULE.person("named", true).of_kind("restricted_origin").about(paper).arg("found", word);
        Some(finding.with(paper.evidence_at(place.unwrap_or(paper.whole), word, 1.0)))
    };
    rows.filter_map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::Row;
    use crate::kind::DocumentKind;
    use crate::rules::valid::testing::judged;
    use crate::terms::Terms;

    #[test]
    fn an_origin_is_asked_for() {
        let of = |origin: &str| {
            let mut price = with(DocumentKind::PriceSchedule, &[]);
            price.rows = vec![Row { origin: origin.to_owned(), ..Row::default() }];
            judged(check, &Terms::default(), vec![price]).len()
        };
        assert_eq!((of("中國大陸"), of("臺灣"), of("")), (1, 0, 0));
    }
}
