//! Which product a listing is, whoever sells it and under whatever framework.

use procurement_law::grammar::company_name;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::catalog::model::ListingVersion;

/// The key by which products are compared; never to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Product {
    maker: String,
    name: String,
    edition: String,
    unit: String,
}

/// How a product may be used: prices are compared only among equals in this too.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Licence {
    /// `perpetual`, `subscription`, `service`; empty when the listing does not say.
    pub model: String,
    /// Months of a term; empty without one.
    pub months: String,
}

impl Licence {
    /// The licence of a version.
    pub fn of(version: &ListingVersion) -> Self {
        let details: Value = serde_json::from_str(&version.details).unwrap_or_default();
        let said = |key: &str| match details.get(key) {
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        Self { model: said("licence_model"), months: said("term_months") }
    }
}

impl Product {
    /// The product of a version.
    pub fn of(version: &ListingVersion) -> Self {
        let details: Value = serde_json::from_str(&version.details).unwrap_or_default();
        let edition = details.get("edition").and_then(Value::as_str).unwrap_or_default();
        Self::new(&version.maker, &version.name, edition, &version.unit)
    }

    /// The product of maker, name, edition and unit.
    pub fn new(maker: &str, name: &str, edition: &str, unit: &str) -> Self {
        Self { maker: company_name::key(maker), name: folded(name), edition: folded(edition), unit: folded(unit) }
    }
}

impl Product {
    /// The key as one text.
    pub fn key(&self) -> String {
        [self.maker(), &self.name, &self.edition, &self.unit].join("\n")
    }

    /// How its maker is compared.
    pub fn maker(&self) -> &str {
        &self.maker
    }
}

/// A text as it is compared: width, case, blanks and punctuation do not matter; a plus sign tells one product from
/// another.
pub fn folded(text: &str) -> String {
    let wide = text.nfkc().flat_map(char::to_lowercase);
    wide.filter(|letter| letter.is_alphanumeric() || *letter == '+')
        .map(|letter| if letter == '臺' { '台' } else { letter })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_a_name_is_typed_does_not_matter() {
        let one = Product::new("雲岡股份有限公司", "雲岡文書處理 Ｐro 2026", "標準版", "使用者");
        assert_eq!(one, Product::new("雲岡", "雲岡文書處理PRO　2026", "標準 版", "使用者"));
        assert_ne!(one, Product::new("雲岡", "雲岡文書處理 Pro 2026", "專業版", "使用者"));
        assert_ne!(one, Product::new("雲岡", "雲岡文書處理 Pro 2026", "標準版", "裝置"));
        assert_ne!(one, Product::new("雲岡", "雲岡文書處理 Pro 2025", "標準版", "使用者"));
        assert_ne!(one, Product::new("磐盾", "雲岡文書處理 Pro 2026", "標準版", "使用者"));
        assert_ne!(Product::new("m", "C", "", "u"), Product::new("m", "C++", "", "u"));
    }
}
