//! The bids of one tender held against each other: what the rules and B-01 have in common.

use std::collections::BTreeMap;

use crate::case::Case;
use crate::document::{Document, Field};
use crate::dossier::{Dossier, DossierFile};
use crate::finding::{Evidence, Finding};
use crate::kind::DocumentKind;
use crate::review::Review;
use crate::rule::{Rule, SURE};
use crate::submission::Submission;

/// A bid among those of its tender.
#[derive(Debug, Clone, Copy)]
pub struct Bid<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its files.
    pub dossier: &'a Dossier,
    /// Its review.
    pub review: &'a Review,
    /// How it came in.
    pub submission: &'a Submission,
}

/// A comparison of all bids of one tender: the findings for each bid, in the order given.
pub type Comparison = fn(&[Bid<'_>]) -> Vec<Vec<Finding>>;

/// What a rule about several bids says of one: a bid alone shares nothing.
#[must_use]
pub fn alone(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}

/// What is told of a comparison for which nobody gave the facts: once, with the first bid, for all of them.
#[must_use]
pub fn once(bids: &[Bid<'_>], told: Finding) -> Vec<Vec<Finding>> {
    let mut told = Some(told);
    bids.iter().map(|_| told.take().into_iter().collect()).collect()
}

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
        file: field.file.as_ref().unwrap_or(&document.file).clone(),
        page: field.page,
        bbox: field.bbox,
        text: field.text.clone(),
        confidence: field.confidence,
    }
}

/// The first page of a bid as evidence, for what stands on no page.
#[must_use]
pub fn front(bid: &Bid<'_>, text: &str) -> Option<Evidence> {
    bid.dossier.files.first().map(|file| cover(file, text))
}

/// The first page of a file as evidence.
#[must_use]
pub fn cover(file: &DossierFile, text: &str) -> Evidence {
    let bbox = file.reading.pages.first().map_or([0.0, 0.0, 595.0, 842.0], |page| page.displayed(page.whole()).into());
    Evidence { file: file.name.clone(), page: 0, bbox, text: text.to_owned(), confidence: 1.0 }
}

/// The findings for each bid whose documents name something that another bid names too: the sentence `shared` of the rule.
#[must_use]
pub fn same_field(
    bids: &[Bid<'_>],
    rule: &Rule,
    (field, key): (&str, fn(&str) -> String),
    kind: &str,
) -> Vec<Vec<Finding>> {
    let all: Vec<Vec<Value>> = bids.iter().map(|bid| values(bid, field, key)).collect();
    shared(bids, &all, (rule, "shared", kind))
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

/// The findings for each bid about numbers of one series that are two apart at most, with the arguments `found` and `other`.
#[must_use]
pub fn close(bids: &[Bid<'_>], all: &[Vec<Value>], (rule, key, kind): (&Rule, &str, &str)) -> Vec<Vec<Finding>> {
    let told = |at: usize, value: &Value| {
        let near = |other: &Value| apart(&value.key, &other.key).is_some_and(|apart| apart <= 2);
        let others = all.iter().zip(bids).enumerate().filter(|(other, (own, _))| *other != at && own.iter().any(near));
        let names: Vec<&str> = others.map(|(_, (_, bid))| bid.name).collect();
        let finding = rule.person(key, true).of_kind(kind).with(value.evidence.clone());
        let mut finding = finding.arg("found", &value.shown).arg("other", names.join("、"));
        let known = value.document != DocumentKind::Unknown;
        finding.document = known.then(|| value.document.name().to_owned());
        (!names.is_empty()).then_some(finding)
    };
    all.iter().enumerate().map(|(at, own)| own.iter().filter_map(|value| told(at, value)).collect()).collect()
}

/// How far two numbers of one series are apart; `None` for numbers of two series.
fn apart(left: &str, right: &str) -> Option<u64> {
    let split = |text: &str| {
        let figures = text.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (head, tail) = text.split_at_checked(text.len() - figures)?;
        Some((head.to_owned(), tail.parse::<u64>().ok()?))
    };
    let ((left, a), (right, b)) = (split(left)?, split(right)?);
    (left == right).then_some(a.abs_diff(b))
}

#[cfg(test)]
pub mod testing {
    //! Bids of one tender for tests.

    use serde_json::{Value, json};

    use crate::case::testing::with;
    use crate::dossier::Dossier;
    use crate::kind::DocumentKind;
    use crate::review::Review;
    use crate::rules::crossing::{Bid, Comparison};
    use crate::submission::Submission;

    /// What a comparison says of bids with one document each: the keys of the sentences for each bid.
    pub fn keys(compare: Comparison, kind: DocumentKind, bids: &[&[(&str, Value)]]) -> Vec<Vec<String>> {
        let reviews: Vec<Review> = bids
            .iter()
            .map(|fields| Review { documents: vec![with(kind, fields).document], findings: Vec::new() })
            .collect();
        let (dossier, submission) = (Dossier::default(), Submission::default());
        let bids: Vec<Bid<'_>> = reviews
            .iter()
            .zip(["a", "b", "c", "d"])
            .map(|(review, name)| Bid { name, dossier: &dossier, review, submission: &submission })
            .collect();
        compare(&bids).into_iter().map(|all| all.into_iter().map(|one| one.text.key).collect()).collect()
    }
    /// Asserts that of three bids the two that name the same thing are told by the rule's sentence `shared`, and the third is not.
    pub fn both_are_told(compare: Comparison, (kind, field): (DocumentKind, &str), same: &str, other: &str, key: &str) {
        let named = [same, other, same].map(|value| [(field, json!(value))]);
        let found = keys(compare, kind, &[&named[0], &named[1], &named[2]]);
        assert_eq!(found, [vec![key], vec![], vec![key]]);
    }
}
