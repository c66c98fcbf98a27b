//! The exact filters of a question, tested on the columns of a segment.

use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, SegmentReader};

use crate::ask::Ask;
use crate::document::fact_term;
use crate::fields::FACETS;

const BLOCK: usize = 64;

/// One bit for each filter that a document fails.
pub(crate) type Mask = u64;

/// Tests documents against all filters of a question.
pub(crate) struct Tester {
    tests: Vec<Test>,
    values: [Option<u64>; BLOCK],
}

/// Which filter belongs to what is counted; 0 where there is none.
pub(crate) struct Owners {
    /// In the order of [`FACETS`].
    pub facets: Vec<Mask>,
    /// Keys of facts with their filters.
    pub facts: Vec<(String, Mask)>,
    /// The filter by price.
    pub price: Mask,
}

struct Test {
    column: Option<Column<u64>>,
    pass: Pass,
}

enum Pass {
    /// One of these values; of a document without one, none passes.
    OneOf(Vec<u64>),
    /// Within these bounds, both included.
    Within(u64, u64),
    /// Any of the document's values is one of these.
    AnyOf(Vec<u64>),
}

impl Tester {
    /// The filters of `ask` on this segment, and what they belong to.
    pub fn open(reader: &SegmentReader, ask: &Ask) -> tantivy::Result<(Tester, Owners)> {
        let columns = reader.fast_fields();
        let mut tests: Vec<Test> = Vec::new();
        let mut facets = Vec::with_capacity(FACETS.len());
        let kinds: Vec<&str> = ask.kinds.iter().map(|kind| kind.as_str()).collect();
        let one = |value: &'_ Option<String>| value.clone().into_iter().collect::<Vec<String>>();
        for field in FACETS {
            let wanted: Vec<String> = match field {
                "kind" => kinds.iter().map(|kind| (*kind).to_owned()).collect(),
                "class" => one(&ask.class),
                "category" => one(&ask.category),
                "maker" => one(&ask.maker),
                "vendor" => one(&ask.vendor),
                "agency" => one(&ask.agency),
                _ => Vec::new(),
            };
            let test = if field == "year" {
                let numbers = columns.column_opt::<i64>(field)?.map(Column::to_u64_monotonic);
                ask.year.map(|year| Test { column: numbers, pass: Pass::OneOf(vec![tantivy::i64_to_u64(year)]) })
            } else if wanted.is_empty() {
                None
            } else {
                let texts = columns.str(field)?;
                let pass = Pass::OneOf(ordinals(texts.as_ref(), &wanted)?);
                Some(Test { column: texts.map(|texts| texts.ords().clone()), pass })
            };
            facets.push(bit(&mut tests, test));
        }
        let mut facts = Vec::with_capacity(ask.facts.len());
        for (key, values) in &ask.facts {
            let texts = columns.str("facts")?;
            let wanted: Vec<String> = values.iter().map(|value| fact_term(key, value)).collect();
            let pass = Pass::AnyOf(ordinals(texts.as_ref(), &wanted)?);
            let test = Test { column: texts.map(|texts| texts.ords().clone()), pass };
            facts.push((key.clone(), bit(&mut tests, Some(test))));
        }
        let price = if ask.price_min.is_some() || ask.price_max.is_some() {
            let column = columns.column_opt::<i64>("price")?.map(Column::to_u64_monotonic);
            let least = tantivy::i64_to_u64(ask.price_min.unwrap_or(i64::MIN));
            let most = tantivy::i64_to_u64(ask.price_max.unwrap_or(i64::MAX));
            bit(&mut tests, Some(Test { column, pass: Pass::Within(least, most) }))
        } else {
            0
        };
        if ask.orderable_only {
            let column = columns.column_opt::<bool>("orderable")?.map(Column::to_u64_monotonic);
            bit(&mut tests, Some(Test { column, pass: Pass::OneOf(vec![1]) }));
        }
        Ok((Tester { tests, values: [None; BLOCK] }, Owners { facets, facts, price }))
    }

    /// Which filters each of the documents fails, in their order. A block has at most 64 documents.
    pub fn test(&mut self, docs: &[DocId], masks: &mut Vec<Mask>) {
        masks.clear();
        masks.resize(docs.len(), 0);
        for (index, test) in self.tests.iter().enumerate() {
            let fails: Mask = 1 << index;
            let Some(column) = &test.column else {
                masks.iter_mut().for_each(|mask| *mask |= fails);
                continue;
            };
            if let Pass::AnyOf(wanted) = &test.pass {
                for (doc, mask) in docs.iter().zip(masks.iter_mut()) {
                    let passes = column.values_for_doc(*doc).any(|value| wanted.contains(&value));
                    *mask |= if passes { 0 } else { fails };
                }
                continue;
            }
            let Some(values) = self.values.get_mut(..docs.len()) else { continue };
            values.fill(None);
            column.first_vals(docs, values);
            for (value, mask) in values.iter().zip(masks.iter_mut()) {
                let passes = value.is_some_and(|value| match &test.pass {
                    Pass::OneOf(wanted) | Pass::AnyOf(wanted) => wanted.contains(&value),
                    Pass::Within(least, most) => (*least..=*most).contains(&value),
                });
                *mask |= if passes { 0 } else { fails };
            }
        }
    }
}

/// Adds the test, and says which bit is its own.
fn bit(tests: &mut Vec<Test>, test: Option<Test>) -> Mask {
    let Some(test) = test else { return 0 };
    tests.push(test);
    1 << (tests.len() - 1)
}

fn ordinals(texts: Option<&StrColumn>, wanted: &[String]) -> tantivy::Result<Vec<u64>> {
    let mut found = Vec::with_capacity(wanted.len());
    for value in wanted {
        if let Some(texts) = texts
            && let Some(ordinal) = texts.dictionary().term_ord(value.as_bytes())?
        {
            found.push(ordinal);
        }
    }
    Ok(found)
}
