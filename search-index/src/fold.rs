//! One character to its searchable form: width, case, accents and the Traditional/Simplified pair all fall away.

use std::sync::LazyLock;

use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use unicode_normalization::UnicodeNormalization;

use crate::data;

const HAN_FIRST: u32 = 0x3400;
const HAN_LAST: u32 = 0x9FFF;

/// Simplified form of each basic Han character. The fold goes one character at a time: the converter's phrase rules would
/// make the fold of a word depend on its neighbours, and a substring would no longer fold to a substring.
static HAN: LazyLock<Vec<char>> = LazyLock::new(|| {
    let converter = OpenCC::from_config(BuiltinConfig::T2s).ok();
    let mut one = [0u8; 4];
    let mut simplified: Vec<char> = (HAN_FIRST..=HAN_LAST)
        .filter_map(char::from_u32)
        .map(|han| {
            let Some(converter) = &converter else {
                return han;
            };
            let converted = converter.convert(han.encode_utf8(&mut one));
            let mut chars = converted.chars();
            match (chars.next(), chars.next()) {
                (Some(simplified), None) => simplified,
                _ => han,
            }
        })
        .collect();
    merge_variants(&mut simplified);
    simplified
});

/// Characters of one line of the variants have one fold, and so has what already folded to one of them.
fn merge_variants(folds: &mut [char]) {
    for row in data::rows(data::VARIANTS) {
        let fold_of = |word: &&str, folds: &[char]| -> Option<char> {
            let c = word.chars().next()?;
            folds.get(u32::from(c).checked_sub(HAN_FIRST)? as usize).copied()
        };
        let mut members = row.iter().filter_map(|word| fold_of(word, folds)).collect::<Vec<char>>();
        let Some(one) = members.first().copied() else { continue };
        members.retain(|c| *c != one);
        for fold in folds.iter_mut().filter(|fold| members.contains(fold)) {
            *fold = one;
        }
    }
}

/// What a folded character is to the analyzer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Han, kana, bopomofo, Hangul: written without spaces.
    Cjk,
    /// Any other letter.
    Letter,
    /// A digit.
    Digit,
    /// White space.
    Space,
    /// Invisible or combining: neither part of a word nor a boundary.
    Skip,
    /// Punctuation and everything else.
    Break,
}

/// Class of a character that has been folded.
pub(crate) fn class(c: char) -> Class {
    match c {
        'a'..='z' => Class::Letter,
        '0'..='9' => Class::Digit,
        '\u{300}'..='\u{36F}'
        | '\u{AD}'
        | '\u{200B}'..='\u{200D}'
        | '\u{2060}'
        | '\u{FEFF}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{E0100}'..='\u{E01EF}' => Class::Skip,
        '\u{3005}'
        | '\u{3007}'
        | '\u{3041}'..='\u{309F}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FF}'
        | '\u{3100}'..='\u{312F}'
        | '\u{31A0}'..='\u{31BF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFD}' => Class::Cjk,
        _ if c.is_whitespace() => Class::Space,
        _ if c.is_numeric() => Class::Digit,
        _ if c.is_alphabetic() => Class::Letter,
        _ => Class::Break,
    }
}

/// Hands the folded characters of `c` to `out`: usually one, sometimes several (㈱), never none.
pub(crate) fn fold_char(c: char, mut out: impl FnMut(char)) {
    if c.is_ascii() {
        return out(c.to_ascii_lowercase());
    }
    if is_basic_han(c) {
        return out(simplified(c));
    }
    for wide in std::iter::once(c).nfkc() {
        for lower in wide.to_lowercase() {
            match lower {
                'à'..='ɏ' => out(std::iter::once(lower).nfd().next().unwrap_or(lower)),
                _ => out(simplified(lower)),
            }
        }
    }
}

/// The folded form of a whole text.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, |c| folded.push(c));
    }
    folded
}

fn is_basic_han(c: char) -> bool {
    (HAN_FIRST..=HAN_LAST).contains(&u32::from(c))
}

fn simplified(c: char) -> char {
    if !is_basic_han(c) {
        return c;
    }
    let index = (u32::from(c) - HAN_FIRST) as usize;
    HAN.get(index).copied().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_accents_and_variants_fall_away() {
        assert_eq!(fold("Ｏｆｆｉｃｅ３６５"), "office365");
        assert_eq!(fold("臺灣"), fold("台湾"));
        assert_eq!(fold("資料庫軟體"), fold("资料库软体"));
        assert_eq!(fold("Café Ä"), "cafe a");
        assert_eq!(fold("㈱"), "(株)");
        assert_eq!(fold("峯羣衆綫"), fold("峰群眾線"));
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["臺灣資料庫", "ＡＢＣ①㎡", "İstanbul", "ﬁne", "乾燥裡面著"] {
            let once = fold(text);
            assert_eq!(fold(&once), once);
        }
    }
}
