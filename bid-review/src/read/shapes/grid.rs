//! The shape of a glyph as a small picture of its own, so that the same character of two fonts can be compared.

use hayro_interpret::kurbo::{BezPath, PathEl, Point, Rect as Area, Shape, flatten};

/// Cells on a side.
const SIDE: usize = 24;
/// Cells left free at each edge: a bar that fills its box would otherwise be nothing but even.
const EDGE: f64 = 2.0;
/// Rows looked at in each cell.
const FINE: usize = 3;
/// Loss of likeness where one shape is e times as wide for its height as the other.
const WIDTH: f32 = 0.2;

/// How dark each cell is, its mean taken out, of length one.
#[derive(Debug, Clone)]
pub(in crate::read) struct Grid {
    cells: Vec<f32>,
    /// Natural logarithm of width over height.
    aspect: f32,
}

impl Grid {
    /// The picture of an outline; `None` where there is nothing to be seen.
    pub(super) fn of(outline: &BezPath) -> Option<Self> {
        let area = outline.bounding_box();
        let longest = area.width().max(area.height());
        if !longest.is_finite() || longest <= 0.0 || area.width().min(area.height()) < longest * 1e-3 {
            return None;
        }
        let mut cells = painted(outline, area, longest);
        for _ in 0..2 {
            cells = blurred(&cells);
        }
        let mean = cells.iter().sum::<f32>() / cells.len().max(1) as f32;
        cells.iter_mut().for_each(|cell| *cell -= mean);
        let length = cells.iter().map(|cell| cell * cell).sum::<f32>().sqrt();
        if length < 1e-6 {
            return None;
        }
        cells.iter_mut().for_each(|cell| *cell /= length);
        Some(Self { cells, aspect: (area.width() / area.height()).ln() as f32 })
    }

    /// How alike two shapes are: 1 for the same one, about 0 for any two.
    pub(super) fn like(&self, other: &Self) -> f32 {
        let same: f32 = self.cells.iter().zip(&other.cells).map(|(a, b)| a * b).sum();
        same - WIDTH * (self.aspect - other.aspect).abs()
    }
}

/// The share of each cell that the outline fills, its box stretched so that neither side becomes too short to tell anything.
fn painted(outline: &BezPath, area: Area, longest: f64) -> Vec<f32> {
    let inner = SIDE as f64 - 2.0 * EDGE;
    let side = |length: f64| inner * (length / longest).sqrt().max(0.15);
    let (wide, high) = (side(area.width()), side(area.height()));
    let place = |p: Point| {
        let x = (p.x - area.x0) / area.width() * wide + (SIDE as f64 - wide) / 2.0;
        let y = (p.y - area.y0) / area.height() * high + (SIDE as f64 - high) / 2.0;
        Point::new(x, y)
    };
    let mut rows: Vec<Vec<(f64, i8)>> = vec![Vec::new(); SIDE * FINE];
    let (mut start, mut last) = (Point::ZERO, Point::ZERO);
    let mut edge = |from: Point, to: Point| cross(&mut rows, from, to);
    flatten(outline, longest / 400.0, |element| match element {
        PathEl::MoveTo(to) => {
            edge(last, start);
            (start, last) = (place(to), place(to));
        }
        PathEl::LineTo(to) => {
            let to = place(to);
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

/// Each cell mixed with its neighbours: a stroke that lies a little elsewhere in another font still meets itself.
fn blurred(cells: &[f32]) -> Vec<f32> {
    let at = |x: usize, y: usize| cells.get(y * SIDE + x).copied().unwrap_or(0.0);
    let across: Vec<f32> = (0..SIDE * SIDE)
        .map(|i| {
            let (x, y) = (i % SIDE, i / SIDE);
            let left = if x > 0 { at(x - 1, y) } else { 0.0 };
            let right = if x + 1 < SIDE { at(x + 1, y) } else { 0.0 };
            left + 2.0 * at(x, y) + right
        })
        .collect();
    (0..SIDE * SIDE)
        .map(|i| {
            let above = i.checked_sub(SIDE).and_then(|i| across.get(i)).copied().unwrap_or(0.0);
            let below = across.get(i + SIDE).copied().unwrap_or(0.0);
            (above + 2.0 * across.get(i).copied().unwrap_or(0.0) + below) / 16.0
        })
        .collect()
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
        assert!(small.like(&frame) < 0.2, "{}", small.like(&frame));
    }

    #[test]
    fn bars_are_told_by_their_way_and_nothing_has_no_shape() {
        let (level, upright) = (bar(Area::new(0.0, 0.0, 90.0, 9.0)), bar(Area::new(0.0, 0.0, 9.0, 90.0)));
        let (level, upright) = (Grid::of(&level).unwrap(), Grid::of(&upright).unwrap());
        assert!(level.like(&upright) < 0.2);
        assert!(Grid::of(&BezPath::new()).is_none());
    }
}
