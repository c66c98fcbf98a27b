//! A document with what the rules look at beside its fields.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

use crate::document::{Document, Field};
use crate::grammar::period::Month;
use crate::page::{Page, Rect};

/// A place on a page of a document, on the page as displayed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Page in the file, from 0; pages of further files count as [`Document::counted`] says.
    pub page: u32,
    /// Left, top, right, bottom in PDF points of the page as displayed.
    pub bbox: [f64; 4],
}

impl Place {
    /// The middle of the place.
    #[must_use]
    pub fn middle(&self) -> (f64, f64) {
        let [left, top, right, bottom] = self.bbox;
        ((left + right) / 2.0, (top + bottom) / 2.0)
    }
}

/// One row of a declaration.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// What was ticked.
    pub mark: Mark,
    /// Where the boxes stand.
    pub place: Place,
    /// How sure the reading is.
    pub confidence: f64,
}

/// What is ticked in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// 是.
    Yes,
    /// 否.
    No,
    /// No box, or both.
    Neither,
    /// Both boxes.
    Both,
    /// Too faint or too small to tell.
    Unsure,
}

/// One row of a price schedule.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// 項次.
    pub no: Option<i64>,
    /// Name.
    pub name: String,
    /// Specification.
    pub spec: String,
    /// Unit.
    pub unit: String,
    /// Quantity.
    pub qty: Option<i64>,
    /// Unit price, whole dollars.
    pub unit_price: Option<i64>,
    /// Amount, whole dollars.
    pub amount: Option<i64>,
    /// Brand; empty where the table has no such column.
    pub brand: String,
    /// Where it is made; empty where the table has no such column.
    pub origin: String,
    /// The row on its page; [`Option::None`] only before it is placed.
    pub place: Option<Place>,
    /// The least confidence among its cells.
    pub confidence: f64,
}

/// One row of a table: what stands in each column, by the column's name.
#[derive(Debug, Clone, PartialEq)]
pub struct Cells {
    /// The texts.
    pub texts: BTreeMap<&'static str, String>,
    /// The row on its page.
    pub place: Place,
    /// The least confidence among its characters.
    pub confidence: f64,
}

impl Cells {
    /// What stands in a column; empty where nothing does.
    #[must_use]
    pub fn of(&self, column: &str) -> &str {
        self.texts.get(column).map_or("", String::as_str)
    }
}

/// Seals and signatures of a document that a vendor signs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Signing {
    /// The company's seal.
    pub company: Option<Place>,
    /// The representative's seal.
    pub representative: Option<Place>,
    /// Other stamps that may be one of the two.
    pub others: Vec<Place>,
    /// Where seals are expected.
    pub expected: Option<Place>,
    /// Whether the frame of a date was left blank.
    pub blank_date: bool,
}

/// A document and its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// The document as reported.
    pub document: Document,
    /// Its first page as a place.
    pub whole: Place,
    /// Whether every page came from a text layer.
    pub text_layer: bool,
    /// The answers of a declaration.
    pub answers: Vec<Answer>,
    /// The rows of a price schedule.
    pub rows: Vec<Row>,
    /// Two different values drawn over each other.
    pub overprints: Vec<(Place, String)>,
    /// Seals and signatures.
    pub signing: Signing,
    /// Stamps on the document, whoever they belong to.
    pub stamps: Vec<Place>,
    /// The rows of any other table.
    pub cells: Vec<Cells>,
    /// All its text without blanks.
    pub text: String,
}

impl Paper {
    /// A field.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.document.fields.get(name)
    }

    /// A field as text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.field(name)?.value.as_str()
    }

    /// A field as a whole number.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<i64> {
        self.field(name)?.value.as_i64()
    }

    /// A field as a date.
    #[must_use]
    pub fn date(&self, name: &str) -> Option<NaiveDate> {
        self.text(name)?.parse().ok()
    }

    /// A field as a month.
    #[must_use]
    pub fn month(&self, name: &str) -> Option<Month> {
        Month::parse(self.text(name)?)
    }

    /// Puts the rows of its table in place as a field.
    pub fn listed(&mut self, name: &str) {
        let Some(first) = self.cells.first() else { return };
        let [left, top, mut right, mut bottom] = first.place.bbox;
        for row in self.cells.iter().filter(|row| row.place.page == first.place.page) {
            let [_, _, r, b] = row.place.bbox;
            (right, bottom) = (right.max(r), bottom.max(b));
        }
        let field = Field {
            value: self.cells.iter().map(|row| serde_json::json!(row.texts)).collect(),
            text: String::new(),
            file: None,
            page: first.place.page,
            bbox: [left, top, right, bottom],
            confidence: self.cells.iter().map(|row| row.confidence).fold(1.0, f64::min),
        };
        self.document.fields.insert(name.to_owned(), field);
    }

    /// Puts a field in place.
    pub fn set(&mut self, name: &str, value: Value, found: (&Page, Rect), read: (&str, f64)) {
        let (page, rect) = found;
        let field = Field {
            value,
            text: read.0.to_owned(),
            file: None,
            page: page.index,
            bbox: page.displayed(rect).into(),
            confidence: read.1,
        };
        self.document.fields.insert(name.to_owned(), field);
    }
}

/// A rectangle of the upright frame as a place.
#[must_use]
pub fn place(page: &Page, rect: Rect) -> Place {
    Place { page: page.index, bbox: page.displayed(rect).into() }
}

#[cfg(test)]
pub mod testing {
    //! Papers for tests.

    use std::collections::BTreeMap;

    use super::{Paper, Place, Signing};
    use crate::document::Document;
    use crate::kind::DocumentKind;

    /// A paper of one page without anything on it.
    #[must_use]
    pub fn paper(kind: DocumentKind) -> Paper {
        Paper {
            document: Document {
                kind,
                file: "bid000/a.pdf".to_owned(),
                pages: [0, 1],
                more: Vec::new(),
                confidence: 1.0,
                fields: BTreeMap::new(),
            },
            whole: Place { page: 0, bbox: [0.0, 0.0, 595.0, 842.0] },
            text_layer: true,
            answers: Vec::new(),
            rows: Vec::new(),
            overprints: Vec::new(),
            signing: Signing::default(),
            stamps: Vec::new(),
            cells: Vec::new(),
            text: String::new(),
        }
    }
}
