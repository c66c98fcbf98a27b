//! The words that the crate knows, as data: lines of words parted by commas, `#` before a remark.

/// Groups of words for the same thing.
pub(crate) const SYNONYMS: &str = include_str!("../data/synonyms.csv");
/// A Mainland word and Taiwan's for the same thing.
pub(crate) const MAINLAND: &str = include_str!("../data/mainland.csv");
/// A short form and the full name.
pub(crate) const SHORT: &str = include_str!("../data/short.csv");
/// Characters written in more than one way, beyond the Traditional and the Simplified form.
pub(crate) const VARIANTS: &str = include_str!("../data/variants.csv");
/// Words of asking, not of what is asked for.
pub(crate) const ASKING: &str = include_str!("../data/asking.csv");

/// The lines of a file, each cut into its words.
pub(crate) fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let bare = |line: &'static str| line.split('#').next().unwrap_or_default().trim();
    file.lines().map(bare).filter(|line| !line.is_empty()).map(|line| {
        let words = line.split(',').map(str::trim);
        words.filter(|word| !word.is_empty()).collect()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::code::bare;

    #[test]
    fn groups_are_many_and_say_something() {
        let groups: Vec<_> = rows(SYNONYMS).collect();
        assert!(groups.len() >= 150, "{}", groups.len());
        for group in &groups {
            let different: HashSet<_> = group.iter().collect();
            assert!(group.len() >= 2 && different.len() == group.len(), "{group:?}");
        }
    }

    #[test]
    fn pairs_are_pairs() {
        for file in [MAINLAND, SHORT] {
            let bad: Vec<_> = rows(file).filter(|row| row.len() != 2 || bare(row[0]) == bare(row[1])).collect();
            assert!(bad.is_empty(), "{bad:?}");
        }
        for row in rows(VARIANTS) {
            assert!(row.len() >= 2 && row.iter().all(|c| c.chars().count() == 1), "{row:?}");
        }
    }
}
