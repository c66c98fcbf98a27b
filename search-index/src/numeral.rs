//! Chinese numerals to digits, so that 第二十二條 and 第22條 are the same article.

/// The value of a numeral written in (folded) Chinese characters: positional 一〇八 as well as 一百零八.
pub(crate) fn value(numeral: impl Iterator<Item = char>) -> Option<u32> {
    let (mut total, mut digit, mut digits, mut units) = (0u32, 0u32, 0u32, 0u32);
    let mut positional = 0u32;
    for c in numeral {
        if let Some(unit) = unit(c) {
            let count = if digit == 0 { 1 } else { digit };
            total = total.checked_add(count.checked_mul(unit)?)?;
            (digit, units) = (0, units + 1);
        } else {
            digit = self::digit(c)?;
            digits += 1;
            positional = positional.checked_mul(10)?.checked_add(digit)?;
        }
    }
    match (digits, units) {
        (0, 0) => None,
        (_, 0) => Some(positional),
        _ => total.checked_add(digit),
    }
}

/// Whether the character can be part of a numeral.
pub(crate) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || unit(c).is_some()
}

/// Whether the (folded) character counts parts of a statute or instalments, so that 第…x is an ordinal.
pub(crate) fn is_counter(c: char) -> bool {
    "条款项目章节编类期次届号版卷册年季点".contains(c)
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn unit(c: char) -> Option<u32> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_usual_forms() {
        for (numeral, expected) in [
            ("三", 3),
            ("十", 10),
            ("十六", 16),
            ("二十", 20),
            ("二十二", 22),
            ("一百零七", 107),
            ("一百一十四", 114),
            ("一〇八", 108),
            ("一千二百", 1200),
        ] {
            assert_eq!(value(numeral.chars()), Some(expected), "{numeral}");
        }
        assert_eq!(value("".chars()), None);
        assert_eq!(value("九九九九九九九九九九九".chars()), None);
    }
}
