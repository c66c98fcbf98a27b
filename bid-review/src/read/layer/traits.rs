//! What a page shows beside dark text and straight lines: tick boxes, seals, signatures and pictures are looked for on its image, and only where
//! something of the kind stands.

use hayro_interpret::kurbo::{BezPath, PathSeg, Rect as Area, Shape};
use hayro_interpret::{DrawMode, Paint};

use crate::read::letters;
use crate::read::paint::Shade;

/// Sides of what may be a tick box, in points.
const BOX: std::ops::Range<f64> = 4.0..24.0;
/// Thickness up to which a filled area is a line, in points.
const LINE: f64 = 3.0;
/// Greatest difference between the sides of a tick box, of its side, and how far its corners may be apart, in points.
const UNEVEN: f64 = 0.3;
const CORNER: f64 = 3.0;
/// Channels of a colour that differ by more are no gray, of 255.
const GRAY: u8 = 40;
/// Brightness from which a ground is paper, of 255.
const LIGHT: u8 = 190;
/// Signs that are boxes, ticks or marks.
const SIGNS: &str = "□■☐☑☒▢▣✓✔✗✘√○●◎◯";
/// Areas and sides that are kept one by one.
const MOST: usize = 4_000;

/// What was seen so far.
#[derive(Debug, Default)]
pub(in crate::read) struct Traits {
    areas: Vec<Area>,
    /// Lines as short as the sides of a tick box, by their way.
    level: Vec<Area>,
    upright: Vec<Area>,
}

impl Traits {
    /// The areas that must be looked at.
    pub(in crate::read) fn doubtful(mut self) -> Vec<Area> {
        // Two lines that meet in a corner and are of one length.
        let corner = |level: &Area, upright: &Area| {
            let (width, height) = (level.width(), upright.height());
            (width - height).abs() <= UNEVEN * width.max(height) && {
                let near = |x: f64, y: f64| (x - y).abs() <= CORNER;
                (near(level.x0, upright.x0) || near(level.x1, upright.x1))
                    && (near(level.y0, upright.y0) || near(level.y1, upright.y1))
            }
        };
        let (level, mut upright) = (std::mem::take(&mut self.level), std::mem::take(&mut self.upright));
        upright.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        for side in level {
            let first = upright.partition_point(|other| other.x0 < side.x0 - CORNER);
            let near = upright.iter().skip(first).take_while(|other| other.x0 <= side.x1 + CORNER);
            let found = near.filter(|other| corner(&side, other)).map(|other| side.union(*other));
            // The rest of a box lies within its corner.
            self.areas.extend(found.take(2));
        }
        self.areas
    }

    /// Something must be looked at.
    pub(super) fn doubt(&mut self, area: Area) {
        let full = self.areas.len() >= MOST;
        match self.areas.last_mut().filter(|_| full) {
            // More than anybody draws by hand: what is drawn after it is one area.
            Some(last) => *last = last.union(area),
            None => self.areas.push(area),
        }
    }

    /// Something is painted in an area; `plain` tells that it is not mixed with what lies beneath.
    pub(super) fn paint(&mut self, area: Area, paint: &Paint<'_>, plain: bool) {
        let coloured = match Shade::of(paint) {
            Shade::Colour(channels) => {
                channels.iter().max().zip(channels.iter().min()).is_some_and(|(most, least)| most - least > GRAY)
            }
            Shade::Many => true,
            Shade::Nothing => false,
        };
        if coloured || !plain || Shade::opaque(paint).is_none() {
            self.doubt(area);
        }
    }

    /// A rectangle is filled.
    pub(super) fn filled(&mut self, area: Area, paint: &Paint<'_>) {
        if area.width().min(area.height()) <= LINE {
            self.side(area);
        } else {
            let light = |channels: [u8; 3]| channels.into_iter().all(|channel| channel >= LIGHT);
            if !matches!(Shade::of(paint), Shade::Colour(channels) if light(channels)) {
                self.doubt(area);
            }
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
                    let side = Area::from_points(line.p0, line.p1);
                    straight &= side.width() < 0.5 || side.height() < 0.5;
                    self.side(side);
                }
                PathSeg::Quad(_) | PathSeg::Cubic(_) => straight = false,
            }
        }
        // A filled shape that is no line may be a mark.
        let area = path.bounding_box();
        let filled = !matches!(mode, DrawMode::Stroke(_)) && area.width().min(area.height()) > LINE;
        if !straight || filled {
            self.doubt(area);
        }
    }

    /// A letter is written.
    pub(super) fn letter(&mut self, area: Area, letter: char) {
        if letters::senseless(letter) || SIGNS.contains(letter) {
            self.doubt(area);
        }
    }

    fn side(&mut self, side: Area) {
        if side.height() <= LINE && BOX.contains(&side.width()) && self.level.len() < MOST {
            self.level.push(side);
        }
        if side.width() <= LINE && BOX.contains(&side.height()) && self.upright.len() < MOST {
            self.upright.push(side);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_doubted_and_the_cells_of_a_table_are_not() {
        let drawn = |area: Area| {
            let mut traits = Traits::default();
            traits.path(&area.to_path(0.1), &DrawMode::Stroke(hayro_interpret::StrokeProps::default()));
            traits.doubtful()
        };
        let tick = Area::new(100.0, 100.0, 110.0, 110.0);
        assert!(drawn(tick).iter().all(|area| *area == tick) && !drawn(tick).is_empty());
        assert!(drawn(Area::new(100.0, 100.0, 180.0, 118.0)).is_empty());
        assert!(drawn(Area::new(100.0, 100.0, 112.0, 122.0)).is_empty());
    }
}
