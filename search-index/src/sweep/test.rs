//! The exact filters of a question, tested on the columns of a segment.

use std::ops::RangeInclusive;
use std::sync::Arc;

use tantivy::columnar::Column;
use tantivy::{DocId, SegmentReader};

use crate::ask::Ask;
use crate::columns::Columns;
use crate::fields::FACETS;

const BLOCK: usize = 64;

/// One bit for each filter that a document fails.
pub(crate) type Mask = u64;

/// Tests documents against all filters of a question.
pub(crate) struct Tester {
    columns: Arc<Columns>,
    tests: Vec<Test>,
    prices: [Option<i64>; BLOCK],
    opens: [Option<bool>; BLOCK],
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

enum Test {
    /// The value of the field at this place of [`FACETS`] is one of these; of a document without one, none passes.
    OneOf(usize, Vec<usize>),
    /// Any of the document's facts is one of these.
    AnyOf(Vec<u32>),
    /// The price is within these bounds, both included.
    Priced(Option<Column<i64>>, RangeInclusive<i64>),
    /// It can be ordered.
    Open(Option<Column<bool>>),
}

impl Tester {
    /// The filters of `ask` on this segment, and what they belong to.
    pub fn open(reader: &SegmentReader, columns: &Arc<Columns>, ask: &Ask) -> tantivy::Result<(Tester, Owners)> {
        let mut tests: Vec<Test> = Vec::new();
        let mut facets = Vec::with_capacity(FACETS.len());
        for (place, (field, name)) in columns.fields.iter().zip(FACETS).enumerate() {
            let wanted = wanted(ask, name);
            let codes = || wanted.iter().filter_map(|value| field.code_of(value)).collect();
            facets.push(bit(&mut tests, (!wanted.is_empty()).then(|| Test::OneOf(place, codes()))));
        }
        let mut facts = Vec::with_capacity(ask.facts.len());
        for (key, values) in &ask.facts {
            let numbers = values.iter().filter_map(|value| columns.facts.number(key, value)).collect();
            facts.push((key.clone(), bit(&mut tests, Some(Test::AnyOf(numbers)))));
        }
        let mut price = 0;
        if ask.price_min.is_some() || ask.price_max.is_some() {
            let bounds = ask.price_min.unwrap_or(i64::MIN)..=ask.price_max.unwrap_or(i64::MAX);
            price = bit(&mut tests, Some(Test::Priced(reader.fast_fields().column_opt("price")?, bounds)));
        }
        if ask.orderable_only {
            bit(&mut tests, Some(Test::Open(reader.fast_fields().column_opt("orderable")?)));
        }
        let columns = Arc::clone(columns);
        Ok((Tester { columns, tests, prices: [None; BLOCK], opens: [None; BLOCK] }, Owners { facets, facts, price }))
    }

    /// Which filters each of the documents fails, in their order. A block has at most 64 documents.
    pub fn test(&mut self, docs: &[DocId], masks: &mut Vec<Mask>) {
        masks.clear();
        masks.resize(docs.len(), 0);
        for (index, test) in self.tests.iter().enumerate() {
            let fails: Mask = 1 << index;
            let mut mark = |passes: &mut dyn Iterator<Item = bool>| {
                for (mask, passes) in masks.iter_mut().zip(passes) {
                    *mask |= if passes { 0 } else { fails };
                }
            };
            match test {
                Test::OneOf(place, wanted) => {
                    let code = |doc: &DocId| self.columns.fields.get(*place).map_or(0, |field| field.code(*doc));
                    mark(&mut docs.iter().map(|doc| wanted.contains(&code(doc))));
                }
                Test::AnyOf(wanted) => {
                    let facts = &self.columns.facts;
                    mark(&mut docs.iter().map(|doc| facts.of_doc(*doc).iter().any(|fact| wanted.contains(fact))));
                }
                Test::Priced(column, bounds) => {
                    let prices = read(column.as_ref(), docs, &mut self.prices);
                    mark(&mut prices.iter().map(|price| price.is_some_and(|price| bounds.contains(&price))));
                }
                Test::Open(column) => {
                    mark(&mut read(column.as_ref(), docs, &mut self.opens).iter().map(|open| *open == Some(true)));
                }
            }
        }
    }
}

/// The values of a block of documents.
fn read<'v, T: PartialOrd + Copy + std::fmt::Debug + Send + Sync + 'static>(
    column: Option<&Column<T>>,
    docs: &[DocId],
    values: &'v mut [Option<T>; BLOCK],
) -> &'v [Option<T>] {
    values.fill(None);
    let values = values.get_mut(..docs.len()).unwrap_or_default();
    if let Some(column) = column {
        column.first_vals(docs, values);
    }
    values
}

/// The values of the field that the question wants; none when it takes any.
fn wanted(ask: &Ask, field: &str) -> Vec<String> {
    let one = match field {
        "kind" => return ask.kinds.iter().map(|kind| kind.as_str().to_owned()).collect(),
        "class" => &ask.class,
        "category" => &ask.category,
        "maker" => &ask.maker,
        "vendor" => &ask.vendor,
        "agency" => &ask.agency,
        "year" => return ask.year.iter().map(i64::to_string).collect(),
        _ => return Vec::new(),
    };
    one.iter().cloned().collect()
}

/// Adds the test, and says which bit is its own.
fn bit(tests: &mut Vec<Test>, test: Option<Test>) -> Mask {
    let Some(test) = test else { return 0 };
    tests.push(test);
    1 << (tests.len() - 1)
}
