//! The shape of a glyph as small pictures of its own, so that the same character of two fonts can be compared.
//!
//! One picture fits the box around the glyph, the other its weight: in a font written with a brush one long stroke moves the box, but hardly
//! the weight, while a glyph of few strokes has a box rather than a weight.

use std::cell::OnceCell;

use hayro_interpret::kurbo::{BezPath, Point, Rect as Area};

use crate::read::cover::Polygon;

/// So alike is the same character in nearly any two printed fonts.
pub(super) const SAME: f32 = 0.60;

/// Cells on a side.
const SIDE: usize = 24;
/// Cells left free at each edge: a bar that fills its box would otherwise be nothing but even.
const EDGE: f64 = 2.0;
/// Rows of cells.
type Cells = [[f32; SIDE]; SIDE];
/// How far the pieces of a curve may leave it, of the longer side of its glyph.
const SLACK: f64 = 1.0 / 300.0;
/// Loss of likeness where one shape is e times as wide for its height as the other.
const WIDTH: f32 = 0.2;
/// Deviation of the weight from its middle, in cells, along the longer side.
const SPREAD: f64 = 5.0;
/// The least share of the longer side that the shorter one is drawn with.
const THIN: f64 = 0.15;

/// The pictures of a shape.
#[derive(Debug, Clone)]
pub(in crate::read) struct Grid {
    outline: Polygon,
    boxed: Picture,
    weighed: OnceCell<Option<Picture>>,
}

impl Grid {
    /// The shape of an outline; `None` where there is nothing to be seen.
    pub(super) fn of(outline: &BezPath) -> Option<Self> {
        let control = outline.control_box();
        let longest = control.width().max(control.height());
        if !longest.is_finite() || longest <= 0.0 {
            return None;
        }
        let outline = Polygon::of(outline, longest * SLACK)?;
        let area = outline.area;
        let longest = area.width().max(area.height());
        if area.width().min(area.height()) < longest * 1e-3 {
            return None;
        }
        let boxed = Picture::of(&Frame::boxed(area).painted(&outline), area.width() / area.height())?;
        Some(Self { outline, boxed, weighed: OnceCell::new() })
    }

    /// Width and height of the shape.
    pub(super) fn extent(&self) -> (f64, f64) {
        (self.outline.area.width(), self.outline.area.height())
    }

    /// How alike two shapes are: 1 for the same one, about 0 for any two.
    pub(super) fn like(&self, other: &Self) -> f32 {
        let boxed = self.boxed.like(&other.boxed);
        if boxed >= SAME {
            return boxed;
        }
        let weighed = self.weighed().zip(other.weighed()).map_or(boxed, |(own, other)| own.like(other));
        boxed.max(weighed)
    }

    fn weighed(&self) -> Option<&Picture> {
        let draw = || {
            let boxed = Frame::boxed(self.outline.area);
            let (frame, ratio) = boxed.weighed(&boxed.painted(&self.outline))?;
            Picture::of(&frame.painted(&self.outline), ratio)
        };
        self.weighed.get_or_init(draw).as_ref()
    }
}

/// How much darker than its surroundings each cell is, the mean taken out, of length one.
#[derive(Debug, Clone)]
struct Picture {
    cells: Box<Cells>,
    /// Natural logarithm of width over height.
    aspect: f32,
}

impl Picture {
    fn of(cells: &[f32], ratio: f64) -> Option<Self> {
        let mut rows: Box<Cells> = Box::new([[0.0; SIDE]; SIDE]);
        rows.iter_mut().zip(cells.chunks_exact(SIDE)).for_each(|(row, cells)| row.copy_from_slice(cells));
        // Each mixing goes along the columns; both pictures that are compared lie on their side in the same way.
        let mut fine = turned(&near(&near(&rows)));
        fine = near(&near(&fine));
        let around = turned(&wide(&turned(&wide(&fine))));
        let mut sum = 0.0;
        for (row, around) in fine.iter_mut().zip(around.iter()) {
            row.iter_mut().zip(around).for_each(|(own, around)| *own -= around);
            sum += row.iter().sum::<f32>();
        }
        let mean = sum / (SIDE * SIDE) as f32;
        fine.iter_mut().flatten().for_each(|cell| *cell -= mean);
        let length = dot(&fine, &fine).sqrt();
        if length < 1e-6 {
            return None;
        }
        fine.iter_mut().flatten().for_each(|cell| *cell /= length);
        Some(Self { cells: fine, aspect: ratio.ln() as f32 })
    }

    fn like(&self, other: &Self) -> f32 {
        dot(&self.cells, &other.cells) - WIDTH * (self.aspect - other.aspect).abs()
    }
}

/// Sum of products, column by column so that the processor takes many at once.
fn dot(one: &Cells, other: &Cells) -> f32 {
    let mut sums = [0.0_f32; SIDE];
    for (one, other) in one.iter().zip(other) {
        for (sum, (a, b)) in sums.iter_mut().zip(one.iter().zip(other)) {
            *sum += a * b;
        }
    }
    sums.iter().sum()
}

/// Where a place of the outline lies among the cells.
#[derive(Debug, Clone, Copy)]
struct Frame {
    scale: (f64, f64),
    middle: Point,
}

impl Frame {
    /// The box stretched so that neither side becomes too short to tell anything.
    fn boxed(area: Area) -> Self {
        let longest = area.width().max(area.height());
        let inner = SIDE as f64 - 2.0 * EDGE;
        let side = |length: f64| inner * (length / longest).sqrt().max(THIN) / length;
        Self { scale: (side(area.width()), side(area.height())), middle: area.center() }
    }

    /// The share of each cell that the outline fills.
    fn painted(&self, outline: &Polygon) -> Vec<f32> {
        let half = SIDE as f64 / 2.0;
        let place = |at: Point| {
            Point::new((at.x - self.middle.x) * self.scale.0 + half, (at.y - self.middle.y) * self.scale.1 + half)
        };
        outline.cover((SIDE, SIDE), false, place)
    }

    /// The same for the weight of what was painted in this frame, and how much wider than high it is.
    fn weighed(&self, cells: &[f32]) -> Option<(Self, f64)> {
        let weights = || {
            cells.iter().enumerate().map(|(at, cell)| {
                let half = SIDE as f64 / 2.0 - 0.5;
                let (x, y) = ((at % SIDE) as f64 - half, (at / SIDE) as f64 - half);
                (f64::from(*cell), x / self.scale.0, y / self.scale.1)
            })
        };
        let all: f64 = weights().map(|(weight, _, _)| weight).sum();
        let (x, y) =
            weights().fold((0.0, 0.0), |(x, y), (weight, dx, dy)| (x + weight * dx / all, y + weight * dy / all));
        let (wide, high) = weights().fold((0.0, 0.0), |(wide, high), (weight, dx, dy)| {
            (wide + weight * (dx - x).powi(2) / all, high + weight * (dy - y).powi(2) / all)
        });
        let (wide, high) = (wide.sqrt(), high.sqrt());
        let longest = wide.max(high);
        if !(wide > 0.0 && high > 0.0 && longest.is_finite()) {
            return None;
        }
        let side = |length: f64| SPREAD * (length / longest).sqrt().max(THIN) / length;
        let middle = Point::new(self.middle.x + x, self.middle.y + y);
        Some((Self { scale: (side(wide), side(high)), middle }, wide / high))
    }
}

/// Each cell with those above and below it: a stroke that lies a little elsewhere in another font still meets itself.
fn near(cells: &Cells) -> Box<Cells> {
    let mut out = Box::new([[0.0; SIDE]; SIDE]);
    let mut above = &[0.0; SIDE];
    let mut rows = cells.iter();
    let mut own = rows.next().unwrap_or(above);
    for to in out.iter_mut() {
        let below = rows.next().unwrap_or(&[0.0; SIDE]);
        for ((to, own), (above, below)) in to.iter_mut().zip(own).zip(above.iter().zip(below)) {
            *to = 0.5 * own + 0.25 * (above + below);
        }
        (above, own) = (own, below);
    }
    out
}

/// The mean of each cell and the four on either side of it in its column.
fn wide(cells: &Cells) -> Box<Cells> {
    const REACH: usize = 4;
    let mut out = Box::new([[0.0; SIDE]; SIDE]);
    let mut sum = [0.0_f32; SIDE];
    let add = |sum: &mut [f32; SIDE], row: &[f32; SIDE], way: f32| {
        sum.iter_mut().zip(row).for_each(|(sum, cell)| *sum += way * cell);
    };
    cells.iter().take(REACH).for_each(|row| add(&mut sum, row, 1.0));
    for (y, to) in out.iter_mut().enumerate() {
        if let Some(row) = cells.get(y + REACH) {
            add(&mut sum, row, 1.0);
        }
        to.iter_mut().zip(&sum).for_each(|(to, sum)| *to = sum / (2 * REACH + 1) as f32);
        if let Some(row) = y.checked_sub(REACH).and_then(|first| cells.get(first)) {
            add(&mut sum, row, -1.0);
        }
    }
    out
}

/// Rows as columns.
fn turned(cells: &Cells) -> Box<Cells> {
    let mut out = Box::new([[0.0; SIDE]; SIDE]);
    for (x, row) in cells.iter().enumerate() {
        for (column, from) in out.iter_mut().zip(row) {
            if let Some(to) = column.get_mut(x) {
                *to = *from;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayro_interpret::kurbo::Shape;

    fn bar(area: Area) -> BezPath {
        area.to_path(0.1)
    }

    #[test]
    fn a_shape_is_like_itself_at_any_size_and_place() {
        let mut cross = bar(Area::new(0.0, 4.0, 10.0, 6.0));
        cross.extend(bar(Area::new(4.0, 0.0, 6.0, 10.0)));
        let large = hayro_interpret::kurbo::Affine::scale(70.0).then_translate((300.0, -50.0).into()) * cross.clone();
        let (small, large) = (Grid::of(&cross).unwrap(), Grid::of(&large).unwrap());
        assert!(small.like(&large) > 0.999);
        let frame = {
            let mut frame = bar(Area::new(0.0, 0.0, 10.0, 10.0));
            frame.extend(bar(Area::new(2.0, 2.0, 8.0, 8.0)).reverse_subpaths());
            Grid::of(&frame).unwrap()
        };
        assert!(small.like(&frame) < super::super::STRANGE, "{}", small.like(&frame));
    }

    #[test]
    fn bars_are_told_by_their_way_and_nothing_has_no_shape() {
        let (level, upright) = (bar(Area::new(0.0, 0.0, 90.0, 9.0)), bar(Area::new(0.0, 0.0, 9.0, 90.0)));
        let (level, upright) = (Grid::of(&level).unwrap(), Grid::of(&upright).unwrap());
        assert!(level.like(&upright) < 0.2);
        assert!(Grid::of(&BezPath::new()).is_none());
    }
}
