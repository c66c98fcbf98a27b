//! What tenders are about: software, licences and services.

use crate::chance::Chance;
use crate::tender::item::TenderItem;

/// A subject and the goods that belong to it.
type Subject = (&'static str, &'static [&'static str]);

const SUBJECTS: [Subject; 7] = [
    ("公文簽核平台", &["電子簽章元件", "公文製作工具", "簽核流程引擎", "檔案加密元件", "行動簽核授權"]),
    ("資料倉儲", &["資料倉儲授權", "報表設計工具", "資料匯流元件", "主檔管理模組", "查詢加速節點"]),
    ("機房監控軟體", &["主機監控代理", "告警通知模組", "容量預測模組", "網路流量分析", "儀表板授權"]),
    ("線上會議與協作", &["視訊會議席次", "會議錄影空間", "白板協作授權", "字幕轉寫服務", "協作帳號授權"]),
    ("資安偵測服務", &["威脅情資訂閱", "誘捕系統授權", "日誌收集節點", "社交工程演練", "源碼檢測授權"]),
    ("地理資訊系統", &["空間資料庫授權", "圖磚發布服務", "門牌定位元件", "三維展示模組", "航照判釋工具"]),
    ("軟體開發工具", &["程式編輯器授權", "版本控管席次", "自動測試工具", "介面設計授權", "元件掃描訂閱"]),
];
const COMMON: [&str; 7] =
    ["系統導入顧問", "原廠技術支援", "使用者訓練課程", "資料移轉服務", "年度維護", "客製開發人時", "備援授權"];
const SPECS: [&str; 12] = [
    "企業版",
    "一年訂閱",
    "三年訂閱",
    "每核心",
    "具名使用者",
    "同時上線使用者",
    "含到府安裝",
    "5×8支援",
    "7×24支援",
    "雲端版",
    "地端版",
    "教育版",
];
const UNITS: [&str; 9] = ["套", "式", "人時", "席", "節點", "年", "人次", "組", "台"];
const QUANTITIES: [i64; 12] = [1, 1, 2, 3, 4, 6, 8, 15, 25, 40, 100, 250];

/// Business items with their codes; the codes are the published ones.
pub(crate) const BUSINESS: [(&str, &str); 9] = [
    ("I301010", "資訊軟體服務業"),
    ("I301020", "資料處理服務業"),
    ("I301030", "電子資訊供應服務業"),
    ("F118010", "資訊軟體批發業"),
    ("F218010", "資訊軟體零售業"),
    ("F113050", "電腦及事務性機器設備批發業"),
    ("E605010", "電腦設備安裝業"),
    ("I103060", "管理顧問業"),
    ("F213030", "電腦及事務性機器設備零售業"),
];

pub(crate) fn subject(chance: &mut Chance) -> Subject {
    chance.pick(&SUBJECTS)
}

/// Three to nine items of a subject.
pub(crate) fn items(kinds: &[&str], chance: &mut Chance) -> Vec<TenderItem> {
    let mut names: Vec<&str> = kinds.iter().chain(&COMMON).copied().collect();
    chance.shuffle(&mut names);
    names.truncate(chance.place(7) + 3);
    let mut item = |name: &str| TenderItem {
        name: name.to_owned(),
        spec: chance.pick(&SPECS).to_owned(),
        unit: chance.pick(&UNITS).to_owned(),
        qty: chance.pick(&QUANTITIES),
        bid_bond: None,
    };
    names.iter().map(|name| item(name)).collect()
}
