//! Towns, streets and agencies. The towns are real, what stands in them is not.

use crate::chance::Chance;

const TOWNS: [&str; 14] = [
    "新北市板橋區",
    "臺中市西屯區",
    "高雄市三民區",
    "臺南市安平區",
    "桃園市龜山區",
    "嘉義市東區",
    "苗栗縣頭份市",
    "宜蘭縣羅東鎮",
    "屏東縣潮州鎮",
    "花蓮縣吉安鄉",
    "雲林縣斗六市",
    "南投縣草屯鎮",
    "臺北市內湖區",
    "新竹市香山區",
];
const STREETS: [&str; 14] = [
    "青埔路",
    "文昌街",
    "建國二路",
    "博愛三路",
    "水源路",
    "中興一街",
    "松濤路二段",
    "學府東街",
    "市府北七路",
    "河堤路一段",
    "育英街",
    "科園大道",
    "成功新村路",
    "鐘樓巷",
];
const AGENCIES: [&str; 12] = [
    "數位治理推動中心",
    "港灣資訊管理處",
    "農林資料中心",
    "文化資產數位館",
    "水文觀測署",
    "公共工程資料局",
    "圖書資訊總館",
    "環境監測資訊中心",
    "地政資料處理所",
    "衛生資訊服務中心",
    "稅務資訊科",
    "山林防災指揮中心",
];
const REGIONS: [&str; 6] = ["東海縣", "北濱市", "南麓縣", "中原市", "西嶼縣", "青山市"];

pub(crate) fn address(chance: &mut Chance) -> String {
    let lane = if chance.in_hundred(30) { format!("{}巷", chance.between(2, 320)) } else { String::new() };
    let floor = match chance.place(5) {
        0 => format!("{}樓", chance.between(2, 18)),
        1 => format!("{}樓之{}", chance.between(2, 18), chance.between(1, 6)),
        2 => "地下1樓".to_owned(),
        _ => String::new(),
    };
    format!("{}{}{lane}{}號{floor}", chance.pick(&TOWNS), chance.pick(&STREETS), chance.between(1, 480))
}

pub(crate) fn agency(chance: &mut Chance) -> String {
    let agency = chance.pick(&AGENCIES);
    if chance.in_hundred(60) { format!("{}政府{agency}", chance.pick(&REGIONS)) } else { agency.to_owned() }
}

/// The town's authority: 新北市政府 of an address in 新北市.
pub(crate) fn authority(address: &str) -> String {
    let region: String = address.chars().take(3).collect();
    format!("{region}政府")
}
