//! What the bid's other papers and the tender settle of a doubtful character: only signs that look alike, and only on recognised pages.

use serde_json::json;

use crate::documents::paper::Paper;
use crate::grammar::text::compact;
use crate::rule::SURE;
use crate::terms::Terms;

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
/// A case number with another figure keeps its difference, and a text layer is never touched.
pub fn settle(paper: &mut Paper, terms: &Terms) {
    if paper.text_layer || terms.tender_no.is_empty() {
        return;
    }
    if let Some(field) = paper.document.fields.get_mut("tender_no") {
        let alike = field.value.as_str().is_some_and(|own| shapes(own) == shapes(&terms.tender_no));
        if alike {
            field.value = json!(terms.tender_no);
            field.confidence = field.confidence.max(SURE);
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
        for (mut paper, settled) in [
            (faint(paper("1151003-HO51")), "1151003-H051"),
            (faint(paper("1151003-H057")), "1151003-H057"),
            (paper("1151003-HO51"), "1151003-HO51"),
        ] {
            settle(&mut paper, &terms);
            assert_eq!(paper.text("tender_no"), Some(settled));
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
