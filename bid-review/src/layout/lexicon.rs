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
    /// Amount of a bond.
    BondAmount,
    /// In whose favour a bond is made out.
    Payee,
    /// The institution that issued a bond.
    Issuer,
    /// Who drew a cheque (發票人).
    Drawer,
    /// Who paid or applied for a bond.
    Remitter,
    /// Number of a cheque, policy, deposit or payment.
    Serial,
    /// Account paid from.
    Account,
    /// Day or hour of a payment.
    Paid,
    /// How long a paper is valid.
    Validity,
    /// The first day of a paper's validity, where it stands alone.
    ValidFrom,
    /// The maker of a product.
    Maker,
    /// Whom a maker authorises.
    Authorised,
    /// Products, brands or a service.
    Product,
    /// Version of a product or service.
    Version,
    /// A standard by which something is certified.
    Standard,
    /// Whom a certificate is for.
    Holder,
    /// What a certificate covers.
    Scope,
    /// Who certified or tested.
    Body,
    /// Number of an accreditation.
    Accreditation,
    /// Result of a test.
    Outcome,
    /// Who had something tested.
    Client,
    /// A trade association.
    Association,
    /// Number of a member.
    MemberNo,
    /// When tender documents were collected.
    Collected,
    /// When a bid came in.
    Received,
    /// A public official or related person.
    Official,
    /// How somebody is related.
    Relation,
    /// The member that represents joint bidders.
    Leader,
    /// Who made a list, and whose product it is.
    Author,
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
         流水號 單號 回覆單號 查覆單號 查復單號 查詢單號 登記證號 證明書號 證號 公文字號 核備文號 收件號碼 \
         收文字號 登記證字號 收據號碼 報告編號 測試報告編號 憑據序號 領標憑據序號 領標序號 憑據編號 證書編號 證書字號 \
         CertificateNo CertificateNumber RegistrationNo ReportNo CertificateRegistrationNo 證書登錄號碼",
    ),
    (
        Label::Issued,
        "核發日期 開立日期 列印日期 發文日期 發證日期 製發日期 印製日期 填發日期 核准日期 證明日期 \
         開具日期 核發日 製表日期 發給日期 出證日期 開立日 發照日期 製作日期 給證日期 \
         發票日 發票日期 簽發日期 簽發日 開票日 開狀日期 保單簽發日 報告日期 發證日 報告簽發日期 IssueDate DateofIssue \
         IssuedOn 簽發日期及地點 評定日期",
    ),
    (Label::TaxNo, "稅籍編號 稅籍號碼 營業稅稅籍編號 營業稅籍編號 營業人稅籍編號 稅籍登記編號"),
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
         退票未清償張數 退票張數 未清償註記之退票 未辦清償註記之退票 未清償之退票 未辦清償註記 \
         未清償註記退票張數 退票且未清償註記 退票而未清償註記",
    ),
    (
        Label::Cleared,
        "退票已清償註記 已清償註記 退票已清償 已清償退票 已清償 已辦妥清償註記 退票已辦妥清償註記 \
         清償註記 已清償註記退票 退票(已清償註記) 退票紀錄(已清償) 退票已辦清償註記 已清償退票張數 \
         退票已清償張數 已清償註記之退票 已辦清償註記之退票 已清償之退票 已辦清償註記 已清償註記退票張數 \
         退票且已清償註記 退票而已清償註記",
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
        Label::BondAmount,
        "押標金金額 押標金額 保證金額 保險金額 票面金額 面額 存單金額 定存金額 匯款金額 轉帳金額 信用狀金額 \
         公債面額 債券面額 支票金額 本票金額 匯票金額 存款金額 繳費金額 交易金額 設質金額 質權金額 保證總額 \
         押標金金額(新臺幣) 擔保金額 保險金額(新臺幣) 實繳金額 繳款金額 存入金額 Amount",
    ),
    (
        Label::Payee,
        "受款人 憑票支付 憑票祈付 憑票即付 憑票給付 受益人 被保險人 質權人 收款人 收款機關 受款機關 抬頭人 債權人 \
         收款戶名 入帳戶名 受款人戶名 繳納機關 收受機關 受款人名稱 受益機關 收款單位 Beneficiary",
    ),
    (
        Label::Issuer,
        "簽發銀行 發票銀行 付款銀行 付款行 保證銀行 保險人 保險公司 承保公司 開立銀行 開狀銀行 存款銀行 發行機構 \
         簽發機構 立連帶保證書人 立保證書人 擔保銀行 代收金融機構 繳款金融機構 保證人 存單銀行 存款行庫 簽發行 \
         簽發分行 承保機構 匯款行 匯出行 匯款銀行 登錄機構 清算銀行 發票行 IssuingBank",
    ),
    (Label::Drawer, "發票人 發票人名稱 發票人簽章 發票人簽名或蓋章 出票人 發票公司"),
    (
        Label::Remitter,
        "匯款人 匯款人姓名 申請人 繳款人 付款人 存款人 要保人 出質人 繳納人 購票人 繳納廠商 被保證廠商 轉出戶名 \
         扣款戶名 存戶 債券持有人 繳費人 匯款人名稱 被保證人 申購人 出質廠商 匯出戶名 Applicant",
    ),
    (
        Label::Serial,
        "支票號碼 本票號碼 匯票號碼 票據號碼 保單號碼 保險單號碼 保證書編號 存單號碼 存單編號 信用狀號碼 交易序號 \
         繳費序號 交易編號 債券號碼 保證書號碼 票號 銷帳編號 保單編號 存單帳號 登錄號碼 證明單號 匯款序號 憑證編號 \
         保證編號 繳費編號 保險單編號",
    ),
    (Label::Account, "轉出帳號 扣款帳號 匯款帳號 匯出帳號 付款帳號 繳款帳號 轉出帳戶 存款帳號"),
    (
        Label::Paid,
        "繳納時間 繳費時間 交易時間 交易日期 匯款日期 匯款日 入帳日期 入帳時間 轉帳日期 扣款時間 匯款時間 \
         繳納完成時間 繳費日期",
    ),
    (
        Label::Validity,
        "有效期限 有效期間 授權期間 授權期限 有效期限至 有效期至 有效日期 保證期限 保險期間 保證期間 保證有效期間 \
         到期日 到期日期 失效日期 證書有效期至 證書有效期限 有效期間至 會員有效期限 會籍期間 有效日期至 保險期限 \
         保證有效期限 代理期間 授權有效期間 效期 獎勵期間 獎勵期限 會籍有效期限 有效截止日 證書到期日 保證責任期間 \
         ExpiryDate ExpirationDate ValidUntil ValidTo DateOfExpiry Expirationdateofcertificate ValidityPeriod \
         Validity Expires Termofauthorization CertificateExpiryDate Thiscertificateisvaliduntil",
    ),
    (
        Label::ValidFrom,
        "生效日期 起始日期 生效日 起始日 授權起日 ValidFrom EffectiveDate StartDate \
         OriginalRegistrationDate 首次發證日期 初次發證日期 初次驗證日期",
    ),
    (
        Label::Maker,
        "原廠 原廠名稱 授權原廠 製造商 製造廠商 原廠授權人 開發商 原製造廠 產品原廠 著作權人 原廠公司 Manufacturer \
         Maker Vendor Licensor Principal",
    ),
    (
        Label::Authorised,
        "被授權公司 被授權廠商 授權經銷商 經銷商 代理商 授權代理商 被授權單位 授權對象 受授權廠商 經銷廠商 \
         被授權公司名稱 被授權經銷商 AuthorizedReseller AuthorizedDistributor AuthorizedPartner Reseller Distributor",
    ),
    (
        Label::Product,
        "授權產品 產品名稱 授權品項 代理產品 經銷產品 產品品牌 授權品牌 軟體名稱 授權產品名稱 服務名稱 測試標的 \
         雲端服務名稱 受測服務 測試服務 授權標的 代理品牌 受測標的 產品 Products Product AuthorizedProducts \
         ServiceName",
    ),
    (Label::Version, "產品版本 軟體版本 服務版本 受測版本 版次 測試版本 ProductVersion ServiceVersion"),
    (Label::Standard, "驗證標準 適用標準 驗證依據 標準名稱 驗證規範 符合標準 Standard Norm"),
    (
        Label::Holder,
        "驗證單位 獲證單位 證書持有者 獲證機構 驗證對象 獲證公司 證書持有人 獲證組織 受驗證單位 Certificateholder \
         Holder Organization Organisation Thisistocertifythat CertifiedOrganization Company Companyname",
    ),
    (
        Label::Scope,
        "驗證範圍 證書範圍 適用範圍 認證範圍 Scope ScopeofCertification ScopeofRegistration CertificationScope",
    ),
    (
        Label::Body,
        "驗證機構 發證單位 驗證公司 實驗室名稱 測試實驗室 實驗室 測試單位 檢測實驗室 CertificationBody Laboratory \
         Certifiedby",
    ),
    (Label::Accreditation, "認可編號 認證編號 實驗室認可編號 TAF認可編號 TAF編號 實驗室認證編號 AccreditationNo"),
    (Label::Client, "委託單位 委託單位名稱 委託者 送測單位 申請單位 送測廠商 委測單位 Client"),
    (Label::Outcome, "測試結果 測試結論 總結果 檢測結果 結論 綜合判定 判定結果"),
    (Label::Association, "公會名稱 公會 同業公會 所屬公會 發證公會 會別"),
    (Label::MemberNo, "會員編號 會員證號 會員證字號 會員號碼 會籍編號 會員證書字號 證書號碼 入會編號"),
    (Label::Collected, "領標時間 領標日期 領取時間 電子領標時間 下載時間 領標日"),
    (Label::Received, "收件時間 收受時間 送達時間 收文時間 投遞時間 送達日期 上傳時間 投標時間 收件時刻"),
    (Label::Official, "公職人員姓名 公職人員 關係人 關係人姓名 公職人員或關係人姓名 交易或補助對象 表列對象"),
    (Label::Relation, "關係 與公職人員之關係 身分關係 關係類別 關係人類別 服務機關團體職稱 職稱關係 身分別"),
    (Label::Leader, "代表廠商 共同投標代表廠商 代表成員 共同投標代表人 授權代表廠商"),
    (Label::Author, "製表人 製作者 編製者 填表人 製作單位 編製單位 清單作者 供應商 Author Supplier Creator"),
    (
        Label::Other,
        "實收資本總額 實收資本額 最後核准變更日期 核准變更日期 變更登記日期 登記機關 核發機關 發證機關 \
         傳真 電子郵件 電子信箱 E-mail Email 身分證字號 身分證統一編號 身份證字號 組織類型 \
         公司狀況 登記現況 備註 附註 營業項目 所營事業 出生日期 出生年月日 聯絡人 \
         報價有效期限 報價有效期 代碼 營業項目說明 查詢單位 受理單位 進項稅額 \
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
