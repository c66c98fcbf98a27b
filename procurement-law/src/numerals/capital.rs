//! Amounts in Chinese capitals, read and written: `新臺幣壹佰貳拾參萬肆仟伍佰陸拾柒元整`.

use super::signs::{DIGITS, Sign, placed, sign};
use super::slots;
use crate::grammar::width::is_blank;

/// Longest amount read, in bytes; a form with every slot apart stays far below it.
const LONGEST: usize = 400;

/// What an amount may begin with.
const PREFIXES: [&str; 7] = ["新臺幣", "新台幣", "臺幣", "台幣", "NT$", "NTD", "ＮＴ＄"];

/// An amount of whole New Taiwan dollars in words: `新臺幣壹佰貳拾參萬肆仟伍佰陸拾柒元整`, or a printed form with one digit before each of its
/// places: `零億參仟貳佰零拾零萬零仟零佰零拾零元整`. Blanks are accepted anywhere.
///
/// Only a prefix (新臺幣, NT$ …), a number in Chinese numerals, 元 or 圓 and 整 or 正 may stand in the text. A form has to show its places
/// from the thousands of 萬 down; an empty place, `-`, `*` or a stroke in it counts as zero, but two places with nothing at all between
/// them are refused, because a digit may have been lost there.
#[must_use]
pub fn capital_amount(text: &str) -> Option<i64> {
    if text.len() > LONGEST {
        return None;
    }
    let plain: String = text.chars().filter(|c| !is_blank(*c)).collect();
    let body = PREFIXES.iter().find_map(|prefix| plain.strip_prefix(prefix)).unwrap_or(&plain);
    let body = body.trim_start_matches(['：', ':']);
    let before = plain.chars().count() - body.chars().count();
    let body = body.strip_suffix(['整', '正']).unwrap_or(body);
    let body = body.strip_suffix(['元', '圓', '圆'])?;
    in_words(body).or_else(|| slots::read(&with_blanks(text, before, body.chars().count())))
}

/// A number in Chinese numerals with places between its digits.
fn in_words(body: &str) -> Option<i64> {
    let signs: Vec<Sign> = body.chars().map(|c| sign(c).filter(|_| !c.is_ascii())).collect::<Option<_>>()?;
    (!signs.is_empty()).then(|| placed(&signs)).flatten()
}

/// The part of a text from its visible character number `from` on, `length` of them, with the blanks around and among them.
fn with_blanks(text: &str, from: usize, length: usize) -> String {
    let counted = text.chars().scan(0, |seen, c| {
        let at = *seen;
        *seen += usize::from(!is_blank(c));
        Some((at, c))
    });
    counted.filter(|(at, c)| (from..from + length + usize::from(is_blank(*c))).contains(at)).map(|(_, c)| c).collect()
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
    use crate::numerals::is_numeral;
    use crate::numerals::signs::{BIG, SMALL};
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

    /// Every character that may stand for a digit, a place or a unit.
    #[test]
    fn every_variant() {
        for (value, all) in (0_i64..).zip(DIGITS) {
            for c in all.chars().filter(|c| !c.is_ascii()) {
                assert_eq!(capital_amount(&format!("壹佰零{c}元")), Some(100 + value), "{c}");
                assert!(is_numeral(c), "{c}");
            }
            assert!(all.chars().any(|c| c.is_ascii_digit() && !is_numeral(c)));
        }
        for text in
            ["贰仟叁佰陆拾圆整", "弍仟叄佰六十圓正", "兩千参百陸拾元", "NT$兩仟參佰陸拾元整", "NTD：兩仟參佰陸拾元整"]
        {
            assert_eq!(capital_amount(text), Some(2_360), "{text}");
        }
        for text in ["壹兆弌億弌万元", "臺幣壱兆壹亿一萬元整", "ＮＴ＄ 一兆零一億零一萬元整"]
        {
            assert_eq!(capital_amount(text), Some(1_000_100_010_000), "{text}");
        }
        assert_eq!(capital_amount("玖仟玖佰玖拾玖兆元"), Some(9_999_000_000_000_000));
    }

    #[test]
    fn what_is_not_an_amount() {
        for text in [
            "",
            "元整",
            "壹佰",
            "壹貳拾元",
            "壹拾壹佰元",
            "萬元",
            "壹萬貳億元",
            "約壹萬元",
            "壹萬元整貳",
            "拾拾元",
            "壹貳參元整",
            "壹佰貳參元",
            "零拾元",
            "壹萬零拾元",
            "壹佰拾元",
            "壹萬壹萬元",
            "零萬元",
            "佰元",
            "壹佰壹佰元",
            "新臺幣元整",
            "12萬元",
            "壹萬元元",
            "壹零拾元",
            "新臺幣新臺幣壹元",
        ] {
            assert_eq!(capital_amount(text), None, "{text}");
        }
    }

    #[test]
    fn only_so_long() {
        let padded = |blanks: usize| format!("壹元{}", " ".repeat(blanks));
        assert_eq!(capital_amount(&padded(LONGEST - 6)), Some(1));
        assert_eq!(capital_amount(&padded(LONGEST - 5)), None);
        assert_eq!(capital_amount(&"壹".repeat(100_000)), None);
    }

    #[test]
    fn written_amounts() {
        for (amount, text) in [
            (0, "零元整"),
            (10, "壹拾元整"),
            (1_050, "壹仟零伍拾元整"),
            (10_500_300, "壹仟零伍拾萬零參佰元整"),
            (1_000_000_001, "壹拾億零壹元整"),
            (9_999_999_999_999_999, "玖仟玖佰玖拾玖兆玖仟玖佰玖拾玖億玖仟玖佰玖拾玖萬玖仟玖佰玖拾玖元整"),
        ] {
            assert_eq!(in_capitals(amount).as_deref(), Some(text));
        }
        assert_eq!((in_capitals(-1), in_capitals(10_000_000_000_000_000)), (None, None));
    }

    /// The amount with every character in one of its variants, framed at random.
    fn varied(amount: i64, seed: usize) -> String {
        let bases = DIGITS.iter().chain(SMALL.iter().chain(&BIG).map(|(all, _)| all));
        let tables: Vec<Vec<char>> = bases.map(|all| all.chars().filter(|c| !c.is_ascii()).collect()).collect();
        let (mut out, mut state) = (String::from(["", "新臺幣", "NT$", "台幣："][seed % 4]), seed);
        for c in in_capitals(amount).unwrap().chars() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let choice = state >> 33;
            match tables.iter().find(|table| table.contains(&c)) {
                Some(table) => out.push(table[choice % table.len()]),
                None if c == '元' => out.push(['元', '圓', '圆'][choice % 3]),
                None => out.push_str(["整", "正", ""][choice % 3]),
            }
            out.push_str(["", "", " ", "\u{3000}"][choice / 64 % 4]);
        }
        out
    }

    proptest! {
        #[test]
        fn round_trip(amount in 0_i64..10_000_000_000_000_000) {
            let written = in_capitals(amount).unwrap();
            prop_assert_eq!(capital_amount(&written), Some(amount), "{}", written);
        }

        #[test]
        fn round_trip_of_every_writing(digits in 1_u32..17, any in any::<i64>(), seed in any::<usize>()) {
            let amount = any.rem_euclid(10_i64.pow(digits));
            prop_assert_eq!(capital_amount(&varied(amount, seed)), Some(amount), "{}", varied(amount, seed));
        }

        /// A digit put in beside another digit is always noticed.
        #[test]
        fn two_digits_in_a_row(amount in 1_i64..1_000_000_000, place in any::<prop::sample::Index>(), digit in 1_usize..10) {
            let written: Vec<char> = in_capitals(amount).unwrap().chars().collect();
            let beside: Vec<usize> = (0..written.len()).filter(|at| matches!(sign(written[*at]), Some(Sign::Digit(1..)))).collect();
            let mut wrong = written;
            wrong.insert(beside[place.index(beside.len())], DIGITS[digit].chars().next().unwrap());
            let wrong: String = wrong.into_iter().collect();
            prop_assert_eq!(capital_amount(&wrong), None, "{}", wrong);
        }

        #[test]
        fn never_panics(text in "[零壹貳拾佰仟萬億兆元整 1_*-]{0,30}", any in "\\PC{0,40}") {
            let _ = (capital_amount(&text), capital_amount(&any));
        }
    }
}
