//! The words of an entry that a misspelt word of a question is compared with: runs of one script in its names.

use std::collections::BTreeSet;

use crate::entry::Entry;
use crate::fold::{Class, class, fold};

/// Longer runs are sentences, not words.
const MAX_CHARS: usize = 16;

/// The words of an entry, folded, each once.
pub(crate) fn of_entry(entry: &Entry) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let category = entry.category.as_deref().unwrap_or_default();
    for text in [entry.name.as_str(), &entry.maker, &entry.vendor, category] {
        collect(text, &mut found);
    }
    found
}

fn collect(text: &str, found: &mut BTreeSet<String>) {
    let folded = fold(text);
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        let of = class(first);
        let same = |c: char| matches!((class(c), of), (Class::Skip, _)) || class(c) == of;
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        let chars = run.chars().count();
        let word = matches!(of, Class::Cjk | Class::Letter) && (2..=MAX_CHARS).contains(&chars);
        if word && !found.contains(run) {
            found.insert(run.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::Kind;

    #[test]
    fn runs_of_one_script_are_words() {
        let entry = Entry {
            name: "青田 Insight 會計帳務系統 2.1 三年期授權".to_owned(),
            maker: "青田".to_owned(),
            ..Entry::new(Kind::Listing, "1")
        };
        let words: Vec<_> = of_entry(&entry).into_iter().collect();
        assert_eq!(words, ["insight", "三年期授权", "会计帐务系统", "青田"]);
    }
}
