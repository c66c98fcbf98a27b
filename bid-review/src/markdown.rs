//! `docs/RULES-OF-REVIEW.md` and `docs/DOCUMENTS.md`: rules and types as documents, written from the tables so that they cannot fall behind.

use std::fmt::Write;

use procurement_law::ruling::Lang;

use crate::documents::FORMS;
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

/// What stands before the documents.
const DOCUMENTS_HEAD: &str = "\
# Documents of a bid

Written by `cargo run -p bid-review --example review_documents_md` from the table of the crate; a test compares the two.

Each type is told by its words and layout, never by the name of its file. A field carries its value, what stood there, page, box and
confidence; one that was looked for and not found is absent. Values: days are ISO, months `YYYY-MM`, money whole dollars.
";

/// The types of documents and their fields as a document.
#[must_use]
pub fn documents_markdown() -> String {
    FORMS.iter().fold(String::from(DOCUMENTS_HEAD), |mut out, form| {
        let (zh, en) = form.kind.title();
        line(&mut out, &format!("\n## {} {zh} · {en}\n", form.kind.code()));
        line(&mut out, &format!("`{}`. {}\n", form.kind.name(), form.about));
        line(&mut out, "| field | value |\n| --- | --- |");
        for (name, value) in form.fields.iter().copied().flatten() {
            line(&mut out, &format!("| `{name}` | {value} |"));
        }
        let rules = RULES
            .iter()
            .filter(|rule| rule.id.strip_prefix(form.kind.code()).is_some_and(|rest| rest.starts_with('-')));
        let rules: Vec<&str> = rules.map(|rule| rule.id).collect();
        line(
            &mut out,
            &format!(
                "\nRules: {}.",
                if rules.is_empty() { "those about every document".to_owned() } else { rules.join(", ") }
            ),
        );
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
    use crate::kind::DocumentKind;

    #[test]
    fn the_document_is_current() {
        let path = "../docs/RULES-OF-REVIEW.md";
        let written = std::fs::read_to_string(path).unwrap_or_default();
        let hint = "run `cargo run -p bid-review --example review_rules_md > docs/RULES-OF-REVIEW.md`";
        assert!(written == rules_markdown(), "docs/RULES-OF-REVIEW.md is not current: {hint}");
    }

    #[test]
    fn the_documents_are_current() {
        let path = "../docs/DOCUMENTS.md";
        let written = std::fs::read_to_string(path).unwrap_or_default();
        let hint = "run `cargo run -p bid-review --example review_documents_md > docs/DOCUMENTS.md`";
        assert!(written == documents_markdown(), "docs/DOCUMENTS.md is not current: {hint}");
        assert!(DocumentKind::ALL.iter().all(|kind| FORMS.iter().filter(|form| form.kind == *kind).count() == 1));
    }
}
