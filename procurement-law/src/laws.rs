//! The laws that rules cite, and how a place in a law is written.
//!
//! A place is written article-paragraph-subparagraph, as in `6-4` for 第6條第4項 and `50-1-2` for 第50條第1項第2款.
//! An article inserted later keeps its Chinese form so that it is not taken for a paragraph: `11之1` for 第11條之1.

use crate::ruling::Cite;

/// A law, regulation or order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Law {
    /// Code in the national law database (全國法規資料庫), such as `A0030081`; for a text that is not in it the order's number or the title.
    pub pcode: &'static str,
    /// Official Chinese title.
    pub zh: &'static str,
    /// English title.
    pub en: &'static str,
    /// Date of the text read; `2025` for one read in the official compendium of that year, empty when no text was at hand.
    pub text: &'static str,
}

/// A place in a law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The law.
    pub law: Law,
    /// Article, paragraph and subparagraph as written in the module documentation; empty for the whole text.
    pub article: &'static str,
}

/// A law of this file.
const fn law_of(pcode: &'static str, zh: &'static str, en: &'static str, text: &'static str) -> Law {
    Law { pcode, zh, en, text }
}

/// 政府採購法.
pub const GPA: Law = law_of("A0030057", "政府採購法", "Government Procurement Act", "2019-05-22");
/// 政府採購法施行細則.
pub const ENFORCEMENT: Law =
    law_of("A0030058", "政府採購法施行細則", "Enforcement Rules of the Government Procurement Act", "2021-07-14");
/// 共同投標辦法.
pub const JOINT_TENDERS: Law = law_of("A0030064", "共同投標辦法", "Regulations for Joint Tendering", "2007-05-22");
/// 政府採購公告及公報發行辦法.
pub const NOTICES: Law = law_of(
    "A0030065",
    "政府採購公告及公報發行辦法",
    "Regulations for Publication of Government Procurement Notices and Gazette",
    "2008-05-20",
);
/// 中央機關未達公告金額採購監辦辦法.
pub const MINOR_MONITORING: Law = law_of(
    "A0030066",
    "中央機關未達公告金額採購監辦辦法",
    "Regulations for Monitoring of Central Agencies' Procurement below the Publication Threshold",
    "2003-02-12",
);
/// 中央機關未達公告金額採購招標辦法.
pub const MINOR_TENDERS: Law = law_of(
    "A0030067",
    "中央機關未達公告金額採購招標辦法",
    "Regulations for Tendering of Central Agencies' Procurement below the Publication Threshold",
    "2018-03-08",
);
/// 採購申訴審議收費辦法.
pub const COMPLAINT_FEES: Law =
    law_of("A0030071", "採購申訴審議收費辦法", "Regulations for Fees of Complaint Review", "2007-03-13");
/// 機關委託資訊服務廠商評選及計費辦法.
pub const IT_SERVICES: Law = law_of(
    "A0030078",
    "機關委託資訊服務廠商評選及計費辦法",
    "Regulations for Selection and Fees of Information Service Vendors",
    "2017-09-11",
);
/// 押標金保證金暨其他擔保作業辦法.
pub const BONDS: Law = law_of(
    "A0030079",
    "押標金保證金暨其他擔保作業辦法",
    "Regulations Governing Bid Bonds, Guarantee Bonds and Other Guarantees",
    "2019-11-18",
);
/// 最有利標評選辦法.
pub const BEST_TENDER: Law =
    law_of("A0030080", "最有利標評選辦法", "Regulations for Evaluation of the Most Advantageous Tender", "2025-01-21");
/// 共同供應契約實施辦法.
pub const FRAMEWORKS: Law = law_of(
    "A0030081",
    "共同供應契約實施辦法",
    "Regulation for the Implementation of Inter-entity Supply Contracts",
    "2019-11-22",
);
/// 機關主會計及有關單位會同監辦採購辦法.
pub const MONITORING: Law = law_of(
    "A0030083",
    "機關主會計及有關單位會同監辦採購辦法",
    "Regulations for Joint Monitoring of Procurement by Accounting and Related Units",
    "2010-11-29",
);
/// 招標期限標準.
pub const TIME_LIMITS: Law =
    law_of("A0030093", "招標期限標準", "Standards for Time-limits for Tendering", "2009-08-31");
/// 採購人員倫理準則.
pub const ETHICS: Law =
    law_of("A0030095", "採購人員倫理準則", "Code of Ethics for Procurement Personnel", "1999-04-26");
/// 採購申訴審議規則.
pub const COMPLAINTS: Law =
    law_of("A0030097", "採購申訴審議規則", "Rules for Review of Procurement Complaints", "2019-10-29");
/// 投標廠商資格與特殊或巨額採購認定標準.
pub const QUALIFICATIONS: Law = law_of(
    "A0030099",
    "投標廠商資格與特殊或巨額採購認定標準",
    "Standards for Qualifications of Tenderers and Determination of Special or Large Procurement",
    "2015-10-29",
);
/// 採購評選委員會審議規則.
pub const COMMITTEE_WORK: Law = law_of(
    "A0030102",
    "採購評選委員會審議規則",
    "Rules for Deliberation of Procurement Evaluation Committees",
    "2021-11-04",
);
/// 採購評選委員會組織準則.
pub const COMMITTEES: Law = law_of(
    "A0030103",
    "採購評選委員會組織準則",
    "Regulations for the Organisation of Procurement Evaluation Committees",
    "2025-01-09",
);
/// 電子採購作業辦法.
pub const E_PROCUREMENT: Law = law_of("A0030105", "電子採購作業辦法", "Regulations for Electronic Procurement", "2025");
/// 採購履約爭議調解規則.
pub const MEDIATION: Law =
    law_of("A0030108", "採購履約爭議調解規則", "Rules for Mediation of Performance Disputes", "2008-04-22");
/// 採購履約爭議調解收費辦法.
pub const MEDIATION_FEES: Law =
    law_of("A0030109", "採購履約爭議調解收費辦法", "Regulations for Fees of Mediation", "2012-08-03");
/// 機關辦理涉及國家安全採購之廠商資格限制條件及審查作業辦法.
pub const NATIONAL_SECURITY: Law = law_of(
    "A0030314",
    "機關辦理涉及國家安全採購之廠商資格限制條件及審查作業辦法",
    "Regulations for Vendor Restrictions in Procurement Affecting National Security",
    "2019-11-20",
);
/// 機關採購工作及審查小組設置及作業辦法.
pub const REVIEW_TEAMS: Law = law_of(
    "A0030315",
    "機關採購工作及審查小組設置及作業辦法",
    "Regulations for Procurement Work and Review Teams",
    "2020-07-15",
);
/// 公職人員利益衝突迴避法.
pub const CONFLICTS: Law = law_of(
    "I0070008",
    "公職人員利益衝突迴避法",
    "Act on Recusal of Public Servants Due to Conflicts of Interest",
    "2018-06-13",
);
/// 電子簽章法.
pub const SIGNATURES: Law = law_of("J0080037", "電子簽章法", "Electronic Signatures Act", "2024-05-15");
/// 行政程序法.
pub const PROCEDURE: Law = law_of("A0030055", "行政程序法", "Administrative Procedure Act", "");
/// 行政罰法.
pub const PENALTIES: Law = law_of("A0030210", "行政罰法", "Administrative Penalty Act", "");
/// 採購契約要項.
pub const CONTRACT_OUTLINE: Law = law_of("採購契約要項", "採購契約要項", "Outline of Procurement Contracts", "2025");
/// 依政府採購法第58條處理總標價低於底價80%案件之執行程序.
pub const LOW_PRICE_ORDER: Law = law_of(
    "工程企字第1130021496號",
    "依政府採購法第58條處理總標價低於底價80%案件之執行程序",
    "Procedure for Low Tenders under Article 58",
    "2025-01-14",
);
/// 採購契約變更或加減價核准監辦備查規定一覽表.
pub const CONTRACT_CHANGES: Law = law_of(
    "採購契約變更或加減價核准監辦備查規定一覽表",
    "採購契約變更或加減價核准監辦備查規定一覽表",
    "Table of Approval, Monitoring and Filing of Contract Changes",
    "2025",
);
/// 政府資訊服務採購經費估算編列手冊.
pub const BUDGET_NORM: Law = law_of(
    "政府資訊服務採購經費估算編列手冊",
    "政府資訊服務採購經費估算編列手冊",
    "Handbook for Estimating Budgets of Information Services",
    "",
);
/// 資通系統籌獲各階段資安強化措施.
pub const SECURITY_MEASURE: Law = law_of(
    "資通系統籌獲各階段資安強化措施",
    "資通系統籌獲各階段資安強化措施",
    "Security Measures for the Stages of Acquiring Information Systems",
    "",
);

/// Every law of this file.
pub const LAWS: &[Law] = &[
    GPA,
    ENFORCEMENT,
    JOINT_TENDERS,
    NOTICES,
    MINOR_MONITORING,
    MINOR_TENDERS,
    COMPLAINT_FEES,
    IT_SERVICES,
    BONDS,
    BEST_TENDER,
    FRAMEWORKS,
    MONITORING,
    TIME_LIMITS,
    ETHICS,
    COMPLAINTS,
    QUALIFICATIONS,
    COMMITTEE_WORK,
    COMMITTEES,
    E_PROCUREMENT,
    MEDIATION,
    MEDIATION_FEES,
    NATIONAL_SECURITY,
    REVIEW_TEAMS,
    CONFLICTS,
    SIGNATURES,
    PROCEDURE,
    PENALTIES,
    CONTRACT_OUTLINE,
    LOW_PRICE_ORDER,
    CONTRACT_CHANGES,
    BUDGET_NORM,
    SECURITY_MEASURE,
];

/// The law of a code; `None` when this crate cites no such law.
#[must_use]
pub fn law(pcode: &str) -> Option<&'static Law> {
    LAWS.iter().find(|law| law.pcode == pcode)
}

impl Law {
    /// A place in this law.
    #[must_use]
    pub const fn at(self, article: &'static str) -> Place {
        Place { law: self, article }
    }
}

impl Place {
    /// The owned form that a ruling carries.
    #[must_use]
    pub fn cite(self) -> Cite {
        Cite { law: self.law.pcode.to_owned(), title: self.law.zh.to_owned(), article: self.article.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_found() {
        for one in LAWS {
            assert_eq!(law(one.pcode), Some(one));
            assert_eq!(LAWS.iter().filter(|l| l.pcode == one.pcode).count(), 1);
        }
        assert_eq!(law("A0000001"), None);
    }
}
