//! One character of a text layer, with its place on the page as displayed and whether anybody sees it.

use crate::page::Rect;
use crate::reading::Hiding;

/// Share of the em above and below the base line that a glyph's box takes: the box of a Chinese character.
pub(super) const ASCENT: f64 = 0.88;
pub(super) const DESCENT: f64 = 0.12;

/// Whether a glyph is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    /// It is on the page for everybody to see.
    Seen,
    /// Nobody sees it, or what is seen is another character.
    Hidden(Hiding),
}

/// A character of the text layer. Coordinates are points of the page as displayed, y downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    /// What it says; U+FFFD where the file does not tell.
    pub(super) letter: char,
    /// Where its base line begins.
    pub(super) origin: (f64, f64),
    /// The way its line runs, of length one.
    pub(super) along: (f64, f64),
    /// How far the next character stands.
    pub(super) advance: f64,
    /// Height of the em.
    pub(super) size: f64,
    /// Set where characters stand one below the other.
    pub(super) column: bool,
    /// Whether it is seen.
    pub(super) sight: Sight,
}

impl Glyph {
    /// A blank takes room but says nothing.
    pub(super) fn blank(&self) -> bool {
        self.letter.is_whitespace()
    }

    /// A point of its box: `x` along the line and `y` upwards, both from 0 to 1.
    pub(super) fn point(&self, x: f64, y: f64) -> (f64, f64) {
        let (forward, up) = (x * self.advance, (y - DESCENT) * self.size);
        // Upwards is a quarter turn against the clock from the way of the line.
        (
            self.origin.0 + self.along.0 * forward + self.along.1 * up,
            self.origin.1 + self.along.1 * forward - self.along.0 * up,
        )
    }

    /// The middle of its box.
    pub(super) fn middle(&self) -> (f64, f64) {
        self.point(0.5, 0.5)
    }

    /// The upright rectangle around its box.
    pub(super) fn rect(&self) -> Rect {
        let corners = [self.point(0.0, 0.0), self.point(1.0, 0.0), self.point(0.0, 1.0), self.point(1.0, 1.0)];
        let start = Rect { left: f64::MAX, top: f64::MAX, right: f64::MIN, bottom: f64::MIN };
        corners.into_iter().fold(start, |all, (x, y)| all.around(&Rect { left: x, top: y, right: x, bottom: y }))
    }

    /// Quarter turns clockwise that bring its line level, from left to right; `None` for a slanting line.
    pub(super) fn turn(&self) -> Option<u8> {
        const LEVEL: f64 = 0.985;
        match self.along {
            (x, _) if x > LEVEL => Some(0),
            (_, y) if y < -LEVEL => Some(1),
            (x, _) if x < -LEVEL => Some(2),
            (_, y) if y > LEVEL => Some(3),
            _ => None,
        }
    }

    /// The glyph on the page turned by quarters clockwise. `size` is width and height of the page as displayed.
    pub(super) fn turned(self, turn: u8, size: (f64, f64)) -> Self {
        let place = |(x, y): (f64, f64)| match turn % 4 {
            0 => (x, y),
            1 => (size.1 - y, x),
            2 => (size.0 - x, size.1 - y),
            _ => (y, size.0 - x),
        };
        let way = |(x, y): (f64, f64)| match turn % 4 {
            0 => (x, y),
            1 => (-y, x),
            2 => (-x, -y),
            _ => (y, -x),
        };
        Self { origin: place(self.origin), along: way(self.along), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(along: (f64, f64)) -> Glyph {
        Glyph {
            letter: '標',
            origin: (100.0, 50.0),
            along,
            advance: 10.0,
            size: 10.0,
            column: false,
            sight: Sight::Seen,
        }
    }

    #[test]
    fn the_box_stands_on_the_base_line() {
        let rect = <[f64; 4]>::from(glyph((1.0, 0.0)).rect());
        for (is, should) in rect.into_iter().zip([100.0, 41.2, 110.0, 51.2]) {
            assert!((is - should).abs() < 1e-9, "{rect:?}");
        }
    }

    #[test]
    fn a_turned_glyph_runs_level_and_keeps_its_place() {
        let page = (600.0, 800.0);
        for (along, turn) in [((1.0, 0.0), 0), ((0.0, -1.0), 1), ((-1.0, 0.0), 2), ((0.0, 1.0), 3)] {
            let glyph = glyph(along);
            assert_eq!(glyph.turn(), Some(turn));
            let upright = glyph.turned(turn, page);
            assert_eq!(upright.turn(), Some(0), "{turn}");
            // The page's own way back must find the same place.
            let (width, height) = if turn % 2 == 0 { page } else { (page.1, page.0) };
            let page = crate::page::Page {
                turn,
                ..crate::page::Page::empty(0, (width, height), crate::page::Origin::TextLayer)
            };
            let (back, was) = (<[f64; 4]>::from(page.displayed(upright.rect())), <[f64; 4]>::from(glyph.rect()));
            assert!(back.iter().zip(was).all(|(a, b)| (a - b).abs() < 1e-9), "{turn}: {back:?} {was:?}");
        }
    }
}
