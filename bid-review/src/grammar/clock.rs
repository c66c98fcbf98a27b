//! Hours of the day in every spelling of receipts.

use chrono::NaiveTime;

use crate::grammar::text::compact;

/// The first hour with minutes in a text: `10:24`, `10時24分`, `下午5時30分`, `17時`.
#[must_use]
pub fn find(text: &str) -> Option<NaiveTime> {
    let plain = compact(text);
    let mut before = String::new();
    for (at, c) in plain.char_indices() {
        if matches!(c, ':' | '時' | '點') {
            let rest = plain.get(at + c.len_utf8()..)?;
            let minutes: String = rest.chars().take_while(char::is_ascii_digit).take(2).collect();
            let found = match minutes.len() {
                2 => hour(&before, minutes.parse().ok()?),
                0 if c != ':' => hour(&before, 0),
                1 if c != ':' => hour(&before, minutes.parse().ok()?),
                _ => None,
            };
            if found.is_some() {
                return found;
            }
        }
        before.push(c);
    }
    None
}

/// The hour that a text ends with; the figures of a day may stand right before it.
fn hour(before: &str, minute: u32) -> Option<NaiveTime> {
    let figures: Vec<char> = before.chars().rev().take_while(char::is_ascii_digit).take(2).collect();
    let both: String = figures.iter().rev().collect();
    let last: String = figures.first().iter().copied().collect();
    let head = before.get(..before.len() - both.len())?;
    let afternoon = ["下午", "午後", "晚上"].iter().any(|word| head.ends_with(word));
    let read = |figures: &str| {
        let hour: u32 = figures.parse().ok()?;
        let hour = if afternoon && hour < 12 { hour + 12 } else { hour };
        NaiveTime::from_hms_opt(hour, minute, 0)
    };
    read(&both).or_else(|| read(&last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours() {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
        for (text, found) in [
            ("115年11月20日 10:24", at(10, 24)),
            ("115.11.2010:24", at(10, 24)),
            ("115/11/2 9:05", at(9, 5)),
            ("115年11月20日下午5時30分", at(17, 30)),
            ("上午10時", at(10, 0)),
            ("收件時間：17時5分", at(17, 5)),
            ("115年11月20日", None),
            ("比例 1:5", None),
        ] {
            assert_eq!(find(text), found, "{text}");
        }
    }
}
