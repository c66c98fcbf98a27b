//! Tests of addresses.

use super::key::Numbered;
use super::*;
use crate::numerals::in_capitals;
use proptest::prelude::*;

fn key(text: &str) -> String {
    Address::parse(text).map(|found| found.to_string()).unwrap_or_default()
}

#[test]
fn one_address_in_every_form() {
    let expected = "台北市大安區和平東路1段5巷3弄10之1號3樓之2";
    for text in [
        "臺北市大安區和平東路一段5巷3弄10之1號3樓之2",
        "106臺北市大安區和平東路一段5巷3弄10號之1三樓之2",
        "(10610) 台北市大安區龍安里12鄰和平東路１段５巷３弄１０－１號３樓－２",
        "〒106335台北市大安區龍安里和平東路一段五巷三弄十之一號三樓之二。",
        "台北市大安區十二鄰和平東路一段5巷3弄10之1號3F之2",
        "【106】台北市 大安區 和平東路 1段 5巷 3弄 10-1號 3-2樓",
    ] {
        assert_eq!(key(text), expected, "{text}");
    }
}

#[test]
fn other_addresses() {
    for (text, expected) in [
        ("710臺南市永康區中山路2號", "台南市永康區中山路2號"),
        ("高雄市前鎮區中山二路5號", "高雄市前鎮區中山2路5號"),
        ("桃園市平鎮區環南路1號", "桃園市平鎮區環南路1號"),
        ("台南市新市區大順路1號", "台南市新市區大順路1號"),
        ("新竹縣竹北市光明六路10號B1", "新竹縣竹北市光明6路10號地下1樓"),
        ("新竹市東區市場街3號地下二層", "新竹市東區市場街3號地下2樓"),
        ("嘉義縣阿里山鄉中正路9號", "嘉義縣阿里山鄉中正路9號"),
        ("台中市西屯區台灣大道三段99號12樓1201室", "台中市西屯區台灣大道3段99號12樓1201室"),
        ("台中市西屯區市政北七路186號5樓之2,a室", "台中市西屯區市政北7路186號5樓之2,A室"),
        ("台中市大里區中里路8號", "台中市大里區中里路8號"),
        ("台中市大里區新村一路8號", "台中市大里區新村1路8號"),
        ("台中市大里區新里里新村一路8號", "台中市大里區新村1路8號"),
        ("新北市八里區中華路二段300號", "新北市八里區中華路2段300號"),
        ("新北市八里區八里大道5號", "新北市八里區8里大道5號"),
        ("台南市中西區公園路後街12號二室", "台南市中西區公園路後街12號2室"),
        ("彰化縣彰化市一百巷路1號", ""),
        ("南投縣甲乙丙鄉丁路1號12345室", "南投縣甲乙丙鄉丁路1號12345室"),
        ("台中市西屯區甲乙丙丁里戊路1號", "台中市西屯區戊路1號"),
        ("台中市西屯區甲乙丙丁戊里己路1號", "台中市西屯區甲乙丙丁戊里己路1號"),
        ("台中市西屯區甲乙丙丁甲乙丙丁甲乙丙路1號", "台中市西屯區甲乙丙丁甲乙丙丁甲乙丙路1號"),
        ("台中市西屯區八德路十號二十一樓之十", "台中市西屯區8德路10號21樓之10"),
        ("台中市西屯區萬壽街甲大道1號", "台中市西屯區萬壽街甲大道1號"),
        ("台中市西屯區甲路1號地下3層之2", "台中市西屯區甲路1號地下3樓之2"),
        ("台中市西屯區甲路1號,5室", "台中市西屯區甲路1號5室"),
        ("台中市西屯區甲路1號2樓之3,5室", "台中市西屯區甲路1號2樓之3,5室"),
        ("台中市西屯區甲路1號B室", "台中市西屯區甲路1號B室"),
        ("台中市西屯區甲路1號b2", "台中市西屯區甲路1號地下2樓"),
        ("花蓮縣花蓮市萬壽路一百零五號", "花蓮縣花蓮市萬壽路105號"),
        ("雲林縣斗六市二二八路99999號", "雲林縣斗六市228路99999號"),
    ] {
        assert_eq!(key(text), expected, "{text}");
    }
    let found = Address::parse("連江縣南竿鄉介壽路1號").unwrap();
    assert_eq!((found.county(), found.town()), ("連江縣", "南竿鄉"));
}

#[test]
fn what_is_not_an_address() {
    for text in [
        "",
        "台北市",
        "台北市大安區",
        "台北市大安區和平東路",
        "台北市大安區和平東路一段",
        "大安區和平東路一段1號",
        "台北市和平東路一段1號",
        "北平市大安區和平東路1號",
        "10台北市大安區和平東路1號",
        "1061台北市大安區和平東路1號",
        "1061234台北市大安區和平東路1號",
        "(106台北市大安區和平東路1號",
        "106)台北市大安區和平東路1號",
        "()台北市大安區和平東路1號",
        "台北市大安區和平東路0號",
        "台北市大安區和平東路100000號",
        "台北市大安區和平東路號",
        "台北市大安區路1號",
        "台北市大安區大道1號",
        "台北市大安區和平東路1號之",
        "台北市大安區和平東路1之號",
        "台北市大安區和平東路5巷一段1號",
        "台北市大安區和平東路3弄5巷1號",
        "台北市大安區和平東路1號3樓4樓",
        "台北市大安區和平東路1號B",
        "台北市大安區和平東路1號地下",
        "台北市大安區和平東路1號地下3",
        "台北市大安區和平東路1號123456室",
        "台北市大安區和平東路1號室",
        "台北市大安區和平東路1號x",
        "台北市大安區和平東路1號、3號",
        "台北市大安區和a路1號",
        "台北市大安區一二三四五六七八九十甲乙路1號",
        "台北市甲乙丙丁戊區和平東路1號",
        "台北市市府路1號",
        "南投縣甲乙丙丁鄉丁路1號",
        "台北市大安區中山路二段文化路1號",
        "台北市大安區和平東路1號-",
        "台北市大A區和平東路1號",
        "台北市大安區和平東路一二十號",
    ] {
        let found = Address::parse(text).map(|found| found.to_string());
        // Below the ground the word for the floor may be missing.
        let below = text.ends_with("地下3").then(|| "台北市大安區和平東路1號地下3樓".to_owned());
        assert_eq!(found, below, "{text}");
    }
    let padded = |blanks: usize| format!("台北市大安區和平路1號{}", " ".repeat(blanks));
    let length = padded(0).len();
    assert!(
        Address::parse(&padded(LONGEST - length)).is_some() && Address::parse(&padded(LONGEST - length + 1)).is_none()
    );
    assert_eq!(Address::parse(&"台北市".repeat(100_000)), None);
}

#[test]
fn sameness() {
    assert!(same("臺北市大安區甲路1號", "106台北市大安區龍安里甲路一號"));
    assert!(!same("台北市大安區甲路1號", "台北市大安區甲路1號2樓"));
    assert!(!same("台北市大安區甲路1號", "台北市大安區甲路11號"));
    assert!(!same("台北市大安區甲路1號2樓之3", "台北市大安區甲路1號2樓3室"));
    assert!(!same("台北市大安區甲路1號1樓", "台北市大安區甲路1號地下1樓"));
    assert!(!same("台北市大安區甲路1之2號", "台北市大安區甲路1號2樓"));
    assert!(same("臺北市 某處（甲）", "台北市某處(甲)") && !same("某處甲", "某處乙"));
    assert!(!same("", "") && !same("某處", "台北市大安區甲路1號") && !same(" ", "\u{3000}"));
}

fn any_address() -> impl Strategy<Value = Address> {
    let small = || prop::option::of(1_u32..200);
    let numbered = || (1_u32..10_000, small()).prop_map(|(main, sub)| Numbered { main, sub });
    let places = (
        prop::sample::select(places::COUNTIES.to_vec()),
        "[甲乙丙大安]{1,3}[鄉鎮市區]",
        "[甲乙丙東和平]{1,4}(路|街|大道)",
    );
    let parts = (prop::option::of(1_u32..12), small(), small(), numbered());
    let inside = (prop::option::of((any::<bool>(), numbered())), prop::option::of("[1-9][0-9]{0,2}[A-EG-Z]?"));
    (places, parts, inside).prop_map(|((county, town, road), (section, lane, alley, number), (floor, room))| Address {
        county,
        town,
        road,
        section,
        lane,
        alley,
        number,
        floor,
        room,
    })
}

/// A number in figures or in Chinese numerals.
fn numeral(value: u32, chinese: bool) -> String {
    if !chinese {
        return value.to_string();
    }
    let plain = |c: char| "壹貳參肆伍陸柒捌玖拾佰仟".chars().position(|capital| capital == c);
    let small: Vec<char> = "一二三四五六七八九十百千".chars().collect();
    let capital = in_capitals(i64::from(value)).unwrap();
    capital.trim_end_matches("元整").chars().map(|c| plain(c).map_or(c, |at| small[at])).collect()
}

/// An address in one of its accepted forms; `choice` picks them.
fn written(address: &Address, choice: usize) -> String {
    let yes = |bit: usize| choice >> bit & 1 == 1;
    let mut out = String::from(["", "106", "(10610)", "〒106335 "][choice % 4]);
    out.push_str(&if yes(2) { address.county.replace('台', "臺") } else { address.county.to_owned() });
    out.push_str(&address.town);
    out.push_str(["", "福德里", "福德村12鄰", "十二鄰"][choice >> 3 & 3]);
    out.push_str(&address.road);
    for (value, unit, bit) in [(address.section, '段', 5), (address.lane, '巷', 6), (address.alley, '弄', 7)] {
        value.iter().for_each(|value| out.push_str(&format!("{}{unit}", numeral(*value, yes(bit)))));
    }
    let sub = |value: Option<u32>| {
        value.map_or_else(String::new, |sub| format!("{}{}", ["之", "-"][choice >> 8 & 1], numeral(sub, yes(9))))
    };
    let with = |n: Numbered, unit: &str, behind: bool| match behind {
        true => format!("{}{unit}{}", numeral(n.main, yes(10)), sub(n.sub)),
        false => format!("{}{}{unit}", numeral(n.main, yes(10)), sub(n.sub)),
    };
    // Behind 號 the numeral after 之 would run on into that of a floor above the ground.
    let apart = address.floor.is_none_or(|(below, _)| below);
    out.push_str(&with(address.number, "號", yes(11) && apart));
    if let Some((below, floor)) = address.floor {
        out.push_str(if below { ["地下", "B"][choice >> 12 & 1] } else { "" });
        out.push_str(&with(floor, ["樓", "F"][choice >> 13 & 1], yes(14)));
    }
    address.room.iter().for_each(|room| out.push_str(&format!(",{room}室")));
    let widened =
        |c: char| if yes(15) && c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c };
    out.chars().flat_map(|c| [widened(c).to_string(), if yes(16) { " ".to_owned() } else { String::new() }]).collect()
}

proptest! {
    #[test]
    fn round_trip(address in any_address(), choice in any::<usize>()) {
        let text = written(&address, choice);
        prop_assert_eq!(Address::parse(&text), Some(address.clone()), "{}", text);
        prop_assert_eq!(Address::parse(&address.to_string()), Some(address));
    }

    #[test]
    fn never_panics(text in any::<String>(), near in "[台北市大安區里村鄰路街段巷弄號樓室之一十0-9()-]{0,24}") {
        let _ = (Address::parse(&text), same(&text, &near));
        if let Some(found) = Address::parse(&format!("台北市大安區{near}")) {
            let again = Address::parse(&found.to_string());
            prop_assert_eq!(again, Some(found));
        }
    }
}
