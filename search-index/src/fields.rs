//! The schema: one table of fields.

use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema};
use tantivy::schema::{TextFieldIndexing, TextOptions};

use crate::tokenizer;

/// Changes whenever the schema or the analyzer does, so that an index of another make is rebuilt, not misread.
pub(crate) const FORMAT: &str = "3";

/// Names of the fields that answers count and filters compare.
pub(crate) const FACETS: [&str; 7] = ["kind", "class", "category", "maker", "vendor", "agency", "year"];

/// Handles of all fields.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// Kind and id in one term, by which an entry is replaced.
    pub key: Field,
    pub id: Field,
    pub kind: Field,
    pub name: Field,
    pub text: Field,
    /// All searchable text of an entry, one value per part. Words are looked up here, so that a question may mix a brand,
    /// a model number and a word of the description.
    pub all: Field,
    /// Codes with nothing but their letters and digits, one term each.
    pub code: Field,
    /// Words of names, makers, vendors and categories, folded: what a misspelt word is compared with.
    pub word: Field,
    /// What a suggestion may complete; see `suggest`.
    pub begin: Field,
    pub class: Field,
    pub category: Field,
    pub maker: Field,
    pub vendor: Field,
    pub agency: Field,
    pub year: Field,
    pub price: Field,
    pub orderable: Field,
    pub date: Field,
    pub popularity: Field,
    /// Key and value of a fact in one term.
    pub facts: Field,
}

impl Fields {
    /// The schema and the handles into it.
    pub fn build() -> (Schema, Fields) {
        let mut schema = Schema::builder();
        let exact = || STRING | FAST;
        let cut = |tokenizer, option| {
            TextOptions::default().set_indexing_options(
                TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(option).set_fieldnorms(true),
            )
        };
        let searched = || cut(tokenizer::NAME, IndexRecordOption::WithFreqsAndPositions);
        let fields = Fields {
            key: schema.add_text_field("key", STRING),
            id: schema.add_text_field("id", STORED),
            kind: schema.add_text_field("kind", exact() | STORED),
            name: schema.add_text_field("name", searched() | STORED),
            text: schema.add_text_field("text", STORED),
            all: schema.add_text_field("all", searched()),
            code: schema.add_text_field("code", cut(tokenizer::CODE, IndexRecordOption::Basic) | STORED),
            word: schema.add_text_field("word", STRING),
            begin: schema.add_text_field("begin", STRING),
            class: schema.add_text_field("class", exact()),
            category: schema.add_text_field("category", exact() | STORED),
            maker: schema.add_text_field("maker", exact() | STORED),
            vendor: schema.add_text_field("vendor", exact() | STORED),
            agency: schema.add_text_field("agency", exact() | STORED),
            year: schema.add_i64_field("year", FAST | INDEXED),
            price: schema.add_i64_field("price", FAST),
            orderable: schema.add_bool_field("orderable", FAST),
            date: schema.add_i64_field("date", FAST),
            popularity: schema.add_i64_field("popularity", FAST),
            facts: schema.add_text_field("facts", exact()),
        };
        (schema.build(), fields)
    }
}
