//! A figure of a dashboard as plain numbers: what picture, table, file and API all show.

use std::collections::BTreeMap;

use procurement_law::ruling::Lang;

use crate::texts::{say, say_with};

/// How a figure is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Columns, the series standing on each other.
    Stacked,
    /// Columns, the series beside each other.
    Columns,
    /// Bars from the left, one for each category and series.
    Bars,
    /// Lines; a category without a value breaks them.
    Lines,
    /// A line with a band: the series are what came, what is expected, the low and the high end.
    Band,
}

/// What the values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Ten-thousandths of a dollar.
    Money,
    /// A number of things.
    Count,
    /// Tenths of a day.
    Days,
    /// Ten-thousandths of a whole: percent with two decimals.
    Share,
    /// An index, such as the HHI.
    Index,
}

/// A word of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// As it is: a name, a month.
    Plain(String),
    /// The key of its sentence in the texts.
    Key(String),
}

/// One series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Its name.
    pub name: Label,
    /// A value for every category; none where there is none, or none may be told.
    pub values: Vec<Option<i64>>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its name in addresses and in the texts: `spend` reads `figure-spend-title`, `figure-spend-note`.
    pub id: &'static str,
    /// How it is drawn.
    pub shape: Shape,
    /// What its values are.
    pub unit: Unit,
    /// The categories in order.
    pub categories: Vec<Label>,
    /// The series.
    pub series: Vec<Series>,
    /// Figures that stand in the note, by name.
    pub note: BTreeMap<String, String>,
    /// Whether the columns of the table add up to something that means anything.
    pub adds_up: bool,
}

impl Figure {
    /// A figure without series.
    pub fn new(id: &'static str, shape: Shape, unit: Unit, categories: Vec<Label>) -> Self {
        let adds_up = matches!(unit, Unit::Money | Unit::Count) && shape == Shape::Stacked;
        Self { id, shape, unit, categories, series: Vec::new(), note: BTreeMap::new(), adds_up }
    }

    /// With one series more.
    #[must_use]
    pub fn with(mut self, name: Label, values: Vec<Option<i64>>) -> Self {
        self.series.push(Series { name, values });
        self
    }

    /// With a figure for the note.
    #[must_use]
    pub fn noting(mut self, name: &str, value: impl ToString) -> Self {
        self.note.insert(name.to_owned(), value.to_string());
        self
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.series.iter().all(|series| series.values.iter().all(|value| value.unwrap_or(0) == 0))
    }

    /// The title.
    pub fn title(&self, lang: Lang) -> String {
        say(lang, &format!("figure-{}-title", self.id))
    }

    /// How it was computed and what is left out.
    pub fn how(&self, lang: Lang) -> String {
        say_with(lang, &format!("figure-{}-note", self.id), &self.note)
    }

    /// The value of a series in a category.
    pub fn value(&self, series: usize, category: usize) -> Option<i64> {
        self.series.get(series)?.values.get(category).copied().flatten()
    }

    /// The sum of a category over all series, where every one is told.
    pub fn total(&self, category: usize) -> Option<i64> {
        self.series
            .iter()
            .try_fold(0_i64, |sum, series| sum.checked_add(series.values.get(category).copied().flatten()?))
    }
}

impl Label {
    /// A name.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Plain(text.into())
    }

    /// A word of the texts.
    pub fn key(key: impl Into<String>) -> Self {
        Self::Key(key.into())
    }

    /// What it says.
    pub fn said(&self, lang: Lang) -> String {
        match self {
            Label::Plain(text) => text.clone(),
            Label::Key(key) => say(lang, key),
        }
    }
}

impl Unit {
    /// A value as people read it: `1,234,567`, `12.5`, `38.20%`.
    pub fn said(self, value: i64) -> String {
        let grouped = |value: i64| crate::base::money::Money(value.saturating_mul(10_000)).to_string();
        let sign = if value < 0 { "-" } else { "" };
        match self {
            Unit::Money => crate::base::money::Money(value).to_string(),
            Unit::Count | Unit::Index => grouped(value),
            Unit::Days => format!("{sign}{}.{}", value.unsigned_abs() / 10, value.unsigned_abs() % 10),
            Unit::Share => format!("{sign}{}.{:02}%", value.unsigned_abs() / 100, value.unsigned_abs() % 100),
        }
    }

    /// A value as a decimal of its unit: dollars, things, days, percent.
    pub fn decimal(self, value: i64) -> rust_decimal::Decimal {
        let scale = match self {
            Unit::Money => 4,
            Unit::Count | Unit::Index => 0,
            Unit::Days => 1,
            Unit::Share => 2,
        };
        rust_decimal::Decimal::new(value, scale).normalize()
    }

    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Unit::Money => "figure-unit-money",
            Unit::Count => "figure-unit-count",
            Unit::Days => "figure-unit-days",
            Unit::Share => "figure-unit-share",
            Unit::Index => "figure-unit-index",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_said_in_their_units() {
        assert_eq!(Unit::Money.said(12_345_675_000), "1,234,567.5");
        assert_eq!(Unit::Count.said(1_234), "1,234");
        assert_eq!((Unit::Days.said(125), Unit::Days.said(-5)), ("12.5".to_owned(), "-0.5".to_owned()));
        assert_eq!(Unit::Share.said(3_820), "38.20%");
        assert_eq!(Unit::Share.decimal(3_820).to_string(), "38.2");
    }

    #[test]
    fn a_total_with_a_hidden_part_is_hidden_too() {
        let figure = Figure::new("x", Shape::Stacked, Unit::Count, vec![Label::plain("a"), Label::plain("b")])
            .with(Label::plain("s"), vec![Some(1), Some(2)])
            .with(Label::plain("t"), vec![Some(5), None]);
        assert_eq!((figure.total(0), figure.total(1), figure.total(2)), (Some(6), None, None));
        assert!(!figure.is_empty());
    }
}
