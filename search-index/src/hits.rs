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
}

/// How many matching entries have each value of one field.
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

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hits {
    /// How many entries match in all.
    pub total: u64,
    /// The page asked for.
    pub hits: Vec<Hit>,
    /// Counts over everything that matches, not only this page.
    pub facets: Vec<Facet>,
    /// Whether too little matched all the words, so that entries matching most of them were added behind.
    pub relaxed: bool,
}

impl Hits {
    /// The facet of that field.
    pub fn facet(&self, field: &str) -> Option<&Facet> {
        self.facets.iter().find(|facet| facet.field == field)
    }
}
