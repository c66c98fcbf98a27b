//! Software for protection: information security.

use crate::demo::seed::catalogue::category::{
    BOUGHT, Category, Class, DEVICE, GRADES, INSTANCE, Numbering, RENTED, TIERS, USER, metric,
};

/// The categories in the order of the lots.
pub const CATEGORIES: &[Category] = &[
    Category {
        code: "EPP",
        class: Class::Software,
        lot: "資訊安全",
        name: "防毒與端點防護",
        purpose: "保護電腦與伺服器免受惡意程式危害的端點軟體",
        features: "\
            攔截勒索軟體並還原檔案；回溯攻擊的每一步；隔離受害主機；管控隨身碟；離線更新病毒碼",
        lines: "\
            磐盾 端點防護, 玄鯨 EDR, Ironmoth SentryShell, Kestrelhaven Endpoint Guard,\
            Verrand AntiMal",
        editions: TIERS,
        offers: RENTED,
        metrics: &[DEVICE],
        price: (480, 1900),
        numbering: Numbering::Unversioned,
        platforms: "Windows;macOS;Linux;Android",
    },
    Category {
        code: "FWL",
        class: Class::Software,
        lot: "資訊安全",
        name: "防火牆軟體",
        purpose: "安裝於虛擬主機的新世代防火牆",
        features: "\
            辨識應用程式並限速；解密檢查加密連線；阻擋已知惡意網域；建立點對點加密通道；\
            依部門設定上網規則",
        lines: "磐盾 虛擬防火牆, Ironmoth GateWarden, 霧津 NetFort, Pelagica PortWall",
        editions: GRADES,
        offers: BOUGHT,
        metrics: &[INSTANCE],
        price: (88_000, 460_000),
        numbering: Numbering::Number,
        platforms: "VMware;KVM;Hyper-V",
    },
    Category {
        code: "VUL",
        class: Class::Software,
        lot: "資訊安全",
        name: "弱點掃描",
        purpose: "定期找出系統與網站弱點的掃描軟體",
        features: "\
            比對最新弱點資料庫；排程掃描並比較前後差異；檢查組態是否符合基準；\
            依風險排列修補順序；匯出中文報告",
        lines: "玄鯨 弱點雷達, Brightfen VulnScope, 磐盾 WebProbe, Solvarra RiskLens",
        editions: GRADES,
        offers: RENTED,
        metrics: &[INSTANCE, metric("site", "機關", 1900)],
        price: (64_000, 280_000),
        numbering: Numbering::Unversioned,
        platforms: "Windows;Linux",
    },
    Category {
        code: "IAM",
        class: Class::Software,
        lot: "資訊安全",
        name: "身分驗證",
        purpose: "集中管理帳號與登入的身分驗證系統",
        features: "\
            以無密碼金鑰登入；整合自然人憑證；一次登入所有系統；離職當日停用全部帳號；\
            偵測異常登入地點",
        lines: "硯山 單一登入, Kestrelhaven SignOne ID, 澄浦 身分閘道, Zephyrine TrustGate",
        editions: GRADES,
        offers: RENTED,
        metrics: &[USER],
        price: (360, 1500),
        numbering: Numbering::Unversioned,
        platforms: "Web;Windows;iOS;Android",
    },
    Category {
        code: "LOG",
        class: Class::Software,
        lot: "資訊安全",
        name: "日誌管理",
        purpose: "收集、保存與分析系統日誌的平台",
        features: "\
            關聯不同設備的事件；保存日誌並防止竄改；以自然語句查詢；符合資安法的保存期限；\
            異常時即時告警",
        lines: "霧津 日誌匯流, Nimbora LogHarbor, 暮川 SIEM, Solvarra EventTrail",
        editions: TIERS,
        offers: BOUGHT,
        metrics: &[INSTANCE],
        price: (120_000, 680_000),
        numbering: Numbering::Number,
        platforms: "Linux;Windows Server",
    },
    Category {
        code: "DLP",
        class: Class::Software,
        lot: "資訊安全",
        name: "資料外洩防護",
        purpose: "防止機敏資料外流的管控軟體",
        features: "\
            辨識身分證號與病歷號；列印時加上浮水印；管制雲端硬碟上傳；記錄檔案外寄行為；\
            加密外攜文件",
        lines: "磐盾 資料守門員, 鶴汀 文件加密, Verrand DataSeal, 玄鯨 DLP Suite",
        editions: GRADES,
        offers: RENTED,
        metrics: &[DEVICE, USER],
        price: (620, 2400),
        numbering: Numbering::Unversioned,
        platforms: "Windows;macOS",
    },
];
