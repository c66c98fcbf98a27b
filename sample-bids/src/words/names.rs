//! Names of vendors and persons.

use crate::bid::Vendor;
use crate::chance::Chance;
use crate::words::places;

const CORES: [&str; 28] = [
    "澄域", "沐川", "曜石", "青嵐", "雲棧", "映泓", "冠緯", "悅洋", "嶺新", "碧梧", "景隆", "拾光", "墨礎", "安瀾",
    "岳橋", "琢成", "鼎豐", "和暘", "量嵐", "森羅", "立恆", "穹頂", "若水", "遠帆", "信衡", "巨林", "弘毅", "千禾",
];
/// Names that no bidder has.
const STRANGERS: [&str; 10] = ["凌霄", "禾川", "啟陽", "泉盛", "大潭", "松濤", "北灣", "合穗", "隆昱", "明湖"];
const TRADES: [&str; 14] = [
    "軟體",
    "資訊",
    "數據",
    "智能",
    "雲服務",
    "資通",
    "網通",
    "電腦",
    "系統",
    "資訊顧問",
    "智慧應用",
    "數位整合",
    "程式設計",
    "資料科技",
];
const SURNAMES: [&str; 26] = [
    "鄭", "邱", "簡", "曾", "江", "方", "溫", "潘", "杜", "傅", "童", "康", "游", "涂", "姜", "范", "石", "梁", "高",
    "歐陽", "巫", "連", "尤", "白", "古", "紀",
];
const GIVEN: [&str; 30] = [
    "雅筑", "秉宸", "淑娟", "孟涵", "國棟", "美惠", "致遠", "怡萱", "昱翔", "惠雯", "仲凱", "麗珠", "明哲", "湘婷",
    "永昌", "芷瑄", "啟銘", "靜宜", "奕廷", "玉蘭", "士弘", "曉彤", "敬堯", "瑞芬", "書豪", "佩珊", "元", "薇", "崇禮",
    "采潔",
];

/// A vendor with a number whose checksum is right.
pub(crate) fn vendor(chance: &mut Chance) -> Vendor {
    let form = match chance.place(10) {
        0..=5 => "股份有限公司",
        6..=8 => "有限公司",
        _ => "企業社",
    };
    Vendor {
        name: format!("{}{}{form}", chance.pick(&CORES), chance.pick(&TRADES)),
        ubn: ubn(chance),
        representative: person(chance),
        address: places::address(chance),
    }
}

/// A vendor that never bids: a partner, a subcontractor, somebody who pays.
pub(crate) fn stranger(chance: &mut Chance) -> Vendor {
    let core = chance.pick(&STRANGERS);
    let vendor = vendor(chance);
    let rest: String = vendor.name.chars().skip(2).collect();
    Vendor { name: format!("{core}{rest}"), ..vendor }
}

pub(crate) fn person(chance: &mut Chance) -> String {
    format!("{}{}", chance.pick(&SURNAMES), chance.pick(&GIVEN))
}

fn ubn(chance: &mut Chance) -> String {
    let head = chance.digits(7);
    let last = (0..10).find(|last| procurement_law::ubn::is_valid(&format!("{head}{last}")));
    format!("{head}{}", last.unwrap_or_default())
}

/// The number with one digit changed so that its checksum is wrong.
pub(crate) fn broken_ubn(ubn: &str, chance: &mut Chance) -> String {
    loop {
        let (place, digit) = (chance.place(8), chance.place(10).to_string());
        let broken: String =
            ubn.chars().enumerate().map(|(at, c)| if at == place { digit.clone() } else { c.to_string() }).collect();
        if !procurement_law::ubn::is_valid(&broken) {
            return broken;
        }
    }
}

/// The name in a form that is not the registered one: another kind of company, or another trade.
pub(crate) fn other_name(name: &str, chance: &mut Chance) -> String {
    let form = ["股份有限公司", "有限公司", "企業社"].into_iter().find(|form| name.ends_with(form)).unwrap_or_default();
    let stem = name.strip_suffix(form).unwrap_or(name);
    if chance.in_hundred(50) {
        let other = if form == "有限公司" { "股份有限公司" } else { "有限公司" };
        return format!("{stem}{other}");
    }
    let core: String = stem.chars().take(2).collect();
    loop {
        let other = format!("{core}{}{form}", chance.pick(&TRADES));
        if other != name {
            return other;
        }
    }
}

pub(crate) fn agent_title(chance: &mut Chance) -> &'static str {
    chance.pick(&["業務協理", "專案副理", "行銷主任", "標案專員", "技術經理", "法務專員"])
}

pub(crate) fn phone(chance: &mut Chance) -> String {
    let (area, rest) = (chance.pick(&["02", "03", "04", "05", "06", "07"]), chance.digits(4));
    match chance.place(3) {
        0 => format!("({area}){}-{rest}", chance.digits(4)),
        1 => format!("{area}-{}{rest}", chance.digits(4)),
        _ => format!("09{}-{}-{}", chance.digits(2), chance.digits(3), chance.digits(3)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_hold_and_broken_ones_do_not() {
        let mut chance = Chance::new(8);
        for _ in 0..200 {
            let vendor = vendor(&mut chance);
            assert!(procurement_law::ubn::is_valid(&vendor.ubn), "{}", vendor.ubn);
            let broken = broken_ubn(&vendor.ubn, &mut chance);
            assert!(!procurement_law::ubn::is_valid(&broken));
            assert_eq!(broken.chars().zip(vendor.ubn.chars()).filter(|(a, b)| a != b).count(), 1);
        }
    }

    #[test]
    fn another_name_differs() {
        let mut chance = Chance::new(2);
        for name in ["澄域軟體股份有限公司", "沐川資訊有限公司", "曜石電腦企業社"] {
            for _ in 0..20 {
                assert_ne!(other_name(name, &mut chance), name);
            }
        }
    }
}
