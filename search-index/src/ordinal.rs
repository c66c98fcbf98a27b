//! Ordinals in digits: 第二十二條 and 第22條 are the same article, 第十一條之一 and 第11-1條 too.

use crate::fold::Class;
use crate::numeral;
use crate::unit::Unit;

/// Rewrites 第二十二條 as 第22條 and 第十一條之一 as 第11-1條; each digit keeps the place of the numeral it comes from.
pub(crate) fn with_ordinals_in_digits(units: &[Unit]) -> Vec<Unit> {
    let mut out = Vec::with_capacity(units.len());
    let mut rest = units;
    while let Some((head, tail)) = rest.split_first() {
        out.push(*head);
        rest = tail;
        if head.c != '第' {
            continue;
        }
        let Some((digits, counter, after)) = number(tail)
            .and_then(|(digits, after)| Some((digits, *after.first()?, after.get(1..)?)))
            .filter(|(_, counter, _)| numeral::is_counter(counter.c))
        else {
            continue;
        };
        out.extend(digits);
        rest = after;
        if let Some((link, branch)) = after.split_first().filter(|(link, _)| link.c == '之')
            && let Some((digits, after)) = number(branch)
        {
            out.push(Unit { c: '-', class: Class::Break, ..*link });
            out.extend(digits);
            rest = after;
        }
        out.push(counter);
    }
    out
}

/// How many (folded) characters an ordinal at their head has: 第22条, 第十一条之一, 第11-1条.
pub(crate) fn at_head(chars: &[char]) -> Option<usize> {
    let rest = chars.strip_prefix(&['第'])?;
    let mut rest = past_number(rest)?;
    if let Some(branch) = rest.strip_prefix(&['-']).and_then(past_number) {
        rest = branch;
    }
    let (_, mut rest) = rest.split_first().filter(|(counter, _)| numeral::is_counter(**counter))?;
    if let Some(branch) = rest.strip_prefix(&['之']).and_then(past_number) {
        rest = branch;
    }
    Some(chars.len() - rest.len())
}

/// What follows the number at the head, in digits or in numerals.
fn past_number(chars: &[char]) -> Option<&[char]> {
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    let len = if digits > 0 { digits } else { chars.iter().take_while(|c| numeral::is_numeral(**c)).count() };
    chars.get(len..).filter(|_| len > 0)
}

/// The number at the head of `units`, in digits, and what follows it.
fn number(units: &[Unit]) -> Option<(Vec<Unit>, &[Unit])> {
    let digits = units.iter().take_while(|u| u.class == Class::Digit).count();
    if digits > 0 {
        let (number, after) = units.split_at(digits);
        return Some((number.to_vec(), after));
    }
    let len = units.iter().take_while(|u| numeral::is_numeral(u.c)).count();
    let (numeral, after) = units.split_at(len);
    let value = numeral::value(numeral.iter().map(|unit| unit.c))?;
    let (from, to) = (numeral.first()?.from, numeral.last()?.to);
    let value = value.to_string();
    let digits = value.chars().map(|c| Unit { c, class: Class::Digit, from, to });
    Some((digits.collect(), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinal_is_measured() {
        let len = |text: &str| at_head(&text.chars().collect::<Vec<char>>());
        assert_eq!(len("第22条规定"), Some(4));
        assert_eq!(len("第十一条之一第二项"), Some(6));
        assert_eq!(len("第11-1条"), Some(6));
        for none in ["第条", "第三方", "22条", "第", ""] {
            assert_eq!(len(none), None, "{none}");
        }
    }
}
