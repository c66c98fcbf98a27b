//! What a search address says: every filter is in it and can be taken out of it. Pages, saved and locked searches read it.

use procurement_law::ruling::Lang;
use search_index::ask::{Ask, Sort};
use search_index::entry::Kind;

use crate::base::money::Money;
use crate::catalog::questions::table::all;
use crate::catalog::questions::words::in_words;
use crate::texts::{say, say_with};

/// Hits on a page.
pub const PAGE: usize = 20;
/// The names that narrow, in the order of the page; the questions by which searches narrow follow them.
const NARROWING: &[&str] = &["kind", "class", "category", "maker", "vendor", "agency", "year", "orderable", "price"];
/// The names that do not narrow and stand behind the others.
const BEHIND: &[&str] = &["sort", "explain", "page", "compare"];
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
        let known = names().filter_map(|name| Some((name, value(name)?)));
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
        self.0.iter().filter(|pair| !matches!(pair.0, "page" | "compare" | "explain")).cloned().collect()
    }

    /// The address with another value of one name, or without it when the value is empty. Any change but that of the
    /// page begins on the first page.
    pub fn href(&self, name: &str, value: &str) -> String {
        let of = |known: &'static str| if known == name { value } else { self.get(known) };
        let kept = names()
            .filter(|known| *known != "page" || matches!(name, "page" | "compare" | "explain"))
            .map(|known| (known, of(known)));
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
        let on = narrowing().filter(|name| !self.get(name).is_empty());
        on.map(|name| Removable {
            words: (label(name, lang), words(name, self.get(name), lang)),
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
            price_min: band(self.get("price")).0,
            price_max: band(self.get("price")).1,
            facts: facts()
                .map(|key| (key.to_owned(), self.get(key)))
                .filter(|(_, value)| !value.is_empty())
                .map(|(key, value)| (key, vec![value.to_owned()]))
                .collect(),
            facet_facts: facts().map(str::to_owned).collect(),
            explain: !self.get("explain").is_empty(),
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

/// The questions by which searches narrow.
fn facts() -> impl Iterator<Item = &'static str> {
    all().filter(|question| question.filter).map(|question| question.key.as_str())
}

fn narrowing() -> impl Iterator<Item = &'static str> {
    NARROWING.iter().copied().chain(facts())
}

/// The names that the address may hold, in the order in which it is written.
fn names() -> impl Iterator<Item = &'static str> {
    ["q"].into_iter().chain(narrowing()).chain(BEHIND.iter().copied())
}

/// Ten-thousandths in a dollar.
const DOLLAR: i64 = 10_000;

/// A band of prices as the address writes it: `10000000-99999999`, in ten-thousandths of a dollar, either end open.
pub fn band(text: &str) -> (Option<i64>, Option<i64>) {
    let (least, most) = text.split_once('-').unwrap_or_default();
    (least.parse().ok(), most.parse().ok())
}

/// The words of a filter's field.
pub fn label(name: &str, lang: Lang) -> String {
    match all().find(|question| question.filter && question.key == name) {
        Some(question) => question.label(lang).to_owned(),
        None => say(lang, &format!("facet-{name}")),
    }
}

/// A band of prices in words. A band that begins just above a round figure is named by that figure.
fn band_words(value: &str, lang: Lang) -> String {
    let shown = |amount: i64| Money(amount).to_string();
    let above = |least: i64| (least % DOLLAR == 1).then(|| shown(least - 1));
    let args = |amount: String| [("amount".to_owned(), amount)].into();
    match band(value) {
        (Some(least), Some(most)) => match above(least) {
            Some(round) => {
                let ends = [("least".to_owned(), round), ("most".to_owned(), shown(most))].into();
                say_with(lang, "facet-price-between", &ends)
            }
            None => format!("NT$ {}–{}", shown(least), shown(most)),
        },
        (Some(least), None) => match above(least) {
            Some(round) => say_with(lang, "facet-price-above", &args(round)),
            None => say_with(lang, "facet-price-from", &args(shown(least))),
        },
        (None, Some(most)) => say_with(lang, "facet-price-to", &args(shown(most))),
        (None, None) => value.to_owned(),
    }
}

/// A filter's value in words: those of the program in the language, those of the rows as they are.
pub fn words(name: &str, value: &str, lang: Lang) -> String {
    match (name, value.parse::<i64>()) {
        ("kind", _) => say(lang, &format!("kind-{value}")),
        ("class", _) => say(lang, &format!("class-{value}")),
        ("orderable", _) => say(lang, "listing-orderable"),
        ("price", _) => band_words(value, lang),
        ("year", Ok(year)) if lang == Lang::ZhTw => format!("{}年", year - 1911),
        _ => match all().find(|question| question.filter && question.key == name) {
            Some(question) => in_words(question, value, lang),
            None => value.to_owned(),
        },
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
    fn bands_read_by_round_figures() {
        let said = |value: &str| words("price", value, Lang::ZhTw);
        assert_eq!(said("-10000000"), "NT$ 1,000 以下");
        assert_eq!(said("10000001-100000000"), "逾 NT$ 1,000 至 10,000");
        assert_eq!(said("15000000001-"), "逾 NT$ 1,500,000");
        assert_eq!(said("10000000-99990000"), "NT$ 1,000–9,999");
        assert_eq!(said("10000000-"), "NT$ 1,000 以上");
    }

    #[test]
    fn questions_and_prices_narrow() {
        let filters = read("q=x&languages=zh-TW&price=10000000-99990000&colour=red");
        let ask = filters.ask();
        assert_eq!(ask.facts, [("languages".to_owned(), vec!["zh-TW".to_owned()])]);
        assert_eq!((ask.price_min, ask.price_max), (Some(10_000_000), Some(99_990_000)));
        assert!(ask.facet_facts.contains(&"deployment".to_owned()));
        let said: Vec<_> = filters.active(Lang::ZhTw).into_iter().map(|one| one.words).collect();
        let pair = |label: &str, value: &str| (label.to_owned(), value.to_owned());
        assert_eq!(said, [pair("價格", "NT$ 1,000–9,999"), pair("介面語言", "正體中文")]);
        assert_eq!(filters.href("languages", ""), "/search?q=x&price=10000000-99990000");
    }

    #[test]
    fn numbers_and_addresses_are_known() {
        assert!(read("q=PO-115-000001").names_a_record() && read("q=a%40b.example").names_a_record());
        assert!(!read("q=PO+system").names_a_record() && !read("q=防毒").names_a_record());
    }
}
