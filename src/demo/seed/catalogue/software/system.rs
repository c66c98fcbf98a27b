//! Software for the machine room: operating systems, databases, backup, virtual machines, tools.

use crate::demo::seed::catalogue::category::{
    BOUGHT, CORE, Category, Class, DEVICE, GRADES, INSTANCE, Numbering, RENTED, SITE, TIERS, USER, metric,
};

/// The categories in the order of the lots.
pub const CATEGORIES: &[Category] = &[
    Category {
        code: "OSC",
        class: Class::Software,
        lot: "作業系統",
        name: "作業系統",
        purpose: "個人電腦與伺服器使用的作業系統",
        features: "\
            以群組原則統一設定；加密整顆磁碟；支援政府組態基準；提供十年安全更新；\
            隔離不受信任的程式",
        lines: "\
            Norvale WorkStation OS, 嵐谷 Linux 企業發行版, Steinquell Server OS,\
            竹隱 桌面系統, Arborlith ServerBase",
        editions: TIERS,
        offers: BOUGHT,
        metrics: &[DEVICE, CORE],
        price: (2600, 14_800),
        numbering: Numbering::Year,
        platforms: "x86-64;ARM64",
    },
    Category {
        code: "DBS",
        class: Class::Software,
        lot: "資料庫",
        name: "關聯式資料庫",
        purpose: "儲存與查詢業務資料的關聯式資料庫",
        features: "\
            建立異地同步複本；線上重建索引；欄位加密並分權管理金鑰；還原至任一時間點；\
            分析慢速查詢",
        lines: "\
            青禾 資料庫管理系統, Arborlith BaseOne, Tessaluna TessaSQL, 霧津 RowStore,\
            Gridfenn Postera",
        editions: TIERS,
        offers: BOUGHT,
        metrics: &[CORE, metric("instance", "執行個體", 3200)],
        price: (42_000, 168_000),
        numbering: Numbering::Number,
        platforms: "Windows Server;Linux",
    },
    Category {
        code: "NSQ",
        class: Class::Software,
        lot: "資料庫",
        name: "文件與時序資料庫",
        purpose: "存放感測資料與半結構文件的資料庫",
        features: "\
            水平擴充節點；壓縮歷史資料；以標準語法查詢時序；設定資料保存期限；全文檢索中文內容",
        lines: "青禾 時序庫, Gridfenn DocuGraph, Nimbora TimeVault, 星槎 文件庫",
        editions: GRADES,
        offers: BOUGHT,
        metrics: &[INSTANCE, CORE],
        price: (58_000, 210_000),
        numbering: Numbering::Number,
        platforms: "Linux",
    },
    Category {
        code: "BAK",
        class: Class::Software,
        lot: "備份",
        name: "備份",
        purpose: "伺服器與虛擬機的備份還原軟體",
        features: "\
            建立不可變更的備份副本；數分鐘內啟動備援主機；排程演練還原；重複資料刪除；\
            還原單一信件或檔案",
        lines: "\
            拾穗 備份總管, Cedarwick SafeKeep, Halvorsgaard Vault, 稻浪 RapidRestore,\
            苔原 異地備援",
        editions: GRADES,
        offers: BOUGHT,
        metrics: &[INSTANCE, metric("core", "處理器插槽", 1400)],
        price: (24_000, 130_000),
        numbering: Numbering::Number,
        platforms: "Windows Server;Linux;VMware",
    },
    Category {
        code: "VIR",
        class: Class::Software,
        lot: "虛擬化",
        name: "虛擬化",
        purpose: "在一台伺服器上執行多台虛擬主機的平台",
        features: "\
            不停機搬移虛擬主機；自動平衡負載；以範本快速佈建；建立兩地容錯叢集；\
            匯入其他平台的虛擬機",
        lines: "嵐谷 虛擬化平台, Arborlith HyperCore, Steinquell VirtHaus, 雲岡 桌面虛擬化",
        editions: TIERS,
        offers: BOUGHT,
        metrics: &[CORE, metric("instance", "主機", 6800)],
        price: (9800, 38_000),
        numbering: Numbering::Number,
        platforms: "x86-64",
    },
    Category {
        code: "CON",
        class: Class::Software,
        lot: "虛擬化",
        name: "容器平台",
        purpose: "部署與管理容器化應用的平台",
        features: "\
            滾動更新應用而不中斷服務；掃描映像檔弱點；依流量自動擴充；限制容器之間的連線；\
            在離線環境安裝",
        lines: "嵐谷 容器平台, Nimbora PodWorks, 星槎 KubeStation, Gridfenn Orkester",
        editions: GRADES,
        offers: RENTED,
        metrics: &[CORE, metric("instance", "節點", 7600)],
        price: (11_000, 46_000),
        numbering: Numbering::Number,
        platforms: "Linux",
    },
    Category {
        code: "DEV",
        class: Class::Software,
        lot: "開發工具",
        name: "開發工具",
        purpose: "程式撰寫、除錯與版本管理的開發環境",
        features: "\
            自動補全並提示錯誤；逐行除錯遠端程式；產生單元測試；檢視版本差異；整合持續交付流程",
        lines: "Quillstone CodeStudio, 星槎 程式工房, Norvale DevBench, Mizukado 匠 IDE",
        editions: TIERS,
        offers: BOUGHT,
        metrics: &[USER],
        price: (6800, 32_000),
        numbering: Numbering::Year,
        platforms: "Windows;macOS;Linux",
    },
    Category {
        code: "SCA",
        class: Class::Software,
        lot: "開發工具",
        name: "源碼檢測",
        purpose: "找出程式碼缺陷與元件風險的檢測軟體",
        features: "\
            產生軟體元件清單；標示有弱點的開源元件；追蹤不受信任的輸入；檢查授權條款衝突；\
            逐行建議修正方式",
        lines: "玄鯨 源碼鏡, Brightfen CodeAudit, 硯山 元件清冊, Ironmoth StaticEye",
        editions: GRADES,
        offers: RENTED,
        metrics: &[SITE, metric("user", "使用者", 90)],
        price: (260_000, 920_000),
        numbering: Numbering::Unversioned,
        platforms: "Windows;Linux",
    },
    Category {
        code: "PRJ",
        class: Class::Software,
        lot: "開發工具",
        name: "專案管理",
        purpose: "規劃工作、時程與人力的專案管理軟體",
        features: "\
            以甘特圖排定時程；以看板追蹤工作；登錄工時並計算成本；提醒逾期項目；彙整履約里程碑",
        lines: "楓汐 專案羅盤, Oakmarrow PlanBoard, 稻浪 工作看板, Vantorre Milestone",
        editions: GRADES,
        offers: BOUGHT,
        metrics: &[USER],
        price: (2400, 12_800),
        numbering: Numbering::Year,
        platforms: "Web;Windows",
    },
    Category {
        code: "AST",
        class: Class::Software,
        lot: "資訊管理",
        name: "資產管理",
        purpose: "盤點電腦軟硬體並派送更新的管理軟體",
        features: "\
            自動清查已安裝軟體；比對授權數量；遠端派送修補程式；回報政府組態基準結果；\
            遠端協助使用者",
        lines: "稻浪 資產管家, Oakmarrow FleetDesk, 霧津 IT Inventory, Cedarwick PatchWay",
        editions: GRADES,
        offers: RENTED,
        metrics: &[DEVICE],
        price: (260, 980),
        numbering: Numbering::Unversioned,
        platforms: "Windows;macOS;Linux",
    },
    Category {
        code: "NET",
        class: Class::Software,
        lot: "資訊管理",
        name: "網路監控",
        purpose: "監看網路設備與線路狀態的管理軟體",
        features: "自動繪製網路拓樸；預測頻寬不足；設備失聯時通知；備份交換器設定；統計各單位流量",
        lines: "霧津 網管通, Pelagica NetPulse, Halvorsgaard LinkWatch, 岫雲 流量觀測",
        editions: GRADES,
        offers: BOUGHT,
        metrics: &[metric("device", "設備", 90), metric("instance", "執行個體", 1000)],
        price: (72_000, 330_000),
        numbering: Numbering::Number,
        platforms: "Windows Server;Linux",
    },
];
