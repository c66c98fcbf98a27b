//! What goes wrong in the further documents.

use chrono::Duration;

use crate::bid::{DefectKind, DocumentType};
use crate::chance::Chance;
use crate::facts::extra::Extra;
use crate::make::slips::number::other_number;
use crate::tender::Tender;
use crate::words::further::{brand_of, other_brand};
use crate::words::{names, places};

/// The documents that a kind may come to.
pub(super) fn places(kind: DefectKind) -> &'static [DocumentType] {
    match kind {
        DefectKind::UnauthorizedBrand => &[DocumentType::MakerAuthorization],
        DefectKind::RequirementUnmet => &[DocumentType::Specification],
        DefectKind::AddedCondition => &[DocumentType::Affidavit],
        DefectKind::LicenceDoubt => &[DocumentType::ComponentTable],
        DefectKind::TestNotPassed | DefectKind::ReportTooOld => &[DocumentType::LaboratoryReport],
        DefectKind::QuotationShort => &[DocumentType::PriceSchedule],
        DefectKind::MissingDisclosure => &[DocumentType::Declaration],
        DefectKind::ProofMissing | DefectKind::EquivalentNotCompared => &[DocumentType::Specification],
        DefectKind::RestrictedOrigin | DefectKind::KnownVulnerability | DefectKind::EndOfLife => {
            &[DocumentType::ComponentTable]
        }
        DefectKind::BrandDiffers | DefectKind::SoftwareTerms => &[DocumentType::Specification],
        DefectKind::JointShares | DefectKind::JointAgreementLacks => &[DocumentType::JointAgreement],
        DefectKind::BidLate => &[DocumentType::Envelope],
        DefectKind::MeritEnded => &[DocumentType::MeritCertificate],
        DefectKind::PerformanceShort | DefectKind::FinancesWeak => &[DocumentType::Capability],
        kind if DefectKind::LINKED.contains(&kind) => &[],
        _ => &[DocumentType::BidBond],
    }
}

/// The further documents that a kind of the usual documents may come to.
pub(super) fn also(kind: DefectKind) -> &'static [DocumentType] {
    match kind {
        DefectKind::ExpiredCertificate => {
            &[DocumentType::MakerAuthorization, DocumentType::SecurityCertificate, DocumentType::Membership]
        }
        DefectKind::NameMismatch => &[
            DocumentType::MakerAuthorization,
            DocumentType::SecurityCertificate,
            DocumentType::Membership,
            DocumentType::LaboratoryReport,
            DocumentType::Affidavit,
            DocumentType::Disclosure,
        ],
        DefectKind::WrongTenderNumber => {
            &[DocumentType::Affidavit, DocumentType::CollectionReceipt, DocumentType::Disclosure]
        }
        DefectKind::MissingDocument => &DocumentType::FURTHER,
        _ => &[],
    }
}

/// Puts a defect into a further document; `None` when it does not suit its form.
pub(super) fn slip(kind: DefectKind, facts: &mut Extra, tender: &Tender, chance: &mut Chance) -> Option<String> {
    let (payable, securing, paid) = (facts.style <= 3, matches!(facts.style, 4 | 5 | 7), matches!(facts.style, 8 | 9));
    match kind {
        DefectKind::BondShort => {
            let right = facts.amount;
            facts.amount = right * chance.between(40, 96) / 100 / 1_000 * 1_000;
            facts.words = facts.amount;
            Some(format!("{} instead of {right}", facts.amount))
        }
        DefectKind::BondOtherPayee if facts.style != 4 => {
            let wrong = other_than(&tender.agency, chance);
            facts.payee.clone_from(&wrong);
            Some(format!("{wrong} instead of {}", tender.agency))
        }
        DefectKind::BondOtherIssuer if facts.style == 0 => {
            facts.drawer = Some(facts.who.name.clone());
            Some(format!("drawn by {}", facts.who.name))
        }
        DefectKind::BondPostdated if payable => {
            facts.issued = tender.bid_deadline + Duration::days(chance.between(1, 40));
            Some(format!("dated {}", facts.issued))
        }
        DefectKind::BondOtherPayer if !payable => {
            let right = facts.who.name.clone();
            facts.who = names::stranger(chance);
            Some(format!("{} instead of {right}", facts.who.name))
        }
        DefectKind::BondValidityShort if securing => {
            let until = tender.rules.quotation_valid_until?;
            facts.until = until + Duration::days(chance.between(-40, 29));
            Some(format!("valid to {}, quotation to {until}", facts.until))
        }
        DefectKind::BondLate if paid => {
            facts.issued = tender.bid_deadline + Duration::days(chance.between(1, 9));
            Some(format!("paid {}", facts.issued))
        }
        DefectKind::UnauthorizedBrand => {
            // Another maker's name may not hold the brand that is left out.
            let item =
                tender.items.len().checked_sub(1).filter(|item| brand_of(tender, *item) != brand_of(tender, 0))?;
            if facts.brand.is_some() {
                return None;
            }
            facts.left_out = Some(item);
            Some(format!("item {}: no authorisation", item + 1))
        }
        DefectKind::RequirementUnmet | DefectKind::LicenceDoubt => {
            facts.unmet = Some(chance.place(6));
            facts.unmet.map(|at| format!("row {}", at + 1))
        }
        DefectKind::TestNotPassed => {
            facts.unmet = Some(chance.place(5));
            facts.unmet.map(|at| format!("row {}", at + 1))
        }
        DefectKind::ReportTooOld => {
            facts.issued = tender.bid_deadline - Duration::days(chance.between(380, 900));
            Some(format!("of {}", facts.issued))
        }
        DefectKind::ProofMissing | DefectKind::EquivalentNotCompared | DefectKind::RestrictedOrigin
            if facts.odd.is_none() =>
        {
            facts.odd = Some((kind, chance.place(5)));
            facts.odd.map(|(_, at)| format!("row {}", at + 1))
        }
        DefectKind::KnownVulnerability | DefectKind::EndOfLife if facts.odd.is_none() && facts.unmet.is_none() => {
            facts.odd = Some((kind, 0));
            Some(String::from("a listed version"))
        }
        DefectKind::SoftwareTerms if facts.odd.is_none() => {
            facts.odd = Some((kind, chance.place(2)));
            facts.odd.map(|(_, at)| format!("wish {}", at + 1))
        }
        DefectKind::BrandDiffers if facts.odd.is_none() && facts.style != 2 => {
            tender.required_documents.contains(&DocumentType::MakerAuthorization).then_some(())?;
            facts.odd = Some((kind, chance.place(6)));
            facts.odd.map(|(_, at)| format!("row {}: {}", at + 1, other_brand(tender)))
        }
        DefectKind::JointShares | DefectKind::JointAgreementLacks if facts.odd.is_none() => {
            facts.odd = Some((kind, chance.place(5)));
            Some(String::from("shares or notary"))
        }
        DefectKind::BidLate => {
            facts.issued = tender.bid_deadline + Duration::days(chance.between(1, 3));
            Some(format!("received {}", facts.issued))
        }
        DefectKind::MeritEnded => {
            facts.until = tender.bid_deadline - Duration::days(chance.between(1, 200));
            facts.from = facts.until - Duration::days(364);
            facts.issued = facts.from;
            Some(format!("to {}", facts.until))
        }
        // The first form lists contracts, the second is a balance sheet.
        DefectKind::PerformanceShort if facts.style == 0 => {
            facts.amount = facts.amount * chance.between(10, 30) / 100;
            Some(format!("contracts for {}", facts.amount))
        }
        DefectKind::FinancesWeak if facts.style != 0 => {
            facts.amount = facts.amount * chance.between(10, 30) / 100;
            Some(format!("measured by {}", facts.amount))
        }
        DefectKind::AddedCondition => {
            let free = tender.rules.affidavit_text.is_some() && chance.in_hundred(50);
            facts.clause = free.then_some("前述責任以原廠最終使用者條款所載範圍為準。");
            facts.clause = facts.clause.or_else(|| {
                chance
                    .pick(&[
                        "但因原廠因素致延遲交付者，不在此限。",
                        "本公司保留權利，得以同等品替代。",
                        "超出原定範圍之服務費用另計。",
                    ])
                    .into()
            });
            facts.clause.map(str::to_owned)
        }
        DefectKind::ExpiredCertificate => {
            facts.until = tender.bid_deadline - Duration::days(chance.between(1, 90));
            facts.from = facts.until - Duration::days(365);
            facts.issued = facts.from;
            Some(format!("valid to {}", facts.until))
        }
        DefectKind::NameMismatch => {
            let wrong = names::other_name(&facts.who.name, chance);
            let right = std::mem::replace(&mut facts.who.name, wrong);
            Some(format!("{} instead of {right}", facts.who.name))
        }
        DefectKind::WrongTenderNumber => {
            facts.tender_no = other_number(&tender.tender_no, chance);
            Some(format!("{} instead of {}", facts.tender_no, tender.tender_no))
        }
        _ => None,
    }
}

fn other_than(agency: &str, chance: &mut Chance) -> String {
    loop {
        let other = places::agency(chance);
        if !other.contains(agency) && !agency.contains(&other) {
            return other;
        }
    }
}
