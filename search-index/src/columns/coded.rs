//! One field of a segment: each document's value as a small number, and what the numbers stand for.

use std::sync::Arc;

use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, SegmentReader};

/// A field of which a document has one value at most.
#[derive(Debug)]
pub(crate) struct Coded {
    codes: Codes,
    /// The values in ascending order; the first has code 1, and 0 is none.
    names: Vec<Arc<str>>,
}

#[derive(Debug)]
enum Codes {
    Short(Vec<u16>),
    Long(Vec<u32>),
}

impl Coded {
    /// The field of this name.
    pub fn of(segment: &SegmentReader, field: &str) -> tantivy::Result<Coded> {
        let columns = segment.fast_fields();
        let docs = 0..segment.max_doc();
        if let Ok(Some(texts)) = columns.str(field) {
            let ordinals = texts.ords();
            let codes = docs.map(|doc| ordinals.first(doc).map_or(0, |ordinal| ordinal as u32 + 1));
            return Ok(Coded::new(codes, names(&texts)?));
        }
        let Some(numbers) = columns.column_opt::<i64>(field).ok().flatten() else {
            return Ok(Coded::new(docs.map(|_| 0), Vec::new()));
        };
        Ok(Coded::of_numbers(&numbers, segment.max_doc()))
    }

    fn of_numbers(numbers: &Column<i64>, count: DocId) -> Coded {
        let mut values: Vec<i64> = (0..count).filter_map(|doc| numbers.first(doc)).collect();
        values.sort_unstable();
        values.dedup();
        let code = |value: i64| values.binary_search(&value).map_or(0, |at| at as u32 + 1);
        let codes = (0..count).map(|doc| numbers.first(doc).map_or(0, code));
        Coded::new(codes, values.iter().map(|value| Arc::from(value.to_string())).collect())
    }

    fn new(codes: impl Iterator<Item = u32>, names: Vec<Arc<str>>) -> Coded {
        let codes = if names.len() < usize::from(u16::MAX) {
            Codes::Short(codes.map(|code| u16::try_from(code).unwrap_or_default()).collect())
        } else {
            Codes::Long(codes.collect())
        };
        Coded { codes, names }
    }

    /// The code of the document's value; 0 when it has none.
    pub fn code(&self, doc: DocId) -> usize {
        match &self.codes {
            Codes::Short(codes) => codes.get(doc as usize).map_or(0, |code| usize::from(*code)),
            Codes::Long(codes) => codes.get(doc as usize).map_or(0, |code| *code as usize),
        }
    }

    /// The code of a value, if any document has it.
    pub fn code_of(&self, value: &str) -> Option<usize> {
        (0..self.names.len()).find(|at| self.names.get(*at).is_some_and(|name| **name == *value)).map(|at| at + 1)
    }

    /// How many codes there are, with that for none.
    pub fn len(&self) -> usize {
        self.names.len() + 1
    }

    /// Adds each of the documents to the count of its code.
    pub fn count(&self, docs: &[DocId], counts: &mut [u64]) {
        let mut add = |code: usize| {
            if let Some(count) = counts.get_mut(code) {
                *count += 1;
            }
        };
        match &self.codes {
            Codes::Short(codes) => {
                docs.iter().filter_map(|doc| codes.get(*doc as usize)).for_each(|c| add((*c).into()))
            }
            Codes::Long(codes) => docs.iter().filter_map(|doc| codes.get(*doc as usize)).for_each(|c| add(*c as usize)),
        }
    }

    /// The values with their counts, those that were counted at all.
    pub fn named<'a>(&'a self, counts: &'a [u64]) -> impl Iterator<Item = (Arc<str>, u64)> + 'a {
        let counts = counts.get(1..).unwrap_or_default();
        self.names.iter().zip(counts).filter(|(_, n)| **n > 0).map(|(name, n)| (Arc::clone(name), *n))
    }
}

/// All values of a column of texts, in the order of their ordinals.
pub(crate) fn names(texts: &StrColumn) -> tantivy::Result<Vec<Arc<str>>> {
    let mut names = Vec::with_capacity(texts.num_terms());
    let mut terms = texts.dictionary().stream()?;
    while terms.advance() {
        names.push(Arc::from(String::from_utf8_lossy(terms.key())));
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stay_apart_however_many_there_are() {
        for many in [3u32, 70_000] {
            let names = (1..=many).map(|number| Arc::from(number.to_string())).collect();
            let field = Coded::new(0..=many, names);
            let mut counts = vec![0; field.len()];
            field.count(&[0, 2, many, many, many + 9], &mut counts);
            let named: Vec<(String, u64)> = field.named(&counts).map(|(name, n)| (name.to_string(), n)).collect();
            assert_eq!(named, [("2".to_owned(), 1), (many.to_string(), 2)]);
            assert_eq!((field.code(0), field.code(many), field.code(many + 9)), (0, many as usize, 0));
            assert_eq!((field.code_of(&many.to_string()), field.code_of("none")), (Some(many as usize), None));
        }
    }
}
