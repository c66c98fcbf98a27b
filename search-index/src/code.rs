//! Codes: numbers by which people look things up, compared by their letters and digits alone.

use crate::fold::{Class, class, fold_char};

/// Shorter ones are words or numbers like any other.
const SHORTEST: usize = 4;
/// Longer ones are no codes.
const LONGEST: usize = 64;

/// The folded letters and digits of a code.
pub(crate) fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, |c| {
            if matches!(class(c), Class::Letter | Class::Digit | Class::Cjk) {
                bare.push(c);
            }
        });
    }
    bare
}

/// Whether the bare text may be a code: letters and digits of the Latin script, and a digit among them.
pub(crate) fn may_be(bare: &str) -> bool {
    (SHORTEST..=LONGEST).contains(&bare.len())
        && bare.bytes().all(|b| b.is_ascii_alphanumeric())
        && bare.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_width_and_case_fall_away() {
        for code in ["SP1-1150046-15946", "sp1 1150046 15946", "ＳＰ１－１１５００４６／15946"] {
            assert_eq!(bare(code), "sp1115004615946");
        }
        assert!(may_be("22099131") && may_be("tw2026ax79q"));
        assert!(!may_be("365") && !may_be("office") && !may_be("第22条4567"));
    }
}
