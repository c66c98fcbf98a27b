//! Codes among the values of a sentence, in the words of a language: rows and the record keep codes.

use std::collections::BTreeMap;

use procurement_law::ruling::Lang;

use crate::texts::{has, say};

/// Which value has its words under which key.
const CODED: &[(&str, &str)] =
    &[("kind", "evidence-kind"), ("ground", "ground"), ("decision", "decision"), ("origin", "task-origin")];

/// The values with their codes in words; a code without words stays as it is.
pub fn in_words(args: &BTreeMap<String, String>, lang: Lang) -> BTreeMap<String, String> {
    let word = |name: &str, value: &str| {
        let (_, prefix) = CODED.iter().find(|(coded, _)| *coded == name)?;
        let key = format!("{prefix}-{value}");
        has(&key).then(|| say(lang, &key))
    };
    let said = args.iter().map(|(name, value)| (name.clone(), word(name, value).unwrap_or_else(|| value.clone())));
    said.collect()
}
