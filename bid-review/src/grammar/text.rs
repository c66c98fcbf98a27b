//! Plain text: one form for full-width and half-width characters, without blanks.

use unicode_normalization::UnicodeNormalization;

/// Compatibility characters replaced, every blank and invisible character left out.
#[must_use]
pub fn compact(text: &str) -> String {
    text.nfkc().filter(|c| !is_blank(*c)).collect()
}

/// [`compact`], for comparison only: `臺` as `台`, Latin letters small.
#[must_use]
pub fn key(text: &str) -> String {
    compact(text).chars().map(|c| if c == '臺' { '台' } else { c.to_ascii_lowercase() }).collect()
}

/// Whether a character shows nothing.
#[must_use]
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// Whether a character is a Chinese one.
#[must_use]
pub const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_and_blanks_are_evened() {
        assert_eq!(compact("統一編號：　１２３４ 5678\u{feff}"), "統一編號:12345678");
        assert_eq!(key("臺北 ABC"), "台北abc");
        assert!(is_han('號') && !is_han('A') && !is_han('、'));
    }
}
