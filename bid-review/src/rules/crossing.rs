//! The bids of one tender held against each other: what the rules and B-01 have in common.

use std::collections::BTreeMap;

use crate::document::{Document, Field};
use crate::finding::{Evidence, Finding};
use crate::kind::DocumentKind;
use crate::rule::{Rule, SURE};
use crate::rules::x_06::Bid;

/// A value of a bid that may stand in another bid too.
#[derive(Debug, Clone)]
pub struct Value {
    /// The form that is compared.
    pub key: String,
    /// The value as written.
    pub shown: String,
    /// Where it stands.
    pub evidence: Evidence,
    /// The type of document that holds it.
    pub document: DocumentKind,
}

/// The values of a field in a bid's documents that were surely read, the first of each.
#[must_use]
pub fn values(bid: &Bid<'_>, field: &str, key: fn(&str) -> String) -> Vec<Value> {
    let mut out: Vec<Value> = Vec::new();
    // A registration says it first: what other papers repeat stands there too.
    let mut documents: Vec<&Document> = bid.review.documents.iter().collect();
    documents.sort_by_key(|document| document.kind);
    for document in documents {
        let Some(found) = document.fields.get(field).filter(|found| found.confidence >= SURE) else { continue };
        let shown = found.value.as_str().unwrap_or_default().to_owned();
        let key = key(&shown);
        if !key.is_empty() && !out.iter().any(|value| value.key == key) {
            out.push(Value { key, shown, evidence: evidence(document, found), document: document.kind });
        }
    }
    out
}

/// A field of a document as evidence.
#[must_use]
pub fn evidence(document: &Document, field: &Field) -> Evidence {
    Evidence {
        file: document.file.clone(),
        page: field.page,
        bbox: field.bbox,
        text: field.text.clone(),
        confidence: field.confidence,
    }
}

/// The findings for each bid about values that stand in another bid too: a person by nature, with the arguments `found` and `other`.
#[must_use]
pub fn shared(bids: &[Bid<'_>], all: &[Vec<Value>], (rule, key, kind): (&Rule, &str, &str)) -> Vec<Vec<Finding>> {
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, values) in all.iter().enumerate() {
        for value in values {
            holders.entry(&value.key).or_default().push(at);
        }
    }
    let told = |(at, value): (usize, &Value)| {
        let others = holders.get(value.key.as_str())?.iter().filter(|other| **other != at);
        let names: Vec<&str> = others.filter_map(|other| bids.get(*other)).map(|bid| bid.name).collect();
        let finding = rule.person(key, true).of_kind(kind).arg("found", &value.shown).arg("other", names.join("、"));
        let mut finding = finding.with(value.evidence.clone());
        finding.document = Some(value.document.name().to_owned());
        (!names.is_empty()).then_some(finding)
    };
    all.iter().enumerate().map(|(at, values)| values.iter().filter_map(|value| told((at, value))).collect()).collect()
}

#[cfg(test)]
pub mod testing {
    //! Bids of one tender for tests.

    use serde_json::Value;

    use crate::case::testing::with;
    use crate::dossier::Dossier;
    use crate::finding::Finding;
    use crate::kind::DocumentKind;
    use crate::review::Review;
    use crate::rules::x_06::Bid;

    /// What a comparison says of bids with one document each: the keys of the sentences for each bid.
    pub fn keys(
        compare: fn(&[Bid<'_>]) -> Vec<Vec<Finding>>,
        kind: DocumentKind,
        bids: &[&[(&str, Value)]],
    ) -> Vec<Vec<String>> {
        let reviews: Vec<Review> = bids
            .iter()
            .map(|fields| Review { documents: vec![with(kind, fields).document], findings: Vec::new() })
            .collect();
        let dossier = Dossier::default();
        let bids: Vec<Bid<'_>> = reviews
            .iter()
            .zip(["a", "b", "c", "d"])
            .map(|(review, name)| Bid { name, dossier: &dossier, review })
            .collect();
        compare(&bids).into_iter().map(|all| all.into_iter().map(|one| one.text.key).collect()).collect()
    }
}
