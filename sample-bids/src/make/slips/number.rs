//! Numbers that are wrong by one digit.

use crate::chance::Chance;

/// The number with another last digit.
pub(super) fn other_number(right: &str, chance: &mut Chance) -> String {
    let mut text = right.to_owned();
    let last = text.pop();
    let other = loop {
        let digit = chance.digits(1).pop();
        if digit != last {
            break digit;
        }
    };
    text.extend(other);
    text
}
