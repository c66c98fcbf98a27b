//! What the index answers: plain values that pages can escape and services can serialise.

use serde::Serialize;

use crate::entry::Kind;

/// A piece of a snippet. Joined in order, the pieces are the text as it was put in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fragment {
    /// The text, not escaped.
    pub text: String,
    /// Whether the words of the question matched here.
    pub hit: bool,
}

/// Where a word of the question stands in an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// In the name.
    Name,
    /// In the description.
    Text,
    /// In the maker's name.
    Maker,
    /// In the vendor's name.
    Vendor,
    /// In the agency's name.
    Agency,
    /// In the category.
    Category,
    /// In one of the codes, or is one.
    Code,
}

/// One reason for a hit and its rank.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Why {
    /// A word stands there as typed.
    Word {
        /// The word of the question.
        word: String,
        /// Where it stands.
        place: Place,
    },
    /// The word is one of the entry's codes, punctuation aside.
    Code {
        /// The code as the entry has it.
        code: String,
    },
    /// Another word for the same thing stands there.
    Synonym {
        /// The word of the question.
        word: String,
        /// The word of the entry.
        of: String,
        /// Where it stands.
        place: Place,
    },
    /// The word was taken for a misspelling or a short form.
    Corrected {
        /// The word of the question.
        word: String,
        /// What it was taken for.
        to: String,
        /// Where that stands.
        place: Place,
    },
    /// The part of the score that comes from the words, all else aside.
    Words {
        /// The part.
        part: f32,
    },
    /// By how much its date raises what the words are worth, 0 to 0.1.
    Fresh {
        /// The part.
        part: f32,
    },
    /// By which part the words are worth less, because it cannot be ordered.
    Closed {
        /// The part.
        part: f32,
    },
    /// By how much the agencies that ordered it raise what the words are worth, 0 to 0.15.
    Popular {
        /// How many agencies.
        agencies: i64,
        /// The part.
        part: f32,
    },
}

/// One entry found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// What it stands for.
    pub kind: Kind,
    /// The caller's id.
    pub id: String,
    /// How well it matches; comparable only within one answer, and 0 when the order is not by relevance.
    pub score: f32,
    /// The whole name.
    pub name_snippet: Vec<Fragment>,
    /// The stretch of the description that matches best, or its beginning.
    pub text_snippet: Vec<Fragment>,
    /// Why it was found and stands where it stands; empty unless [`crate::ask::Ask::explain`] asks for it.
    pub why: Vec<Why>,
}

/// How many matching entries have each value of one field. The field's own filter is left out of account, so that the counts
/// show what another choice would bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Facet {
    /// `kind`, `class`, `category`, `maker`, `vendor`, `agency` or `year`.
    pub field: &'static str,
    /// Values and their counts, the most frequent first; at most [`Facet::MAX_VALUES`].
    pub counts: Vec<(String, u64)>,
}

impl Facet {
    /// Rarer values than this many are left out.
    pub const MAX_VALUES: usize = 50;
}

/// How many matching entries have each value of one key of facts, its own filter left out of account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactFacet {
    /// The key.
    pub key: String,
    /// Values and their counts, the most frequent first; at most [`Facet::MAX_VALUES`].
    pub counts: Vec<(String, u64)>,
}

/// The lowest and the highest price of a band, both included, in ten-thousandths of a New Taiwan dollar, and how many.
pub type PriceBand = (Option<i64>, Option<i64>, u64);

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hits {
    /// How many entries match in all.
    pub total: u64,
    /// The page asked for.
    pub hits: Vec<Hit>,
    /// Counts over everything that matches, not only this page.
    pub facets: Vec<Facet>,
    /// Counts of the keys that [`crate::ask::Ask::facet_facts`] names, in its order.
    pub facts: Vec<FactFacet>,
    /// Counts by price, the filter by price left out of account. The bands end where the law's thresholds lie.
    pub price_bands: Vec<PriceBand>,
    /// Whether too little matched all the words, so that entries matching most of them were added behind.
    pub relaxed: bool,
    /// Words of the question, as typed, that no entry has.
    pub unknown: Vec<String>,
    /// The question as it was probably meant, when that finds something and the question itself next to nothing.
    pub instead: Option<String>,
    /// Whether the question was too long and its end was not looked at.
    pub cut: bool,
}

impl Hits {
    /// The facet of that field.
    pub fn facet(&self, field: &str) -> Option<&Facet> {
        self.facets.iter().find(|facet| facet.field == field)
    }

    /// The counts of that key of facts.
    pub fn fact(&self, key: &str) -> Option<&FactFacet> {
        self.facts.iter().find(|facet| facet.key == key)
    }
}
