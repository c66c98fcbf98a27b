//! Numbers in Chinese numerals: plain (一百一十四), capital (壹佰壹拾肆), digit by digit (一一五), and amounts in capitals.

/// Characters of each digit, the official capital first.
const DIGITS: [&str; 10] = [
    "零〇○Ｏ0０",
    "壹一弌壱1１",
    "貳二貮贰弍弐兩两2２",
    "參三叁叄参叅弎3３",
    "肆四4４",
    "伍五5５",
    "陸六陆6６",
    "柒七漆7７",
    "捌八8８",
    "玖九9９",
];

/// Characters of the places inside a section of four.
const SMALL: [(&str, i64); 3] = [("拾十", 10), ("佰百", 100), ("仟千", 1_000)];

/// Characters of the sections.
const BIG: [(&str, i64); 3] = [("萬万", 10_000), ("億亿", 100_000_000), ("兆", 1_000_000_000_000)];

/// What a numeral character means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Digit(i64),
    Small(i64),
    Big(i64),
}

fn sign(c: char) -> Option<Sign> {
    let digit = DIGITS.iter().zip(0_i64..).find(|(all, _)| all.contains(c)).map(|(_, value)| Sign::Digit(value));
    let place = |table: &[(&str, i64)]| table.iter().find(|(all, _)| all.contains(c)).map(|(_, value)| *value);
    digit.or_else(|| place(&SMALL).map(Sign::Small)).or_else(|| place(&BIG).map(Sign::Big))
}

/// Whether a character can stand in a Chinese numeral.
#[must_use]
pub fn is_numeral(c: char) -> bool {
    !c.is_ascii() && sign(c).is_some()
}

/// The value of a numeral with places, such as `一百一十四`, `參億貳仟萬`, `拾萬`, or of digits alone, such as `一一五`.
///
/// Places must fall strictly; `零` may fill gaps. `None` for anything else, and for two digits in a row beside a place.
#[must_use]
pub fn number(text: &str) -> Option<i64> {
    let signs: Vec<Sign> = text.chars().map(sign).collect::<Option<_>>()?;
    if signs.is_empty() || signs.len() > 40 {
        return None;
    }
    if signs.iter().all(|s| matches!(s, Sign::Digit(_))) {
        return signs.iter().try_fold(0_i64, |sum, s| match s {
            Sign::Digit(d) => sum.checked_mul(10)?.checked_add(*d),
            _ => None,
        });
    }
    placed(&signs)
}

fn placed(signs: &[Sign]) -> Option<i64> {
    let (mut total, mut section, mut held) = (0_i64, 0_i64, None::<i64>);
    let (mut small_limit, mut big_limit) = (i64::MAX, i64::MAX);
    for sign in signs {
        match *sign {
            Sign::Digit(0) if held.is_none() => {}
            Sign::Digit(_) if held.is_some() => return None,
            Sign::Digit(value) => held = Some(value),
            Sign::Small(place) => {
                // A leading ten stands for itself: 拾萬.
                let digit = held.take().or((place == 10 && section == 0).then_some(1))?;
                if place >= small_limit {
                    return None;
                }
                small_limit = place;
                section += digit * place;
            }
            Sign::Big(place) => {
                section += held.take().unwrap_or(0);
                if place >= big_limit || section == 0 {
                    return None;
                }
                big_limit = place;
                total = total.checked_add(section.checked_mul(place)?)?;
                (section, small_limit) = (0, i64::MAX);
            }
        }
    }
    total.checked_add(section + held.unwrap_or(0))
}

/// An amount of whole New Taiwan dollars in words: `新臺幣壹佰貳拾參萬肆仟伍佰陸拾柒元整`. Blanks are accepted anywhere.
///
/// Only a prefix (新臺幣, NT$ …), a number in Chinese numerals, 元 or 圓 and 整 or 正 may stand in the text.
#[must_use]
pub fn capital_amount(text: &str) -> Option<i64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let body = ["新臺幣", "新台幣", "臺幣", "台幣", "NT$", "NTD", "ＮＴ＄"]
        .iter()
        .find_map(|prefix| plain.strip_prefix(prefix))
        .unwrap_or(&plain);
    let body = body.trim_start_matches(['：', ':']);
    let body = body.strip_suffix(['整', '正']).unwrap_or(body);
    let body = body.strip_suffix(['元', '圓', '圆'])?;
    (!body.is_empty() && body.chars().all(is_numeral)).then(|| number(body)).flatten()
}

/// Whole dollars in official capitals without prefix: `1050` → `壹仟零伍拾元整`. `None` for a negative amount or 10¹⁶ and more.
#[must_use]
pub fn in_capitals(amount: i64) -> Option<String> {
    if !(0..10_000_000_000_000_000).contains(&amount) {
        return None;
    }
    let mut out = String::new();
    let (mut rest, mut gap) = (amount, false);
    for (unit, name) in [(1_000_000_000_000, "兆"), (100_000_000, "億"), (10_000, "萬"), (1, "")] {
        let section = rest / unit;
        rest %= unit;
        if section == 0 {
            gap = true;
            continue;
        }
        if !out.is_empty() && (gap || section < 1_000) {
            out.push('零');
        }
        out.push_str(&section_in_capitals(section));
        out.push_str(name);
        gap = false;
    }
    if out.is_empty() {
        out.push('零');
    }
    out.push_str("元整");
    Some(out)
}

fn section_in_capitals(section: i64) -> String {
    let mut out = String::new();
    let mut gap = false;
    for (unit, name) in [(1_000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
        let digit = section / unit % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
        }
        gap = false;
        out.extend(usize::try_from(digit).ok().and_then(|d| DIGITS.get(d)).and_then(|all| all.chars().next()));
        out.push_str(name);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_in_words() {
        for (text, amount) in [
            ("新臺幣壹佰貳拾參萬肆仟伍佰陸拾柒元整", 1_234_567),
            ("伍拾萬元整", 500_000),
            ("壹仟零伍拾萬零參佰元正", 10_500_300),
            ("拾萬元整", 100_000),
            ("貳佰萬零伍元整", 2_000_005),
            ("參億貳仟萬元整", 320_000_000),
            ("新台幣 三十二萬 四千元", 324_000),
            ("零元整", 0),
        ] {
            assert_eq!(capital_amount(text), Some(amount), "{text}");
        }
    }

    #[test]
    fn what_is_not_an_amount() {
        for text in
            ["", "元整", "壹佰", "壹貳拾元", "壹拾壹佰元", "萬元", "壹萬貳億元", "約壹萬元", "壹萬元整貳", "拾拾元"]
        {
            assert_eq!(capital_amount(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_with_and_without_places() {
        for (text, value) in [
            ("一一五", 115),
            ("一百一十四", 114),
            ("一百零五", 105),
            ("十二", 12),
            ("二十", 20),
            ("九", 9),
            ("三〇", 30),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        assert_eq!(number("年"), None);
    }

    proptest! {
        #[test]
        fn round_trip(amount in 0_i64..10_000_000_000_000_000) {
            let written = in_capitals(amount).unwrap();
            prop_assert_eq!(capital_amount(&written), Some(amount), "{}", written);
        }

        #[test]
        fn never_panics(text in "[零壹貳拾佰仟萬億兆元整 1]{0,30}") {
            let _ = (capital_amount(&text), number(&text));
        }
    }
}
