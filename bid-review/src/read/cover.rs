//! How much of each cell of a raster an outline fills.

use hayro_interpret::kurbo::{BezPath, PathEl, Point, Rect as Area};

/// Most pieces that a curve is cut into.
const PIECES: f64 = 12.0;

/// An outline of straight edges, every contour closed.
#[derive(Debug, Clone)]
pub(super) struct Polygon {
    edges: Vec<(Point, Point)>,
    /// The rectangle around it.
    pub(super) area: Area,
}

impl Polygon {
    /// The outline with its curves cut into pieces that leave them by at most so much; `None` where nothing is drawn.
    pub(super) fn of(path: &BezPath, slack: f64) -> Option<Self> {
        let mut edges = Vec::with_capacity(4 * path.elements().len());
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        let mut edge = |from: Point, to: Point| edges.push((from, to));
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(to) => {
                    edge(last, start);
                    (start, last) = (to, to);
                }
                PathEl::LineTo(to) => {
                    edge(last, to);
                    last = to;
                }
                PathEl::QuadTo(by, to) => {
                    let from = last;
                    let bend = ((from.x - 2.0 * by.x + to.x).abs() + (from.y - 2.0 * by.y + to.y).abs()) / 4.0;
                    for t in steps(bend, slack) {
                        let u = 1.0 - t;
                        let at = |a: f64, b: f64, c: f64| u * u * a + 2.0 * u * t * b + t * t * c;
                        let next = Point::new(at(from.x, by.x, to.x), at(from.y, by.y, to.y));
                        edge(last, next);
                        last = next;
                    }
                }
                PathEl::CurveTo(one, two, to) => {
                    let from = last;
                    let bend =
                        |a: Point, b: Point, c: Point| (a.x - 2.0 * b.x + c.x).abs() + (a.y - 2.0 * b.y + c.y).abs();
                    let bend = bend(from, one, two).max(bend(one, two, to)) * 0.75;
                    for t in steps(bend, slack) {
                        let u = 1.0 - t;
                        let at = |a: f64, b: f64, c: f64, d: f64| {
                            u * u * u * a + 3.0 * u * t * (u * b + t * c) + t * t * t * d
                        };
                        let next = Point::new(at(from.x, one.x, two.x, to.x), at(from.y, one.y, two.y, to.y));
                        edge(last, next);
                        last = next;
                    }
                }
                PathEl::ClosePath => {
                    edge(last, start);
                    last = start;
                }
            }
        }
        edge(last, start);
        edges.retain(|(from, to)| from != to);
        let first = edges.first()?.0;
        let around = |area: Area, (from, to): &(Point, Point)| area.union_pt(*from).union_pt(*to);
        let area = edges.iter().fold(Area::from_points(first, first), around);
        (area.x0.is_finite() && area.x1.is_finite() && area.y0.is_finite() && area.y1.is_finite())
            .then_some(Self { edges, area })
    }

    /// The share of each cell that is filled, row by row, where a point of the outline lies at `place` among the cells. Of what is drawn around
    /// more than once `odd` leaves every second time out.
    pub(super) fn cover(&self, (width, height): (usize, usize), odd: bool, place: impl Fn(Point) -> Point) -> Vec<f32> {
        // Each cell holds how much more is filled there than in the one before it; two more take what lies to the right.
        let columns = width + 2;
        let mut cells = vec![0.0_f32; columns * height];
        for (from, to) in &self.edges {
            line(&mut cells, (width, height), place(*from), place(*to));
        }
        let mut out = Vec::with_capacity(width * height);
        for row in cells.chunks_exact(columns) {
            let mut sum = 0.0;
            out.extend(row.iter().take(width).map(|more| {
                sum += more;
                let times = f32::abs(sum);
                if odd { 1.0 - (1.0 - times % 2.0).abs() } else { times.min(1.0) }
            }));
        }
        out
    }
}

/// Where a curve is cut.
fn steps(bend: f64, slack: f64) -> impl Iterator<Item = f64> {
    let count = (bend / slack).sqrt().ceil().clamp(1.0, PIECES);
    (1..=count as u32).map(move |step| f64::from(step) / count)
}

/// Adds one edge.
fn line(cells: &mut [f32], (width, height): (usize, usize), from: Point, to: Point) {
    let (way, top, bottom) = if from.y < to.y { (1.0, from, to) } else { (-1.0, to, from) };
    if !(bottom.y > top.y && bottom.y > 0.0 && top.y < height as f64) {
        return;
    }
    let slope = (bottom.x - top.x) / (bottom.y - top.y);
    let most = width as f64;
    let first = top.y.max(0.0).floor();
    let mut y = top.y.max(0.0);
    let rows = cells.chunks_exact_mut(width + 2).skip(first as usize);
    for (row, cells) in rows.enumerate() {
        let end = (first + row as f64 + 1.0).min(bottom.y);
        if end <= y {
            break;
        }
        let at = |y: f64| (top.x + (y - top.y) * slope).clamp(0.0, most);
        step(cells, way * (end - y), at(y), at(end));
        y = end;
    }
}

/// Adds the part of an edge in one row: `high` is how much of the row it crosses, `one` and `two` where it enters and leaves.
fn step(row: &mut [f32], high: f64, one: f64, two: f64) {
    let (left, right) = if one < two { (one, two) } else { (two, one) };
    let mut add = |column: usize, value: f64| {
        if let Some(cell) = row.get_mut(column) {
            *cell += value as f32;
        }
    };
    let first = left.floor();
    let column = first as usize;
    if right <= first + 1.0 {
        let beside = f64::midpoint(left, right) - first;
        add(column, high * (1.0 - beside));
        add(column + 1, high * beside);
        return;
    }
    // What is filled grows from cell to cell as the edge goes through them.
    let rise = high / (right - left);
    let mut filled = 0.0;
    let mut at = left;
    for (cell, edge) in (column..).zip(std::iter::successors(Some(first + 1.0), |edge| Some(edge + 1.0))) {
        let end = edge.min(right);
        let length = end - at;
        // The mean share of this cell: the edge enters it filled so far, and what it crosses counts to the right of it.
        let own = filled + rise * length * (edge - f64::midpoint(at, end));
        let before = filled;
        filled += rise * length;
        add(cell, own - before);
        add(cell + 1, filled - own);
        at = end;
        if end >= right {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayro_interpret::kurbo::{Circle, Shape};

    fn cover(path: &BezPath, width: usize, height: usize) -> Vec<f32> {
        Polygon::of(path, 0.01).unwrap().cover((width, height), false, |point| point)
    }

    #[test]
    fn cells_are_filled_by_their_share() {
        let path = Area::new(0.5, 0.25, 2.0, 1.5).to_path(0.1);
        let cells = cover(&path, 3, 2);
        let should = [0.375, 0.75, 0.0, 0.25, 0.5, 0.0];
        assert!(cells.iter().zip(should).all(|(is, should)| (is - should).abs() < 1e-6), "{cells:?}");
        // A slanting edge through several cells of a row: half of what lies between is filled.
        let mut path = BezPath::new();
        [(0.0, 0.0), (4.0, 0.0), (0.0, 1.0)]
            .iter()
            .enumerate()
            .for_each(|(at, point)| if at == 0 { path.move_to(*point) } else { path.line_to(*point) });
        let cells = cover(&path, 4, 1);
        let should = [0.875, 0.625, 0.375, 0.125];
        assert!(cells.iter().zip(should).all(|(is, should)| (is - should).abs() < 1e-6), "{cells:?}");
    }

    #[test]
    fn a_circle_has_its_area_and_what_lies_outside_is_cut() {
        let circle = Circle::new((20.0, 20.0), 15.0).to_path(0.01);
        let sum = |cells: Vec<f32>| cells.iter().map(|cell| f64::from(*cell)).sum::<f64>();
        assert!((sum(cover(&circle, 40, 40)) - 706.9).abs() < 4.0);
        assert!((sum(cover(&circle, 20, 40)) - 353.4).abs() < 2.5);
        let left = Circle::new((0.0, 20.0), 15.0).to_path(0.01);
        assert!((sum(cover(&left, 40, 40)) - 353.4).abs() < 2.5);
        assert!(Polygon::of(&BezPath::new(), 0.01).is_none());
    }
}
