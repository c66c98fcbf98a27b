//! A drawn part of a page with a text layer: the marks in it, and whether words in it left ink.

use image::RgbImage;

use super::{ink, lines, recognise};
use crate::marks;
use crate::ocr::Marks;
use crate::page::{Rect, Seal, TickBox};

/// Pixels per inch at which the marks of a page with a text layer are looked for.
pub(super) const DPI: f64 = 100.0;
/// Pixels per inch at which tick boxes are looked for again where there is one: a border that falls between two pixels is lost at less.
pub(super) const FINE: f64 = 150.0;
/// How far a word may reach beyond a part, in points, and count as one of it.
const BEYOND: f64 = 1.0;
/// Ruling lines nearer than this are one, in points.
const SAME: f64 = 2.5;

/// A drawn part, turned as the page is read.
pub(super) struct View {
    image: RgbImage,
    /// Pixels per inch of it.
    dpi: f64,
    /// Where it stands on the upright page.
    rect: Rect,
}

impl View {
    /// An image whose upper left corner is at a place of the page as displayed; the page, of that size, is to be turned so often.
    pub(super) fn of((image, dpi): (RgbImage, f64), (left, top): (f64, f64), (turn, size): (u8, (f64, f64))) -> Self {
        let points = |pixels: u32| f64::from(pixels) * 72.0 / dpi;
        let rect = Rect { left, top, right: left + points(image.width()), bottom: top + points(image.height()) };
        Self { image: recognise::turned(image, turn), dpi, rect: lines::turned(&rect, turn, size) }
    }

    /// Adds the marks of this part to those of the page; ruling lines that are drawn as such are there already.
    pub(super) fn marks(&self, all: &mut Marks) {
        let found = marks::find(&self.image, self.dpi);
        let placed = |rect: Rect| moved(&rect, self.rect.left, self.rect.top);
        let known = all.rules.len();
        for rule in found.rules.into_iter().map(placed) {
            if !all.rules.iter().take(known).any(|other| same(&rule, other)) {
                all.rules.push(rule);
            }
        }
        all.ticks.extend(found.ticks.into_iter().map(|tick| TickBox { rect: placed(tick.rect), ..tick }));
        all.seals.extend(found.seals.into_iter().map(|seal| Seal { rect: placed(seal.rect), ..seal }));
    }

    /// The tick boxes of this part.
    pub(super) fn ticks(&self) -> Vec<TickBox> {
        let found = marks::find(&self.image, self.dpi).ticks.into_iter();
        found.map(|tick| TickBox { rect: moved(&tick.rect, self.rect.left, self.rect.top), ..tick }).collect()
    }

    /// Whether a word can be seen, as far as this part tells: one that reaches out of it leaves ink elsewhere.
    pub(super) fn shows(&self, word: &Rect) -> bool {
        let part = &self.rect;
        let within = word.left >= part.left - BEYOND
            && word.top >= part.top - BEYOND
            && word.right <= part.right + BEYOND
            && word.bottom <= part.bottom + BEYOND;
        !within || ink::seen(&self.image, self.dpi, &moved(word, -part.left, -part.top))
    }
}

fn moved(rect: &Rect, x: f64, y: f64) -> Rect {
    Rect { left: rect.left + x, top: rect.top + y, right: rect.right + x, bottom: rect.bottom + y }
}

/// Whether a line lies on another for most of its length.
fn same(line: &Rect, other: &Rect) -> bool {
    let level = line.width() >= line.height();
    if level != (other.width() >= other.height()) {
        return false;
    }
    let ((x, y), (ox, oy)) = (line.middle(), other.middle());
    let common = |from: f64, to: f64, start: f64, end: f64| to.min(end) - from.max(start);
    if level {
        (y - oy).abs() <= SAME && common(line.left, line.right, other.left, other.right) >= 0.6 * line.width()
    } else {
        (x - ox).abs() <= SAME && common(line.top, line.bottom, other.top, other.bottom) >= 0.6 * line.height()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    fn part() -> RgbImage {
        RgbImage::from_fn(200, 100, |x, y| if y == 50 && (10..190).contains(&x) { Rgb([0; 3]) } else { Rgb([255; 3]) })
    }

    #[test]
    fn lines_stand_where_they_are_on_the_page_and_count_once() {
        let view = View::of((part(), DPI), (72.0, 36.0), (0, (600.0, 800.0)));
        let mut marks = Marks::default();
        view.marks(&mut marks);
        let [rule] = marks.rules.as_slice() else { panic!("{marks:?}") };
        assert!((rule.left - 79.2).abs() < 1.0 && (rule.top - 72.0).abs() < 1.0, "{rule:?}");
        let drawn = Rect::from([60.0, 72.0, 300.0, 72.5]);
        let mut marks = Marks { rules: vec![drawn], ..Marks::default() };
        view.marks(&mut marks);
        assert_eq!(marks.rules, [drawn]);
    }

    #[test]
    fn a_word_within_the_part_must_leave_ink() {
        let view = View::of((part(), DPI), (72.0, 36.0), (0, (600.0, 800.0)));
        assert!(view.shows(&Rect::from([100.0, 66.0, 150.0, 78.0])));
        assert!(!view.shows(&Rect::from([100.0, 90.0, 150.0, 102.0])));
        // Half of it stands where nothing was drawn.
        assert!(view.shows(&Rect::from([200.0, 90.0, 260.0, 102.0])));
        // On a page to be turned a quarter the part stands elsewhere.
        let view = View::of((part(), DPI), (72.0, 36.0), (1, (600.0, 800.0)));
        assert_eq!(<[f64; 4]>::from(view.rect), [692.0, 72.0, 764.0, 216.0]);
    }
}
