//! The checklist: findings in words, grouped by the document that they concern, and the documents with their fields.

use std::collections::HashMap;

use bid_review::finding::Scope;
use bid_review::kind::DocumentKind;
use procurement_law::ruling::Lang;

use crate::base::error::Error;
use crate::base::id::UserId;
use crate::review::correction::Correction;
use crate::review::model::{FindingChange, FindingRow, FindingState};
use crate::review::read::Whole;
use crate::texts::say;
use crate::web::orders::when;
use crate::web::review::kind::{kind_title, named, value};
use crate::web::review::sheet::{Looked, file_number, href};
use crate::web::ruling::{Compared, compared};

/// The findings about one type of document, about the bid as a whole, or about it beside the others.
pub struct Group {
    /// Its heading.
    pub title: String,
    /// Its findings.
    pub findings: Vec<Item>,
}

/// One finding.
pub struct Item {
    /// The row.
    pub row: FindingRow,
    /// What it says.
    pub sentence: String,
    /// The item of the tender that it concerns.
    pub item: Option<String>,
    /// The places in the law.
    pub cites: Vec<String>,
    /// What was compared.
    pub compared: Vec<Compared>,
    /// The places on the pages.
    pub places: Vec<Place>,
    /// Who decided, and when.
    pub decided: Option<(String, String)>,
    /// What the last judging made of it; none in the first.
    pub change: Option<FindingChange>,
}

/// A place on a page, as a link.
pub struct Place {
    /// The desk at this place.
    pub href: String,
    /// The file.
    pub file: String,
    /// The page, from 1.
    pub page: u32,
    /// What was read there; empty where something is absent.
    pub text: String,
    /// How sure the reading is, in percent, where a person should look twice.
    pub unsure: Option<u32>,
}

/// A document with its fields.
pub struct DocumentView {
    /// Its type.
    pub title: String,
    /// The desk at its first page.
    pub href: Option<String>,
    /// Where it stands.
    pub file: String,
    /// First and last page, from 1.
    pub pages: (u32, u32),
    /// The fields.
    pub fields: Vec<FieldView>,
}

/// A field of a document.
pub struct FieldView {
    /// Its name in the rules.
    pub key: String,
    /// Its name in words.
    pub name: String,
    /// Its value in words.
    pub value: String,
    /// The desk at its place.
    pub href: Option<String>,
    /// What stood there.
    pub text: String,
    /// Whether it holds one value, which a person may correct.
    pub plain: bool,
}

/// Below this a reading is unsure.
const SURE: f64 = 0.9;

impl Item {
    /// Whether a person must decide it.
    pub fn is_due(&self) -> bool {
        self.row.is_due()
    }

    /// Whether it was decided.
    pub fn is_decided(&self) -> bool {
        self.row.state != FindingState::Open
    }
}

/// The checklist, in the order of the rules; and the places of each finding.
///
/// # Errors
/// A row holds what cannot be read, a fault of the program.
pub fn groups(whole: &Whole, names: &HashMap<UserId, String>, lang: Lang) -> Result<(Vec<Group>, Looked), Error> {
    let (mut groups, mut evidence): (Vec<Group>, Looked) = (Vec::new(), Vec::new());
    for row in &whole.findings {
        let finding = row.finding()?;
        let title = match finding.document.as_deref() {
            _ if row.across => say(lang, "review-across"),
            Some(name) => kind_title(name, lang),
            None => say(lang, "review-whole-bid"),
        };
        let places = finding.evidence.iter().map(|place| Place {
            href: file_number(whole, &place.file)
                .map(|file| href(whole.review.id, file, place.page + 1, Some(row.number)))
                .unwrap_or_default(),
            file: place.file.clone(),
            page: place.page + 1,
            text: place.text.clone(),
            unsure: (place.confidence < SURE).then(|| percent(place.confidence)),
        });
        let decided = row.decided_by.map(|user| {
            let name = names.get(&user).cloned().unwrap_or_else(|| "—".to_owned());
            (name, row.decided_at.map(|at| when(at, lang)).unwrap_or_default())
        });
        let item = Item {
            sentence: finding.sentence(lang),
            item: match &finding.scope {
                Scope::Bid => None,
                Scope::Item(item) => Some(item.clone()),
            },
            cites: finding.cites.iter().map(|cite| cite.label(lang)).collect(),
            compared: compared(&finding.compared, lang),
            places: places.collect(),
            decided,
            change: row.change(whole.review.round),
            row: row.clone(),
        };
        evidence.push((row.number, finding.evidence));
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.findings.push(item),
            None => groups.push(Group { title, findings: vec![item] }),
        }
    }
    Ok((groups, evidence))
}

/// The documents found.
///
/// # Errors
/// The row holds what cannot be read, a fault of the program.
pub fn documents(whole: &Whole, lang: Lang) -> Result<Vec<DocumentView>, Error> {
    let documents = whole.review.documents()?;
    Ok(documents
        .iter()
        .map(|document| {
            let at = |file: &str, page: u32| {
                file_number(whole, file).map(|file| href(whole.review.id, file, page + 1, None))
            };
            let [from, to] = document.pages;
            DocumentView {
                title: kind_title(document.kind.name(), lang),
                href: at(&document.file, from),
                file: document.file.clone(),
                pages: (from + 1, to.max(from + 1)),
                fields: document
                    .fields
                    .iter()
                    .map(|(name, field)| FieldView {
                        key: name.clone(),
                        name: named("bid-field", name, lang),
                        value: value(&field.value, lang),
                        href: at(field.file.as_deref().unwrap_or(&document.file), field.page),
                        text: field.text.clone(),
                        plain: field.value.is_string() || field.value.is_number(),
                    })
                    .collect(),
            }
        })
        .collect())
}

/// A correction as the desk shows it.
pub struct CorrectionRow {
    /// The field in words.
    pub name: String,
    /// Its file.
    pub file: String,
    /// Its value before.
    pub before: String,
    /// Its value now.
    pub after: String,
    /// Who read it.
    pub who: String,
    /// When.
    pub at: String,
    /// Why.
    pub reason: String,
}

/// The corrections of a review.
pub fn corrections(whole: &Whole, names: &HashMap<UserId, String>, lang: Lang) -> Vec<CorrectionRow> {
    let row = |one: &Correction| CorrectionRow {
        name: named("bid-field", &one.field, lang),
        file: one.file.clone(),
        before: value(&one.value_before(), lang),
        after: value(&one.value_after(), lang),
        who: names.get(&one.corrected_by).cloned().unwrap_or_default(),
        at: when(one.corrected_at, lang),
        reason: one.reason.clone(),
    };
    whole.corrections.iter().map(row).collect()
}

/// The type of document that the desk looks at, else the first that the bid holds: where its link leads.
///
/// # Errors
/// The review holds what cannot be read, a fault of the program.
pub fn kind_at(whole: &Whole, finding: Option<i64>) -> Result<Option<DocumentKind>, Error> {
    let row = whole.findings.iter().find(|row| Some(row.number) == finding);
    let named = row.map(|row| row.finding()).transpose()?.and_then(|finding| finding.document);
    let documents = whole.review.documents()?;
    let own = named.and_then(|name| documents.iter().find(|document| document.kind.name() == name));
    Ok(own.or(documents.first()).map(|document| document.kind))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the number lies between 0 and 100")]
fn percent(confidence: f64) -> u32 {
    (confidence.clamp(0.0, 1.0) * 100.0).round() as u32
}
