//! A page as it was read: words with their places, ruling lines, tick boxes and seals.
//!
//! Everything on a [`Page`] stands in the *upright frame*: PDF points (1/72 inch), origin at the top left, the page turned and straightened so
//! that its lines of text are level and read from left to right. [`Page::displayed`] gives the place on the page as a viewer shows it, which is
//! what evidence names.

use serde::{Deserialize, Serialize};

/// A rectangle: left, top, right, bottom.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(from = "[f64; 4]", into = "[f64; 4]")]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

impl From<[f64; 4]> for Rect {
    fn from([left, top, right, bottom]: [f64; 4]) -> Self {
        Self { left, top, right, bottom }
    }
}

impl From<Rect> for [f64; 4] {
    fn from(rect: Rect) -> Self {
        [rect.left, rect.top, rect.right, rect.bottom]
    }
}

impl Rect {
    /// Width.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Height.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The middle.
    #[must_use]
    pub fn middle(&self) -> (f64, f64) {
        (f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom))
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn around(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Whether a point lies inside or on the edge.
    #[must_use]
    pub fn holds(&self, x: f64, y: f64) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }
}

/// Where the words of a page come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The text layer of the file.
    TextLayer,
    /// Character recognition on the page image.
    Ocr,
}

/// A run of characters on one line without a wide gap: a Chinese phrase is one word, a Latin one ends at a blank.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Word {
    /// The characters, in reading order.
    pub text: String,
    /// Where they stand.
    #[serde(rename = "box")]
    pub rect: Rect,
    /// How sure the reading is, from 0 to 1; 1 for a text layer.
    pub confidence: f64,
}

impl Word {
    /// The place of the characters `from..to` (counted in `char`s), shared out by character width: Latin half as wide as Chinese.
    #[must_use]
    pub fn part(&self, from: usize, to: usize) -> Rect {
        let widths: Vec<f64> = self.text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).collect();
        let total: f64 = widths.iter().sum();
        if total <= 0.0 {
            return self.rect;
        }
        let at = |count: usize| self.rect.left + self.rect.width() * widths.iter().take(count).sum::<f64>() / total;
        Rect { left: at(from), right: at(to), ..self.rect }
    }
}

/// A small printed square to be ticked.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TickBox {
    /// The square, its border included.
    #[serde(rename = "box")]
    pub rect: Rect,
    /// Share of dark area inside the border, from 0 (empty) to 1.
    pub fill: f64,
}

/// A seal or stamp: a framed or round mark of about 0.3 to 1.5 inch, red where the page has colours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Seal {
    /// Where it stands.
    #[serde(rename = "box")]
    pub rect: Rect,
    /// Whether its ink is red; black on a page without colours.
    pub red: bool,
    /// The characters read in it, in any order; empty where none could be read.
    pub text: String,
    /// How sure the reading is, from 0 to 1.
    pub confidence: f64,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Page in its file, from 0.
    pub index: u32,
    /// Width in the upright frame.
    pub width: f64,
    /// Height in the upright frame.
    pub height: f64,
    /// Quarter turns clockwise that bring the page as displayed upright: 0 to 3.
    pub turn: u8,
    /// Degrees by which the turned page leans clockwise, about its middle; the upright frame has this taken out. 0 for a text layer.
    #[serde(default)]
    pub tilt: f64,
    /// Where the words come from.
    pub origin: Origin,
    /// The words, line by line from the top, each line from the left.
    pub words: Vec<Word>,
    /// Printed ruling lines, as thin rectangles.
    pub rules: Vec<Rect>,
    /// Tick boxes, line by line.
    pub ticks: Vec<TickBox>,
    /// Seals and stamps.
    pub seals: Vec<Seal>,
}

impl Page {
    /// An upright page on which nothing has been found.
    #[must_use]
    pub fn empty(index: u32, (width, height): (f64, f64), origin: Origin) -> Self {
        let (words, rules, ticks, seals) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { index, width, height, turn: 0, tilt: 0.0, origin, words, rules, ticks, seals }
    }

    /// A place of the upright frame on the page as displayed: for a leaning page the rectangle around the leaning one.
    #[must_use]
    pub fn displayed(&self, rect: Rect) -> Rect {
        let Rect { left, top, right, bottom } = self.leaning(rect);
        match self.turn % 4 {
            0 => Rect { left, top, right, bottom },
            // The displayed page was turned a quarter clockwise to stand upright: its left edge is now the top.
            1 => Rect { left: top, top: self.width - right, right: bottom, bottom: self.width - left },
            2 => Rect {
                left: self.width - right,
                top: self.height - bottom,
                right: self.width - left,
                bottom: self.height - top,
            },
            _ => Rect { left: self.height - bottom, top: left, right: self.height - top, bottom: right },
        }
    }

    fn leaning(&self, rect: Rect) -> Rect {
        if self.tilt == 0.0 {
            return rect;
        }
        let (sin, cos) = self.tilt.to_radians().sin_cos();
        let (cx, cy) = (self.width / 2.0, self.height / 2.0);
        let turned = |x: f64, y: f64| {
            let (dx, dy) = (x - cx, y - cy);
            let (x, y) = (cx + dx * cos - dy * sin, cy + dx * sin + dy * cos);
            Rect { left: x, top: y, right: x, bottom: y }
        };
        let corners = [(rect.right, rect.top), (rect.right, rect.bottom), (rect.left, rect.bottom)];
        let around = corners.into_iter().fold(turned(rect.left, rect.top), |all, (x, y)| all.around(&turned(x, y)));
        // What stands at an edge leans over it: a place is never off the page.
        Rect {
            left: around.left.clamp(0.0, self.width),
            top: around.top.clamp(0.0, self.height),
            right: around.right.clamp(0.0, self.width),
            bottom: around.bottom.clamp(0.0, self.height),
        }
    }

    /// The whole page in the upright frame.
    #[must_use]
    pub fn whole(&self) -> Rect {
        Rect { left: 0.0, top: 0.0, right: self.width, bottom: self.height }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(turn: u8) -> Page {
        // Upright 100 wide, 200 high.
        Page { turn, ..Page::empty(0, (100.0, 200.0), Origin::Ocr) }
    }

    #[test]
    fn upright_top_left_is_found_on_the_displayed_page() {
        let corner = Rect::from([0.0, 0.0, 10.0, 20.0]);
        // Turned clockwise, the displayed bottom left corner becomes the upright top left one.
        for (turn, displayed) in [
            (0, [0.0, 0.0, 10.0, 20.0]),
            (1, [0.0, 90.0, 20.0, 100.0]),
            (2, [90.0, 180.0, 100.0, 200.0]),
            (3, [180.0, 0.0, 200.0, 10.0]),
        ] {
            assert_eq!(<[f64; 4]>::from(page(turn).displayed(corner)), displayed, "{turn}");
        }
    }

    #[test]
    fn a_leaning_page_is_turned_about_its_middle() {
        let page = Page { tilt: 90.0, ..page(0) };
        let [left, top, right, bottom] = page.displayed(Rect::from([50.0, 90.0, 60.0, 100.0])).into();
        // Clockwise with y downwards: what stands above the middle comes to its right.
        assert!((left - 50.0).abs() < 1e-9 && (right - 60.0).abs() < 1e-9, "{left} {right}");
        assert!((top - 100.0).abs() < 1e-9 && (bottom - 110.0).abs() < 1e-9, "{top} {bottom}");
    }

    #[test]
    fn no_place_of_a_leaning_page_is_off_the_page() {
        for (turn, (width, height)) in [(0, (100.0, 200.0)), (1, (200.0, 100.0)), (2, (100.0, 200.0))] {
            let page = Page { tilt: 1.5, ..page(turn) };
            assert_eq!(<[f64; 4]>::from(page.displayed(page.whole())), [0.0, 0.0, width, height], "{turn}");
        }
    }

    #[test]
    fn a_part_of_a_word_follows_character_widths() {
        let word = Word { text: "統編：12".into(), rect: Rect::from([0.0, 0.0, 80.0, 10.0]), confidence: 1.0 };
        assert_eq!(<[f64; 4]>::from(word.part(3, 5)), [60.0, 0.0, 80.0, 10.0]);
    }
}
