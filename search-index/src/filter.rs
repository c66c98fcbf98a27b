//! The exact filters of a question as one query that does not touch the score.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{BooleanQuery, ConstScoreQuery, Occur, Query, RangeQuery, TermQuery};
use tantivy::schema::IndexRecordOption;

use crate::ask::Ask;
use crate::fields::Fields;

/// Whether `ask` has no filter at all.
pub(crate) fn is_open(fields: &Fields, ask: &Ask) -> bool {
    filters(fields, ask).is_empty()
}

/// `query` restricted to what the filters of `ask` let through.
pub(crate) fn within(fields: &Fields, ask: &Ask, query: Box<dyn Query>) -> Box<dyn Query> {
    let mut clauses = filters(fields, ask);
    if clauses.is_empty() {
        return query;
    }
    clauses.push((Occur::Must, query));
    Box::new(BooleanQuery::new(clauses))
}

fn filters(fields: &Fields, ask: &Ask) -> Vec<(Occur, Box<dyn Query>)> {
    let mut all: Vec<Box<dyn Query>> = Vec::new();
    if !ask.kinds.is_empty() {
        let kinds = ask.kinds.iter();
        let terms = kinds.map(|kind| exact(Term::from_field_text(fields.kind, kind.as_str())));
        all.push(Box::new(BooleanQuery::union(terms.collect())));
    }
    let texts = [
        (fields.class, &ask.class),
        (fields.category, &ask.category),
        (fields.vendor, &ask.vendor),
        (fields.maker, &ask.maker),
        (fields.agency, &ask.agency),
    ];
    for (field, wanted) in texts {
        if let Some(wanted) = wanted {
            all.push(exact(Term::from_field_text(field, wanted)));
        }
    }
    if ask.orderable_only {
        all.push(exact(Term::from_field_bool(fields.orderable, true)));
    }
    if let Some(year) = ask.year {
        all.push(exact(Term::from_field_i64(fields.year, year)));
    }
    if ask.price_min.is_some() || ask.price_max.is_some() {
        let bound = |price: Option<i64>| match price {
            Some(price) => Bound::Included(Term::from_field_i64(fields.price, price)),
            None => Bound::Unbounded,
        };
        all.push(Box::new(RangeQuery::new(bound(ask.price_min), bound(ask.price_max))));
    }
    let scoreless = |query| -> Box<dyn Query> { Box::new(ConstScoreQuery::new(query, 0.0)) };
    all.into_iter().map(|query| (Occur::Must, scoreless(query))).collect()
}

fn exact(term: Term) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}
