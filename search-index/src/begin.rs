//! What a suggestion may complete: each name, maker, category and code of an entry as a term of its own.
//!
//! A term is the kind's letter and the folded text without white space: terms of one kind that begin alike follow one another.
//! How it is written is read from an entry that has it, for the few that are shown: with the writing in the terms, they are most
//! of what indexing costs.

use std::collections::BTreeSet;

use crate::code;
use crate::entry::Entry;
use crate::fold::fold;

/// What a suggestion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Completes {
    /// A category.
    Category,
    /// A maker.
    Maker,
    /// A name.
    Name,
    /// A code.
    Code,
}

/// What is longer is no suggestion.
const MAX_CHARS: usize = 80;

impl Completes {
    /// All kinds, the most general first.
    pub(crate) const ALL: [Completes; 4] = [Completes::Category, Completes::Maker, Completes::Name, Completes::Code];

    fn letter(self) -> char {
        match self {
            Completes::Category => 'c',
            Completes::Maker => 'm',
            Completes::Name => 'n',
            Completes::Code => 'k',
        }
    }
}

/// The terms of an entry.
pub(crate) fn of_entry(entry: &Entry) -> BTreeSet<String> {
    let mut terms = BTreeSet::new();
    let mut add = |of: Completes, text: &str| terms.extend(terms_of(of, text));
    add(Completes::Category, entry.category.as_deref().unwrap_or_default());
    add(Completes::Maker, &entry.maker);
    add(Completes::Name, &entry.name);
    for code in &entry.codes {
        add(Completes::Code, code);
    }
    terms
}

/// The terms by which this text is completed.
pub(crate) fn terms_of(of: Completes, text: &str) -> Vec<String> {
    let text = text.trim();
    let mut terms = Vec::new();
    if !text.is_empty() && text.chars().count() <= MAX_CHARS {
        terms.push(begin(of, text));
        // A name mostly begins with its maker's; people begin with the product's as well.
        let product = text.split_once(char::is_whitespace).filter(|_| of == Completes::Name);
        terms.extend(product.map(|(_, product)| begin(of, product)));
    }
    // The letter alone completes nothing.
    terms.retain(|term| term.len() > 1);
    terms
}

/// How the terms of this kind begin whose text begins so.
pub(crate) fn begin(of: Completes, text: &str) -> String {
    let mut begin = String::from(of.letter());
    match of {
        Completes::Code => begin.push_str(&code::bare(text)),
        _ => begin.extend(fold(text).chars().filter(|c| !c.is_whitespace())),
    }
    begin
}
