//! A bid and the truth about it.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use crate::defects::DefectKind;
use crate::scan::profile::ScanProfile;

/// Fields of a document as printed: dates ISO, money integers, months `YYYY-MM`.
pub type Fields = BTreeMap<String, Value>;

/// A bid: its files and the truth about them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Bid {
    /// Name of the bid and of its folder.
    pub bid: String,
    /// 案號 of its tender.
    pub tender_no: String,
    /// Who bids.
    pub vendor: Vendor,
    /// Day of submission.
    pub submitted: NaiveDate,
    /// How it came in, where that is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submission: Option<Submission>,
    /// Whether the documents are scans.
    pub mode: Mode,
    /// Short name of the font; `cid:` before one that is not in the file.
    pub font: String,
    /// How the scan was made.
    pub scan_profile: Option<ScanProfile>,
    /// Whether all documents are in one file.
    pub merged_pdf: bool,
    /// Whether the files are encrypted with an empty user password.
    pub encrypted_empty_user_password: bool,
    /// The documents, in the order of a bid.
    pub documents: Vec<Document>,
    /// Required documents that are not there.
    pub missing_documents: Vec<DocumentType>,
    /// What is wrong with it.
    pub defects: Vec<Defect>,
    /// Whether nothing is wrong.
    pub qualified: bool,
    /// The files.
    #[serde(skip)]
    pub files: Vec<SampleFile>,
}

/// A file of a bid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleFile {
    /// Name in the bid's folder.
    pub name: String,
    /// A PDF.
    pub bytes: Vec<u8>,
}

/// How an electronic bid came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Network address.
    pub ip: String,
    /// Whose certificate signed it.
    pub certificate_holder: String,
    /// When, Taipei time.
    pub sent_at: NaiveDateTime,
}

/// A vendor that exists nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Vendor {
    /// Registered name.
    pub name: String,
    /// 統一編號; its checksum is right.
    pub ubn: String,
    /// 代表人 or 負責人.
    pub representative: String,
    /// Registered address.
    pub address: String,
}

/// How a bid came to be a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Written by a program.
    Text,
    /// Scanned from paper.
    Scan,
}

/// A document inside a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Document {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: DocumentType,
    /// Path of its file in the bundle.
    pub file: String,
    /// Its pages in the file, `[first, end)` from zero.
    pub pages: [usize; 2],
    /// Where it goes on in other files, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Piece>,
    /// Whether its pages have a text layer.
    pub text_layer: bool,
    /// What is printed on it.
    pub fields: Fields,
    /// Seals and signatures on it.
    pub seals: Vec<Seal>,
    /// SHA-256 of its file, in hexadecimal digits.
    pub sha256: String,
}

/// Further pages of a document, in another file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Path of the file in the bundle.
    pub file: String,
    /// Its pages in the file, `[first, end)` from zero.
    pub pages: [usize; 2],
}

/// A seal or signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// Whose.
    pub kind: SealKind,
    /// Its characters.
    pub text: String,
}

/// Whose seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SealKind {
    /// Seal of the authority or institution that issued the document.
    Issuer,
    /// 公司章.
    Company,
    /// 負責人章.
    Representative,
    /// A signature by hand.
    Signature,
}

/// The documents that a bid holds here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentType {
    /// 公司或商業登記證明.
    CompanyRegistration,
    /// 納稅證明.
    TaxCertificate,
    /// 信用證明.
    CreditCertificate,
    /// 投標廠商聲明書.
    Declaration,
    /// 標價清單.
    PriceSchedule,
    /// 授權書.
    Authorization,
    /// 服務建議書.
    Proposal,
    /// 押標金憑據.
    BidBond,
    /// 原廠授權證明.
    MakerAuthorization,
    /// 切結書.
    Affidavit,
    /// 規格文件.
    Specification,
    /// 資安驗證證書.
    SecurityCertificate,
    /// 實驗室測試報告.
    LaboratoryReport,
    /// 軟體元件表.
    ComponentTable,
    /// 公會會員證.
    Membership,
    /// 領標電子憑據.
    CollectionReceipt,
    /// 身分關係揭露表.
    Disclosure,
    /// 共同投標協議書.
    JointAgreement,
    /// 標封.
    Envelope,
    /// 優良廠商證明.
    MeritCertificate,
    /// 財力或實績證明.
    Capability,
}

impl DocumentType {
    /// Types that a plan may ask for beside the usual ones.
    pub const FURTHER: [Self; 14] = [
        Self::BidBond,
        Self::MakerAuthorization,
        Self::Affidavit,
        Self::Specification,
        Self::SecurityCertificate,
        Self::LaboratoryReport,
        Self::ComponentTable,
        Self::Membership,
        Self::CollectionReceipt,
        Self::Disclosure,
        Self::JointAgreement,
        Self::Envelope,
        Self::MeritCertificate,
        Self::Capability,
    ];

    /// The types that every bid holds, in their order.
    pub const ALL: [Self; 7] = [
        Self::CompanyRegistration,
        Self::TaxCertificate,
        Self::CreditCertificate,
        Self::Declaration,
        Self::PriceSchedule,
        Self::Authorization,
        Self::Proposal,
    ];
}

/// Something wrong in a bid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Defect {
    /// What kind.
    pub kind: DefectKind,
    /// Where.
    pub document: DocumentType,
    /// Exactly what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The defect that this one follows from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consequence_of: Option<DefectKind>,
    /// The bid that has the same file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_bid: Option<String>,
}
