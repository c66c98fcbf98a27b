//! A listing's further answers in words, by question key; an answer that no question asks for is shown as it is.

use procurement_law::ruling::Lang;

use crate::catalog::questions::table::{Question, all};
use crate::catalog::questions::words;

/// The label of an answer: its question's, or its key.
pub fn label(key: &str, lang: Lang) -> String {
    question(key).map_or_else(|| key.to_owned(), |one| one.label(lang).to_owned())
}

/// An answer in words.
pub fn in_words(key: &str, said: &str, lang: Lang) -> String {
    question(key).map_or_else(|| said.to_owned(), |one| words::in_words(one, said, lang))
}

fn question(key: &str) -> Option<&'static Question> {
    all().find(|one| one.key == key)
}
