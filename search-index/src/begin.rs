//! What a suggestion may complete: each name, maker, category and code of an entry as a term of its own.
//!
//! A term is the kind's letter, the folded text without white space, and after a gap the text as written: terms of one kind
//! that begin alike follow one another.

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

const GAP: char = '\u{1}';
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
    let mut add = |of: Completes, begun: &str, whole: &str| {
        let fits = !begun.trim().is_empty() && whole.chars().count() <= MAX_CHARS && !whole.contains(GAP);
        if fits {
            terms.insert(format!("{}{GAP}{}", begin(of, begun), whole.trim()));
        }
    };
    add(
        Completes::Category,
        entry.category.as_deref().unwrap_or_default(),
        entry.category.as_deref().unwrap_or_default(),
    );
    add(Completes::Maker, &entry.maker, &entry.maker);
    let name = entry.name.trim();
    add(Completes::Name, name, name);
    // A name mostly begins with its maker's; people begin with the product's as well.
    if let Some((_, product)) = name.split_once(char::is_whitespace) {
        add(Completes::Name, product, name);
    }
    for code in &entry.codes {
        add(Completes::Code, code, code);
    }
    terms
}

/// How the terms of this kind begin whose text begins so.
pub(crate) fn begin(of: Completes, text: &str) -> String {
    let mut begin = String::from(of.letter());
    match of {
        Completes::Code => begin.push_str(&code::bare(text)),
        _ => begin.extend(fold(text).chars().filter(|c| !c.is_whitespace() && *c != GAP)),
    }
    begin
}

/// The text as written.
pub(crate) fn written(term: &str) -> Option<&str> {
    term.split_once(GAP).map(|(_, written)| written)
}
