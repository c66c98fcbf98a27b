//! The shape of a glyph as small pictures of its own, so that the same character of two fonts can be compared.
//!
//! One picture fits the box around the glyph, the other its weight: in a font written with a brush one long stroke moves the box, but hardly
//! the weight, while a glyph of few strokes has a box rather than a weight.

use std::cell::OnceCell;

use hayro_interpret::kurbo::{BezPath, PathEl, Point, Rect as Area, Shape, flatten};

/// So alike is the same character in nearly any two printed fonts.
pub(super) const SAME: f32 = 0.60;

/// Cells on a side.
const SIDE: usize = 24;
/// Cells left free at each edge: a bar that fills its box would otherwise be nothing but even.
const EDGE: f64 = 2.0;
/// Rows looked at in each cell.
const FINE: usize = 2;
/// Loss of likeness where one shape is e times as wide for its height as the other.
const WIDTH: f32 = 0.2;
/// Deviation of the weight from its middle, in cells, along the longer side.
const SPREAD: f64 = 5.0;
/// The least share of the longer side that the shorter one is drawn with.
const THIN: f64 = 0.15;

/// The pictures of a shape.
#[derive(Debug, Clone)]
pub(in crate::read) struct Grid {
    outline: BezPath,
    boxed: Picture,
    weighed: OnceCell<Option<Picture>>,
}

/// How much darker than its surroundings each cell is, the mean taken out, of length one.
#[derive(Debug, Clone)]
struct Picture {
    cells: Vec<f32>,
    /// Natural logarithm of width over height.
    aspect: f32,
}

impl Grid {
    /// The shape of an outline; `None` where there is nothing to be seen.
    pub(super) fn of(outline: &BezPath) -> Option<Self> {
        let area = outline.bounding_box();
        let longest = area.width().max(area.height());
        if !longest.is_finite() || longest <= 0.0 || area.width().min(area.height()) < longest * 1e-3 {
            return None;
        }
        let frame = Frame::boxed(area, longest);
        let boxed = Picture::of(painted(outline, longest, &frame), area.width() / area.height())?;
        Some(Self { outline: outline.clone(), boxed, weighed: OnceCell::new() })
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
            let area = self.outline.bounding_box();
            let longest = area.width().max(area.height());
            let boxed = Frame::boxed(area, longest);
            let (frame, ratio) = boxed.weighed(&painted(&self.outline, longest, &boxed))?;
            Picture::of(painted(&self.outline, longest, &frame), ratio)
        };
        self.weighed.get_or_init(draw).as_ref()
    }
}

impl Picture {
    fn of(cells: Vec<f32>, ratio: f64) -> Option<Self> {
        let fine = swept(&cells, near);
        let around = swept(&fine, wide);
        let mut cells: Vec<f32> = fine.iter().zip(&around).map(|(own, around)| own - around).collect();
        let mean = cells.iter().sum::<f32>() / cells.len().max(1) as f32;
        cells.iter_mut().for_each(|cell| *cell -= mean);
        let length = cells.iter().map(|cell| cell * cell).sum::<f32>().sqrt();
        if length < 1e-6 {
            return None;
        }
        cells.iter_mut().for_each(|cell| *cell /= length);
        Some(Self { cells, aspect: ratio.ln() as f32 })
    }

    fn like(&self, other: &Self) -> f32 {
        let same: f32 = self.cells.iter().zip(&other.cells).map(|(a, b)| a * b).sum();
        same - WIDTH * (self.aspect - other.aspect).abs()
    }
}

/// Where a place of the outline lies among the cells.
#[derive(Debug, Clone, Copy)]
struct Frame {
    scale: (f64, f64),
    middle: Point,
}

impl Frame {
    /// The box stretched so that neither side becomes too short to tell anything.
    fn boxed(area: Area, longest: f64) -> Self {
        let inner = SIDE as f64 - 2.0 * EDGE;
        let side = |length: f64| inner * (length / longest).sqrt().max(THIN) / length;
        Self { scale: (side(area.width()), side(area.height())), middle: area.center() }
    }

    fn place(&self, at: Point) -> Point {
        let half = SIDE as f64 / 2.0;
        Point::new((at.x - self.middle.x) * self.scale.0 + half, (at.y - self.middle.y) * self.scale.1 + half)
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

/// The share of each cell that the outline fills.
fn painted(outline: &BezPath, longest: f64, frame: &Frame) -> Vec<f32> {
    let mut rows: Vec<Vec<(f64, i8)>> = vec![Vec::new(); SIDE * FINE];
    let (mut start, mut last) = (Point::ZERO, Point::ZERO);
    let mut edge = |from: Point, to: Point| cross(&mut rows, from, to);
    flatten(outline, longest / 400.0, |element| match element {
        PathEl::MoveTo(to) => {
            edge(last, start);
            (start, last) = (frame.place(to), frame.place(to));
        }
        PathEl::LineTo(to) => {
            let to = frame.place(to);
            edge(last, to);
            last = to;
        }
        _ => {
            edge(last, start);
            last = start;
        }
    });
    cross(&mut rows, last, start);
    let mut cells = vec![0.0; SIDE * SIDE];
    for (row, line) in rows.iter_mut().zip((0..SIDE * FINE).map(|at| at / FINE * SIDE)) {
        row.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut winding = 0_i32;
        for pair in row.windows(2) {
            if let [(from, way), (to, _)] = pair {
                winding += i32::from(*way);
                if winding != 0 {
                    fill(&mut cells, line, *from, *to);
                }
            }
        }
    }
    cells
}

/// Notes where an edge crosses the middles of the fine rows.
fn cross(rows: &mut [Vec<(f64, i8)>], from: Point, to: Point) {
    let (top, bottom, way) = if from.y < to.y { (from, to, 1) } else { (to, from, -1) };
    let fine = FINE as f64;
    let (first, end) =
        ((top.y * fine - 0.5).ceil().max(0.0) as usize, (bottom.y * fine - 0.5).ceil().max(0.0) as usize);
    for (at, row) in rows.iter_mut().enumerate().take(end).skip(first) {
        let y = (at as f64 + 0.5) / fine;
        row.push((top.x + (bottom.x - top.x) * (y - top.y) / (bottom.y - top.y), way));
    }
}

/// Adds the share of each cell of a line between two places.
fn fill(cells: &mut [f32], line: usize, from: f64, to: f64) {
    let (from, to) = (from.clamp(0.0, SIDE as f64), to.clamp(0.0, SIDE as f64));
    for column in from as usize..(to.ceil() as usize).min(SIDE) {
        let share = (to.min(column as f64 + 1.0) - from.max(column as f64)).max(0.0);
        if let Some(cell) = cells.get_mut(line + column) {
            *cell += share as f32 / FINE as f32;
        }
    }
}

/// Cells mixed along their rows and along their columns: a stroke that lies a little elsewhere in another font still meets itself.
fn swept(cells: &[f32], mix: impl Fn(&[f32], &mut [f32; SIDE])) -> Vec<f32> {
    let once = |cells: &[f32]| {
        let mut out = vec![0.0; SIDE * SIDE];
        let mut mixed = [0.0; SIDE];
        for (row, line) in cells.chunks_exact(SIDE).enumerate() {
            mix(line, &mut mixed);
            // Turned over, so that the second time goes along the columns.
            for (to, from) in out.iter_mut().skip(row).step_by(SIDE).zip(&mixed) {
                *to = *from;
            }
        }
        out
    };
    once(&once(cells))
}

/// With the two neighbours on either side.
fn near(line: &[f32], out: &mut [f32; SIDE]) {
    let mut padded = [0.0; SIDE + 4];
    padded.iter_mut().skip(2).zip(line).for_each(|(to, from)| *to = *from);
    for (to, cells) in out.iter_mut().zip(padded.windows(5)) {
        if let [a, b, c, d, e] = cells {
            *to = (a + e + 4.0 * (b + d) + 6.0 * c) / 16.0;
        }
    }
}

/// With the four neighbours on either side, each alike.
fn wide(line: &[f32], out: &mut [f32; SIDE]) {
    const REACH: usize = 4;
    let mut padded = [0.0; SIDE + 2 * REACH + 1];
    padded.iter_mut().skip(REACH + 1).zip(line).for_each(|(to, from)| *to = *from);
    let mut sum: f32 = line.iter().take(REACH).sum();
    let moves = padded.iter().zip(padded.iter().skip(2 * REACH + 1));
    for (to, (leaves, comes)) in out.iter_mut().zip(moves) {
        sum += comes - leaves;
        *to = sum / (2 * REACH + 1) as f32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
