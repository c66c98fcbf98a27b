//! A bid as the rules see it: its files, its documents, the tender's terms, and who the vendor is.

use crate::documents::paper::Paper;
use crate::dossier::Dossier;
use crate::grammar::text::key;
use crate::kind::DocumentKind;
use crate::reading::Extent;
use crate::registers::{NoRegisters, Registers};
use crate::terms::Terms;

/// One bid under review.
#[derive(Debug)]
pub struct Case<'a> {
    /// The files.
    pub dossier: &'a Dossier,
    /// The terms.
    pub terms: &'a Terms,
    /// The documents, in the order of the files.
    pub papers: Vec<Paper>,
    /// The vendor as most documents name it.
    pub vendor: Vendor,
    /// Where it is looked up.
    pub registers: &'a dyn Registers,
}

/// Who bids.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Vendor {
    /// Registered name.
    pub name: Option<Agreed>,
    /// Business number.
    pub ubn: Option<Agreed>,
    /// Representative.
    pub representative: Option<Agreed>,
}

/// A value on which documents agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreed {
    /// The value as written in the surest document.
    pub value: String,
    /// Documents that say so.
    pub by: usize,
    /// Index of the document that says it most surely.
    pub paper: usize,
}

impl<'a> Case<'a> {
    /// Gathers the papers of a bid; nothing is looked up.
    #[must_use]
    pub fn new(dossier: &'a Dossier, terms: &'a Terms, papers: Vec<Paper>) -> Self {
        let vendor = Vendor {
            name: agreed(&papers, "vendor_name"),
            ubn: agreed(&papers, "ubn"),
            representative: agreed(&papers, "representative"),
        };
        Self { dossier, terms, papers, vendor, registers: &NoRegisters }
    }

    /// The same with registers to look the vendor up in.
    #[must_use]
    pub fn with(self, registers: &'a dyn Registers) -> Self {
        Self { registers, ..self }
    }

    /// The papers of a type.
    pub fn of(&self, kind: DocumentKind) -> impl Iterator<Item = &Paper> {
        self.papers.iter().filter(move |p| p.document.kind == kind)
    }

    /// Whether every page of every file was read.
    #[must_use]
    pub fn all_read(&self) -> bool {
        self.dossier.files.iter().all(|f| f.reading.read == Extent::All)
    }
}

/// The value with the most, then the surest, then the earliest documents behind it.
fn agreed(papers: &[Paper], field: &str) -> Option<Agreed> {
    let mut groups: Vec<(String, f64, Agreed, f64)> = Vec::new();
    for (at, paper) in papers.iter().enumerate() {
        let (Some(value), Some(found)) = (paper.text(field), paper.field(field)) else { continue };
        // A registration proves what other papers only repeat.
        let weight =
            found.confidence * if paper.document.kind == DocumentKind::CompanyRegistration { 1.2 } else { 1.0 };
        match groups.iter_mut().find(|(k, ..)| *k == key(value)) {
            Some((_, sum, agreed, best)) => {
                *sum += weight;
                agreed.by += 1;
                if weight > *best {
                    (*best, agreed.paper) = (weight, at);
                    value.clone_into(&mut agreed.value);
                }
            }
            None => groups.push((key(value), weight, Agreed { value: value.to_owned(), by: 1, paper: at }, weight)),
        }
    }
    groups.into_iter().reduce(|a, b| if b.1 > a.1 { b } else { a }).map(|(_, _, agreed, _)| agreed)
}

#[cfg(test)]
pub mod testing {
    //! Cases for tests.

    use std::collections::BTreeMap;

    use serde_json::Value;

    use crate::document::Field;
    use crate::documents::paper::{Paper, testing::paper};
    use crate::kind::DocumentKind;

    /// A paper with fields read without doubt.
    #[must_use]
    pub fn with(kind: DocumentKind, fields: &[(&str, Value)]) -> Paper {
        let mut paper = paper(kind);
        paper.document.fields = fields
            .iter()
            .map(|(name, value)| {
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                let bbox = [60.0, 80.0, 160.0, 92.0];
                ((*name).to_owned(), Field { value: value.clone(), text, file: None, page: 0, bbox, confidence: 1.0 })
            })
            .collect::<BTreeMap<_, _>>();
        paper
    }

    /// The same paper, read with less confidence.
    #[must_use]
    pub fn faint(mut paper: Paper) -> Paper {
        paper.document.fields.values_mut().for_each(|f| f.confidence = 0.6);
        paper.text_layer = false;
        paper
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use testing::with;

    #[test]
    fn most_documents_say_who_the_vendor_is() {
        let named = |kind, name: &str| with(kind, &[("vendor_name", json!(name))]);
        let papers = vec![
            named(DocumentKind::TaxCertificate, "甲乙有限公司"),
            named(DocumentKind::CompanyRegistration, "甲丙有限公司"),
            named(DocumentKind::Declaration, "甲丙有限公司"),
        ];
        let (dossier, terms) = (Dossier::default(), Terms::default());
        let case = Case::new(&dossier, &terms, papers);
        assert_eq!(case.vendor.name.as_ref().map(|a| (a.value.as_str(), a.by)), Some(("甲丙有限公司", 2)));
        assert!(case.vendor.ubn.is_none() && case.all_read());
    }
}
