//! What the caller asks for: words, filters, order and page.

use serde::{Deserialize, Serialize};

use crate::entry::Kind;

/// In which order hits come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Best match first.
    #[default]
    Relevance,
    /// Cheapest first, those without a price last.
    PriceAsc,
    /// Dearest first, those without a price last.
    PriceDesc,
    /// Latest date first, those without a date last.
    Newest,
}

/// One question to the index. Filters are exact and all of them must hold; an empty filter lets everything through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ask {
    /// What the person typed, as typed; nothing in it is syntax. Empty finds everything the filters let through.
    /// Of a text longer than [`Ask::MAX_WORDS`] characters the rest is not looked at, and [`crate::hits::Hits::cut`] says so.
    pub words: String,
    /// Only these kinds; none means all.
    pub kinds: Vec<Kind>,
    /// Only this class.
    pub class: Option<String>,
    /// Only this category.
    pub category: Option<String>,
    /// Only this vendor's.
    pub vendor: Option<String>,
    /// Only this maker's.
    pub maker: Option<String>,
    /// Only this agency's.
    pub agency: Option<String>,
    /// Only what can be ordered.
    pub orderable_only: bool,
    /// Lowest price, included.
    pub price_min: Option<i64>,
    /// Highest price, included.
    pub price_max: Option<i64>,
    /// Only this Gregorian year.
    pub year: Option<i64>,
    /// Facts by key: an entry has one of the values of each key (see [`crate::entry::Entry::facts`]).
    pub facts: Vec<(String, Vec<String>)>,
    /// Keys of facts whose values are to be counted.
    pub facet_facts: Vec<String>,
    /// Whether each hit is to say why it was found.
    pub explain: bool,
    /// Order of the hits.
    pub sort: Sort,
    /// How many hits to skip (at most [`Ask::MAX_OFFSET`]).
    pub offset: usize,
    /// How many hits to return (at most [`Ask::MAX_LIMIT`]); 0 returns counts and facets only.
    pub limit: usize,
}

impl Ask {
    /// Beyond this, paging stops: nobody reads that far and the cost grows with it.
    pub const MAX_OFFSET: usize = 100_000;
    /// Characters of a question that are looked at.
    pub const MAX_WORDS: usize = 400;
    /// Filters by facts that are looked at; more is an error.
    pub const MAX_FACTS: usize = 40;
    /// The longest page.
    pub const MAX_LIMIT: usize = 1_000;

    /// The first twenty hits for these words, without filters.
    pub fn words(words: impl Into<String>) -> Ask {
        Ask { words: words.into(), ..Ask::default() }
    }
}

impl Default for Ask {
    fn default() -> Ask {
        Ask {
            words: String::new(),
            kinds: Vec::new(),
            class: None,
            category: None,
            vendor: None,
            maker: None,
            agency: None,
            orderable_only: false,
            price_min: None,
            price_max: None,
            year: None,
            facts: Vec::new(),
            facet_facts: Vec::new(),
            explain: false,
            sort: Sort::Relevance,
            offset: 0,
            limit: 20,
        }
    }
}
