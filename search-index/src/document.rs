//! An entry as the search engine keeps it.

use tantivy::schema::Field;
use tantivy::{TantivyDocument, Term};

use crate::begin;
use crate::entry::{Entry, Kind};
use crate::error::{Error, Result};
use crate::fields::Fields;
use crate::terms;

/// The most facts of one entry.
const MAX_FACTS: usize = 1_000;
/// Parts key from value in the term of a fact; a key that holds it could pass for another.
pub(crate) const FACT_GAP: char = '\u{1}';
/// The search engine drops longer terms in silence, counted in bytes.
const MAX_TERM: usize = 30_000;

/// The term by which an entry is replaced.
pub(crate) fn key(fields: &Fields, kind: Kind, id: &str) -> Term {
    Term::from_field_text(fields.key, &key_text(kind, id))
}

fn key_text(kind: Kind, id: &str) -> String {
    format!("{kind}:{id}")
}

/// The term of a fact.
pub(crate) fn fact_term(key: &str, value: &str) -> String {
    format!("{}{FACT_GAP}{value}", key.replace(FACT_GAP, " "))
}

/// The entry as the search engine keeps it.
///
/// # Errors
/// Its id or a fact is longer than a term may be, or it has too many facts.
pub(crate) fn document(fields: &Fields, entry: &Entry) -> Result<TantivyDocument> {
    check(entry)?;
    let mut document = TantivyDocument::new();
    document.add_text(fields.key, key_text(entry.kind, &entry.id));
    document.add_text(fields.id, &entry.id);
    document.add_text(fields.kind, entry.kind.as_str());
    document.add_text(fields.name, &entry.name);
    document.add_text(fields.text, &entry.text);
    let category = entry.category.as_deref().unwrap_or_default();
    let parts = [entry.name.as_str(), &entry.text, &entry.maker, &entry.vendor, &entry.agency, category];
    for part in parts.into_iter().chain(entry.codes.iter().map(String::as_str)) {
        if !part.is_empty() {
            document.add_text(fields.all, part);
        }
    }
    for code in entry.codes.iter().filter(|code| !code.is_empty()) {
        document.add_text(fields.code, code);
    }
    for word in terms::of_entry(entry) {
        document.add_text(fields.word, word);
    }
    for term in begin::of_entry(entry) {
        document.add_text(fields.begin, term);
    }
    let exact: [(Field, Option<&str>); 5] = [
        (fields.class, entry.class.as_deref()),
        (fields.category, entry.category.as_deref()),
        (fields.maker, Some(entry.maker.as_str())),
        (fields.vendor, Some(entry.vendor.as_str())),
        (fields.agency, Some(entry.agency.as_str())),
    ];
    for (field, value) in exact {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            document.add_text(field, value);
        }
    }
    let mut facts: Vec<String> = entry.facts.iter().map(|(key, value)| fact_term(key, value)).collect();
    facts.sort_unstable();
    facts.dedup();
    for fact in facts {
        document.add_text(fields.facts, fact);
    }
    let numbers = [(fields.year, entry.year), (fields.price, entry.price), (fields.date, entry.date)];
    for (field, value) in numbers {
        if let Some(value) = value {
            document.add_i64(field, value);
        }
    }
    document.add_i64(fields.popularity, entry.popularity.max(0));
    document.add_bool(fields.orderable, entry.orderable);
    Ok(document)
}

fn check(entry: &Entry) -> Result<()> {
    if entry.facts.len() > MAX_FACTS {
        return Err(Error::Entry(format!("{} facts, and {MAX_FACTS} are the most", entry.facts.len())));
    }
    let long = entry.facts.iter().any(|(key, value)| key.len() + value.len() > MAX_TERM);
    if long || entry.id.len() > MAX_TERM {
        return Err(Error::Entry(format!("an id or a fact of more than {MAX_TERM} bytes")));
    }
    Ok(())
}
