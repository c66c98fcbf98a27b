//! A bid before it is drawn.

use crate::bid::{Defect, DefectKind, DocumentType, Mode, Submission, Vendor};
use crate::chance::Chance;
use crate::facts::Facts;
use crate::registers::{Listed, Register};

/// A bid before it is drawn.
pub(crate) struct Draft {
    pub(crate) name: String,
    /// Place of its tender.
    pub(crate) tender: usize,
    pub(crate) vendor: Vendor,
    pub(crate) facts: Facts,
    pub(crate) mode: Mode,
    pub(crate) merged: bool,
    pub(crate) spread: bool,
    pub(crate) meaningless: bool,
    pub(crate) encrypted: bool,
    pub(crate) unembedded: bool,
    /// Place of its font.
    pub(crate) face: usize,
    pub(crate) missing: Vec<DocumentType>,
    pub(crate) defects: Vec<Defect>,
    /// Place of the bid whose proposal it copies.
    pub(crate) copies: Option<usize>,
    /// Whether another bid copies its proposal.
    pub(crate) lends: bool,
    /// Rows of lists that this bid calls for.
    pub(crate) listed: Vec<(Register, Listed)>,
    /// How it came in.
    pub(crate) submission: Option<Submission>,
    pub(crate) chance: Chance,
}

/// Defects of the total of a price schedule: no two of them in one bid.
const TOTALS: [DefectKind; 3] = [DefectKind::Tampered, DefectKind::SumWrong, DefectKind::WordsNumberMismatch];
/// Defects of the seals of a declaration: no two of them in one bid.
const SEALS: [DefectKind; 2] = [DefectKind::UnsignedDeclaration, DefectKind::MissingSeal];

impl Draft {
    pub(crate) fn has(&self, kind: DefectKind) -> bool {
        self.defects.iter().any(|defect| defect.kind == kind)
    }

    /// Whether a defect can come to a document; `alone` when it cannot stand beside another.
    pub(crate) fn free(&self, document: DocumentType, kind: DefectKind, alone: bool) -> bool {
        let fixed = document == DocumentType::Proposal && (self.lends || self.copies.is_some());
        let mut others = self.defects.iter().filter(|defect| defect.document == document);
        let clash = |other: DefectKind| {
            alone
                || matches!(other, DefectKind::MissingDocument)
                || (TOTALS.contains(&kind) && TOTALS.contains(&other))
                || (kind == DefectKind::LineTotalWrong && TOTALS.contains(&other))
                || (SEALS.contains(&kind) && SEALS.contains(&other))
        };
        let there = !DocumentType::FURTHER.contains(&document) || self.facts.further.contains_key(&document);
        !fixed && there && !others.any(|other| clash(other.kind))
    }
}
