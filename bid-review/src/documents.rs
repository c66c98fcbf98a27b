//! Documents understood: the fields, answers, rows and signing places of each type.

pub mod answers;
pub mod authorization;
pub mod columns;
pub mod company_registration;
pub mod credit_certificate;
pub mod declaration;
pub mod paper;
pub mod price_rows;
pub mod price_schedule;
pub mod proposal;
pub mod signing;
pub mod spec;
pub mod tax_certificate;
pub mod totals;

use crate::documents::paper::Paper;
use crate::kind::DocumentKind;
use crate::layout::sheet::Sheet;

/// Reads what a document of a known type says from its pages.
pub fn understand(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    match paper.document.kind {
        DocumentKind::CompanyRegistration => company_registration::read(paper, sheets),
        DocumentKind::TaxCertificate => tax_certificate::read(paper, sheets),
        DocumentKind::CreditCertificate => credit_certificate::read(paper, sheets),
        DocumentKind::Declaration => declaration::read(paper, sheets),
        DocumentKind::PriceSchedule => price_schedule::read(paper, sheets),
        DocumentKind::Authorization => authorization::read(paper, sheets),
        DocumentKind::Proposal => proposal::read(paper, sheets),
        DocumentKind::Unknown => {}
    }
}
