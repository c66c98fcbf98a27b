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
