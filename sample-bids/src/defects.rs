//! What may be wrong in a bid.

use serde::{Deserialize, Serialize};

/// Kinds of defects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DefectKind {
    /// Another vendor's name, or a form of the name that is not the registered one.
    NameMismatch,
    /// A business number with a wrong digit.
    UbnChecksum,
    /// A credit certificate or a tax period that is too old.
    ExpiredCertificate,
    /// An answer of the declaration that disqualifies.
    DisqualifyingAnswer,
    /// A row of the declaration with no or both answers ticked.
    AmbiguousAnswer,
    /// A required document is not there.
    MissingDocument,
    /// The company's or the representative's seal is not there.
    MissingSeal,
    /// No seal, signature or date on the declaration.
    UnsignedDeclaration,
    /// The number of another tender.
    WrongTenderNumber,
    /// The total in words is not the total in figures.
    WordsNumberMismatch,
    /// The total is not the sum of the lines.
    SumWrong,
    /// A line is not quantity times unit price.
    LineTotalWrong,
    /// The total is covered and overprinted.
    Tampered,
    /// The same file as in another bid.
    SharedFile,
    /// A bid bond below the amount asked for.
    BondShort,
    /// A bid bond made out to somebody else.
    BondOtherPayee,
    /// A cheque that a firm drew.
    BondOtherIssuer,
    /// A cheque dated after the closing day.
    BondPostdated,
    /// A bid bond that somebody else paid.
    BondOtherPayer,
    /// A guarantee that ends too early.
    BondValidityShort,
    /// A payment after the closing day.
    BondLate,
    /// A brand of the price schedule that no maker's authorisation covers.
    UnauthorizedBrand,
    /// A requirement that is not met.
    RequirementUnmet,
    /// A clause that the bidder added.
    AddedCondition,
    /// A component under a strong copyleft licence or without a known one.
    LicenceDoubt,
    /// A test that was not passed.
    TestNotPassed,
    /// The same representative as in another bid.
    SharedRepresentative,
    /// The same address as in another bid.
    SharedAddress,
    /// The same telephone as in another bid.
    SharedContact,
    /// The same delegate as in another bid.
    SharedDelegate,
    /// A bond paid from the account of another bid's.
    SharedBond,
    /// The business number of another bid.
    BidTwice,
    /// The unit prices of another bid.
    PricePattern,
    /// An envelope whose number follows that of another bid.
    EnvelopesInARow,
    /// A quotation that does not hold as long as the tender asks.
    QuotationShort,
    /// A relation that is declared and not disclosed.
    MissingDisclosure,
    /// A laboratory report that is too old.
    ReportTooOld,
    /// A page that shall prove an offer and does not.
    ProofMissing,
    /// An equivalent that is not compared with what the tender names.
    EquivalentNotCompared,
    /// A component that comes from where the tender's limits speak of.
    RestrictedOrigin,
    /// Shares of joint bidders that make no whole.
    JointShares,
    /// An agreement of joint bidders without a notary.
    JointAgreementLacks,
    /// An envelope that came in after the closing day.
    BidLate,
    /// Merit whose period is over.
    MeritEnded,
    /// Contracts too small for the tender.
    PerformanceShort,
    /// Finances too weak for the tender.
    FinancesWeak,
    /// A vendor on a list that an answer of its declaration denies.
    ContradictedAnswer,
    /// A brand on the list of restricted ones.
    RestrictedBrand,
    /// A brand of the specification that is not priced.
    BrandDiffers,
    /// Software that is not what the tender asks.
    SoftwareTerms,
    /// A subcontractor that is debarred.
    Debarred,
    /// A component with a known vulnerability.
    KnownVulnerability,
    /// A component whose maker mends it no more.
    EndOfLife,
    /// A partner of a joint bid that stands in another bid too.
    MemberTwice,
    /// A bid sent from where another came from.
    SharedSource,
}

impl DefectKind {
    /// Kinds that tie two bids of one tender together.
    pub const LINKED: [Self; 10] = [
        Self::SharedRepresentative,
        Self::SharedAddress,
        Self::SharedContact,
        Self::SharedDelegate,
        Self::SharedBond,
        Self::BidTwice,
        Self::PricePattern,
        Self::EnvelopesInARow,
        Self::MemberTwice,
        Self::SharedSource,
    ];

    /// Kinds of the further documents.
    pub const FURTHER: [Self; 31] = [
        Self::BondShort,
        Self::BondOtherPayee,
        Self::BondOtherIssuer,
        Self::BondPostdated,
        Self::BondOtherPayer,
        Self::BondValidityShort,
        Self::BondLate,
        Self::UnauthorizedBrand,
        Self::RequirementUnmet,
        Self::AddedCondition,
        Self::LicenceDoubt,
        Self::TestNotPassed,
        Self::QuotationShort,
        Self::MissingDisclosure,
        Self::ReportTooOld,
        Self::ProofMissing,
        Self::EquivalentNotCompared,
        Self::RestrictedOrigin,
        Self::JointShares,
        Self::JointAgreementLacks,
        Self::BidLate,
        Self::MeritEnded,
        Self::PerformanceShort,
        Self::FinancesWeak,
        Self::ContradictedAnswer,
        Self::RestrictedBrand,
        Self::BrandDiffers,
        Self::SoftwareTerms,
        Self::Debarred,
        Self::KnownVulnerability,
        Self::EndOfLife,
    ];

    /// Every kind that a usual bid may have.
    pub const ALL: [Self; 14] = [
        Self::NameMismatch,
        Self::UbnChecksum,
        Self::ExpiredCertificate,
        Self::DisqualifyingAnswer,
        Self::AmbiguousAnswer,
        Self::MissingDocument,
        Self::MissingSeal,
        Self::UnsignedDeclaration,
        Self::WrongTenderNumber,
        Self::WordsNumberMismatch,
        Self::SumWrong,
        Self::LineTotalWrong,
        Self::Tampered,
        Self::SharedFile,
    ];
}
