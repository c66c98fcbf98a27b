//! What a further document says: one form of facts for all of them, each document prints what it needs.

use chrono::{Duration, NaiveDate};

use crate::bid::{DefectKind, DocumentType, Vendor};
use crate::chance::Chance;
use crate::facts::common::{Seals, submitted};
use crate::tender::Tender;
use crate::words::{further, names};

/// What a further document says.
pub(crate) struct Extra {
    /// The bidder as the document has it.
    pub(crate) who: Vendor,
    pub(crate) tender_no: String,
    /// Which of the forms of the document it is: the kind of a bond, the body of a certificate.
    pub(crate) style: usize,
    /// In whose favour.
    pub(crate) payee: String,
    /// Who issued it.
    pub(crate) issuer: String,
    /// Who drew it, where that is not the issuer.
    pub(crate) drawer: Option<String>,
    pub(crate) serial: String,
    pub(crate) amount: i64,
    pub(crate) words: i64,
    pub(crate) issued: NaiveDate,
    pub(crate) from: NaiveDate,
    pub(crate) until: NaiveDate,
    /// Items left out, by place.
    pub(crate) left_out: Option<usize>,
    /// An answer that does not meet the tender, by place.
    pub(crate) unmet: Option<usize>,
    /// A defect of one row, with the row's place.
    pub(crate) odd: Option<(DefectKind, usize)>,
    /// A clause of the bidder's own.
    pub(crate) clause: Option<&'static str>,
    pub(crate) seals: Seals,
    /// The account that a bond was paid from.
    pub(crate) account: Option<String>,
    /// The other member of a joint bid.
    pub(crate) partner: Option<Vendor>,
    /// A brand that is named beside those of the tender.
    pub(crate) brand: Option<&'static str>,
}

impl Extra {
    pub(crate) fn make(kind: DocumentType, vendor: &Vendor, tender: &Tender, chance: &mut Chance) -> Self {
        let submitted = submitted(tender);
        let style = chance.place(match kind {
            DocumentType::BidBond => further::BONDS.len(),
            _ => 3,
        });
        let amount = match kind {
            DocumentType::Capability => tender.rules.qualification_budget.unwrap_or(0),
            _ => tender.bond(),
        };
        let issued = submitted - Duration::days(chance.between(2, 20));
        let (from, until) = match kind {
            DocumentType::BidBond => {
                let until = tender.rules.quotation_valid_until.unwrap_or(tender.bid_deadline);
                (issued, until + Duration::days(chance.between(30, 60)))
            }
            _ => {
                let from = submitted - Duration::days(chance.between(40, 300));
                (from, tender.bid_deadline + Duration::days(chance.between(20, 500)))
            }
        };
        let issued = match kind {
            DocumentType::BidBond => issued,
            DocumentType::Envelope => tender.bid_deadline - Duration::days(chance.between(1, 4)),
            _ => from,
        };
        Self {
            who: vendor.clone(),
            tender_no: tender.tender_no.clone(),
            style,
            payee: tender.agency.clone(),
            issuer: further::issuer(kind, style, chance),
            drawer: None,
            serial: further::serial(kind, chance),
            amount,
            words: amount,
            issued,
            from,
            until,
            left_out: None,
            unmet: None,
            odd: None,
            clause: None,
            seals: Seals::BOTH,
            account: (kind == DocumentType::BidBond && matches!(style, 8 | 9)).then(|| chance.digits(13)),
            partner: (kind == DocumentType::JointAgreement).then(|| names::stranger(chance)),
            brand: None,
        }
    }
}
