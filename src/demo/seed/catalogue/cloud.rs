//! The categories of cloud services.

use super::category::{Category, Class, DEVICE, INSTANCE, MONTHLY, Numbering, PLANS, RENTED, SIZES, USER, metric};

/// The categories in the order of the lots.
pub const CATEGORIES: &[Category] = &[
    Category {
        code: "VMC",
        class: Class::Cloud,
        lot: "雲端運算",
        name: "雲端主機",
        purpose: "依用量計費的雲端虛擬主機",
        features: "數分鐘內開通主機；跨機房自動備援；隨負載調整規格；設定私有網段；快照後一鍵回復",
        lines: "柚林 雲主機, Nimbora Compute, 澄浦 雲端運算, Norvale Flex VM, 苔原 GPU 運算主機",
        editions: SIZES,
        offers: MONTHLY,
        metrics: &[INSTANCE],
        price: (780, 2600),
        numbering: Numbering::Unversioned,
        platforms: "Linux;Windows Server",
    },
    Category {
        code: "KUB",
        class: Class::Cloud,
        lot: "雲端運算",
        name: "容器代管平台",
        purpose: "由業者代管控制節點的雲端容器平台",
        features: "\
            自動升級叢集版本；依流量增減節點；內建映像檔倉庫；集中收集容器日誌；\
            隔離各專案的網路",
        lines: "柚林 容器代管, Nimbora ManagedPods, 星槎 雲原生平台, Gridfenn CloudOrkester",
        editions: SIZES,
        offers: MONTHLY,
        metrics: &[metric("instance", "節點", 1000)],
        price: (2900, 7800),
        numbering: Numbering::Unversioned,
        platforms: "Linux",
    },
    Category {
        code: "CDB",
        class: Class::Cloud,
        lot: "雲端資料庫",
        name: "雲端資料庫",
        purpose: "免維護主機的雲端資料庫服務",
        features: "\
            自動備份並保存三十五日；建立唯讀複本分擔查詢；以自有金鑰加密；不停機調整規格；\
            記錄每一筆存取",
        lines: "青禾 雲端資料庫, Tessaluna TableCloud, 柚林 快取服務, Nimbora DataBay",
        editions: SIZES,
        offers: MONTHLY,
        metrics: &[INSTANCE],
        price: (2400, 9200),
        numbering: Numbering::Unversioned,
        platforms: "Web",
    },
    Category {
        code: "CST",
        class: Class::Cloud,
        lot: "雲端儲存",
        name: "雲端儲存",
        purpose: "存放檔案與影像的雲端儲存空間",
        features: "\
            資料留存於國內機房；保留檔案歷史版本；設定分享連結期限；分層存放冷資料；\
            以標準介面程式存取",
        lines: "\
            柚林 物件儲存, 拾穗 雲端硬碟, Zephyrine FolderCloud, Cedarwick ColdStore,\
            苔原 檔案空間",
        editions: PLANS,
        offers: MONTHLY,
        metrics: &[metric("instance", "TB", 1000), metric("user", "使用者", 160)],
        price: (380, 1400),
        numbering: Numbering::Unversioned,
        platforms: "Web;Windows;macOS;iOS;Android",
    },
    Category {
        code: "CBK",
        class: Class::Cloud,
        lot: "雲端儲存",
        name: "雲端備份",
        purpose: "把機關資料備份到異地機房的雲端服務",
        features: "\
            鎖定備份防止勒索軟體刪除；由雲端直接啟動備援主機；只傳輸變動區塊；每季演練還原；\
            加密後再上傳",
        lines: "拾穗 雲端備份, Cedarwick SkyKeep, Halvorsgaard CloudVault, 苔原 異地保全",
        editions: PLANS,
        offers: RENTED,
        metrics: &[DEVICE, metric("instance", "TB", 2600)],
        price: (2800, 9600),
        numbering: Numbering::Unversioned,
        platforms: "Windows;Linux;macOS",
    },
    Category {
        code: "COF",
        class: Class::Cloud,
        lot: "雲端協作",
        name: "雲端辦公",
        purpose: "以瀏覽器使用的文書、郵件與行事曆服務",
        features: "\
            共同編輯文件並留言；每人配置獨立信箱；以群組管理權限；保留稽核紀錄；\
            在行動裝置遠端清除資料",
        lines: "雲岡 OfficePlus 雲端版, Norvale WorkHall, 楓汐 雲端協作, Zephyrine TeamHall",
        editions: PLANS,
        offers: RENTED,
        metrics: &[USER],
        price: (1900, 6200),
        numbering: Numbering::Unversioned,
        platforms: "Web;Windows;macOS;iOS;Android",
    },
    Category {
        code: "CMT",
        class: Class::Cloud,
        lot: "雲端協作",
        name: "雲端視訊會議",
        purpose: "不需自備伺服器的雲端視訊會議",
        features: "\
            容納五百人同時上線；即時翻譯字幕；虛擬背景遮蔽環境；預約循環會議；會後寄送紀錄摘要",
        lines: "\
            澄浦 雲端會議, Hanbitro MeetHall Cloud, 籟音 線上會議室,\
            Solvarra RoundTable Online",
        editions: PLANS,
        offers: RENTED,
        metrics: &[USER, metric("site", "會議室", 8000)],
        price: (1600, 5200),
        numbering: Numbering::Unversioned,
        platforms: "Web;Windows;macOS;iOS;Android",
    },
    Category {
        code: "GAI",
        class: Class::Cloud,
        lot: "人工智慧服務",
        name: "人工智慧服務",
        purpose: "以大型語言模型協助公務的生成式人工智慧服務",
        features: "\
            依機關文件回答並標示出處；草擬公文與新聞稿；摘要會議紀錄；遮蔽個人資料後再送出；\
            限定資料不出境",
        lines: "\
            暮川 公務助手, Quillstone ThinkDesk, 玄鯨 智慧問答, Verrand Parole AI,\
            雲岡 Copywriter",
        editions: PLANS,
        offers: RENTED,
        metrics: &[USER, metric("instance", "專案", 120_000)],
        price: (4200, 16_800),
        numbering: Numbering::Unversioned,
        platforms: "Web",
    },
    Category {
        code: "SPT",
        class: Class::Cloud,
        lot: "人工智慧服務",
        name: "語音與翻譯服務",
        purpose: "語音辨識、合成與多語翻譯的雲端服務",
        features: "\
            辨識國語、台語與客語；翻譯新住民語言；合成自然的播報語音；自訂專有名詞；\
            批次處理錄音檔",
        lines: "籟音 語音雲, 暮川 即時翻譯, Mizukado 言 Translate, Lumetria VoiceLink",
        editions: PLANS,
        offers: RENTED,
        metrics: &[USER, metric("instance", "專案", 70_000)],
        price: (2600, 9800),
        numbering: Numbering::Unversioned,
        platforms: "Web;iOS;Android",
    },
    Category {
        code: "WAF",
        class: Class::Cloud,
        lot: "雲端安全",
        name: "雲端網站防護",
        purpose: "設在網站前方的雲端防護與加速服務",
        features: "\
            吸收大量阻斷攻擊；阻擋注入與跨站攻擊；就近快取靜態內容；辨識惡意機器人；\
            隱藏來源主機位址",
        lines: "磐盾 雲端 WAF, Kestrelhaven EdgeShield, 玄鯨 清洗中心, Pelagica SurgeStop",
        editions: PLANS,
        offers: RENTED,
        metrics: &[metric("site", "網站", 1000)],
        price: (46_000, 168_000),
        numbering: Numbering::Unversioned,
        platforms: "Web",
    },
    Category {
        code: "WEB",
        class: Class::Cloud,
        lot: "雲端網站",
        name: "網站代管",
        purpose: "附後台與維運的機關網站代管服務",
        features: "\
            通過無障礙檢測等級；多語系同步維護；定期更新元件；依流量自動擴充；提供開放資料介面",
        lines: "澄浦 網站代管, 柚林 公部門網站包, 榕蔭 校園網站, Cedarwick SiteBuilder",
        editions: PLANS,
        offers: RENTED,
        metrics: &[metric("site", "網站", 1000)],
        price: (38_000, 156_000),
        numbering: Numbering::Unversioned,
        platforms: "Web",
    },
];
