//! What a person read on a page where the machine read something else: the person's value is judged, what stood there is kept.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::document::{Document, Field};
use crate::documents::paper::Paper;
use crate::kind::DocumentKind;

/// A field of a document as a person reads it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// The type of the document.
    pub kind: DocumentKind,
    /// The file it stands in.
    pub file: String,
    /// Its first page, from 0.
    pub page: u32,
    /// The field.
    pub field: String,
    /// Its value in neutral form, as [`Field::value`].
    pub value: Value,
}

impl Correction {
    /// Whether it speaks of this document.
    #[must_use]
    pub fn is_of(&self, document: &Document) -> bool {
        (self.kind, self.file.as_str(), self.page) == (document.kind, document.file.as_str(), document.pages[0])
    }
}

/// Puts the corrected values in place, the last of several for one field; a person is sure of what a person read.
pub fn correct(papers: &mut [Paper], corrections: &[Correction]) {
    for one in corrections {
        for paper in papers.iter_mut().filter(|paper| one.is_of(&paper.document)) {
            let whole = paper.whole;
            let read = || Field {
                value: Value::Null,
                text: String::new(),
                file: None,
                page: whole.page,
                bbox: whole.bbox,
                confidence: 1.0,
            };
            let field = paper.document.fields.entry(one.field.clone()).or_insert_with(read);
            (field.value, field.confidence) = (one.value.clone(), 1.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::{faint, with};
    use serde_json::json;

    #[test]
    fn the_last_value_counts_and_what_stood_there_stays() {
        let paper = || faint(with(DocumentKind::TaxCertificate, &[("ubn", json!("12345678"))]));
        let mut papers = vec![paper(), paper()];
        papers[1].document.pages = [4, 5];
        let (file, page) = (papers[0].document.file.clone(), papers[0].document.pages[0]);
        let one = |field: &str, value: Value| Correction {
            kind: DocumentKind::TaxCertificate,
            file: file.clone(),
            page,
            field: field.to_owned(),
            value,
        };
        let all = [one("ubn", json!("12345670")), one("ubn", json!("12345675")), one("sales", json!(900))];
        correct(&mut papers, &all);
        let own = &papers[0];
        assert_eq!((own.text("ubn"), own.number("sales")), (Some("12345675"), Some(900)));
        let field = own.field("ubn").unwrap();
        assert_eq!((field.text.as_str(), field.confidence.to_bits()), ("12345678", 1.0_f64.to_bits()));
        assert_eq!(papers[1].text("ubn"), Some("12345678"), "another document keeps its value");
    }
}
