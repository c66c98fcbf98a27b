//! The documents of a bid, each drawn in several layouts and wordings.

mod authorization;
mod bidder;
mod company_registration;
mod credit_certificate;
mod declaration;
mod declaration_rows;
mod desk;
mod price_schedule;
mod price_total;
mod proposal;
mod tax_certificate;

use crate::bid::DocumentType;
use crate::chance::Chance;
use crate::documents::desk::{Desk, Truth};
use crate::draw::form::Look;
use crate::draw::pen::Pen;
use crate::fonts::Face;

pub(crate) use desk::{Case, Drawn};

/// Draws one document.
pub(crate) fn draw(kind: DocumentType, case: &Case<'_>, face: &Face, chance: &mut Chance) -> Drawn {
    let mut chance = chance.fork();
    let look = Look::make(&mut chance);
    let mut desk = Desk { pen: Pen::new(face), look, truth: Truth::default(), chance };
    match kind {
        DocumentType::CompanyRegistration => company_registration::draw(case, &mut desk),
        DocumentType::TaxCertificate => tax_certificate::draw(case, &mut desk),
        DocumentType::CreditCertificate => credit_certificate::draw(case, &mut desk),
        DocumentType::Declaration => declaration::draw(case, &mut desk),
        DocumentType::PriceSchedule => price_schedule::draw(case, &mut desk),
        DocumentType::Authorization => authorization::draw(case, &mut desk),
        DocumentType::Proposal => proposal::draw(case, &mut desk),
    }
    Drawn { kind, sheets: desk.pen.finish(), fields: desk.truth.fields, seals: desk.truth.seals }
}
