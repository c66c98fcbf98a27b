//! The characters of numerals and what a row of them with places means.

/// Characters of each digit, the official capital first.
pub(super) const DIGITS: [&str; 10] = [
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
pub(super) const SMALL: [(&str, i64); 3] = [("拾十", 10), ("佰百", 100), ("仟千", 1_000)];

/// Characters of the sections.
pub(super) const BIG: [(&str, i64); 3] = [("萬万", 10_000), ("億亿", 100_000_000), ("兆", 1_000_000_000_000)];

/// What a numeral character means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Digit(i64),
    Small(i64),
    Big(i64),
}

pub(super) fn sign(c: char) -> Option<Sign> {
    let digit = DIGITS.iter().zip(0_i64..).find(|(all, _)| all.contains(c)).map(|(_, value)| Sign::Digit(value));
    let place = |table: &[(&str, i64)]| table.iter().find(|(all, _)| all.contains(c)).map(|(_, value)| *value);
    digit.or_else(|| place(&SMALL).map(Sign::Small)).or_else(|| place(&BIG).map(Sign::Big))
}

/// The value of signs with places; `零` may stand in gaps, no two digits side by side.
pub(super) fn placed(signs: &[Sign]) -> Option<i64> {
    let (mut total, mut section, mut held) = (0_i64, 0_i64, None::<i64>);
    let (mut small_limit, mut big_limit, mut fresh) = (i64::MAX, i64::MAX, true);
    for sign in signs {
        let first = std::mem::replace(&mut fresh, false);
        match *sign {
            Sign::Digit(0) if held.is_none() => {}
            Sign::Digit(_) if held.is_some() => return None,
            Sign::Digit(value) => held = Some(value),
            Sign::Small(place) => {
                // A ten that begins a section stands for itself: 拾萬.
                let digit = held.take().or((place == 10 && first).then_some(1))?;
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
                (section, small_limit, fresh) = (0, i64::MAX, true);
            }
        }
    }
    total.checked_add(section + held.unwrap_or(0))
}
