//! What a search address says: every filter is in it and can be taken out of it. Pages, saved and locked searches read it.

use procurement_law::ruling::Lang;
use search_index::ask::{Ask, Sort};
use search_index::entry::Kind;

use crate::texts::say;

/// Hits on a page.
pub const PAGE: usize = 20;
/// The names that the address may hold, in the order in which it is written.
const NAMES: &[&str] =
    &["q", "kind", "class", "category", "maker", "vendor", "agency", "year", "orderable", "sort", "page", "compare"];
/// Those of them that narrow, in the order of the page.
const NARROWING: &[&str] = &["kind", "class", "category", "maker", "vendor", "agency", "year", "orderable"];
/// Letters that a value may have.
const LONGEST: usize = 300;

/// The filters.
#[derive(Clone, Debug, Default)]
pub struct Filters(Vec<(&'static str, String)>);

/// A filter that is on, and the address without it.
#[derive(Debug)]
pub struct Removable {
    /// Field and value in words.
    pub words: (String, String),
    /// Where the page is without it.
    pub href: String,
}

impl Filters {
    /// The last page that is shown; what lies deeper is found by narrower filters.
    pub const LAST: usize = 500;

    /// Reads the address; names and values that mean nothing are left out.
    pub fn read(pairs: &[(String, String)]) -> Self {
        let value = |name: &str| {
            pairs.iter().find(|pair| pair.0 == name).map(|pair| pair.1.trim().chars().take(LONGEST).collect())
        };
        let known = NAMES.iter().filter_map(|name| Some((*name, value(name)?)));
        Self(known.filter(|(_, value): &(_, String)| !value.is_empty()).collect())
    }

    /// A value, or nothing.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|pair| pair.0 == name).map_or("", |pair| pair.1.as_str())
    }

    /// The page's number, from 1.
    pub fn page(&self) -> usize {
        self.get("page").parse().unwrap_or(1).clamp(1, Self::LAST)
    }

    /// What is asked for: words, filters and order, without the page and the listings that are being compared.
    pub fn asked(&self) -> Vec<(&'static str, String)> {
        self.0.iter().filter(|pair| !matches!(pair.0, "page" | "compare")).cloned().collect()
    }

    /// The address with another value of one name, or without it when the value is empty. Any change but that of the
    /// page begins on the first page.
    pub fn href(&self, name: &str, value: &str) -> String {
        let of = |known: &'static str| if known == name { value } else { self.get(known) };
        let kept = NAMES
            .iter()
            .filter(|known| **known != "page" || matches!(name, "page" | "compare"))
            .map(|known| (*known, of(known)));
        let kept: Vec<(&str, &str)> = kept.filter(|pair| !pair.1.is_empty()).collect();
        format!("/search?{}", serde_urlencoded::to_string(kept).unwrap_or_default())
    }

    /// The names and values that a new search of words keeps.
    pub fn kept(&self) -> Vec<(&'static str, String)> {
        self.0.iter().filter(|pair| pair.0 != "q" && pair.0 != "page").cloned().collect()
    }

    /// The listings that are being compared, as the address names them.
    pub fn compared(&self) -> Vec<&str> {
        self.get("compare").split(',').filter(|id| !id.is_empty()).collect()
    }

    /// The filters that are on.
    pub fn active(&self, lang: Lang) -> Vec<Removable> {
        let on = NARROWING.iter().filter(|name| !self.get(name).is_empty());
        on.map(|name| Removable {
            words: (say(lang, &format!("facet-{name}")), words(name, self.get(name), lang)),
            href: self.href(name, ""),
        })
        .collect()
    }

    /// Whether the words are an order's number or somebody's address.
    pub fn names_a_record(&self) -> bool {
        let words = self.get("q");
        let order = words.strip_prefix("PO-").is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || c == '-'));
        order || (words.contains('@') && !words.contains(char::is_whitespace))
    }

    /// The question to the index.
    pub fn ask(&self) -> Ask {
        let some = |name: &str| Some(self.get(name).to_owned()).filter(|value| !value.is_empty());
        Ask {
            kinds: Kind::parse(self.get("kind")).into_iter().collect(),
            class: some("class"),
            category: some("category"),
            maker: some("maker"),
            vendor: some("vendor"),
            agency: some("agency"),
            year: self.get("year").parse().ok(),
            orderable_only: !self.get("orderable").is_empty(),
            sort: match self.get("sort") {
                "price_asc" => Sort::PriceAsc,
                "price_desc" => Sort::PriceDesc,
                "newest" => Sort::Newest,
                _ => Sort::Relevance,
            },
            offset: (self.page() - 1) * PAGE,
            limit: PAGE,
            ..Ask::words(self.get("q"))
        }
    }
}

/// A filter's value in words: those of the program in the language, those of the rows as they are.
pub fn words(name: &str, value: &str, lang: Lang) -> String {
    match (name, value.parse::<i64>()) {
        ("kind", _) => say(lang, &format!("kind-{value}")),
        ("class", _) => say(lang, &format!("class-{value}")),
        ("orderable", _) => say(lang, "listing-orderable"),
        ("year", Ok(year)) if lang == Lang::ZhTw => format!("{}年", year - 1911),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Filters {
        Filters::read(&serde_urlencoded::from_str::<Vec<(String, String)>>(query).unwrap())
    }

    #[test]
    fn every_filter_is_in_the_address_and_can_be_taken_out() {
        let filters = read("q=firewall&class=security&page=3&orderable=1&evil=1");
        assert_eq!(filters.href("class", ""), "/search?q=firewall&orderable=1");
        assert_eq!(filters.href("page", "4"), "/search?q=firewall&class=security&orderable=1&page=4");
        // The listings that are being compared stay while the search changes, and the page while they do.
        assert_eq!(
            filters.href("compare", "a,b"),
            "/search?q=firewall&class=security&orderable=1&page=3&compare=a%2Cb"
        );
        let comparing = read("q=firewall&page=2&compare=a,b");
        assert_eq!(comparing.href("q", "vpn"), "/search?q=vpn&compare=a%2Cb");
        assert_eq!(comparing.compared(), ["a", "b"]);
        assert_eq!(comparing.asked(), [("q", "firewall".to_owned())]);
        assert_eq!(filters.active(Lang::ZhTw).len(), 2);
        assert_eq!((filters.ask().offset, filters.ask().orderable_only), (40, true));
    }

    #[test]
    fn numbers_and_addresses_are_known() {
        assert!(read("q=PO-115-000001").names_a_record() && read("q=a%40b.example").names_a_record());
        assert!(!read("q=PO+system").names_a_record() && !read("q=防毒").names_a_record());
    }
}
