//! A document found in a bid's files, with the fields read from it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::kind::DocumentKind;

/// While a document is judged, the pages of its n-th further file count from n times this; no file has as many.
const FURTHER: u32 = 100_000;

/// A document: some pages of one file, and of further files where it is spread over several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: DocumentKind,
    /// The file it stands in, or begins in.
    pub file: String,
    /// First page and the page after the last in that file, from 0.
    pub pages: [u32; 2],
    /// Where it goes on in other files, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Piece>,
    /// How sure the type is, from 0 to 1.
    pub confidence: f64,
    /// The fields read, by name. A field that was looked for and not found is absent.
    pub fields: BTreeMap<String, Field>,
}

/// Further pages of a document, in another file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The file.
    pub file: String,
    /// First page and the page after the last in that file, from 0.
    pub pages: [u32; 2],
}

/// One field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// The value in neutral form: texts as written, ISO dates, months `YYYY-MM`, money as whole dollars, lists for rows and answers.
    pub value: Value,
    /// What stood there, before it was understood.
    pub text: String,
    /// The file, where it is not the one that the document begins in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Page in the file, from 0.
    pub page: u32,
    /// Where it stands, on the page as displayed: left, top, right, bottom in PDF points.
    #[serde(rename = "box")]
    pub bbox: [f64; 4],
    /// How sure the reading is, from 0 to 1.
    pub confidence: f64,
}

impl Document {
    /// The pages, file by file in reading order.
    pub fn leaves(&self) -> impl Iterator<Item = (&str, u32)> {
        let own = (self.pages[0]..self.pages[1]).map(move |page| (self.file.as_str(), page));
        own.chain(
            self.more.iter().flat_map(|one| (one.pages[0]..one.pages[1]).map(move |page| (one.file.as_str(), page))),
        )
    }

    /// The file and the page in it of a page as it is counted while the document is judged.
    #[must_use]
    pub fn place(&self, page: u32) -> (&str, u32) {
        let further = usize::try_from(page / FURTHER).ok().and_then(|nth| self.more.get(nth.checked_sub(1)?));
        further.map_or((self.file.as_str(), page), |piece| (piece.file.as_str(), page % FURTHER))
    }

    /// The number by which a page of the n-th further file (from 1) counts while the document is judged.
    #[must_use]
    pub fn counted(nth: u32, page: u32) -> u32 {
        nth * FURTHER + page
    }

    /// Gives every field its file and the page in it.
    pub fn settle_places(&mut self) {
        let places = self.fields.iter().map(|(name, field)| (name.clone(), field.page)).collect::<Vec<_>>();
        for (name, counted) in places {
            let (file, page) = self.place(counted);
            let file = (counted >= FURTHER).then(|| file.to_owned());
            if let Some(field) = self.fields.get_mut(&name) {
                (field.file, field.page) = (file.or(field.file.take()), page);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use serde_json::json;

    #[test]
    fn pages_of_further_files() {
        let mut document = with(DocumentKind::Affidavit, &[("date", json!("2026-11-20"))]).document;
        assert!(serde_json::to_value(&document).unwrap().get("more").is_none());
        document.more = vec![Piece { file: "bid000/b.pdf".into(), pages: [3, 4] }];
        document.fields.get_mut("date").unwrap().page = Document::counted(1, 3);
        assert_eq!(document.leaves().collect::<Vec<_>>(), [("bid000/a.pdf", 0), ("bid000/b.pdf", 3)]);
        assert_eq!(document.place(0), ("bid000/a.pdf", 0));
        document.settle_places();
        let field = &document.fields["date"];
        assert_eq!((field.file.as_deref(), field.page), (Some("bid000/b.pdf"), 3));
        document.settle_places();
        assert_eq!(document.fields["date"].file.as_deref(), Some("bid000/b.pdf"), "once is enough");
    }
}
