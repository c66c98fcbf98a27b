//! Words for the keys that rulings carry: categories, parties, evidence, things compared and worked out, parameters.
//!
//! They stand in `data/words`, one file for each part of the rule book.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::data;
use crate::ruling::Lang;

/// One word in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Word {
    key: String,
    zh: String,
    en: String,
}

static WORDS: LazyLock<BTreeMap<String, Word>> =
    LazyLock::new(|| data::rows::<Word>(data::WORDS).into_iter().map(|word| (word.key.clone(), word)).collect());

/// The word for a key; what follows a `:` in the key (the item compared) is left out. An unknown key is its own word.
#[must_use]
pub fn word(key: &str, lang: Lang) -> &str {
    let bare = key.split(':').next().unwrap_or(key);
    WORDS.get(bare).map_or(key, |word| match lang {
        Lang::ZhTw => &word.zh,
        Lang::En => &word.en,
    })
}

/// Whether a key has words.
#[must_use]
pub fn known(key: &str) -> bool {
    let bare = key.split(':').next().unwrap_or(key);
    WORDS.contains_key(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_there_once() {
        assert_eq!(data::rows::<Word>(data::WORDS).len(), WORDS.len());
        assert!(WORDS.values().all(|word| !word.zh.is_empty() && !word.en.is_empty()));
    }

    #[test]
    fn item_is_left_out_and_unknown_keys_stay() {
        assert_eq!(word("ordered_quantity:12", Lang::ZhTw), "訂購數量");
        assert_eq!(word("nothing", Lang::En), "nothing");
        assert!(!known("nothing"));
    }
}
