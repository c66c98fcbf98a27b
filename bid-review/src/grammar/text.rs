//! Plain text: one form for full-width and half-width characters, without blanks.

pub use procurement_law::grammar::width::{compact, is_blank, is_han};

/// [`compact`], for comparison only: `臺` as `台`, Latin letters small.
#[must_use]
pub fn key(text: &str) -> String {
    compact(text).chars().map(|c| if c == '臺' { '台' } else { c.to_ascii_lowercase() }).collect()
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
