//! Software for the desk: office work, documents, teamwork.

use crate::demo::seed::catalogue::category::{
    BOUGHT, Category, Class, DEVICE, GRADES, Numbering, OFFICE, RENTED, SITE, USER, metric,
};

/// The categories in the order of the lots.
pub const CATEGORIES: &[Category] = &[
    Category {
        code: "OFF",
        class: Class::Software,
        lot: "辦公室軟體",
        name: "辦公室軟體",
        purpose: "處理文書、試算與簡報的整合軟體",
        features: "\
            多人同時編輯同一份文件；匯出開放文件格式；套用機關公文範本；追蹤修訂並比對版本；\
            在斷網時繼續編輯",
        lines: "\
            雲岡 OfficePlus, 青禾 文書通, Norvale DocSuite, 鶴汀 試算簡報組,\
            Hoshimori 万葉 Office, 拾穗 DeskNote",
        editions: OFFICE,
        offers: BOUGHT,
        metrics: &[USER, DEVICE],
        price: (3200, 9800),
        numbering: Numbering::Year,
        platforms: "Windows;macOS;Linux",
    },
    Category {
        code: "PDF",
        class: Class::Software,
        lot: "辦公室軟體",
        name: "文件轉換與 PDF",
        purpose: "編輯、轉檔與簽署 PDF 的工具",
        features: "\
            批次轉換掃描檔；遮蔽個人資料；加蓋數位簽章與時戳；檢查無障礙標記；\
            合併與拆分大型卷宗",
        lines: "墨硯 PDF 工坊, Quillstone PaperForge, 雲岡 PDF Studio, Lumetria FolioSign",
        editions: OFFICE,
        offers: BOUGHT,
        metrics: &[USER],
        price: (1400, 7200),
        numbering: Numbering::Year,
        platforms: "Windows;macOS",
    },
    Category {
        code: "FRM",
        class: Class::Software,
        lot: "辦公室軟體",
        name: "電子表單",
        purpose: "以拖拉方式設計表單與簽核流程的平台",
        features: "\
            依職務代理自動轉送；串接人事差勤資料；保存每一關的簽核軌跡；用手機批閱急件；\
            匯出統計報表",
        lines: "楓汐 簽核快線, 稻浪 eForm, Cedarwick FlowSheet, 榕蔭 表單引擎",
        editions: GRADES,
        offers: BOUGHT,
        metrics: &[SITE, metric("user", "使用者", 12)],
        price: (98_000, 420_000),
        numbering: Numbering::Number,
        platforms: "Windows Server;Linux;Web",
    },
    Category {
        code: "DOC",
        class: Class::Software,
        lot: "公文與協作",
        name: "電子公文",
        purpose: "處理收發文、簽核與歸檔的公文系統",
        features: "\
            介接公文電子交換；線上簽核並加簽會辦；檢核公文格式；管理檔案保存年限；稽催逾期案件",
        lines: "墨硯 公文管理系統, 雲岡 eDoc, 榕蔭 公文線上簽核, 楓汐 檔案典藏",
        editions: OFFICE,
        offers: BOUGHT,
        metrics: &[SITE, metric("user", "使用者", 9)],
        price: (180_000, 860_000),
        numbering: Numbering::Number,
        platforms: "Web;Windows Server;Linux",
    },
    Category {
        code: "MAI",
        class: Class::Software,
        lot: "公文與協作",
        name: "郵件",
        purpose: "機關自建的電子郵件與行事曆伺服器",
        features: "\
            過濾垃圾與釣魚信件；歸檔並稽核往來信件；共用行事曆與會議室；在手機同步信件；\
            封鎖偽冒寄件人",
        lines: "楓汐 郵件伺服器, Zephyrine MailHall, 鶴汀 郵件過濾閘道, Lumetria MailCase",
        editions: GRADES,
        offers: BOUGHT,
        metrics: &[USER],
        price: (420, 2200),
        numbering: Numbering::Number,
        platforms: "Linux;Windows Server;Web",
    },
    Category {
        code: "MTG",
        class: Class::Software,
        lot: "公文與協作",
        name: "視訊會議",
        purpose: "可安裝於機關內部的視訊會議軟體",
        features: "\
            端對端加密會議內容；即時產生中文逐字稿；分組討論；錄影並自動摘要；\
            邀請外部來賓免安裝加入",
        lines: "澄浦 視訊會議, Hanbitro MeetHall, 籟音 遠距會議, Solvarra RoundTable",
        editions: GRADES,
        offers: RENTED,
        metrics: &[USER, metric("site", "機關", 160_000)],
        price: (980, 4200),
        numbering: Numbering::Unversioned,
        platforms: "Windows;macOS;iOS;Android",
    },
];
