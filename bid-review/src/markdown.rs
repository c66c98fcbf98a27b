//! `docs/RULES-OF-REVIEW.md`: the review's rules as a document, written from the table so that it cannot fall behind it.

use std::fmt::Write;

use procurement_law::ruling::Lang;

use crate::rule::Rule;
use crate::rules::RULES;

/// What stands before the rules.
const HEAD: &str = "\
# Rules of the bid review

Written by `cargo run -p bid-review --example review_rules_md` from the table of the crate; a test compares the two.

Verdicts: `pass`, `fail` (broken on a sure reading; an official confirms) and `person`. A person is asked for one of two reasons: `doubt`,
the machine is not sure of what it read, or `always`, the rule leaves the decision to a person however clear the page. Nothing that was not
read passes. Marks: C = confirmed in the text of the law, K = known in the trade, to be verified, D = design of this project.
Places are written article-paragraph-subparagraph: `50-1-2` is 第50條第1項第2款.
";

/// The document.
#[must_use]
pub fn rules_markdown() -> String {
    RULES.iter().fold(String::from(HEAD), |mut out, rule| {
        section(&mut out, rule);
        out
    })
}

fn section(out: &mut String, rule: &Rule) {
    line(out, &format!("\n## {} {} · {}\n", rule.id, rule.title_zh, rule.title_en));
    line(out, rule.meaning);
    line(out, "");
    for place in rule.cites {
        let cite = place.cite();
        line(out, &format!("- Law: {} ({}, {})", cite.label(Lang::ZhTw), cite.label(Lang::En), cite.law));
    }
    line(out, &format!("- Mark: {} ({})", rule.mark.letter(), rule.mark.meaning()));
    line(out, "\n| sentence | 中文 | English |\n| --- | --- | --- |");
    for text in rule.texts {
        line(out, &format!("| `{}` | {} | {} |", text.key, text.zh, text.en));
    }
}

/// Writing to a `String` does not fail, so the result carries nothing.
fn line(out: &mut String, text: &str) {
    let _ = writeln!(out, "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_is_current() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/RULES-OF-REVIEW.md");
        let written = std::fs::read_to_string(path).unwrap_or_default();
        let hint = "run `cargo run -p bid-review --example review_rules_md > docs/RULES-OF-REVIEW.md`";
        assert!(written == rules_markdown(), "docs/RULES-OF-REVIEW.md is not current: {hint}");
    }
}
