//! The categories of security and information services.

use super::category::{Category, Class, DEPTHS, MAN_DAY, Numbering, ONCE, SITE, WATCH, metric};

/// The categories in the order of the lots.
pub const CATEGORIES: &[Category] = &[
    Category {
        code: "VAS",
        class: Class::Security,
        lot: "弱點掃描服務",
        name: "弱點掃描服務",
        purpose: "由人員執行並判讀的弱點掃描",
        features: "\
            初掃後協助修補再複掃；排除誤判項目；依風險等級列出處理順序；涵蓋網站與主機；\
            於離峰時段執行",
        lines: "\
            - 網站弱點掃描服務, - 主機弱點掃描服務, - 行動應用程式檢測服務,\
            - 物聯網設備弱點檢測服務",
        editions: DEPTHS,
        offers: ONCE,
        metrics: &[metric("site", "網站", 1000), metric("device", "主機", 240)],
        price: (8800, 32_000),
        numbering: Numbering::Unversioned,
        platforms: "Web;Windows;Linux",
    },
    Category {
        code: "PEN",
        class: Class::Security,
        lot: "滲透測試服務",
        name: "滲透測試服務",
        purpose: "模擬駭客手法驗證系統安全的測試",
        features: "\
            驗證權限控管是否可繞過；串連多個弱點證明影響；提出可重現的步驟；\
            修補後免費複測一次；由持證人員執行",
        lines: "\
            - 網站滲透測試服務, - 內部網路滲透測試服務, - API 滲透測試服務,\
            - 行動應用程式滲透測試服務",
        editions: DEPTHS,
        offers: ONCE,
        metrics: &[metric("site", "系統", 1000), metric("man_day", "人天", 110)],
        price: (92_000, 310_000),
        numbering: Numbering::Unversioned,
        platforms: "Web",
    },
    Category {
        code: "RED",
        class: Class::Security,
        lot: "滲透測試服務",
        name: "紅隊演練服務",
        purpose: "以攻擊者角度檢驗整體防禦的演練",
        features: "\
            不預告時間發動模擬攻擊；測試監控團隊的反應；繪製完整攻擊路徑；檢驗實體門禁；\
            舉辦攻防檢討會",
        lines: "- 紅隊演練服務, - 紫隊攻防演練服務, - 勒索情境演練服務",
        editions: DEPTHS,
        offers: ONCE,
        metrics: &[metric("site", "場次", 1000)],
        price: (480_000, 1_500_000),
        numbering: Numbering::Unversioned,
        platforms: "Web;Windows;Linux",
    },
    Category {
        code: "SOC",
        class: Class::Security,
        lot: "SOC 監控",
        name: "SOC 監控服務",
        purpose: "全年無休的資安威脅監控",
        features: "\
            一小時內通報重大事件；關聯分析跨設備日誌；每月提出監控報告；回傳情資至主管機關；\
            設計客製偵測規則",
        lines: "- SOC 監控服務, - 端點威脅代管偵測服務, - 資安情資監看服務, - 雲端環境監控服務",
        editions: DEPTHS,
        offers: WATCH,
        metrics: &[SITE, metric("device", "設備", 55)],
        price: (320_000, 980_000),
        numbering: Numbering::Unversioned,
        platforms: "Windows;Linux",
    },
    Category {
        code: "HLT",
        class: Class::Security,
        lot: "資安健診服務",
        name: "資安健診服務",
        purpose: "檢視網路架構與主機安全的健康檢查",
        features: "\
            檢視網路架構與防火牆規則；清查惡意程式與可疑連線；檢測目錄伺服器設定；\
            核對組態基準；提出改善建議並追蹤",
        lines: "- 資安健診服務, - 目錄服務健診服務, - 工控環境健診服務, - 雲端組態健診服務",
        editions: DEPTHS,
        offers: ONCE,
        metrics: &[SITE, metric("device", "電腦", 32)],
        price: (76_000, 260_000),
        numbering: Numbering::Unversioned,
        platforms: "Windows;Linux",
    },
    Category {
        code: "SOE",
        class: Class::Security,
        lot: "社交工程演練",
        name: "社交工程演練服務",
        purpose: "以模擬釣魚信件提高同仁警覺的演練",
        features: "\
            依時事設計誘餌信件；統計開啟與點擊比率；對點閱者立即教育；比較各單位歷次結果；\
            加入簡訊與 QR 碼情境",
        lines: "- 社交工程演練服務, - 釣魚簡訊演練服務, - 電話詐騙情境演練服務",
        editions: DEPTHS,
        offers: ONCE,
        metrics: &[metric("user", "受測人員", 1000), metric("site", "場次", 480_000)],
        price: (60, 190),
        numbering: Numbering::Unversioned,
        platforms: "Web",
    },
    Category {
        code: "SCS",
        class: Class::Security,
        lot: "源碼檢測服務",
        name: "源碼檢測服務",
        purpose: "檢視系統程式碼並輔導修正的服務",
        features: "\
            由顧問逐項判讀結果；產出軟體元件清單；示範安全寫法；修正後複測；檢查委外交付的程式",
        lines: "- 源碼檢測服務, - 開源元件盤點服務, - 安全開發輔導服務",
        editions: DEPTHS,
        offers: ONCE,
        metrics: &[metric("site", "系統", 1000)],
        price: (68_000, 240_000),
        numbering: Numbering::Unversioned,
        platforms: "Web",
    },
    Category {
        code: "IRF",
        class: Class::Security,
        lot: "事件應變",
        name: "事件應變與鑑識服務",
        purpose: "資安事件發生時的應變與數位鑑識",
        features: "\
            四小時內到場；保全證據並記錄監管鏈；還原被刪除的檔案；查明入侵途徑；\
            協助撰寫通報文件",
        lines: "- 資安事件應變服務, - 數位鑑識服務, - 勒索事件復原服務",
        editions: DEPTHS,
        offers: ONCE,
        metrics: &[MAN_DAY, metric("site", "案件", 9000)],
        price: (16_000, 38_000),
        numbering: Numbering::Unversioned,
        platforms: "Windows;Linux",
    },
    Category {
        code: "TRN",
        class: Class::Security,
        lot: "教育訓練",
        name: "資安教育訓練",
        purpose: "資安通識與專業職能的訓練課程",
        features: "\
            以真實案例講解；安排上機實作；課後測驗並發給時數；依職務分級授課；提供線上複習教材",
        lines: "- 資安通識課程, - 主管資安課程, - 藍隊實作訓練, - 安全程式設計課程",
        editions: DEPTHS,
        offers: ONCE,
        metrics: &[metric("site", "場次", 1000), metric("user", "學員", 70)],
        price: (14_000, 48_000),
        numbering: Numbering::Unversioned,
        platforms: "Web",
    },
    Category {
        code: "ISM",
        class: Class::Security,
        lot: "制度導入",
        name: "資安管理制度輔導",
        purpose: "協助機關建立並維持資安管理制度的顧問服務",
        features: "\
            盤點資訊資產並鑑別風險；撰寫四階文件；辦理內部稽核；陪同驗證機構稽核；\
            規劃營運持續演練",
        lines: "\
            - 資安管理制度導入服務, - 個資管理制度導入服務, - 營運持續演練服務,\
            - 零信任架構導入服務",
        editions: DEPTHS,
        offers: ONCE,
        metrics: &[SITE, metric("man_day", "人天", 36)],
        price: (280_000, 820_000),
        numbering: Numbering::Unversioned,
        platforms: "Web",
    },
    Category {
        code: "MNT",
        class: Class::Security,
        lot: "資訊服務",
        name: "系統維運服務",
        purpose: "由工程師到場或遠端辦理的系統維運服務",
        features: "排除系統異常；規劃版本升級；調校資料庫效能；轉移舊系統資料；駐點支援業務單位",
        lines: "- 系統維運人力服務, - 資料庫調校服務, - 資料移轉服務, - 系統分析設計服務",
        editions: DEPTHS,
        offers: ONCE,
        metrics: &[MAN_DAY],
        price: (6800, 15_800),
        numbering: Numbering::Unversioned,
        platforms: "Windows;Linux;Web",
    },
];
