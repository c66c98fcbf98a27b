//! Other words for the same thing: synonyms and abbreviations, the full names of short forms, Taiwan's words for the Mainland's.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::data;
use crate::fold::{Class, class, fold};

/// Longer words are not looked for, in letters.
const MAX_CHARS: usize = 32;

/// What is known of a word.
#[derive(Debug, Default)]
struct Others {
    /// Other words, folded.
    words: Vec<String>,
}

static KNOWN: LazyLock<HashMap<String, Others>> = LazyLock::new(|| {
    let mut known: HashMap<String, Others> = HashMap::new();
    for group in data::rows(data::SYNONYMS) {
        for word in &group {
            for other in group.iter().filter(|other| *other != word) {
                teach(&mut known, word, other);
            }
        }
    }
    for row in data::rows(data::SHORT) {
        if let [short, full] = row.as_slice() {
            teach(&mut known, short, full);
            // The full name is known, so that the short form within it is not taken for a word of its own.
            known.entry(bare(full)).or_default();
        }
    }
    known
});

fn teach(known: &mut HashMap<String, Others>, word: &str, other: &str) {
    let others = known.entry(bare(word)).or_default();
    let other = fold(other);
    if !others.words.contains(&other) {
        others.words.push(other);
    }
}

/// A word found in a text, by the places of its first and last characters among the folded ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Which characters.
    pub chars: Range<usize>,
    /// Other words for it, folded; none for the full name of something.
    pub others: &'static [String],
}

/// The known words in a folded text, from left to right, the longest at each place.
pub(crate) fn in_text(chars: &[char]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match longest_at(chars, at) {
            Some(one) => {
                at = one.chars.end;
                found.push(one);
            }
            None => at += 1,
        }
    }
    found
}

/// Other words for exactly this text, punctuation aside.
pub(crate) fn of(text: &str) -> Option<&'static [String]> {
    KNOWN.get(&bare(text)).map(|others| others.words.as_slice())
}

fn longest_at(chars: &[char], start: usize) -> Option<Found> {
    let first = chars.get(start).copied()?;
    let joins_before = start > 0 && chars.get(start - 1).is_some_and(|before| same_word(*before, first));
    if joins_before || !significant(first) {
        return None;
    }
    let mut key = String::new();
    let mut best = None;
    for (len, c) in chars.get(start..)?.iter().take(MAX_CHARS).enumerate() {
        if !significant(*c) {
            continue;
        }
        key.push(*c);
        let end = start + len + 1;
        let joins_after = chars.get(end).is_some_and(|after| same_word(*c, *after));
        if !joins_after && let Some(others) = KNOWN.get(&key) {
            best = Some(Found { chars: start..end, others: &others.words });
        }
    }
    best
}

/// Whether two neighbours are letters, or digits, of one Latin word, which must not be cut between them.
fn same_word(a: char, b: char) -> bool {
    matches!((class(a), class(b)), (Class::Letter, Class::Letter) | (Class::Digit, Class::Digit))
}

fn significant(c: char) -> bool {
    matches!(class(c), Class::Cjk | Class::Letter | Class::Digit)
}

fn bare(word: &str) -> String {
    fold(word).chars().filter(|c| significant(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let chars: Vec<char> = fold(text).chars().collect();
        in_text(&chars).into_iter().map(|one| chars[one.chars].iter().collect()).collect()
    }

    #[test]
    fn words_are_found_whole_and_longest_first() {
        assert_eq!(found("青田Guard網頁應用防火牆"), [fold("網頁應用防火牆")]);
        assert_eq!(found("IDEAS"), Vec::<String>::new());
        assert_eq!(found("VM主機"), ["vm", &fold("主機")]);
        assert_eq!(found("Office 365"), ["office 365"]);
        assert_eq!(found("政府採購法"), [fold("政府採購法")]);
        assert!(of("採購法").unwrap().contains(&fold("政府採購法")));
        assert!(of("Anti-Virus").unwrap().contains(&fold("防毒")));
        assert!(of("政府採購法").unwrap().is_empty());
    }
}
