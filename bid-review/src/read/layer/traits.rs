//! Whether a page shows anything beside dark text and straight lines: tick boxes, seals, signatures and pictures are looked for on its image, and
//! a page without them need not be drawn.

use hayro_interpret::kurbo::{BezPath, PathSeg, Rect as Area, Shape};
use hayro_interpret::{DrawMode, Paint};

use crate::read::letters;
use crate::read::paint::Shade;

/// Sides of what may be a tick box, in points.
const BOX: std::ops::Range<f64> = 4.0..24.0;
/// Thickness up to which a filled area is a line, in points.
const LINE: f64 = 3.0;
/// Channels of a colour that differ by more are no gray, of 255.
const GRAY: u8 = 40;
/// Brightness from which a ground is paper, of 255.
const LIGHT: u8 = 190;
/// Signs that are boxes, ticks or marks.
const SIGNS: &str = "□■☐☑☒▢▣✓✔✗✘√○●◎◯";

/// What was seen so far.
#[derive(Debug, Default)]
pub(in crate::read) struct Traits {
    /// Something that must be looked at.
    pub(in crate::read) rich: bool,
    /// Lines as short as the sides of a tick box, by their way.
    level: bool,
    upright: bool,
}

impl Traits {
    /// Whether the page must be drawn.
    pub(in crate::read) fn must_be_drawn(&self) -> bool {
        self.rich || (self.level && self.upright)
    }

    /// Something is painted; `plain` tells that it is not mixed with what lies beneath.
    pub(super) fn paint(&mut self, paint: &Paint<'_>, plain: bool) {
        let coloured = match Shade::of(paint) {
            Shade::Colour(channels) => {
                channels.iter().max().zip(channels.iter().min()).is_some_and(|(most, least)| most - least > GRAY)
            }
            Shade::Many => true,
            Shade::Nothing => false,
        };
        self.rich |= coloured || !plain || Shade::opaque(paint).is_none();
    }

    /// A rectangle is filled.
    pub(super) fn filled(&mut self, area: Area, paint: &Paint<'_>) {
        if area.width().min(area.height()) <= LINE {
            self.side(area.width(), area.height());
        } else {
            let light = |channels: [u8; 3]| channels.into_iter().all(|channel| channel >= LIGHT);
            self.rich |= !matches!(Shade::of(paint), Shade::Colour(channels) if light(channels));
        }
    }

    /// A path is drawn.
    pub(super) fn path(&mut self, path: &BezPath, mode: &DrawMode) {
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        let mut straight = true;
        for segment in path.segments() {
            match segment {
                PathSeg::Line(line) => {
                    let (width, height) = ((line.p1.x - line.p0.x).abs(), (line.p1.y - line.p0.y).abs());
                    straight &= width < 0.5 || height < 0.5;
                    self.side(width, height);
                }
                PathSeg::Quad(_) | PathSeg::Cubic(_) => straight = false,
            }
        }
        // A filled shape that is no line may be a mark.
        let area = path.bounding_box();
        let filled = !matches!(mode, DrawMode::Stroke(_)) && area.width().min(area.height()) > LINE;
        self.rich |= !straight || filled;
    }

    /// A letter is written.
    pub(super) fn letter(&mut self, letter: char) {
        self.rich |= letters::senseless(letter) || SIGNS.contains(letter);
    }

    fn side(&mut self, width: f64, height: f64) {
        self.level |= height <= LINE && BOX.contains(&width);
        self.upright |= width <= LINE && BOX.contains(&height);
    }
}
