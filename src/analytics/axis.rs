//! The value axis of a drawn figure: from nought, in round steps, in a unit that people read.

use crate::tally::figure::{Figure, Shape, Unit};

/// Steps of the axis.
const STEPS: i32 = 5;

/// What values are divided by to be read on the axis, and the key of the unit.
fn scale(unit: Unit, most: f64) -> (f64, &'static str) {
    match unit {
        Unit::Money if most >= 1e13 => (1e12, "figure-axis-hundred-million"),
        Unit::Money if most >= 1e9 => (1e8, "figure-axis-ten-thousand"),
        Unit::Money => (1e4, "figure-unit-money"),
        Unit::Days => (10.0, "figure-unit-days"),
        Unit::Share => (100.0, "figure-unit-share"),
        Unit::Count => (1.0, "figure-unit-count"),
        Unit::Index => (1.0, "figure-unit-index"),
    }
}

/// A step of 1, 2 or 5 times a power of ten, so that so many of them reach beyond the value.
fn step(most: f64) -> f64 {
    let rough = (most / f64::from(STEPS)).max(1e-9);
    let power = 10_f64.powf(rough.log10().floor());
    let round = [1.0, 2.0, 5.0, 10.0].into_iter().find(|round| round * power >= rough).unwrap_or(10.0);
    round * power
}

/// A value as it stands on the axis and beside bars.
pub fn label(value: f64) -> String {
    let size = value.abs();
    // Tenths of thousands tell nothing.
    if (value - value.round()).abs() < 1e-6 || size >= 1e3 {
        return Unit::Count.said(value.round() as i64);
    }
    // What is little is not nothing: two digits of it stand.
    let places = if size < 1.0 { (1.0 - size.log10().floor()) as usize } else { 1 };
    let said = format!("{value:.places$}");
    said.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The value axis of a figure; its values are in the unit of the axis.
pub struct Axis {
    /// The low end.
    pub low: f64,
    /// The high end.
    pub high: f64,
    /// From tick to tick.
    pub step: f64,
    /// What values of the figure are divided by.
    pub by: f64,
    /// The key of the unit.
    pub unit: &'static str,
}

impl Axis {
    /// The axis that holds every value, and nought.
    pub fn of(figure: &Figure) -> Self {
        let told = || figure.series.iter().flat_map(|series| series.values.iter().flatten().map(|value| *value as f64));
        let stacked = |positive: bool| {
            let sums = (0..figure.categories.len()).map(|at| {
                let parts = figure.series.iter().filter_map(|series| series.values.get(at).copied().flatten());
                parts.filter(|value| (*value > 0) == positive).map(|value| value as f64).sum::<f64>()
            });
            sums.fold(0.0, if positive { f64::max } else { f64::min })
        };
        let (low, high) = match figure.shape {
            Shape::Stacked => (stacked(false), stacked(true)),
            _ => (told().fold(0.0, f64::min), told().fold(0.0, f64::max)),
        };
        let (by, unit) = scale(figure.unit, high.max(-low));
        let (low, high) = (low / by, high / by);
        let step = step((high - low).max(if figure.unit == Unit::Count { 5.0 } else { 1e-3 }));
        Self { low: (low / step).floor() * step, high: ((high / step).ceil() * step).max(step), step, by, unit }
    }

    /// Where a value lies between the ends, 0 to 1.
    pub fn part(&self, value: f64) -> f64 {
        (value / self.by - self.low) / (self.high - self.low)
    }

    /// The values at its ticks.
    pub fn ticks(&self) -> impl Iterator<Item = f64> {
        let count = ((self.high - self.low) / self.step).round() as i32;
        (0..=count).map(|at| self.low + f64::from(at) * self.step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::figure::Label;

    fn figure(shape: Shape, values: &[Option<i64>]) -> Figure {
        let categories = values.iter().map(|_| Label::plain("x")).collect();
        Figure::new("spend", shape, Unit::Count, categories).with(Label::plain("s"), values.to_vec())
    }

    #[test]
    fn axes_begin_at_nought_and_end_on_round_numbers() {
        let axis = Axis::of(&figure(Shape::Columns, &[Some(430), Some(7)]));
        assert!((axis.low, axis.high, axis.step) == (0.0, 500.0, 100.0), "{} {} {}", axis.low, axis.high, axis.step);
        let losses = Axis::of(&figure(Shape::Columns, &[Some(-30), Some(7)]));
        assert!(losses.low <= -30.0 && losses.high >= 7.0 && losses.ticks().any(|tick| tick.abs() < 1e-9));
    }

    #[test]
    fn a_label_is_whole_where_it_may_be() {
        assert_eq!([label(12.0), label(12.34), label(2_521.3), label(3.04)], ["12", "12.3", "2,521", "3"]);
        assert_eq!([label(0.2), label(0.034), label(-0.1 - 0.2), label(0.000_56)], ["0.2", "0.034", "-0.3", "0.00056"]);
    }
}
