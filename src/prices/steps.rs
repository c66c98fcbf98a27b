//! Draws prices over time as steps, in SVG without style or script: a price holds until the next version.

use std::fmt::Write as _;

use crate::base::time::Time;
use crate::prices::history::Step;

/// Size of the picture.
const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 260.0;
/// Room for the labels.
const LEFT: f64 = 100.0;
const RIGHT: f64 = 20.0;
const TOP: f64 = 20.0;
const BOTTOM: f64 = 40.0;
/// Lines across the picture.
const LINES: i64 = 4;

/// The words in the picture.
#[derive(Clone, Debug)]
pub struct Words {
    /// The title.
    pub title: String,
    /// What the picture shows, in a sentence.
    pub finding: String,
    /// The first day and the last, as people write them.
    pub days: (String, String),
}

/// The picture of prices until now; none without any.
pub fn draw(steps: &[Step], now: Time, words: &Words) -> Option<String> {
    let (first, last) = (steps.first()?, steps.last()?);
    let highest = steps.iter().map(|step| step.price.0).max()?.max(1);
    let end = now.0.max(last.since.0);
    let span = (end - first.since.0).max(1) as f64;
    let x = |at: Time| LEFT + (at.0 - first.since.0) as f64 / span * (WIDTH - LEFT - RIGHT);
    // From nought, so that a small change does not look like a large one; a tenth of room stays above.
    let y = |price: i64| HEIGHT - BOTTOM - price as f64 / (highest as f64 * 1.1) * (HEIGHT - TOP - BOTTOM);
    let mut path = format!("M{:.1} {:.1}", x(first.since), y(first.price.0));
    let mut dots = String::new();
    for step in steps {
        let (x, y) = (x(step.since), y(step.price.0));
        // Writing to a String cannot fail.
        let _ = write!(path, " H{x:.1} V{y:.1}");
        let _ = write!(dots, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"#1b4f72\"/>");
    }
    let _ = write!(path, " H{:.1}", x(Time(end)));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-labelledby=\"price-title price-desc\">\
         <title id=\"price-title\">{}</title><desc id=\"price-desc\">{}</desc>",
        escaped(&words.title),
        escaped(&words.finding)
    );
    for line in 0..=LINES {
        let value = highest / LINES * line;
        let (at, label) = (y(value), crate::base::money::Money(value / 10_000 * 10_000));
        let _ = write!(
            svg,
            "<line x1=\"{LEFT}\" y1=\"{at:.1}\" x2=\"{:.1}\" y2=\"{at:.1}\" stroke=\"#c9ced4\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\" font-size=\"14\" fill=\"#1d1d1f\">{label}</text>",
            WIDTH - RIGHT,
            LEFT - 8.0,
            at + 5.0,
        );
    }
    let _ = write!(
        svg,
        "<path d=\"{path}\" fill=\"none\" stroke=\"#1b4f72\" stroke-width=\"3\"/>{dots}\
         <text x=\"{LEFT}\" y=\"{:.1}\" font-size=\"14\" fill=\"#1d1d1f\">{}</text>\
         <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\" font-size=\"14\" fill=\"#1d1d1f\">{}</text></svg>",
        HEIGHT - 12.0,
        escaped(&words.days.0),
        WIDTH - RIGHT,
        HEIGHT - 12.0,
        escaped(&words.days.1),
    );
    Some(svg)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::money::Money;

    fn words() -> Words {
        Words { title: "<t>".to_owned(), finding: "f".to_owned(), days: ("a".to_owned(), "b".to_owned()) }
    }

    #[test]
    fn a_price_holds_until_the_next_version() {
        let step = |number, since, price| Step { number, since: Time(since), price: Money::dollars(price).unwrap() };
        let svg = draw(&[step(1, 0, 1_000), step(2, 50, 500)], Time(100), &words()).unwrap();
        // Level, down at half the time, level to the end.
        assert!(svg.contains("d=\"M100.0 38.2 H100.0 V38.2 H420.0 V129.1 H740.0\""), "{svg}");
        assert!(svg.contains("&lt;t&gt;") && svg.contains(">1,000<") && svg.contains(">0<"), "{svg}");
        for forbidden in ["<style", "<script", "style="] {
            assert!(!svg.contains(forbidden), "{forbidden}");
        }
        assert!(draw(&[], Time(1), &words()).is_none());
        assert!(draw(&[step(1, 5, 1)], Time(5), &words()).is_some());
    }
}
