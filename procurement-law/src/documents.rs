//! The documents that are written from the tables: `docs/RULES.md`, the schema of a case, and an example case for each part of the rule book.

use crate::markdown::rules_markdown;
use crate::rules::{families, rules};
use crate::schema::case_schema;

/// Every document: its path below `docs` and its text.
#[must_use]
pub fn documents() -> Vec<(String, String)> {
    let mut all = vec![
        ("RULES.md".to_owned(), rules_markdown()),
        ("law-case.schema.json".to_owned(), format!("{:#}\n", case_schema())),
    ];
    let examples = families().filter_map(|family| {
        let rule = rules().find(|rule| rule.family() == family)?;
        Some((format!("cases/{family}.json"), format!("{}\n", rule.example)))
    });
    all.extend(examples);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_documents_are_current() {
        let docs = Path::new("../docs");
        for (path, text) in documents() {
            let written = std::fs::read_to_string(docs.join(&path)).unwrap_or_default();
            let hint = "run `cargo run -p procurement-law --example documents -- docs`";
            assert!(written == text, "docs/{path} is not current: {hint}");
        }
    }

    #[test]
    fn every_example_case_is_a_document() {
        let docs = Path::new("../docs/cases");
        let known: Vec<_> = documents().into_iter().map(|(path, _)| path).collect();
        for entry in std::fs::read_dir(docs).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert!(known.contains(&format!("cases/{name}")), "{name}");
        }
    }
}
