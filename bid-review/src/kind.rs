//! The types of documents in a bid, under the names of the review report.

use serde::{Deserialize, Serialize};

/// Type of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// D01 設立登記證明.
    CompanyRegistration,
    /// D02 納稅證明.
    TaxCertificate,
    /// D03 信用證明.
    CreditCertificate,
    /// D04 投標廠商聲明書.
    Declaration,
    /// D06 報價單, 標價清單.
    PriceSchedule,
    /// D16 授權書.
    Authorization,
    /// D19 服務建議書.
    Proposal,
    /// None of these.
    #[serde(other)]
    Unknown,
}

impl DocumentKind {
    /// All types that are told, in the order of their numbers.
    pub const ALL: [Self; 7] = [
        Self::CompanyRegistration,
        Self::TaxCertificate,
        Self::CreditCertificate,
        Self::Declaration,
        Self::PriceSchedule,
        Self::Authorization,
        Self::Proposal,
    ];

    /// The name in reports and requirement lists.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::CompanyRegistration => "company_registration",
            Self::TaxCertificate => "tax_certificate",
            Self::CreditCertificate => "credit_certificate",
            Self::Declaration => "declaration",
            Self::PriceSchedule => "price_schedule",
            Self::Authorization => "authorization",
            Self::Proposal => "proposal",
            Self::Unknown => "unknown",
        }
    }

    /// Number in the catalogue of documents: `D01` … `D19`; empty for an unknown one.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CompanyRegistration => "D01",
            Self::TaxCertificate => "D02",
            Self::CreditCertificate => "D03",
            Self::Declaration => "D04",
            Self::PriceSchedule => "D06",
            Self::Authorization => "D16",
            Self::Proposal => "D19",
            Self::Unknown => "",
        }
    }

    /// The name people use, Chinese and English.
    #[must_use]
    pub const fn title(self) -> (&'static str, &'static str) {
        match self {
            Self::CompanyRegistration => ("設立登記證明", "Company registration"),
            Self::TaxCertificate => ("納稅證明", "Tax certificate"),
            Self::CreditCertificate => ("信用證明", "Credit certificate"),
            Self::Declaration => ("投標廠商聲明書", "Declaration"),
            Self::PriceSchedule => ("標價清單", "Price schedule"),
            Self::Authorization => ("授權書", "Authorization"),
            Self::Proposal => ("服務建議書", "Proposal"),
            Self::Unknown => ("未能辨識之文件", "Unknown document"),
        }
    }
}
