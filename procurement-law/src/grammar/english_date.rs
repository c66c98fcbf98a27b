//! English dates with the month's name: `March 5, 2025`, `5 March 2025`, the name in full or by its first three letters.

use chrono::NaiveDate;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads a date of a four-digit year; blanks and commas part its words. `None` for anything else, and for days that do not exist.
#[must_use]
pub fn parse(text: &str) -> Option<NaiveDate> {
    let mut words = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let (first, second, year) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() {
        return None;
    }
    let (month, day) = match month(first) {
        Some(found) => (found, second),
        None => (month(second)?, first),
    };
    let year = Some(year).filter(|year| year.len() == 4)?;
    let day = Some(day).filter(|day| day.len() <= 2)?;
    NaiveDate::from_ymd_opt(figure(year)?.try_into().ok()?, month, figure(day)?)
}

/// The number of a month's name, 1 to 12, in full or by its first three letters; a point may follow a shortened one.
#[must_use]
pub fn month(word: &str) -> Option<u32> {
    let small = word.to_ascii_lowercase();
    let short = small.strip_suffix('.').unwrap_or(&small);
    let named = |name: &str| name == small || name.get(..3) == Some(short);
    let at = MONTHS.iter().position(|name| named(name)).or_else(|| (short == "sept").then_some(8))?;
    u32::try_from(at + 1).ok()
}

/// Figures and nothing else; `parse` alone would take a sign.
fn figure(text: &str) -> Option<u32> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roc::day;
    use proptest::prelude::*;

    #[test]
    fn dates() {
        for text in ["March 5, 2025", "5 March 2025", "MAR. 05,2025", "05 mar 2025", "5\u{3000}March, 2025"] {
            assert_eq!(parse(text), Some(day(2025, 3, 5)), "{text}");
        }
        assert_eq!((parse("Sept. 30, 2024"), parse("30 Sept 2024")), (Some(day(2024, 9, 30)), Some(day(2024, 9, 30))));
        assert_eq!(parse("May 31, 2025"), Some(day(2025, 5, 31)));
    }

    #[test]
    fn what_is_not_a_date() {
        for text in [
            "",
            "March 2025",
            "March 5",
            "March 5, 25",
            "March 32, 2025",
            "February 29, 2025",
            "Marc 5, 2025",
            "March. 5, 2025",
            "5 5 2025",
            "March March 2025",
            "March +5, 2025",
            "March 005, 2025",
            "March 5, 20255",
            "March 5, +202",
            "March 5, 2025 x",
            "March 0, 2025",
            "2025 March 5",
            "Ma 5, 2025",
            "Sep.. 5, 2025",
            "March 5th, 2025",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn round_trip(days in 0_i64..100_000, form in 0_usize..5) {
            let date = day(1912, 1, 1) + chrono::Duration::days(days);
            let forms = ["%B %-d, %Y", "%-d %B %Y", "%b %d, %Y", "%d %b. %Y", "%B %d %Y"];
            let text = date.format(forms[form]).to_string();
            prop_assert_eq!(parse(&text), Some(date), "{}", text);
            prop_assert_eq!(parse(&text.to_uppercase()), Some(date));
        }

        #[test]
        fn never_panics(text in "\\PC{0,20}", near in "[A-Za-z0-9 ,.]{0,20}") {
            let _ = (parse(&text), parse(&near));
        }
    }
}
