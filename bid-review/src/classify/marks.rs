//! The words that tell the types of documents apart.

use crate::kind::DocumentKind;
use crate::kind::DocumentKind::{
    Authorization, CompanyRegistration, CreditCertificate, Declaration, PriceSchedule, Proposal, TaxCertificate,
};

/// Where words count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// In a title.
    Title,
    /// On any line.
    Anywhere,
}

/// Words that speak for a type, or against it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// The type.
    pub kind: DocumentKind,
    /// Where they count.
    pub place: Where,
    /// The words, compact.
    pub words: &'static str,
    /// How much they say.
    pub weight: f64,
}

const fn title(kind: DocumentKind, words: &'static str, weight: f64) -> Mark {
    Mark { kind, place: Where::Title, words, weight }
}

const fn text(kind: DocumentKind, words: &'static str, weight: f64) -> Mark {
    Mark { kind, place: Where::Anywhere, words, weight }
}

/// Every mark.
pub const MARKS: &[Mark] = &[
    title(CompanyRegistration, "登記表", 4.0),
    title(CompanyRegistration, "變更登記", 3.0),
    title(CompanyRegistration, "設立登記", 3.0),
    title(CompanyRegistration, "公司登記", 3.0),
    title(CompanyRegistration, "商業登記", 4.0),
    title(CompanyRegistration, "登記抄本", 4.0),
    title(CompanyRegistration, "登記證明", 4.0),
    title(CompanyRegistration, "登記事項", 3.0),
    title(CompanyRegistration, "基本資料", 3.0),
    title(CompanyRegistration, "商工登記公示資料", 5.0),
    text(CompanyRegistration, "所營事業", 2.0),
    text(CompanyRegistration, "營業項目", 1.0),
    text(CompanyRegistration, "資本總額", 1.5),
    text(CompanyRegistration, "資本額", 1.0),
    text(CompanyRegistration, "實收資本", 1.0),
    text(CompanyRegistration, "登記機關", 1.5),
    text(CompanyRegistration, "核准設立", 1.5),
    text(CompanyRegistration, "公司所在地", 1.0),
    text(CompanyRegistration, "代表公司負責人", 1.0),
    text(CompanyRegistration, "ZZ99999", 1.5),
    text(CompanyRegistration, "組織類型", 1.0),
    title(TaxCertificate, "納稅證明", 5.0),
    title(TaxCertificate, "完稅證明", 5.0),
    title(TaxCertificate, "稅額申報書", 5.0),
    title(TaxCertificate, "繳款書", 4.0),
    title(TaxCertificate, "繳稅證明", 5.0),
    title(TaxCertificate, "欠稅", 4.0),
    title(TaxCertificate, "國稅局", 2.5),
    title(TaxCertificate, "稅捐", 2.0),
    title(TaxCertificate, "(401)", 2.0),
    title(TaxCertificate, "(403)", 2.0),
    text(TaxCertificate, "稅籍編號", 2.0),
    text(TaxCertificate, "所屬年月", 2.0),
    text(TaxCertificate, "銷售額", 1.0),
    text(TaxCertificate, "實繳稅額", 1.0),
    text(TaxCertificate, "應納稅額", 1.0),
    text(TaxCertificate, "營業人名稱", 1.0),
    text(TaxCertificate, "無違章欠稅", 2.0),
    text(TaxCertificate, "收據聯", 1.0),
    text(TaxCertificate, "收件章", 1.0),
    title(CreditCertificate, "票據信用", 5.0),
    title(CreditCertificate, "票據交換所", 3.0),
    title(CreditCertificate, "信用證明", 5.0),
    title(CreditCertificate, "信用資料", 4.0),
    title(CreditCertificate, "查覆單", 3.0),
    title(CreditCertificate, "查復單", 3.0),
    title(CreditCertificate, "無退票", 4.0),
    title(CreditCertificate, "非拒絕往來戶", 4.0),
    text(CreditCertificate, "拒絕往來", 2.0),
    text(CreditCertificate, "退票", 2.0),
    text(CreditCertificate, "清償註記", 2.0),
    text(CreditCertificate, "票據交換", 1.0),
    title(Declaration, "聲明書", 5.0),
    title(Declaration, "投標廠商聲明書", 2.0),
    text(Declaration, "聲明事項", 2.0),
    text(Declaration, "茲聲明", 2.0),
    text(Declaration, "第三十八條", 1.0),
    text(Declaration, "第38條", 1.0),
    text(Declaration, "第五十九條", 1.0),
    text(Declaration, "第59條", 1.0),
    text(Declaration, "第一百零三條", 1.0),
    text(Declaration, "第103條", 1.0),
    text(Declaration, "陸資", 1.0),
    text(Declaration, "利益衝突迴避法", 1.0),
    title(PriceSchedule, "標價清單", 5.0),
    title(PriceSchedule, "報價單", 5.0),
    title(PriceSchedule, "報價清單", 5.0),
    title(PriceSchedule, "報價表", 4.0),
    title(PriceSchedule, "標單", 3.0),
    title(PriceSchedule, "價格明細", 5.0),
    title(PriceSchedule, "價格清單", 5.0),
    title(PriceSchedule, "單價分析", 3.0),
    title(PriceSchedule, "經費明細", 3.0),
    title(PriceSchedule, "估價單", 4.0),
    title(PriceSchedule, "價目", 3.0),
    text(PriceSchedule, "單價", 1.0),
    text(PriceSchedule, "複價", 1.5),
    text(PriceSchedule, "小計", 0.7),
    text(PriceSchedule, "總標價", 1.5),
    text(PriceSchedule, "總計", 0.7),
    text(PriceSchedule, "總價", 0.7),
    text(PriceSchedule, "報價有效", 1.5),
    text(PriceSchedule, "中文大寫", 1.0),
    title(Authorization, "授權書", 5.0),
    title(Authorization, "委託書", 4.0),
    title(Authorization, "委任書", 4.0),
    title(Authorization, "代理人委", 3.0),
    title(Authorization, "出席授權", 2.0),
    // A title spaced wide loses its last character most easily.
    title(Authorization, "授權", 1.5),
    title(Authorization, "原廠", -6.5),
    text(Authorization, "被授權人", 2.0),
    text(Authorization, "受任人", 1.5),
    text(Authorization, "受託人", 1.5),
    text(Authorization, "茲授權", 2.0),
    text(Authorization, "茲委託", 1.5),
    text(Authorization, "茲委任", 1.5),
    text(Authorization, "全權代表", 1.5),
    text(Authorization, "為代理人", 1.5),
    text(Authorization, "減價", 0.5),
    text(Authorization, "出席開標", 1.0),
    text(Authorization, "職稱", 0.5),
    title(Proposal, "服務建議書", 6.0),
    title(Proposal, "建議書", 4.0),
    title(Proposal, "企劃書", 5.0),
    title(Proposal, "企畫書", 5.0),
    title(Proposal, "計畫書", 3.0),
    title(Proposal, "技術建議", 3.0),
    title(Proposal, "規劃書", 3.0),
    text(Proposal, "專案組織", 1.0),
    text(Proposal, "時程規劃", 1.0),
    text(Proposal, "教育訓練", 0.3),
    text(Proposal, "工作計畫", 1.0),
    text(Proposal, "維運", 0.3),
    text(Proposal, "保固期間", 0.3),
];
