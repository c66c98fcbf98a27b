//! The registry's and the authorities' words.

use crate::chance::Chance;

pub(crate) fn tax_office(chance: &mut Chance) -> &'static str {
    chance.pick(&["財政部臺北國稅局", "財政部高雄國稅局", "財政部中區國稅局", "財政部南區國稅局"])
}

pub(crate) fn clearing_house(chance: &mut Chance) -> &'static str {
    chance.pick(&["台灣票據交換所", "臺灣票據交換所臺中市分所", "臺灣票據交換所高雄市分所", "財團法人台灣票據交換所"])
}

pub(crate) fn registry_no(chance: &mut Chance) -> String {
    match chance.place(3) {
        0 => format!("{}經商字第{}號", chance.pick(&["府", "中"]), chance.digits(10)),
        1 => chance.digits(11),
        _ => format!("經授商字第{}號", chance.digits(11)),
    }
}

pub(crate) fn tax_no(office: &str, year: i32, chance: &mut Chance) -> String {
    let region: String = office.chars().skip(3).collect();
    match chance.place(2) {
        0 => format!("{region}營字第{year}{}號", chance.digits(7)),
        _ => format!("{year}-{}-{}", chance.digits(4), chance.digits(5)),
    }
}

pub(crate) fn credit_no(chance: &mut Chance) -> String {
    match chance.place(2) {
        0 => format!("{}{}", chance.pick(&["Q", "R", "T", "V"]), chance.digits(9)),
        _ => format!("票查{}-{}", chance.digits(3), chance.digits(6)),
    }
}
