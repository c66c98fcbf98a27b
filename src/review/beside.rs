//! The same type of document of all bids of a stage, side by side: what was read of each, and what differs or agrees.

use std::collections::BTreeMap;

use bid_review::document::Field;
use bid_review::kind::DocumentKind;
use serde_json::json;

use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::ReviewId;
use crate::bids::store as bids;
use crate::db::conn::DbConn;
use crate::review::model::{Review, ReviewState};
use crate::review::read::{glance, look};
use crate::review::store;
use crate::tenders::model::Tender;
use crate::tenders::store as tenders;
use crate::text_enum;

text_enum! {
    /// How the values of a field lie to each other.
    Likeness {
        /// Fewer than two bids say it.
        Single = "single",
        /// All that say it say the same.
        Same = "same",
        /// Some bids say the same, others do not.
        Shared = "shared",
        /// Every bid says something else.
        Different = "different",
    }
}

/// A document of a bid.
#[derive(Clone, Debug)]
pub struct Column {
    /// The bid's review.
    pub review: ReviewId,
    /// The bid's label.
    pub label: String,
    /// The file's number, its label, and the document's first page, from 1.
    pub place: (i64, String, u32),
}

/// A field.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// What each document says; none where it was not read.
    pub cells: Vec<Option<Field>>,
    /// How they lie to each other.
    pub likeness: Likeness,
}

/// Documents of one type side by side.
#[derive(Clone, Debug)]
pub struct Beside {
    /// The tender.
    pub tender: Tender,
    /// The review from which they are looked at.
    pub review: Review,
    /// The type.
    pub kind: DocumentKind,
    /// The types that the bids of the stage hold.
    pub kinds: Vec<DocumentKind>,
    /// The documents by the labels of their bids.
    pub columns: Vec<Column>,
    /// The labels of bids without such a document.
    pub without: Vec<String>,
    /// The fields.
    pub rows: Vec<Row>,
}

/// The documents of a type; each bid shown is a look that is recorded.
///
/// # Errors
/// There is no such review that the asker may know of, or no such type of document.
pub fn beside(conn: &mut DbConn, call: &Call, id: ReviewId, kind: &str) -> Result<Beside, Error> {
    let review = glance(conn, call, id)?;
    let kind = DocumentKind::ALL.into_iter().find(|one| one.name() == kind).ok_or_else(Error::not_found)?;
    let mut all: Vec<(Column, BTreeMap<String, Field>)> = Vec::new();
    let (mut kinds, mut without) = (Vec::new(), Vec::new());
    for other in store::of_stage(conn, review.tender_id, review.stage)? {
        if !matches!(other.state, ReviewState::Judged | ReviewState::Decided) {
            continue;
        }
        let label = bids::find(conn, other.bid_id)?.label;
        let files = bids::files(conn, other.envelope_id)?;
        let before = all.len();
        for document in other.documents()? {
            kinds.push(document.kind);
            let file = files.iter().find(|file| file.name == document.file);
            if let Some(file) = file.filter(|_| document.kind == kind) {
                let place = (file.number, file.name.clone(), document.pages[0] + 1);
                all.push((Column { review: other.id, label: label.clone(), place }, document.fields));
            }
        }
        if all.len() > before {
            look(conn, call, other.id, "review.read", json!({ "beside": kind.name() }))?;
        } else {
            without.push(label);
        }
    }
    all.sort_by(|a, b| a.0.label.cmp(&b.0.label));
    without.sort_unstable();
    kinds.sort_unstable();
    kinds.dedup();
    let mut names: Vec<&String> = all.iter().flat_map(|(_, fields)| fields.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let row = |name: &String| {
        let cells: Vec<Option<Field>> = all.iter().map(|(_, fields)| fields.get(name).cloned()).collect();
        Row { name: name.clone(), likeness: likeness(&cells), cells }
    };
    let rows = names.into_iter().map(row).collect();
    let tender = tenders::find(conn, review.tender_id)?;
    Ok(Beside {
        tender,
        kind,
        kinds,
        columns: all.into_iter().map(|(column, _)| column).collect(),
        without,
        rows,
        review,
    })
}

/// How the values of a field lie to each other, in the documents that have it.
pub fn likeness(cells: &[Option<Field>]) -> Likeness {
    let mut said: Vec<String> = cells.iter().flatten().map(|field| field.value.to_string()).collect();
    let count = said.len();
    said.sort_unstable();
    said.dedup();
    match said.len() {
        _ if count < 2 => Likeness::Single,
        1 => Likeness::Same,
        kinds if kinds == count => Likeness::Different,
        _ => Likeness::Shared,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_two_bids_share_are_told_from_those_that_all_share() {
        let said = |values: &[&str]| {
            let field = |value: &&str| {
                let field = Field {
                    value: json!(value),
                    text: String::new(),
                    file: None,
                    page: 0,
                    bbox: [0.0; 4],
                    confidence: 1.0,
                };
                (!value.is_empty()).then_some(field)
            };
            likeness(&values.iter().map(field).collect::<Vec<_>>())
        };
        assert_eq!(said(&["a", "", ""]), Likeness::Single);
        assert_eq!(said(&["a", "a", ""]), Likeness::Same);
        assert_eq!(said(&["a", "a", "b"]), Likeness::Shared);
        assert_eq!(said(&["a", "b", "c"]), Likeness::Different);
    }
}
