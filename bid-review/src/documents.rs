//! Documents understood: the fields, answers, rows and signing places of each type.

pub mod affidavit;
pub mod answers;
pub mod authorization;
pub mod bid_bond;
pub mod capability;
pub mod collection_receipt;
pub mod columns;
pub mod company_registration;
pub mod component_table;
pub mod credit_certificate;
pub mod declaration;
pub mod disclosure;
pub mod envelope;
pub mod form;
pub mod headings;
pub mod joint_agreement;
pub mod laboratory_report;
pub mod maker_authorization;
pub mod membership;
pub mod merit_certificate;
pub mod paper;
pub mod price_rows;
pub mod price_schedule;
pub mod proposal;
pub mod prose;
pub mod security_certificate;
pub mod signing;
pub mod spec;
pub mod specification;
pub mod table;
pub mod tax_certificate;
pub mod totals;

use crate::documents::form::Form;
use crate::documents::paper::Paper;
use crate::kind::DocumentKind;
use crate::layout::sheet::Sheet;

/// Every type that is read, in the order of the catalogue.
pub static FORMS: &[&Form] = &[
    &company_registration::FORM,
    &tax_certificate::FORM,
    &credit_certificate::FORM,
    &declaration::FORM,
    &bid_bond::FORM,
    &price_schedule::FORM,
    &maker_authorization::FORM,
    &affidavit::FORM,
    &specification::FORM,
    &security_certificate::FORM,
    &laboratory_report::FORM,
    &component_table::FORM,
    &membership::FORM,
    &collection_receipt::FORM,
    &authorization::FORM,
    &joint_agreement::FORM,
    &envelope::FORM,
    &proposal::FORM,
    &merit_certificate::FORM,
    &capability::FORM,
    &disclosure::FORM,
];

/// The form of a type; `None` for an unknown one.
#[must_use]
pub fn form(kind: DocumentKind) -> Option<&'static Form> {
    FORMS.iter().copied().find(|form| form.kind == kind)
}

/// Reads what a document of a known type says from its pages.
pub fn understand(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    if let Some(form) = form(paper.document.kind) {
        (form.read)(paper, sheets);
    }
}
