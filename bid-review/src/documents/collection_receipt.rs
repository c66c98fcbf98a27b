//! D15 領標電子憑據: the tender documents were collected electronically.

use crate::documents::form::{self, Form};
use crate::documents::paper::Paper;
use crate::documents::spec::{self, Spec, TENDER, VENDOR, spec};
use crate::kind::DocumentKind;
use crate::layout::lexicon::Label;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::CollectionReceipt,
    about: "Receipt of the e-procurement site for electronically collected tender documents.",
    fields: &[&[("receipt_no", "its number"), ("collected", "day of collection")], form::TENDER, form::VENDOR],
    read,
};

const FIELDS: [Spec; 2] =
    [spec("receipt_no", Label::DocumentNo, spec::reference), spec("collected", Label::Collected, spec::day)];

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &TENDER);
    spec::read(paper, sheets, &VENDOR);
    spec::read(paper, sheets, &FIELDS);
}
