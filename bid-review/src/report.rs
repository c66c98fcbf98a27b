//! The report of a review as JSON: one entry per bid with its files, documents and findings.

use std::collections::BTreeMap;

use procurement_law::ruling::{Cite, Lang};
use serde::Serialize;
use serde_json::Value;

use crate::document::{Document, Field, Piece};
use crate::dossier::{Dossier, DossierFile};
use crate::finding::{Evidence, Finding};
use crate::installed;
use crate::reading::{About, Extent, Hidden, Note, Reason};
use crate::review::Review;
use crate::rules::looked_up;

/// The report of a bundle.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Version of the form.
    pub format: u32,
    /// The readers of scans that were installed: two where all is there, none where pages that are images were not read.
    pub readers: Vec<&'static str>,
    /// The bids, in the order reviewed.
    pub bids: Vec<BidReport>,
    /// What was not run for any of them, said once: a person closes it before a decision.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_run: Vec<NotRun>,
}

/// A check that was not run for want of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotRun {
    /// The rule.
    pub rule: String,
    /// Which list is absent or too old, in Traditional Chinese.
    pub list: String,
    /// The sentence in Traditional Chinese.
    pub sentence: String,
    /// The sentence in English.
    pub sentence_en: String,
}

/// What is said of one bid.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BidReport {
    /// Name of the bid.
    pub bid: String,
    /// Its files.
    pub files: Vec<FileReport>,
    /// The documents found.
    pub documents: Vec<DocumentReport>,
    /// The findings.
    pub findings: Vec<FindingReport>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FileReport {
    /// Its name.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its number of pages.
    pub pages: u32,
    /// How much was read.
    pub read: Extent,
    /// Why not everything.
    pub reason: Option<Reason>,
    /// What a reviewer should know of it.
    pub notes: Vec<Note>,
    /// The text in it that nobody sees.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<Hidden>,
    /// What it says of itself.
    #[serde(skip_serializing_if = "About::is_empty")]
    pub about: About,
}

/// One document: values by field name, and the place of each.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DocumentReport {
    /// Its type.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The file it stands in.
    pub file: String,
    /// First page and the page after the last.
    pub pages: [u32; 2],
    /// Where it goes on in other files, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Piece>,
    /// How sure the type is.
    pub confidence: f64,
    /// The values.
    pub fields: BTreeMap<String, Value>,
    /// Where and how surely each value was read.
    pub places: BTreeMap<String, Field>,
}

/// One finding, its first evidence flat.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FindingReport {
    /// The finding.
    #[serde(flatten)]
    pub finding: Finding,
    /// File of the first evidence.
    pub file: Option<String>,
    /// Page of the first evidence.
    pub page: Option<u32>,
    /// Place of the first evidence.
    #[serde(rename = "box")]
    pub bbox: Option<[f64; 4]>,
    /// The citations in words.
    pub citation: String,
    /// The sentence in Traditional Chinese.
    pub sentence: String,
    /// The sentence in English.
    pub sentence_en: String,
}

impl Report {
    /// A report without bids.
    #[must_use]
    pub fn new() -> Self {
        Self { format: 1, readers: installed::names(), bids: Vec::new(), not_run: Vec::new() }
    }

    /// Adds a bid.
    pub fn add(&mut self, bid: &str, dossier: &Dossier, review: &Review) {
        for finding in review.findings.iter().filter(|finding| looked_up::is_not_run(finding)) {
            let told = not_run(finding);
            if !self.not_run.contains(&told) {
                self.not_run.push(told);
            }
        }
        let run = review.findings.iter().filter(|finding| !looked_up::is_not_run(finding));
        self.bids.push(BidReport {
            bid: bid.to_owned(),
            files: dossier.files.iter().map(file).collect(),
            documents: review.documents.iter().map(document).collect(),
            findings: run.map(finding).collect(),
        });
    }
}

impl Default for Report {
    fn default() -> Self {
        Self::new()
    }
}

fn file(file: &DossierFile) -> FileReport {
    FileReport {
        file: file.name.clone(),
        sha256: file.sha256.clone(),
        pages: file.reading.page_count,
        read: file.reading.read,
        reason: file.reading.reason,
        notes: file.reading.notes.clone(),
        hidden: file.reading.hidden.clone(),
        about: file.reading.about.clone(),
    }
}

fn document(document: &Document) -> DocumentReport {
    DocumentReport {
        kind: document.kind.name(),
        file: document.file.clone(),
        pages: document.pages,
        more: document.more.clone(),
        confidence: document.confidence,
        fields: document.fields.iter().map(|(name, field)| (name.clone(), field.value.clone())).collect(),
        places: document.fields.clone(),
    }
}

fn not_run(finding: &Finding) -> NotRun {
    NotRun {
        rule: finding.rule.clone(),
        list: finding.text.args.get("list").cloned().unwrap_or_default(),
        sentence: finding.sentence(Lang::ZhTw),
        sentence_en: finding.sentence(Lang::En),
    }
}

/// A finding in the form of the report.
#[must_use]
pub fn finding(finding: &Finding) -> FindingReport {
    let first: Option<&Evidence> = finding.evidence.first();
    let labels: Vec<String> = finding.cites.iter().map(|cite: &Cite| cite.label(Lang::ZhTw)).collect();
    FindingReport {
        file: first.map(|e| e.file.clone()),
        page: first.map(|e| e.page),
        bbox: first.map(|e| e.bbox),
        citation: labels.join("、"),
        sentence: finding.sentence(Lang::ZhTw),
        sentence_en: finding.sentence(Lang::En),
        finding: finding.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::kind::DocumentKind;
    use crate::reading::Reading;
    use crate::rules::v_01::RULE;
    use serde_json::json;

    #[test]
    fn the_first_evidence_is_flat() {
        let paper = with(DocumentKind::TaxCertificate, &[("ubn", json!("12345678"))]);
        let finding = RULE
            .person("invalid", true)
            .of_kind("ubn_checksum")
            .about(&paper)
            .see(&paper, "ubn")
            .arg("found", "12345678");
        let review = Review { documents: vec![paper.document], findings: vec![finding] };
        let file = DossierFile {
            name: "bid000/a.pdf".into(),
            sha256: "00".into(),
            reading: Reading::unread(Reason::Password),
        };
        let mut report = Report::new();
        report.add("bid000", &Dossier { files: vec![file] }, &review);
        let json = serde_json::to_value(&report).unwrap();
        let bid = &json["bids"][0];
        assert_eq!((&json["format"], &bid["bid"]), (&json!(1), &json!("bid000")));
        assert_eq!(bid["files"][0]["reason"], json!("password"));
        assert_eq!(bid["documents"][0]["fields"]["ubn"], json!("12345678"));
        let told = &bid["findings"][0];
        assert_eq!((&told["file"], &told["page"], &told["ask"]), (&json!("bid000/a.pdf"), &json!(0), &json!("always")));
        assert_eq!(told["box"], json!([60.0, 80.0, 160.0, 92.0]));
        assert_eq!(told["citation"], json!("政府採購法施行細則第60條第1項、政府採購法第51條第1項"));
        assert_eq!(told["sentence"], json!("納稅證明之統一編號12345678不符檢查碼規則，請確認是否誤植。"));
    }
}
