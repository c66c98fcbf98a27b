//! Amounts on printed forms with one digit before each place: `拾億 _ 億 _ 仟 _ 佰 _ 拾 _ 萬 _ 仟 _ 佰 _ 拾 _ 元`.

use super::signs::{Sign, sign};
use crate::grammar::width::is_blank;

/// The places of a form before 元, the highest first.
const PLACES: [i64; 11] = [1_000, 100, 10, YI, 1_000, 100, 10, 10_000, 1_000, 100, 10];

/// 億.
const YI: i64 = 100_000_000;

/// A form shows at least so many places before 元 (仟佰拾萬仟佰拾); a shorter row of places is a number in words.
const FEWEST: usize = 7;

/// What strikes an empty slot through.
const STRUCK: &str = "-－‐–—─―*＊×✕╳XxＸ/／\\＼~～〜";

/// The printed names of the places that [`in_slots`] writes.
const NAMES: [&str; 10] = ["拾億", "億", "仟", "佰", "拾", "萬", "仟", "佰", "拾", "元"];

/// What stands before a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    Nothing,
    Blank,
    Struck,
    Digit(i64),
}

impl Slot {
    /// The slot after one more character in it; `None` for a second digit and for what fits no slot.
    fn with(self, c: char) -> Option<Self> {
        match (self, sign(c)) {
            (Self::Nothing | Self::Blank, Some(Sign::Digit(value))) => Some(Self::Digit(value)),
            (Self::Nothing, None) if is_blank(c) || c == '_' => Some(Self::Blank),
            (_, None) if is_blank(c) || c == '_' => Some(self),
            (Self::Digit(_), _) => None,
            (_, None) if STRUCK.contains(c) => Some(Self::Struck),
            _ => None,
        }
    }
}

/// The amount of a form, given what stands before 元.
pub(super) fn read(body: &str) -> Option<i64> {
    let (mut slots, mut places, mut slot) = (Vec::new(), Vec::new(), Slot::Nothing);
    for c in body.chars() {
        match sign(c) {
            Some(Sign::Small(place) | Sign::Big(place)) => {
                slots.push(slot);
                places.push(place);
                slot = Slot::Nothing;
            }
            _ => slot = slot.with(c)?,
        }
    }
    slots.push(slot);
    let (slots, places) = joined(&slots, &places)?;
    let shown = slots.iter().skip(1).all(|slot| *slot != Slot::Nothing);
    let filled = slots.iter().any(|slot| matches!(slot, Slot::Digit(_)));
    let fits = places.len() >= FEWEST && PLACES.ends_with(&places);
    let digit = |slot: &Slot| if let Slot::Digit(value) = slot { *value } else { 0 };
    (shown && filled && fits).then(|| slots.iter().fold(0, |sum, slot| sum * 10 + digit(slot)))
}

/// The slots with every 億 but the last taken as part of the place before it: 拾億 is one place.
fn joined(slots: &[Slot], places: &[i64]) -> Option<(Vec<Slot>, Vec<i64>)> {
    let last = places.iter().rposition(|place| *place == YI);
    let mut out = (Vec::new(), Vec::new());
    for (at, slot) in slots.iter().enumerate() {
        let place = places.get(at).copied();
        if place == Some(YI) && Some(at) != last {
            let before = at.checked_sub(1).and_then(|before| places.get(before));
            if before.is_none_or(|place| *place == YI) || matches!(slot, Slot::Digit(_)) {
                return None;
            }
            continue;
        }
        out.0.push(*slot);
        out.1.extend(place);
    }
    Some(out)
}

/// Whole dollars on a printed form of ten slots: `1050` → `零拾億零億零仟零佰零拾零萬壹仟零佰伍拾零元整`. `None` for a negative amount or 10¹⁰ and
/// more.
#[must_use]
pub fn in_slots(amount: i64) -> Option<String> {
    if !(0..10_000_000_000).contains(&amount) {
        return None;
    }
    let digits = format!("{amount:010}");
    let capital = |c: char| super::signs::DIGITS.iter().find(|all| all.contains(c)).and_then(|all| all.chars().next());
    let mut out = String::new();
    for (digit, name) in digits.chars().zip(NAMES) {
        out.extend(capital(digit));
        out.push_str(name);
    }
    out.push('整');
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numerals::capital_amount;
    use proptest::prelude::*;

    #[test]
    fn forms() {
        for (text, amount) in [
            ("新臺幣拾億 _ 億 參 仟 貳 佰 _ 拾 _ 萬 _ 仟 _ 佰 _ 拾 _ 元整", 32_000_000),
            ("零拾億參億貳仟零佰零拾零萬零仟零佰零拾零元整", 320_000_000),
            ("壹拾億貳億零仟零佰零拾零萬零仟零佰零拾伍元", 1_200_000_005),
            ("壹拾貳億零仟零佰零拾零萬零仟零佰零拾伍元", 1_200_000_005),
            ("－仟＊佰╳拾伍萬零仟零佰零拾零元正", 50_000),
            ("新 臺 幣　　仟　佰　拾　伍　萬　零仟　零佰　零拾　零元整", 50_000),
            ("1仟2佰3拾4萬5仟6佰7拾8元整", 12_345_678),
            ("玖仟_佰_拾_億_仟_佰_拾_萬_仟_佰_拾_玖元", 900_000_000_009),
        ] {
            assert_eq!(capital_amount(text), Some(amount), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_form() {
        for text in [
            // A digit was lost between 仟 and 佰.
            "參仟佰陸拾柒萬伍仟捌佰貳拾參元",
            "玖仟佰_拾_億_仟_佰_拾_萬_仟_佰_拾_玖元",
            // Nothing was filled in.
            "仟　佰　拾　萬　仟　佰　拾　元整",
            // Two digits in a slot, a digit struck through, something else in a slot.
            "壹仟貳參佰零拾零萬零仟零佰零拾零元",
            "壹仟伍-佰零拾零萬零仟零佰零拾零元",
            "壹仟-伍佰零拾零萬零仟零佰零拾零元",
            "壹仟甲佰零拾零萬零仟零佰零拾零元",
            // Places missing, out of order, or too few.
            "壹仟零拾零萬零仟零佰零拾零元",
            "壹佰零仟零拾零萬零仟零佰零拾零元",
            "零佰零拾壹萬零仟零佰零拾零元",
            "零仟壹佰零拾零元",
            "壹兆零仟零佰零拾零億零仟零佰零拾零萬零仟零佰零拾零元",
            // 億 with a digit before another 億, and 億 before every place.
            "壹拾貳億參億零仟零佰零拾零萬零仟零佰零拾零元",
            "億億零仟零佰零拾零萬零仟零佰零拾零元",
            "壹拾億億億零仟零佰零拾零萬零仟零佰零拾零元",
        ] {
            assert_eq!(capital_amount(text), None, "{text}");
        }
    }

    #[test]
    fn limits_of_writing() {
        assert_eq!(in_slots(1_050).as_deref(), Some("零拾億零億零仟零佰零拾零萬壹仟零佰伍拾零元整"));
        assert_eq!((in_slots(-1), in_slots(10_000_000_000)), (None, None));
        assert!(in_slots(9_999_999_999).is_some());
    }

    proptest! {
        #[test]
        fn round_trip(amount in 0_i64..10_000_000_000) {
            prop_assert_eq!(capital_amount(&in_slots(amount).unwrap()), Some(amount));
        }

        /// Zeros left empty, struck through or written, with blanks.
        #[test]
        fn round_trip_of_every_filling(amount in 1_i64..100_000_000, marks in prop::collection::vec(0_usize..6, 10)) {
            let mut text = String::from("新臺幣");
            let mut digits = format!("{amount:08}").into_bytes().into_iter();
            for (name, mark) in ["仟", "佰", "拾", "萬", "仟", "佰", "拾", "元"].iter().zip(marks) {
                let digit = digits.next().map(char::from).unwrap();
                match digit {
                    '0' => text.push_str(["零", "0", " - ", "＊", "__", "\u{3000}"][mark]),
                    _ => text.push_str(&format!("{}{digit}{}", ["", " "][mark % 2], ["", " "][mark / 3])),
                }
                text.push_str(name);
            }
            prop_assert_eq!(capital_amount(&text), Some(amount), "{}", text);
        }
    }
}
