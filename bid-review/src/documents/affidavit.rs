//! D08 切結書: what the vendor vouches for.

use crate::documents::form::{self, Form};
use crate::documents::paper::Paper;
use crate::documents::signing;
use crate::documents::spec::{self, TENDER, VENDOR};
use crate::kind::DocumentKind;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::Affidavit,
    about: "Affidavit on the tender's form.",
    fields: &[form::TENDER, form::VENDOR, form::SIGNED],
    read,
};

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &TENDER);
    spec::read(paper, sheets, &VENDOR);
    crate::documents::prose::after(paper, sheets, "vendor_name", (&["立切結書人", "切結人", "具結人"], spec::business));
    signing::date(paper, sheets);
    signing::read(paper, sheets);
}
