//! Eyes for scenarios: files are texts that say how many pages they have, and the judge finds one thing of each verdict.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use bid_review::correction::Correction;
use bid_review::document::{Document, Field};
use bid_review::dossier::{Dossier, DossierFile};
use bid_review::finding::{Ask, Evidence, Finding, Scope, Verdict};
use bid_review::kind::DocumentKind;
use bid_review::page::{Origin, Page};
use bid_review::reader::{Progress, Reader};
use bid_review::reading::{About, Reading, Reason};
use bid_review::registers::Registers;
use bid_review::review::Review;
use bid_review::terms::Terms;
use gongqi::eyes::{Eyes, PageImages};
use procurement_law::ruling::Text;

/// What the reader twin was given, and whether it dies of a file that says so.
#[derive(Default)]
pub struct Twin {
    pub read: Mutex<Vec<String>>,
    pub dies: AtomicBool,
}

/// A file of so many pages; `word` makes it another file, and `author=` in it says whose it is.
pub fn file(pages: u32, word: &str) -> Vec<u8> {
    format!("%PDF pages={pages} {word}").into_bytes()
}

/// A made-up PNG.
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\nof a page";

impl Reader for Twin {
    fn read(&self, bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Reading {
        let text = String::from_utf8_lossy(bytes).into_owned();
        assert!(!(text.contains("deadly") && self.dies.load(Ordering::SeqCst)), "the twin dies");
        self.read.lock().unwrap().push(text.clone());
        if text.contains("locked") {
            return Reading::unread(Reason::Password);
        }
        let count: u32 = text.split("pages=").nth(1).and_then(|rest| rest.split(' ').next()?.parse().ok()).unwrap_or(0);
        let pages = (0..count).map(|index| {
            progress(Progress { done: index + 1, of: count });
            page(index)
        });
        let author = text.split("author=").nth(1).unwrap_or_default().to_owned();
        Reading { about: About { author, ..About::default() }, ..Reading::whole(pages.collect()) }
    }
}

impl PageImages for Twin {
    fn image(&self, _: &[u8], page: u32, _: f64) -> Result<Vec<u8>, Reason> {
        if page < 9 { Ok(PNG.to_vec()) } else { Err(Reason::Damaged) }
    }
}

/// The twin's eyes.
pub fn eyes(twin: &Arc<Twin>) -> Eyes {
    Eyes::new(twin.clone(), twin.clone(), judge)
}

fn page(index: u32) -> Page {
    Page::empty(index, (595.0, 842.0), Origin::TextLayer)
}

fn judge(dossier: &Dossier, terms: &Terms, _: &dyn Registers, corrections: &[Correction]) -> Review {
    let file = dossier.files.first().unwrap();
    let field = Field {
        value: corrections.last().map_or_else(|| "範例資訊股份有限公司".into(), |one| one.value.clone()),
        text: "名稱：範例資訊股份有限公司".to_owned(),
        file: None,
        page: 0,
        bbox: [72.0, 90.0, 180.0, 104.0],
        confidence: 1.0,
    };
    // A file of this name has a document that names a telephone.
    let phone = |file: &DossierFile| {
        let number = file.name.strip_prefix("phone-")?.trim_end_matches(".pdf").to_owned();
        Some(("phone".to_owned(), Field { value: number.clone().into(), text: number, ..field.clone() }))
    };
    let fields = std::iter::once(("vendor_name".to_owned(), field.clone()));
    let fields = fields.chain(dossier.files.iter().find_map(phone)).collect();
    let finding = |rule: &str, verdict: Verdict| Finding {
        rule: rule.to_owned(),
        verdict,
        ask: (verdict == Verdict::NeedsPerson).then_some(Ask::Doubt),
        scope: Scope::Bid,
        kind: None,
        document: Some("tax_certificate".to_owned()),
        reason: None,
        evidence: vec![Evidence {
            file: file.name.clone(),
            page: 1,
            bbox: [72.0, 90.0, 180.0, 104.0],
            text: "<b>所屬期間</b>".to_owned(),
            confidence: 0.5,
        }],
        cites: Vec::new(),
        compared: Vec::new(),
        text: Text {
            key: format!("{}.said", rule.to_lowercase()),
            args: [("tender".to_owned(), terms.tender_no.clone())].into(),
        },
    };
    Review {
        documents: vec![Document {
            kind: DocumentKind::TaxCertificate,
            file: file.name.clone(),
            pages: [0, 2],
            more: Vec::new(),
            confidence: 0.9,
            fields,
        }],
        findings: [finding("T-1", Verdict::Pass), finding("T-2", Verdict::Fail), finding("T-3", Verdict::NeedsPerson)]
            .into_iter()
            // Whoever corrected the name is told so, by the finding that fails.
            .map(|one| match corrections.last() {
                Some(last) if one.rule == "T-2" => Finding { kind: Some(last.value.to_string()), ..one },
                _ => one,
            })
            .chain(file.name.strip_prefix("item-").map(|name| Finding {
                // A file of this name fails one item, in which nothing but that is in doubt.
                scope: Scope::Item(name.trim_end_matches(".pdf").to_owned()),
                ..finding("T-4", Verdict::Fail)
            }))
            .collect(),
    }
}
