//! A review rule, and how its findings are put together.

use std::collections::BTreeMap;

use procurement_law::laws::Place as LawPlace;
use procurement_law::mark::Mark;
use procurement_law::ruling::{Comparison, Op, Quantity, Text};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::{Paper, Place};
use crate::finding::{Ask, Evidence, Finding, Scope, Verdict};

/// From this confidence on a recognised value is taken as read.
pub const SURE: f64 = 0.9;

/// A rule of the review as data.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Id, such as `D02-1`.
    pub id: &'static str,
    /// Chinese title.
    pub title_zh: &'static str,
    /// English title.
    pub title_en: &'static str,
    /// What the rule asks for and what follows, in English.
    pub meaning: &'static str,
    /// Places in the law.
    pub cites: &'static [LawPlace],
    /// How sure we are of the rule.
    pub mark: Mark,
    /// The sentences used.
    pub texts: &'static [Sentence],
    /// Judges a bid.
    pub check: fn(&Case<'_>) -> Vec<Finding>,
}

impl Rule {
    /// A finding that the rule is met.
    #[must_use]
    pub fn pass(&self, key: &str) -> Finding {
        self.finding(key, Verdict::Pass, None)
    }

    /// A finding that the rule is broken; where the machine is not sure of what it read, a person is asked instead.
    #[must_use]
    pub fn fail(&self, key: &str, sure: bool) -> Finding {
        if sure { self.finding(key, Verdict::Fail, None) } else { self.doubt(key) }
    }

    /// A finding on which a person decides by the nature of the rule; a doubt where the machine is not sure of what it read.
    #[must_use]
    pub fn person(&self, key: &str, sure: bool) -> Finding {
        let ask = if sure { Ask::Always } else { Ask::Doubt };
        self.finding(key, Verdict::NeedsPerson, Some(ask))
    }

    /// A finding that the machine cannot tell.
    #[must_use]
    pub fn doubt(&self, key: &str) -> Finding {
        self.finding(key, Verdict::NeedsPerson, Some(Ask::Doubt))
    }

    fn finding(&self, key: &str, verdict: Verdict, ask: Option<Ask>) -> Finding {
        Finding {
            rule: self.id.to_owned(),
            verdict,
            ask,
            scope: Scope::Bid,
            kind: None,
            document: None,
            reason: None,
            evidence: Vec::new(),
            cites: self.cites.iter().map(|place| place.cite()).collect(),
            compared: Vec::new(),
            text: Text { key: self.sentence(key), args: BTreeMap::new() },
        }
    }

    /// The whole key of one of the rule's sentences, its own or one that several rules share, by its last part.
    fn sentence(&self, key: &str) -> String {
        let named = self.texts.iter().find(|sentence| sentence.key.rsplit('.').next() == Some(key));
        named.map_or_else(|| format!("{}.{key}", self.id.to_lowercase()), |sentence| sentence.key.to_owned())
    }
}

impl Finding {
    /// Names the defect.
    #[must_use]
    pub fn of_kind(mut self, kind: &str) -> Self {
        self.kind = Some(kind.to_owned());
        self
    }

    /// Names the document.
    #[must_use]
    pub fn about(mut self, paper: &Paper) -> Self {
        self.document = Some(paper.document.kind.name().to_owned());
        self.arg("document", paper.document.kind.title().0).arg("document_en", paper.document.kind.title().1)
    }

    /// Confines it to one item.
    #[must_use]
    pub fn item(mut self, number: impl ToString) -> Self {
        self.scope = Scope::Item(number.to_string());
        self
    }

    /// Adds an argument of the sentence.
    #[must_use]
    pub fn arg(mut self, name: &str, value: impl ToString) -> Self {
        self.text.args.insert(name.to_owned(), value.to_string());
        self
    }

    /// Adds a comparison.
    #[must_use]
    pub fn compare(mut self, what: &str, left: Quantity, op: Op, right: Quantity) -> Self {
        self.compared.push(Comparison { what: what.to_owned(), left, op, right });
        self
    }

    /// Adds a field as evidence; its absence adds the text area of the document's first page.
    #[must_use]
    pub fn see(self, paper: &Paper, field: &str) -> Self {
        let evidence = paper.evidence(field).unwrap_or_else(|| paper.evidence_at(paper.text_area(), "", 1.0));
        self.with(evidence)
    }

    /// Adds evidence.
    #[must_use]
    pub fn with(mut self, evidence: Evidence) -> Self {
        if !self.evidence.contains(&evidence) {
            self.evidence.push(evidence);
        }
        self
    }
}

impl Paper {
    /// A field as evidence.
    #[must_use]
    pub fn evidence(&self, field: &str) -> Option<Evidence> {
        let field = self.field(field)?;
        let place = Place { page: field.page, bbox: field.bbox };
        Some(self.evidence_at(place, &field.text, field.confidence))
    }

    /// The first page without its margins: where a value that was not found may stand.
    #[must_use]
    pub fn text_area(&self) -> Place {
        let [left, top, right, bottom] = self.whole.bbox;
        let (side, end) = (0.12 * (right - left), 0.13 * (bottom - top));
        Place { bbox: [left + side, top + end, right - side, bottom - end], ..self.whole }
    }

    /// A place as evidence.
    #[must_use]
    pub fn evidence_at(&self, place: Place, text: &str, confidence: f64) -> Evidence {
        let (file, page) = self.document.place(place.page);
        Evidence { file: file.to_owned(), page, bbox: place.bbox, text: text.to_owned(), confidence }
    }

    /// Whether all of some fields are there and surely read.
    #[must_use]
    pub fn sure(&self, fields: &[&str]) -> bool {
        fields.iter().all(|name| self.field(name).is_some_and(|f| f.confidence >= SURE))
    }
}
