//! A vendor's own check of its draft (備標): the tender's checklist over files that are read, judged and forgotten.
//!
//! Nothing is stored and nothing recorded, so that nobody learns that a vendor prepares a bid; no bid is held against another.

use bid_review::dossier::{Dossier, DossierFile};
use bid_review::finding::{Ask, Finding, Scope, Verdict};
use bid_review::kind::DocumentKind;
use bid_review::read::limits;
use bid_review::reading::{Reading, Reason};
use bid_review::registers::Registers;
use bid_review::review::Review;
use bid_review::rules::looked_up::is_not_run;
use bid_review::terms::Terms;
use procurement_law::ruling::Lang;

use crate::eyes::Eyes;

/// What the check says of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// What is missing or wrong.
    pub wrong: Vec<Line>,
    /// What the machine could not tell: to be looked at again.
    pub unsure: Vec<Line>,
    /// What only a person judges, or what was not looked up.
    pub open: Vec<Line>,
    /// Checks that are met.
    pub met: usize,
    /// Each file with the documents found in it; the key of the reason where it was not read whole.
    pub files: Vec<(String, Vec<String>, Option<&'static str>)>,
}

/// One line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The rule.
    pub rule: String,
    /// The document concerned; empty for the bid as a whole.
    pub document: String,
    /// The item concerned; empty for the whole bid.
    pub item: String,
    /// What it says.
    pub sentence: String,
    /// File and page, from 1, where there is one.
    pub place: Option<(String, u32)>,
}

/// Reads and judges a draft.
pub fn check(
    eyes: &Eyes,
    registers: &dyn Registers,
    terms: &Terms,
    files: Vec<(String, Vec<u8>)>,
    lang: Lang,
) -> Checked {
    let read = |(name, bytes): (String, Vec<u8>)| {
        let reading = if bytes.len() > limits::FILE {
            Reading::unread(Reason::Limit)
        } else {
            eyes.reader.read(&bytes, &mut |_| {})
        };
        DossierFile { name, sha256: String::new(), reading }
    };
    let dossier = Dossier { files: files.into_iter().map(read).collect() };
    told(&dossier, &(eyes.judge)(&dossier, terms, registers, &[]), lang)
}

/// The check in lines.
pub fn told(dossier: &Dossier, review: &Review, lang: Lang) -> Checked {
    let mut checked = Checked::default();
    for finding in &review.findings {
        let list = match (finding.verdict, finding.ask) {
            (Verdict::Pass, _) => {
                checked.met += 1;
                continue;
            }
            (Verdict::Fail, _) => &mut checked.wrong,
            (Verdict::NeedsPerson, _) if is_not_run(finding) => &mut checked.open,
            (Verdict::NeedsPerson, Some(Ask::Always)) => &mut checked.open,
            (Verdict::NeedsPerson, _) => &mut checked.unsure,
        };
        list.push(line(finding, lang));
    }
    checked.files = dossier
        .files
        .iter()
        .map(|file| {
            let all = review.documents.iter();
            let found = all.filter(|document| document.leaves().any(|(name, _)| name == file.name));
            let kinds = found.map(|document| title(document.kind, lang)).collect();
            (file.name.clone(), kinds, file.reading.reason.map(key))
        })
        .collect();
    checked
}

/// The key of the words of a reason.
fn key(reason: Reason) -> &'static str {
    match reason {
        Reason::Password => "review-reason-password",
        Reason::Damaged => "review-reason-damaged",
        Reason::Limit => "review-reason-limit",
        Reason::NotADocument => "review-reason-not-a-document",
        Reason::NoOcr => "review-reason-no-ocr",
    }
}

fn line(finding: &Finding, lang: Lang) -> Line {
    let kind =
        finding.document.as_deref().and_then(|name| DocumentKind::ALL.into_iter().find(|kind| kind.name() == name));
    let place = finding.evidence.first().filter(|place| !place.file.is_empty());
    Line {
        rule: finding.rule.clone(),
        document: kind.map(|kind| title(kind, lang)).unwrap_or_default(),
        item: match &finding.scope {
            Scope::Bid => String::new(),
            Scope::Item(number) => number.clone(),
        },
        sentence: finding.sentence(lang),
        place: place.map(|place| (place.file.clone(), place.page + 1)),
    }
}

fn title(kind: DocumentKind, lang: Lang) -> String {
    let (chinese, english) = kind.title();
    if lang == Lang::En { english.to_owned() } else { chinese.to_owned() }
}
