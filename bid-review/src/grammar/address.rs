//! Postal addresses.

use crate::grammar::text::{compact, key};

/// An address without its postcode: from the first Chinese character on, brackets around the postcode left out.
#[must_use]
pub fn address(text: &str) -> Option<String> {
    let plain = compact(text);
    let body = plain.trim_start_matches(|c: char| c.is_ascii_digit() || "()[]:-□〒".contains(c));
    let known = ["縣", "市", "鄉", "鎮", "區"].iter().any(|c| body.contains(c));
    let placed = ["路", "街", "道", "段", "巷", "村", "里", "號", "九"].iter().any(|c| body.contains(c));
    (known && placed && body.chars().count() >= 6).then(|| body.trim_end_matches(['。', '，', ',']).to_owned())
}

/// Whether two addresses are the same, widths and 臺/台 aside.
#[must_use]
pub fn same(left: &str, right: &str) -> bool {
    key(left) == key(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        assert_eq!(address("(710)臺南市永康區中山路2號").as_deref(), Some("臺南市永康區中山路2號"));
        assert_eq!(address("300041 新竹市東區光復路一段1號3樓").as_deref(), Some("新竹市東區光復路一段1號3樓"));
        assert_eq!(address("(02)2345-6789"), None);
        assert!(same("臺北市大安區甲路1號", "台北市大安區甲路１號"));
    }
}
