//! The labels of bid papers with their synonyms.

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Label {
    /// Name of the vendor.
    VendorName,
    /// 統一編號.
    Ubn,
    /// 負責人.
    Representative,
    /// Address of the vendor.
    Address,
    /// 資本總額.
    Capital,
    /// Day of setting up.
    Founded,
    /// Reference number of the paper.
    DocumentNo,
    /// Day of issue.
    Issued,
    /// 稅籍編號.
    TaxNo,
    /// 所屬年月.
    Period,
    /// 銷售額.
    Sales,
    /// 應實繳稅額.
    Tax,
    /// Day of filing.
    Filed,
    /// Day of inquiry.
    Queried,
    /// Day up to which data are held.
    DataAsOf,
    /// Bounced cheques not settled.
    Uncleared,
    /// Bounced cheques settled.
    Cleared,
    /// 拒絕往來.
    Refused,
    /// 案號.
    TenderNo,
    /// Name of the tender.
    TenderName,
    /// The tendering agency.
    Agency,
    /// Day of signing.
    Date,
    /// The person authorised.
    Agent,
    /// That person's post.
    AgentTitle,
    /// Telephone.
    Phone,
    /// Total of the prices, in figures or words.
    Total,
    /// Something else that ends a value.
    Other,
}

/// Every label with its spellings, blanks between them: compact text, brackets in ASCII.
pub const LABELS: &[(Label, &str)] = &[
    (
        Label::VendorName,
        "投標廠商名稱 投標廠商 廠商名稱 營業人名稱 公司名稱 商業名稱 商號名稱 被查詢者戶名 \
         被查詢者名稱 被查詢人名稱 被查詢者 查詢對象 戶名 授權廠商 授權公司 委託廠商 委任廠商 授權人 \
         委託人 委任人 立授權書人 立委託書人 立聲明書人 聲明廠商 立書人 投標人 報價廠商 報價公司 \
         納稅義務人 營利事業名稱 公司(商號)名稱 公司或商號名稱 廠商全名 投標公司 提案廠商 受查詢者 \
         存戶名稱 廠商 營業人 名稱 公司全名 投標廠商全銜 廠商全銜 公司中文名稱 名稱(戶名) 受查戶名 \
         提案公司 建議廠商 公司名稱(中文) 公司行號",
    ),
    (
        Label::Ubn,
        "統一編號 公司統一編號 營利事業統一編號 廠商統一編號 商業統一編號 營業人統一編號 統編 公司統編 \
         廠商統編 營利事業登記統一編號 公司(商業)統一編號 統一編號(8碼) 受查統一編號 營業統一編號 \
         被查詢者統一編號",
    ),
    (
        Label::Representative,
        "負責人姓名 負責人 代表人姓名 代表人 代表公司負責人 公司負責人 法定代理人 法定代表人 \
         公司代表人 代表者 廠商負責人 投標廠商負責人 廠商代表人 負責人或代表人 代表公司之負責人 董事長 \
         負責人(代表人) 代表人(負責人) 公司代表人姓名 公司負責人姓名",
    ),
    (
        Label::Address,
        "公司所在地 營業地址 公司地址 地址 營業所在地 商業所在地 所在地 廠商地址 聯絡地址 通訊地址 \
         登記地址 營業處所 本公司所在地 營業場所 營業人地址 投標廠商地址 公司登記地址 住址 \
         公司所在地址",
    ),
    (Label::Capital, "資本總額 資本額 登記資本額 章定資本額 公司資本總額 資本額總額 資本總額(新臺幣元)"),
    (
        Label::Founded,
        "核准設立日期 設立日期 核准設立登記日期 創立日期 設立登記日期 核准登記日期 成立日期 開業日期 \
         核准設立日 公司設立日期 設立核准日期 最初核准設立日期",
    ),
    (
        Label::DocumentNo,
        "核准文號 證明書字號 查覆單編號 文號 字號 證明書編號 收件編號 證明字號 發文字號 查詢編號 \
         查覆編號 查復編號 查復單編號 收據編號 登記字號 核准字號 核發文號 查復表字號 單據編號 \
         證明編號 編號 登記文號 收件字號 證明書號碼 查詢單編號 回覆單編號 公文文號 核准登記文號 \
         流水號 單號",
    ),
    (
        Label::Issued,
        "核發日期 開立日期 列印日期 發文日期 發證日期 製發日期 印製日期 填發日期 核准日期 證明日期 \
         開具日期 核發日 製表日期 發給日期 出證日期 開立日 發照日期 製作日期 給證日期",
    ),
    (Label::TaxNo, "稅籍編號 稅籍號碼 營業稅稅籍編號"),
    (
        Label::Period,
        "所屬年月 所屬年月份 所屬期別 所屬期間 申報期別 申報年月 稅期 所屬月份 課稅期間 期別 \
         申報期間 營業稅所屬年月 所屬稅期 稅款所屬期間 申報所屬年月 資料所屬期間 所屬時期",
    ),
    (
        Label::Sales,
        "銷售額總計 銷售額 銷售總額 銷售額合計 本期銷售額 本期銷售額合計 銷售額總額 銷售額總計(元) \
         本期銷售總額 本期銷售額總計 銷項銷售額 營業額",
    ),
    (
        Label::Tax,
        "本期應實繳稅額 本期應納稅額 應實繳稅額 實繳稅額 應納稅額 應繳稅額 本期應繳稅額 繳稅金額 稅額 \
         本期實繳稅額 繳納稅額 營業稅額 應納營業稅額 已繳稅額 本期稅額 繳納金額",
    ),
    (
        Label::Filed,
        "申報日期 收件日期 繳納日期 繳款日期 申報收件日期 網路申報日期 申報日 繳稅日期 收執日期 \
         申報完成日期 申報時間 核章日期 收件日",
    ),
    (Label::Queried, "查詢日期 查覆日期 查復日期 查詢日 查覆日 出具日期 查詢基準日 查詢時間 回覆日期 查證日期"),
    (
        Label::DataAsOf,
        "資料截止日 資料截止日期 資料截至日 資料截至日期 資料基準日 資料統計截止日 資料日期 基準日 \
         資料基準日期 資料更新日 資料更新日期 截止日期 資料截止時間",
    ),
    (
        Label::Uncleared,
        "退票未清償註記 未清償註記 退票未清償 未清償退票 未清償 未辦妥清償註記 退票未辦妥清償註記 \
         退票未註記 未清償註記退票 退票(未清償註記) 退票紀錄(未清償) 退票未辦清償註記 未清償退票張數 \
         退票未清償張數 退票張數",
    ),
    (
        Label::Cleared,
        "退票已清償註記 已清償註記 退票已清償 已清償退票 已清償 已辦妥清償註記 退票已辦妥清償註記 \
         清償註記 已清償註記退票 退票(已清償註記) 退票紀錄(已清償) 退票已辦清償註記 已清償退票張數 \
         退票已清償張數",
    ),
    (
        Label::Refused,
        "拒絕往來紀錄 拒絕往來 拒絕往來戶 是否拒絕往來戶 拒絕往來戶紀錄 拒絕往來情形 是否為拒絕往來戶 \
         拒絕往來註記 通報拒絕往來 拒絕往來記錄",
    ),
    (
        Label::TenderNo,
        "採購案號 案號 標案案號 招標案號 標案編號 投標案號 採購編號 案件編號 標號 招標編號 \
         採購標案案號 採購案編號 標案號 招標標案案號 採購案件編號",
    ),
    (
        Label::TenderName,
        "採購案名稱 標案名稱 採購名稱 案名 標的名稱 採購標的名稱 採購案名 招標案名稱 招標標的 \
         採購標的 計畫名稱 專案名稱 招標名稱 標案名 投標標的 投標案名 採購案件名稱 招標標的名稱 標的 \
         採購標案名稱 案由",
    ),
    (
        Label::Agency,
        "招標機關 採購機關 機關名稱 主辦機關 招標單位 訂購機關 招標機關名稱 採購單位 此致 受文者 \
         洽辦機關 機關 招標機關全銜 辦理機關 委託機關 致",
    ),
    (
        Label::Date,
        "日期 聲明日期 填表日期 報價日期 授權日期 投標日期 簽署日期 立書日期 填寫日期 簽章日期 \
         填具日期 簽約日期 委託日期 製表日 出具日",
    ),
    (
        Label::Agent,
        "被授權人 被授權人姓名 受託人 受託人姓名 代理人 代理人姓名 受任人 受任人姓名 被委託人 \
         受託代理人 受委託人 出席代表 受權人 被授權代表 委託代理人 被授權代理人 被授權者 代理人員 \
         出席人員 出席人 受授權人",
    ),
    (Label::AgentTitle, "職稱 職務 職銜 職位 現職 擔任職務"),
    (
        Label::Phone,
        "聯絡電話 電話 連絡電話 電話號碼 行動電話 手機 聯絡方式 電話(手機) 公司電話 聯絡電話號碼 \
         TEL Tel",
    ),
    (
        Label::Total,
        "總計 合計 總價 總標價 總金額 報價總額 報價總計 投標總價 合計金額 總計金額 標價總計 \
         報價金額 投標金額 總報價 標價合計 總價合計 中文大寫 大寫 金額大寫 國字大寫 總價大寫 \
         大寫金額 中文大寫金額 總額 投標總標價 總標價(中文大寫) 報價總價 標價總額 契約總價 \
         總計(含稅) 含稅總計 含稅總價 投標總金額",
    ),
    (
        Label::Other,
        "實收資本總額 實收資本額 最後核准變更日期 核准變更日期 變更登記日期 登記機關 核發機關 發證機關 \
         傳真 電子郵件 電子信箱 E-mail Email 身分證字號 身分證統一編號 身份證字號 組織類型 \
         公司狀況 登記現況 備註 附註 營業項目 所營事業 出生日期 出生年月日 聯絡人 有效期限 \
         報價有效期限 報價有效期 有效期間 授權期間 代碼 營業項目說明 查詢單位 受理單位 進項稅額 \
         銷項稅額 張數 金額 項目 小計 營業稅 簽章 蓋章 代理人簽章 被授權人簽章 公司章 負責人章 \
         每股金額 股份總數 已發行股份總數 地址電話 傳真號碼 頁次 分期付款 付款方式 交貨期限 履約期限 \
         業別 行業代號 使用發票 授權範圍 授權事項",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::text::compact;

    #[test]
    fn spellings_are_compact_and_belong_to_one_label() {
        let all: Vec<(Label, &str)> = LABELS.iter().flat_map(|(l, s)| s.split_whitespace().map(|s| (*l, s))).collect();
        for (label, spelling) in &all {
            assert_eq!(&compact(spelling), spelling);
            assert!(all.iter().all(|(l, s)| s != spelling || l == label), "{spelling}");
        }
    }
}
