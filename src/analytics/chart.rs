//! A chart as plain numbers: what the picture, the table and the file all show.

use serde::Serialize;

use crate::base::money::Money;

/// A chart with categories along one axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// The key of its title in the texts.
    pub title: &'static str,
    /// The unit of the values, ISO 4217.
    pub unit: &'static str,
    /// The categories in order, such as the month `115-03`.
    pub categories: Vec<String>,
    /// The series, each with a value for every category.
    pub series: Vec<Series>,
}

/// One series of a chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Series {
    /// Which one, such as the class `software`.
    pub name: String,
    /// The sum in each category.
    pub values: Vec<Money>,
    /// How many were summed in each category.
    pub counts: Vec<i64>,
}

impl Series {
    /// The sum over all categories; the largest amount when it is beyond the range.
    pub fn total(&self) -> Money {
        sum(self.values.iter().copied())
    }

    /// How many over all categories.
    pub fn count(&self) -> i64 {
        self.counts.iter().sum()
    }
}

impl Chart {
    /// The sum of a category over all series.
    pub fn total_of(&self, category: usize) -> Money {
        sum(self.series.iter().filter_map(|series| series.values.get(category).copied()))
    }

    /// How many in a category over all series.
    pub fn count_of(&self, category: usize) -> i64 {
        self.series.iter().filter_map(|series| series.counts.get(category)).sum()
    }

    /// The sum of all.
    pub fn total(&self) -> Money {
        sum(self.series.iter().map(Series::total))
    }

    /// How many there are.
    pub fn count(&self) -> i64 {
        self.series.iter().map(Series::count).sum()
    }

    /// The series with the largest sum; none when there is nothing to show.
    pub fn largest(&self) -> Option<&Series> {
        self.series.iter().max_by_key(|series| series.total()).filter(|series| series.total() > Money::default())
    }
}

/// Saturates: a figure that nobody can reach is shown as the largest there is, not wrapped around.
fn sum(amounts: impl Iterator<Item = Money>) -> Money {
    amounts.fold(Money::default(), |total, amount| Money(total.0.saturating_add(amount.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_agree_both_ways() {
        let series = |name: &str, values: [i64; 2]| Series {
            name: name.to_owned(),
            values: values.map(Money).to_vec(),
            counts: vec![1, 2],
        };
        let chart = Chart {
            title: "t",
            unit: "TWD",
            categories: vec!["115-01".to_owned(), "115-02".to_owned()],
            series: vec![series("a", [10, 20]), series("b", [5, 0])],
        };
        assert_eq!((chart.total_of(0), chart.total_of(1), chart.total()), (Money(15), Money(20), Money(35)));
        assert_eq!((chart.count_of(1), chart.count()), (4, 6));
        assert_eq!(chart.largest().map(|series| series.name.as_str()), Some("a"));
    }
}
