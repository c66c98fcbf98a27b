//! The documents of a bid, each drawn in several layouts and wordings.

mod authorization;
mod bid_bond;
mod bidder;
mod company_registration;
mod credit_certificate;
mod declaration;
mod declaration_rows;
mod desk;
mod letters;
mod price_schedule;
mod price_total;
mod proofs;
mod proposal;
mod tables;
mod tax_certificate;

use crate::bid::DocumentType;
use crate::chance::Chance;
use crate::documents::desk::{Desk, Truth};
use crate::draw::form::Look;
use crate::draw::pen::Pen;
use crate::facts::extra::Extra;
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
        further => {
            if let Some(facts) = case.facts.further.get(&further) {
                draw_further(further, case, facts, &mut desk);
            }
        }
    }
    Drawn { kind, sheets: desk.pen.finish(), fields: desk.truth.fields, seals: desk.truth.seals }
}

fn draw_further(kind: DocumentType, case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    match kind {
        DocumentType::BidBond => bid_bond::draw(case, facts, desk),
        DocumentType::MakerAuthorization => letters::maker(case, facts, desk),
        DocumentType::Affidavit => letters::affidavit(case, facts, desk),
        DocumentType::SecurityCertificate => letters::certificate(case, facts, desk),
        DocumentType::Membership => letters::membership(case, facts, desk),
        DocumentType::CollectionReceipt => letters::receipt(case, facts, desk),
        DocumentType::Specification => tables::specification(case, facts, desk),
        DocumentType::LaboratoryReport => tables::report(case, facts, desk),
        DocumentType::ComponentTable => tables::components(case, facts, desk),
        DocumentType::Disclosure => tables::disclosure(case, facts, desk),
        DocumentType::JointAgreement => proofs::agreement(case, facts, desk),
        DocumentType::Envelope => proofs::envelope(case, facts, desk),
        DocumentType::MeritCertificate => proofs::merit(case, facts, desk),
        DocumentType::Capability => proofs::capability(case, facts, desk),
        // The usual documents are drawn from facts of their own.
        _ => {}
    }
}
