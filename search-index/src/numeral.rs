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

/// Counters of everyday quantities (folded): before them 三 and 3 mean the same.
const QUANTITIES: &str = "年个月人台套组次级日天周期点核版";

/// The text with numerals before the counter of a quantity in digits, if there are any.
pub(crate) fn in_digits(folded: &str) -> Option<String> {
    rewritten(folded, is_numeral, |numeral| value(numeral.chars()).map(|value| value.to_string()))
}

/// The text with digits before the counter of a quantity in Chinese numerals, if there are any below a hundred.
pub(crate) fn in_characters(folded: &str) -> Option<String> {
    let digits = |c: char| c.is_ascii_digit();
    rewritten(folded, digits, |number| number.parse().ok().and_then(written))
}

fn rewritten(
    folded: &str,
    part_of_number: impl Fn(char) -> bool,
    other: impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let mut out = String::with_capacity(folded.len());
    let mut rest = folded;
    let mut changed = false;
    while let Some(first) = rest.chars().next() {
        let len = match part_of_number(first) {
            true => rest.find(|c| !part_of_number(c)).unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        let (run, after) = rest.split_at(len);
        let counted = part_of_number(first) && after.starts_with(|c: char| QUANTITIES.contains(c));
        match other(run).filter(|_| counted && !out.ends_with(['第', '.'])) {
            Some(number) => {
                out.push_str(&number);
                changed = true;
            }
            None => out.push_str(run),
        }
        rest = after;
    }
    changed.then_some(out)
}

/// A number from 1 to 99 in Chinese numerals.
fn written(number: u32) -> Option<String> {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10, number % 10);
    let ones = DIGITS.get(ones as usize)?;
    match tens {
        0 => (number > 0).then(|| (*ones).to_owned()),
        1 => Some(format!("十{ones}")),
        _ => Some(format!("{}十{ones}", DIGITS.get(tens as usize)?)),
    }
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
        assert_eq!(in_digits("三年期十人版"), Some("3年期10人版".to_owned()));
        assert_eq!(in_characters("3年期25人版"), Some("三年期二十五人版".to_owned()));
        assert_eq!(in_characters("9.6版"), None);
        assert_eq!(in_digits("第三年"), None);
        assert_eq!(in_digits("三方"), None);
        assert_eq!(value("".chars()), None);
        assert_eq!(value("九九九九九九九九九九九".chars()), None);
    }
}
