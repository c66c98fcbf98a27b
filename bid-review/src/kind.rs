//! The types of documents in a bid, under the names of the review report.

use serde::{Deserialize, Serialize};

/// Makes the type from one row a type: its variant, name in reports, number in the catalogue, Chinese and English title.
macro_rules! kinds {
    ($($kind:ident, $name:literal, $code:literal, $zh:literal, $en:literal;)+) => {
        /// Type of a document.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum DocumentKind {
            $(#[doc = concat!($code, " ", $zh, ".")] $kind,)+
            /// None of these.
            #[serde(other)]
            Unknown,
        }

        impl DocumentKind {
            /// All types that are told, in the order of their numbers.
            pub const ALL: [Self; [$(Self::$kind),+].len()] = [$(Self::$kind),+];

            /// The name in reports and requirement lists.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)+
                    Self::Unknown => "unknown",
                }
            }

            /// Number in the catalogue of documents: `D01` … `D22`; empty for an unknown one.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$kind => $code,)+
                    Self::Unknown => "",
                }
            }

            /// The name people use, Chinese and English.
            #[must_use]
            pub const fn title(self) -> (&'static str, &'static str) {
                match self {
                    $(Self::$kind => ($zh, $en),)+
                    Self::Unknown => ("未能辨識之文件", "Unknown document"),
                }
            }
        }
    };
}

kinds! {
    CompanyRegistration, "company_registration", "D01", "設立登記證明", "Company registration";
    TaxCertificate, "tax_certificate", "D02", "納稅證明", "Tax certificate";
    CreditCertificate, "credit_certificate", "D03", "信用證明", "Credit certificate";
    Declaration, "declaration", "D04", "投標廠商聲明書", "Declaration";
    BidBond, "bid_bond", "D05", "押標金憑據", "Bid bond";
    PriceSchedule, "price_schedule", "D06", "標價清單", "Price schedule";
    MakerAuthorization, "maker_authorization", "D07", "原廠授權證明", "Maker's authorisation";
    Affidavit, "affidavit", "D08", "切結書", "Affidavit";
    Specification, "specification", "D09", "規格文件", "Specification";
    SecurityCertificate, "security_certificate", "D10", "資安驗證證書", "Security certificate";
    LaboratoryReport, "laboratory_report", "D11", "實驗室測試報告", "Laboratory report";
    ComponentTable, "component_table", "D12", "軟體元件表", "Software components";
    Membership, "membership", "D14", "公會會員證", "Trade association membership";
    CollectionReceipt, "collection_receipt", "D15", "領標電子憑據", "E-collection receipt";
    Authorization, "authorization", "D16", "授權書", "Authorization";
    JointAgreement, "joint_agreement", "D17", "共同投標協議書", "Joint tendering agreement";
    Envelope, "envelope", "D18", "標封", "Envelope";
    Proposal, "proposal", "D19", "服務建議書", "Proposal";
    MeritCertificate, "merit_certificate", "D20", "優良廠商證明", "Certificate of merit";
    Capability, "capability", "D21", "財力或實績證明", "Proof of finances or performance";
    Disclosure, "disclosure", "D22", "身分關係揭露表", "Disclosure of relations";
}

impl DocumentKind {
    /// Whether the bidder's business number stands on every such paper; others may leave it out.
    #[must_use]
    pub const fn bears_number(self) -> bool {
        matches!(
            self,
            Self::CompanyRegistration
                | Self::TaxCertificate
                | Self::CreditCertificate
                | Self::Declaration
                | Self::PriceSchedule
                | Self::Authorization
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_json() {
        for kind in DocumentKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
            assert_eq!(DocumentKind::ALL.iter().filter(|other| other.name() == kind.name()).count(), 1);
        }
        assert_eq!(serde_json::from_str::<DocumentKind>("\"something\"").unwrap(), DocumentKind::Unknown);
    }
}
