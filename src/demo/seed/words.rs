//! Invented words of the demo market: places, makers, trade names and sentences.

/// An invented place: name, kind of local government, region.
pub type Place = (&'static str, &'static str, &'static str);

/// The invented counties and cities.
pub const PLACES: &[Place] = &[
    ("青禾", "市", "中區"),
    ("雲岡", "縣", "南區"),
    ("霧津", "市", "北區"),
    ("楓汐", "縣", "北區"),
    ("嵐谷", "縣", "東區"),
    ("鶴汀", "市", "南區"),
    ("澄浦", "市", "北區"),
    ("柚林", "縣", "中區"),
    ("暮川", "縣", "東區"),
    ("礁嶼", "縣", "離島"),
];

/// A maker of software, known by its brand.
#[derive(Debug)]
pub struct Maker {
    /// The word that opens the names of its products.
    pub brand: &'static str,
    /// The name of the company.
    pub name: &'static str,
    /// ISO code of the country of origin.
    pub origin: &'static str,
}

const fn maker(brand: &'static str, name: &'static str, origin: &'static str) -> Maker {
    Maker { brand, name, origin }
}

/// The rows of makers.csv.
pub fn makers() -> impl Iterator<Item = [String; 3]> {
    let row = |(number, maker): (usize, &Maker)| [format!("M-{number}"), maker.name.to_owned(), String::new()];
    (1..).zip(MAKERS).map(row)
}

/// The invented makers.
pub const MAKERS: &[Maker] = &[
    maker("雲岡", "雲岡軟體", "TW"),
    maker("青禾", "青禾數據", "TW"),
    maker("鶴汀", "鶴汀軟體", "TW"),
    maker("拾穗", "拾穗開源工作室", "TW"),
    maker("墨硯", "墨硯文件科技", "TW"),
    maker("楓汐", "楓汐資訊", "TW"),
    maker("稻浪", "稻浪系統", "TW"),
    maker("榕蔭", "榕蔭數位", "TW"),
    maker("嵐谷", "嵐谷科技", "TW"),
    maker("竹隱", "竹隱系統軟體", "TW"),
    maker("霧津", "霧津系統", "TW"),
    maker("星槎", "星槎原生雲", "TW"),
    maker("磐盾", "磐盾資安", "TW"),
    maker("玄鯨", "玄鯨資安研究室", "TW"),
    maker("硯山", "硯山身分科技", "TW"),
    maker("澄浦", "澄浦數位", "TW"),
    maker("暮川", "暮川智能", "TW"),
    maker("苔原", "苔原備援", "TW"),
    maker("織錦", "織錦圖像", "TW"),
    maker("礫石", "礫石空間資訊", "TW"),
    maker("籟音", "籟音語音科技", "TW"),
    maker("岫雲", "岫雲網路", "TW"),
    maker("柚林", "柚林雲端", "TW"),
    maker("Norvale", "Norvale Systems", "US"),
    maker("Quillstone", "Quillstone Software", "US"),
    maker("Tessaluna", "Tessaluna Inc.", "US"),
    maker("Arborlith", "Arborlith Corp.", "US"),
    maker("Nimbora", "Nimbora Cloud", "US"),
    maker("Kestrelhaven", "Kestrelhaven Security", "US"),
    maker("Oakmarrow", "Oakmarrow Labs", "US"),
    maker("Cedarwick", "Cedarwick Software", "CA"),
    maker("Brightfen", "Brightfen Ltd.", "GB"),
    maker("Zephyrine", "Zephyrine Technologies", "IE"),
    maker("Steinquell", "Steinquell Software GmbH", "DE"),
    maker("Verrand", "Verrand SAS", "FR"),
    maker("Lumetria", "Lumetria B.V.", "NL"),
    maker("Vantorre", "Vantorre Analytics", "BE"),
    maker("Solvarra", "Solvarra AB", "SE"),
    maker("Halvorsgaard", "Halvorsgaard AS", "NO"),
    maker("Gridfenn", "Gridfenn Oy", "FI"),
    maker("Ironmoth", "Ironmoth Cyber", "IL"),
    maker("Mizukado", "Mizukado Soft", "JP"),
    maker("Hoshimori", "Hoshimori Works", "JP"),
    maker("Hanbitro", "Hanbitro Co.", "KR"),
    maker("Pelagica", "Pelagica Networks", "AU"),
];

/// The first word of a vendor's name, its romanised form for the mail domain, and its origin.
pub type Stem = (&'static str, &'static str, &'static str);

/// Vendor names; none is also a place or a maker, so that a search hit is unambiguous.
#[rustfmt::skip]
pub const STEMS: &[Stem] = &[
    ("鷺聲", "lusheng", "TW"), ("潮鳴", "chaoming", "TW"), ("燧木", "suimu", "TW"),
    ("螢渡", "yingdu", "TW"), ("梧影", "wuying", "TW"), ("椴林", "duanlin", "TW"),
    ("霽空", "jikong", "TW"), ("朔岸", "shuoan", "TW"), ("滄隅", "cangyu", "TW"),
    ("鳶庭", "yuanting", "TW"), ("蓼岸", "liaoan", "TW"), ("渚田", "zhutian", "TW"),
    ("湛汐", "zhanxi", "TW"), ("穹序", "qiongxu", "TW"), ("芒徑", "mangjing", "TW"),
    ("晷影", "guiying", "TW"), ("珀光", "poguang", "TW"), ("溯洄", "suhui", "TW"),
    ("鐸聲", "duosheng", "TW"), ("垂楊", "chuiyang", "TW"), ("杼機", "zhuji", "TW"),
    ("樞木", "shumu", "TW"), ("汀蘭", "tinglan", "TW"), ("荻灘", "ditan", "TW"),
    ("檜徑", "guijing", "TW"), ("霰華", "xianhua", "TW"), ("鯤程", "kuncheng", "TW"),
    ("曉籬", "xiaoli", "TW"), ("曦橋", "xiqiao", "TW"), ("鏤月", "louyue", "TW"),
    ("筠渡", "yundu", "TW"), ("隼羽", "sunyu", "TW"), ("鵲渡", "quedu", "TW"),
    ("瀾序", "lanxu", "TW"), ("嶼燈", "yudeng", "TW"), ("徑雪", "jingxue", "TW"),
    ("疊嶂", "diezhang", "TW"), ("繭絲", "jiansi", "TW"), ("櫟果", "liguo", "TW"),
    ("栩葉", "xuye", "TW"), ("漣紋", "lianwen", "TW"), ("瑯石", "langshi", "TW"),
    ("鴞目", "xiaomu", "TW"), ("岑樓", "cenlou", "TW"), ("燦穀", "cangu", "TW"),
    ("藜杖", "lizhang", "TW"), ("沅芷", "yuanzhi", "TW"), ("砥流", "diliu", "TW"),
    ("葦舟", "weizhou", "TW"), ("螺紋", "luowen", "TW"), ("苧麻", "zhuma", "TW"),
    ("雁迴", "yanhui", "TW"), ("杉澗", "shanjian", "TW"), ("篆墨", "zhuanmo", "TW"),
    ("熠岩", "yiyan", "TW"), ("牧汐", "muxi", "TW"), ("縹緗", "piaoxiang", "TW"),
    ("菁野", "jingye", "TW"), ("翎堤", "lingdi", "TW"), ("漪園", "yiyuan", "TW"),
    ("笙霧", "shengwu", "TW"), ("棲霜", "qishuang", "TW"), ("硫泉", "liuquan", "TW"),
    ("磬韻", "qingyun", "TW"), ("諾瓦爾", "novaar", "US"), ("奎石頓", "kuistone", "US"),
    ("凱斯特港", "kestport", "US"), ("布萊芬", "bryfenn", "GB"), ("史坦奎", "stankwell", "DE"),
    ("維朗德", "verlande", "FR"), ("水角", "mizusumi", "JP"), ("漢必托", "hanbito", "KR"),
    ("格里芬島", "gryfenn", "AU"), ("索瓦拉", "solvaara", "SE"),
];

/// Sentence frames of a description: `{p}` purpose, `{a}` and `{b}` what it can do.
pub const FRAMES: &[&str] = &[
    "{p}，可{a}，並能{b}。",
    "{p}。除了{a}，還能{b}。",
    "本項為{p}，主要內容包括{a}與{b}。",
    "適合需要{a}的機關；本項為{p}，並可{b}。",
    "{p}，著重於{a}，同時兼顧{b}。",
    "想要{a}、{b}的單位可選用；本項為{p}。",
    "以{a}見長，亦可{b}，是{p}。",
];

/// What a perpetual licence adds.
pub const CLOSINGS_PERPETUAL: &[&str] = &[
    "授權永久有效，含第一年版本更新。",
    "一次買斷，交貨時附授權證明與安裝程式。",
    "可於封閉網路離線安裝與啟用，含一年中文客服。",
    "另附三小時操作教學，教材可供機關內部使用。",
    "機關改組或汰換電腦時，授權可移轉至新設備。",
];

/// What a subscription adds.
pub const CLOSINGS_SUBSCRIPTION: &[&str] = &[
    "訂閱期間可使用最新版本，並享上班日電話支援。",
    "期滿前三十日通知續訂，停用後仍可匯出資料。",
    "含中文線上客服，重大問題四小時內回應。",
    "開通後提供管理者教學一次，使用手冊為正體中文。",
    "可依人員異動重新指派，不另收費用。",
];

/// What a service adds.
pub const CLOSINGS_SERVICE: &[&str] = &[
    "完成後提交中文報告，並到場說明一次。",
    "執行人員簽署保密切結，資料於結案後銷毀。",
    "執行前與機關確認範圍與時段，不影響對外服務。",
    "報告附改善建議與優先順序，三個月內可電話諮詢。",
    "含一次複查，複查結果另行出具證明。",
];

/// Sentences that lengthen a description that came out short.
pub const FILLERS: &[&str] = &[
    "安裝與驗收由廠商到場協助。",
    "適用中央與地方機關及公立學校。",
    "文件與介面均提供正體中文。",
    "廠商於接獲訂單後兩日內聯繫承辦人。",
];
