//! What the bid's other papers and the tender settle of a doubtful character: only signs that look alike, and only on recognised pages.

use serde_json::json;

use crate::documents::paper::Paper;
use crate::grammar::text::{compact, key};
use crate::rule::SURE;
use crate::terms::Terms;

/// Confidence of a number that matches only after letters and figures of one shape are taken for each other.
const UNSETTLED: f64 = 0.7;

/// Letters and figures of one shape, each as the figure.
fn shape(c: char) -> char {
    match c.to_ascii_uppercase() {
        'O' | 'Q' | '〇' | '○' => '0',
        'I' | 'L' | '|' | '!' => '1',
        'S' => '5',
        'B' => '8',
        'Z' => '2',
        other => other,
    }
}

fn shapes(text: &str) -> String {
    compact(text).chars().map(shape).collect()
}

/// Takes the tender's number for a recognised one that differs from it only in letters and figures of one shape.
///
/// Such a number, and one that is the tender's but faint, counts as surely read only where another paper shows the exact number. A case number
/// with another figure keeps its difference, and a text layer is never touched.
pub fn settle(papers: &mut [Paper], terms: &Terms) {
    let exact = |paper: &&Paper| paper.text("tender_no").is_some_and(|own| key(own) == key(&terms.tender_no));
    let shown = papers.iter().filter(exact).count();
    papers.iter_mut().filter(|paper| !paper.text_layer).for_each(|paper| settle_number(paper, terms, shown));
}

fn settle_number(paper: &mut Paper, terms: &Terms, shown: usize) {
    if terms.tender_no.is_empty() {
        return;
    }
    if let Some(field) = paper.document.fields.get_mut("tender_no") {
        let own = field.value.as_str().unwrap_or_default();
        let alike = shapes(own) == shapes(&terms.tender_no);
        let same = key(own) == key(&terms.tender_no);
        if alike {
            field.value = json!(terms.tender_no);
            if shown > usize::from(same) {
                field.confidence = field.confidence.max(SURE);
            } else if !same {
                field.confidence = field.confidence.min(UNSETTLED);
            }
        }
    }
}

/// Leaves out what a seal beside a recognised name of a representative added to it.
///
/// Only a name too long for a person's that begins with the one on most papers is cut; any other difference stays.
pub fn settle_representatives(papers: &mut [Paper]) {
    let mut names: Vec<String> = papers.iter().filter_map(|p| p.text("representative")).map(str::to_owned).collect();
    names.sort();
    let counted = names.chunk_by(|a, b| a == b).filter(|group| group.len() >= 2);
    let Some(agreed) = counted.max_by_key(|group| group.len()).and_then(|group| group.first()).cloned() else { return };
    for paper in papers.iter_mut().filter(|p| !p.text_layer) {
        if let Some(field) = paper.document.fields.get_mut("representative") {
            let own = field.value.as_str().unwrap_or_default();
            if own.chars().count() > 4 && own.starts_with(&agreed) {
                field.value = json!(agreed);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::{faint, with};
    use crate::kind::DocumentKind;

    #[test]
    fn only_shapes_on_recognised_pages() {
        let terms = Terms { tender_no: "1151003-H051".into(), ..Terms::default() };
        let paper = |no: &str| with(DocumentKind::Proposal, &[("tender_no", json!(no))]);
        let exact = || with(DocumentKind::Authorization, &[("tender_no", json!("1151003-H051"))]);
        for (own, others, settled, sure) in [
            (faint(paper("1151003-HO51")), vec![exact()], "1151003-H051", true),
            (faint(paper("1151003-HO51")), vec![], "1151003-H051", false),
            (faint(paper("1151003-H051")), vec![], "1151003-H051", false),
            (faint(paper("1151003-H051")), vec![faint(exact())], "1151003-H051", true),
            (faint(paper("1151003-H057")), vec![exact()], "1151003-H057", false),
            (paper("1151003-HO51"), vec![exact()], "1151003-HO51", true),
        ] {
            let mut papers: Vec<Paper> = std::iter::once(own).chain(others).collect();
            settle(&mut papers, &terms);
            assert_eq!((papers[0].text("tender_no"), papers[0].sure(&["tender_no"])), (Some(settled), sure));
        }
    }

    #[test]
    fn characters_of_a_seal_are_left_out_of_a_name() {
        let paper = |who: &str| faint(with(DocumentKind::Declaration, &[("representative", json!(who))]));
        let mut papers =
            vec![paper("王小明"), paper("王小明"), paper("王小明印月章"), paper("王小民"), paper("王小明子")];
        settle_representatives(&mut papers);
        let names: Vec<_> = papers.iter().filter_map(|p| p.text("representative")).collect();
        assert_eq!(names, ["王小明", "王小明", "王小明", "王小民", "王小明子"]);
    }
}
