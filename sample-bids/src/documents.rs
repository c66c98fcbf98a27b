//! The documents of a bid, each drawn in several layouts and wordings.

mod authorization;
mod bidder;
mod company_registration;
mod credit_certificate;
mod declaration;
mod declaration_rows;
mod price_schedule;
mod price_total;
mod proposal;
mod tax_certificate;

use serde_json::Value;

use crate::bid::{DocumentType, Fields, Seal};
use crate::chance::Chance;
use crate::draw::form::Look;
use crate::draw::pen::Pen;
use crate::draw::sheet::Sheet;
use crate::facts::Facts;
use crate::fonts::Face;
use crate::tender::Tender;

/// What a document is drawn from.
pub(crate) struct Case<'a> {
    pub(crate) tender: &'a Tender,
    pub(crate) facts: &'a Facts,
}

/// A drawn document and the truth about it.
pub(crate) struct Drawn {
    pub(crate) kind: DocumentType,
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) fields: Fields,
    pub(crate) seals: Vec<Seal>,
}

/// The truth about a document, gathered while it is drawn.
#[derive(Default)]
struct Truth {
    fields: Fields,
    seals: Vec<Seal>,
}

impl Truth {
    fn set(&mut self, field: &str, value: impl Into<Value>) {
        self.fields.insert(field.to_owned(), value.into());
    }

    fn date(&mut self, field: &str, date: chrono::NaiveDate) {
        self.set(field, date.to_string());
    }
}

/// One document being drawn.
struct Desk<'a> {
    pen: Pen<'a>,
    look: Look,
    truth: Truth,
    chance: Chance,
}

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
