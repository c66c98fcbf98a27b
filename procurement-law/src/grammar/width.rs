//! One form for a text that was typed, printed or recognised in different widths: compatibility characters replaced, blanks left
//! out, brackets of one kind.

use unicode_normalization::UnicodeNormalization;

/// A text in Unicode's compatibility form (NFKC, so full-width letters and figures become half-width) without blanks.
#[must_use]
pub fn compact(text: &str) -> String {
    text.nfkc().filter(|c| !is_blank(*c)).collect()
}

/// [`compact`] with every bracket of `（）【】［］〔〕` as a round one.
#[must_use]
pub fn plain(text: &str) -> String {
    compact(text).chars().map(round).collect()
}

/// [`plain`] for comparison only, never to be shown: `臺` as `台`, letters small.
#[must_use]
pub fn key(text: &str) -> String {
    plain(text).chars().map(|c| if c == '臺' { '台' } else { c }).flat_map(char::to_lowercase).collect()
}

/// Whether a character shows nothing: blanks of every width, control characters, joiners, marks of direction, byte order mark, soft hyphen.
#[must_use]
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// Whether a character is a Chinese one.
#[must_use]
pub const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

const fn round(c: char) -> char {
    match c {
        '【' | '[' | '〔' => '(',
        '】' | ']' | '〕' => ')',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn widths_blanks_and_brackets() {
        assert_eq!(compact("統一編號：　１２３４ 5678\u{feff}"), "統一編號:12345678");
        assert_eq!(plain("（甲）【乙】［丙］[丁]〔戊〕(己)"), "(甲)(乙)(丙)(丁)(戊)(己)");
        assert_eq!((plain("臺北ＡＢＣ").as_str(), key("臺北ＡＢＣ").as_str()), ("臺北ABC", "台北abc"));
        assert_eq!(compact("【甲】"), "【甲】");
    }

    #[test]
    fn every_blank() {
        for c in ['\u{3000}', '\u{A0}', '\u{FEFF}', '\u{AD}', '\u{2060}', '\t', '\u{0}', '\u{200F}'] {
            assert!(is_blank(c), "{c:?}");
        }
        assert!(('\u{2000}'..='\u{200B}').all(is_blank));
        assert!(!['\u{2010}', '_', '一', '0', '\u{2061}'].into_iter().any(is_blank));
    }

    #[test]
    fn chinese_characters() {
        for c in ['號', '㐀', '䶿', '一', '鿿', '豈', '\u{FAFF}', '𠀀', '\u{3FFFF}'] {
            assert!(is_han(c), "{c}");
        }
        for c in ['A', '、', '〇', '\u{33FF}', '\u{4DC0}', '\u{A000}', '\u{F8FF}', '\u{FB00}', '\u{1FFFF}', '１'] {
            assert!(!is_han(c), "{c:?}");
        }
    }

    proptest! {
        /// Printable ASCII text reads the same in full width, whatever blanks stand between.
        #[test]
        fn full_width_is_half_width(text in "[!-~]{0,40}", blank in prop::sample::select(vec!["", " ", "\u{3000}", "\u{2003}", "\u{200B}"])) {
            let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap();
            let written: String = text.chars().flat_map(|c| [wide(c).to_string(), blank.to_owned()]).collect();
            prop_assert_eq!(compact(&written), text);
        }

        #[test]
        fn done_twice_changes_nothing(text in "[一-龥Ａ-ｚ０-９A-z（-］【】 \u{3000}臺]{0,30}") {
            prop_assert_eq!(plain(&plain(&text)), plain(&text));
            prop_assert_eq!(compact(&compact(&text)), compact(&text));
            prop_assert_eq!(key(&key(&text)), key(&text));
            prop_assert!(!key(&text).chars().any(|c| is_blank(c) || "臺【】[]〔〕".contains(c)));
        }

        #[test]
        fn never_panics(text in any::<String>()) {
            prop_assert!(!plain(&text).chars().any(is_blank));
        }
    }
}
