//! A sheet: a header, and rows of cells.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A sheet. A sheet that was read is rectangular: the header and every row have as many cells as the widest.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Its name; CSV has none.
    pub name: String,
    /// Titles of the columns.
    pub header: Vec<String>,
    /// The rows below. The row at place `n` is row `n + 2` for those who look at the file.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// A text. Codes are texts: their zeros in front stay.
    Text(String),
    /// A number, exact.
    Number(Decimal),
    /// A day.
    Date(NaiveDate),
    /// Nothing. A text without characters is written, and read back, as nothing.
    #[default]
    Empty,
}

impl Sheet {
    /// A sheet without rows.
    #[must_use]
    pub fn new<T: Into<String>>(name: impl Into<String>, header: impl IntoIterator<Item = T>) -> Self {
        Self { name: name.into(), header: header.into_iter().map(Into::into).collect(), rows: vec![] }
    }

    /// The place of the column of that title; spaces around it do not count.
    #[must_use]
    pub fn column(&self, title: &str) -> Option<usize> {
        self.header.iter().position(|name| name.trim() == title.trim())
    }

    /// How many columns the widest row has.
    pub(crate) fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).chain([self.header.len()]).max().unwrap_or(0)
    }
}

impl Cell {
    /// What a person reads: a number with all its digits, a day as `2026-11-21`, nothing as an empty text.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Date(date) => Cow::Owned(date.format("%Y-%m-%d").to_string()),
            Self::Empty => Cow::Borrowed(""),
        }
    }

    /// The number of this cell, also where it is written as a text, with or without commas between thousands.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => number(text.trim()),
            Self::Date(_) | Self::Empty => None,
        }
    }

    /// The day of this cell, also where it is written as a text (`2026-11-21`, `2026/11/21`). Years of the Republic are left to
    /// those who know that they stand there.
    #[must_use]
    pub fn date(&self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) => Some(*date),
            Self::Text(text) => {
                let text = text.trim();
                (text.find(['-', '/']) == Some(4)).then(|| text.replace('/', "-").parse().ok()).flatten()
            }
            Self::Number(_) | Self::Empty => None,
        }
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty) || matches!(self, Self::Text(text) if text.is_empty())
    }
}

/// Commas count only where thousands are parted: `1,234,567.5` is a number, `1,2` is not.
fn number(text: &str) -> Option<Decimal> {
    let whole = text.split('.').next().unwrap_or_default().trim_start_matches(['-', '+']);
    let mut groups = whole.split(',');
    let first = groups.next()?.len();
    let mut rest = groups.peekable();
    let parted = rest.peek().is_some();
    let proper = !parted || ((1..=3).contains(&first) && rest.all(|group| group.len() == 3));
    let fraction = text.split_once('.').is_none_or(|(_, fraction)| !fraction.contains(','));
    (proper && fraction).then(|| Decimal::from_str_exact(&text.replace(',', "")).ok()).flatten()
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<Decimal> for Cell {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<NaiveDate> for Cell {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_numbers_and_days_when_asked() {
        let number = |text: &str| Cell::from(text).number().map(|number| number.to_string());
        assert_eq!(number(" 1,234,567.50 ").as_deref(), Some("1234567.50"));
        assert_eq!(number("-1,234").as_deref(), Some("-1234"));
        for text in ["1,2", "1,2345", ",123", "1.2,345", "12a", "", "-", "１２"] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(Cell::from("2026/1/5").date(), NaiveDate::from_ymd_opt(2026, 1, 5));
        assert_eq!(Cell::from("2026-11-21").date(), NaiveDate::from_ymd_opt(2026, 11, 21));
        for text in ["115/11/21", "2026-13-01", "20261121", "2026"] {
            assert_eq!(Cell::from(text).date(), None, "{text}");
        }
    }
}
