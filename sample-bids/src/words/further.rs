//! Words of further documents: institutions, makers, standards.

use crate::bid::DocumentType;
use crate::chance::Chance;
use crate::tender::Tender;

/// The kinds of bonds, as the truth names them.
pub(crate) const BONDS: [&str; 11] = [
    "cashier_cheque",
    "promissory_note",
    "certified_cheque",
    "postal_order",
    "bank_guarantee",
    "insurance_bond",
    "pledged_deposit",
    "standby_lc",
    "online_payment",
    "cash_transfer",
    "gov_bond",
];

const BANKS: [&str; 6] =
    ["東岳商業銀行", "海陽商業銀行", "匯誠銀行", "青峰商業銀行", "北辰國際商業銀行", "聯泰商業銀行"];
const BRANCHES: [&str; 6] = ["西屯分行", "建國分行", "站前分行", "科園分行", "文昌分行", "河堤分行"];
const INSURERS: [&str; 3] = ["安岳產物保險股份有限公司", "泰嶺產物保險股份有限公司", "明海產物保險股份有限公司"];
const BODIES: [&str; 4] =
    ["Meridian Certification Ltd.", "Halden Assurance B.V.", "恆準驗證股份有限公司", "Norvale Registrars Inc."];
const ASSOCIATIONS: [&str; 4] =
    ["臺北市電腦商業同業公會", "高雄市資訊軟體商業同業公會", "臺中市電腦商業同業公會", "新北市資訊服務商業同業公會"];
const LABORATORIES: [&str; 3] =
    ["雲測科技股份有限公司資安實驗室", "中岳資訊安全檢測實驗室", "泰衡電子檢測中心資通安全實驗室"];
/// Makers of software and their brands.
pub(crate) const BRANDS: [(&str, &str); 6] = [
    ("Fairmont", "Fairmont Software, Inc."),
    ("Kestrel", "Kestrel Systems Ltd."),
    ("Orrin", "Orrin Data GmbH"),
    ("Velora", "威洛拉軟體股份有限公司"),
    ("Tessaly", "Tessaly Networks Inc."),
    ("明碼", "明碼科技股份有限公司"),
];

pub(crate) fn issuer(kind: DocumentType, style: usize, chance: &mut Chance) -> String {
    match kind {
        DocumentType::BidBond if BONDS.get(style) == Some(&"insurance_bond") => chance.pick(&INSURERS).to_owned(),
        DocumentType::BidBond if BONDS.get(style) == Some(&"postal_order") => "中華郵政股份有限公司".to_owned(),
        DocumentType::BidBond => format!("{}{}", chance.pick(&BANKS), chance.pick(&BRANCHES)),
        DocumentType::SecurityCertificate => chance.pick(&BODIES).to_owned(),
        DocumentType::Membership => chance.pick(&ASSOCIATIONS).to_owned(),
        DocumentType::LaboratoryReport => chance.pick(&LABORATORIES).to_owned(),
        _ => String::new(),
    }
}

pub(crate) fn serial(kind: DocumentType, chance: &mut Chance) -> String {
    match kind {
        DocumentType::BidBond => format!("{}{}", chance.pick(&["AB", "CK", "MX", "TP"]), chance.digits(7)),
        DocumentType::SecurityCertificate => format!("{} {}", chance.pick(&["IS", "ISMS", "TW"]), chance.digits(6)),
        DocumentType::LaboratoryReport => format!("CL-{}-{}", chance.digits(4), chance.digits(3)),
        DocumentType::CollectionReceipt => chance.digits(12),
        DocumentType::Envelope => format!("{}{}", chance.pick(&["RA", "RB", "TP"]), chance.digits(8)),
        _ => chance.digits(6),
    }
}

/// The place of the brand of a tender's item.
pub(crate) fn brand_of(tender: &Tender, item: usize) -> usize {
    let start: usize = tender.tender_no.bytes().map(usize::from).sum();
    (start + item / 2) % BRANDS.len()
}

/// A brand that the list of restricted ones names.
pub(crate) const RESTRICTED: &str = "Hanvox";
/// Components by place with a version that a list names: known to be vulnerable, and mended no more.
pub(crate) const VULNERABLE: (usize, &str) = (3, "2.14.1");
pub(crate) const ENDED: (usize, &str) = (2, "1.12.4");
/// What is offered in the places of [`REQUIREMENTS`] where the tender's wishes for software are not met.
pub(crate) const UNLIKE: [(usize, &str); 2] = [(0, "提供英文及日文介面"), (6, "可於專屬主機執行")];

/// The brand in a place behind those of a tender: none of its items has it.
pub(crate) fn other_brand(tender: &Tender) -> &'static str {
    BRANDS.get((brand_of(tender, 0) + BRANDS.len() - 1) % BRANDS.len()).map_or("", |brand| brand.0)
}

/// Requirements with what is offered.
pub(crate) const REQUIREMENTS: [(&str, &str); 8] = [
    ("支援正體中文操作介面", "提供正體中文及英文介面"),
    ("同時上線使用者達500人以上", "可達800人同時上線"),
    ("提供角色權限控管", "內建角色與群組權限"),
    ("支援單一簽入（SAML 2.0）", "支援SAML 2.0及OIDC"),
    ("操作紀錄保存180日以上", "可保存365日"),
    ("提供資料匯出為開放格式", "可匯出CSV及ODS"),
    ("可於Windows環境執行", "可於Windows 11執行"),
    ("含一年維護服務", "含一年維護及更新"),
];
/// Components with version, licence and supplier.
pub(crate) const COMPONENTS: [(&str, &str, &str, &str); 6] = [
    ("zlib", "1.3.1", "Zlib", "zlib.net"),
    ("openssl", "3.0.15", "Apache-2.0", "OpenSSL"),
    ("jquery", "3.7.1", "MIT", "OpenJS"),
    ("log4j-core", "2.24.1", "Apache-2.0", "Apache"),
    ("sqlite", "3.46.1", "PublicDomain", "sqlite.org"),
    ("freetype", "2.13.3", "FTL", "FreeType"),
];
/// A supplier from where limits speak of.
pub(crate) const ORIGINS: &str = "深圳遠景軟件";
/// Items of a laboratory's test.
pub(crate) const ITEMS: [&str; 5] = ["服務可用性", "資料備份與還原", "存取控制", "稽核紀錄", "服務終止與資料返還"];
