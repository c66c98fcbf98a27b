//! The report as one page that needs nothing else: each finding with a piece of the page it rests on.

use std::collections::HashMap;

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bid_review::bundle::Bundle;
use bid_review::crop::crop;
use bid_review::finding::{Ask, Evidence, Verdict};
use bid_review::kind::DocumentKind;
use bid_review::page::Rect;
use bid_review::reading::{Extent, Reason};
use bid_review::report::{BidReport, FileReport, FindingReport, Report};

use crate::base::error::Error;
use crate::cli::review::beside::{Table, tables};
use crate::eyes::PageImages;

/// Pixels per inch of the pieces: enough to read small print.
const DPI: f64 = 110.0;

#[derive(Template)]
#[template(path = "report.html")]
struct Page {
    bids: Vec<Bid>,
    /// Checks that were not run for want of a list, a sentence each.
    not_run: Vec<String>,
    /// Documents of one type side by side.
    tables: Vec<Table>,
}

struct Bid {
    name: String,
    tender: String,
    files: Vec<File>,
    findings: Vec<Finding>,
    fails: usize,
    persons: usize,
    passes: usize,
}

struct File {
    name: String,
    pages: u32,
    state: String,
}

struct Finding {
    rule: String,
    verdict: &'static str,
    class: &'static str,
    document: String,
    sentence: String,
    citation: String,
    place: String,
    image: Option<String>,
}

/// Writes the page.
///
/// # Errors
/// A file cannot be read again, or the page cannot be filled.
pub fn page(bundle: &Bundle, report: &Report, images: &dyn PageImages) -> Result<String, Error> {
    let bids = bundle
        .bids
        .iter()
        .zip(&report.bids)
        .map(|(files, report)| {
            let mut pieces = Pieces { paths: files.files.iter().cloned().collect(), images, drawn: HashMap::new() };
            let mut findings =
                report.findings.iter().map(|said| finding(said, &mut pieces)).collect::<Result<Vec<_>, Error>>()?;
            // What stops a bid comes first; within that the order of the rules.
            findings.sort_by_key(|finding| ["fail", "person", "pass"].iter().position(|class| *class == finding.class));
            Ok(bid(report, &files.terms.tender_no, findings))
        })
        .collect::<Result<Vec<_>, Error>>()?;
    let not_run = report.not_run.iter().map(|told| format!("{}：{}", told.rule, told.sentence)).collect();
    let tables = tables(bundle, report);
    Page { bids, not_run, tables }.render().map_err(|cause| Error::internal("write the page", cause))
}

fn bid(report: &BidReport, tender: &str, findings: Vec<Finding>) -> Bid {
    let count = |class| findings.iter().filter(|finding| finding.class == class).count();
    Bid {
        name: report.bid.clone(),
        tender: tender.to_owned(),
        files: report.files.iter().map(file).collect(),
        fails: count("fail"),
        persons: count("person"),
        passes: count("pass"),
        findings,
    }
}

fn file(file: &FileReport) -> File {
    let state = match (file.read, file.reason) {
        (Extent::All, _) => "已讀".to_owned(),
        (extent, reason) => {
            let what = if extent == Extent::Part { "僅讀部分，無法審查" } else { "無法審查" };
            format!("{what}（{}）", reason.map_or("檔案損壞", Reason::word))
        }
    };
    File { name: file.file.clone(), pages: file.pages, state }
}

fn finding(said: &FindingReport, pieces: &mut Pieces<'_>) -> Result<Finding, Error> {
    let (verdict, class) = match (said.finding.verdict, said.finding.ask) {
        (Verdict::Fail, _) => ("不合格", "fail"),
        (Verdict::NeedsPerson, Some(Ask::Always)) => ("須人工確認", "person"),
        (Verdict::NeedsPerson, _) => ("有疑義", "person"),
        (Verdict::Pass, _) => ("合格", "pass"),
    };
    let kind = DocumentKind::ALL.iter().find(|kind| Some(kind.name()) == said.finding.document.as_deref());
    let evidence = said.finding.evidence.first();
    Ok(Finding {
        rule: said.finding.rule.clone(),
        verdict,
        class,
        document: kind.map_or("", |kind| kind.title().0).to_owned(),
        sentence: said.sentence.clone(),
        citation: said.citation.clone(),
        place: evidence.map(|at| format!("{} 第 {} 頁", at.file, at.page + 1)).unwrap_or_default(),
        image: evidence.map(|at| pieces.cut(at)).transpose()?.flatten(),
    })
}

/// Cuts pieces out of page images; each page is drawn once.
struct Pieces<'a> {
    paths: HashMap<String, std::path::PathBuf>,
    images: &'a dyn PageImages,
    drawn: HashMap<(String, u32), Option<Vec<u8>>>,
}

impl Pieces<'_> {
    /// The piece as base64 of a JPEG; nothing where the page cannot be drawn.
    fn cut(&mut self, at: &Evidence) -> Result<Option<String>, Error> {
        let key = (at.file.clone(), at.page);
        if !self.drawn.contains_key(&key) {
            let drawn = match self.paths.get(&at.file) {
                Some(path) => {
                    let bytes = std::fs::read(path)
                        .map_err(|cause| Error::internal("read the bundle", format!("{}: {cause}", path.display())))?;
                    self.images.image(&bytes, at.page, DPI).ok()
                }
                None => None,
            };
            self.drawn.insert(key.clone(), drawn);
        }
        let page = self.drawn.get(&key).and_then(Option::as_deref);
        Ok(page.and_then(|png| crop(png, DPI, Rect::from(at.bbox))).map(|piece| STANDARD.encode(piece)))
    }
}
