//! Words that differ between the Mainland and Taiwan: a question in the one vocabulary also looks for the other.
//!
//! The fold of single characters cannot do this (软件 and 軟體 share no bigram). Words that mean something else in Taiwan's
//! procurement (程序, 文件, 項目) are left out of the data on purpose.

use std::sync::LazyLock;

use crate::data;
use crate::fold::fold;

/// The pairs folded, the longest word first so that 数据库 is not read as 数据 + 库.
static FOLDED: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let mut pairs = Vec::new();
    for row in data::rows(data::MAINLAND) {
        if let [mainland, taiwan] = row.as_slice() {
            pairs.push((fold(mainland), fold(taiwan)));
        }
    }
    pairs.retain(|(mainland, taiwan)| mainland != taiwan);
    pairs.sort_by_key(|(mainland, _)| std::cmp::Reverse(mainland.len()));
    pairs
});

/// The question in Taiwan's words, if it holds any of the others.
pub(crate) fn in_taiwan(question: &str) -> Option<String> {
    let folded = fold(question);
    let mut said = String::with_capacity(folded.len());
    let mut rest = folded.as_str();
    let mut changed = false;
    while let Some(first) = rest.chars().next() {
        let pair = FOLDED.iter().find(|(mainland, _)| rest.starts_with(mainland.as_str()));
        let len = match pair {
            Some((mainland, taiwan)) => {
                said.push_str(taiwan);
                changed = true;
                mainland.len()
            }
            None => {
                said.push(first);
                first.len_utf8()
            }
        };
        rest = rest.get(len..).unwrap_or_default();
    }
    changed.then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mainland_words_get_their_counterpart() {
        assert_eq!(in_taiwan("数据库软件"), Some(fold("資料庫軟體")));
        assert_eq!(in_taiwan("數據庫"), Some(fold("資料庫")));
        assert_eq!(in_taiwan("資料庫軟體"), None);
    }
}
