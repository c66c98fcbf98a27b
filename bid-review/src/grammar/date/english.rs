//! English dates with the month's name, run together as compact text has them.

use chrono::NaiveDate;
use procurement_law::grammar::english_date::month;

/// Endings of ordinals.
const ORDINALS: [&str; 4] = ["st", "nd", "rd", "th"];

/// Signs between the parts of a date.
const SIGNS: [char; 4] = [',', '.', '-', '/'];

/// The date that a text begins with: `March5,2027`, `5March2027`, `05-Mar-2027`.
#[must_use]
pub fn at_start(body: &str) -> Option<NaiveDate> {
    let day: String = figures(body);
    let rest = body.get(day.len()..)?;
    let rest = if day.is_empty() { rest } else { bare(rest) };
    let rest = rest.trim_start_matches(SIGNS);
    let word: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
    let month = month(&word)?;
    let rest = rest.get(word.len()..)?.trim_start_matches(SIGNS);
    let second = figures(rest);
    let after = rest.get(second.len()..)?;
    let (day, year) = match (day.len(), second.len()) {
        (1 | 2, 4..) => (day, second.get(..4)?.to_owned()),
        // The comma between day and year was not read.
        (0, 5 | 6) => (second.get(..second.len() - 4)?.to_owned(), second.get(second.len() - 4..)?.to_owned()),
        (0, 1 | 2) => (second, bare(after).trim_start_matches(SIGNS).get(..4)?.to_owned()),
        _ => return None,
    };
    let year = year.parse::<i32>().ok().filter(|year| (1900..=2200).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day.parse().ok()?)
}

fn figures(text: &str) -> String {
    text.chars().take_while(char::is_ascii_digit).collect()
}

/// What follows the ending of an ordinal, where there is one.
fn bare(text: &str) -> &str {
    ORDINALS.iter().find_map(|end| text.strip_prefix(end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_full_and_shortened() {
        let day = NaiveDate::from_ymd_opt(2027, 3, 5);
        for text in ["March5,2027", "March52027", "5March2027", "05-Mar-2027", "Mar.5th,2027", "5thMarch2027andmore"] {
            assert_eq!(at_start(text), day, "{text}");
        }
        assert_eq!(at_start("30Sept2027"), NaiveDate::from_ymd_opt(2027, 9, 30));
        for text in ["Maybe21,2026", "March", "March2027", "32March2027", "March5,27", ""] {
            assert_eq!(at_start(text), None, "{text}");
        }
    }
}
