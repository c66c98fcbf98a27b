//! Long straight strokes, level or upright, that may lean a few degrees: ruling lines and the frames of seals.

use super::mask::{Area, Mask};
use super::sets::Sets;

/// A run of ink along one line: a row for level strokes, a column for upright ones.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// The row or column.
    pub line: i64,
    /// First pixel along it.
    pub from: i64,
    /// The pixel after the last.
    pub to: i64,
}

/// A straight stroke.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Where it stands.
    pub area: Area,
    /// Whether it runs from left to right; else from top to bottom.
    pub level: bool,
    /// Its mean thickness in pixels.
    pub thick: f64,
    /// The mean of its pixels across its direction.
    pub middle: f64,
    /// How many pixels it moves sideways for each pixel forward.
    pub slope: f64,
}

impl Stroke {
    /// Its length in pixels.
    pub fn length(&self) -> i64 {
        if self.level { self.area.width() } else { self.area.height() }
    }
}

/// Pixels that are looked at together first: most of a page is paper.
const BLANK: usize = 32;

fn blank(bits: &[u8]) -> bool {
    bits.iter().fold(0, |all, bit| all | bit) == 0
}

/// The places of ink in a row.
fn inked(row: &[u8]) -> impl Iterator<Item = i64> {
    let parts = (0..).step_by(BLANK).zip(row.chunks(BLANK)).filter(|(_, bits)| !blank(bits));
    parts.flat_map(|(start, bits)| (start..).zip(bits).filter(|(_, bit)| **bit != 0).map(|(x, _)| x))
}

/// The runs of at least `least` pixels in the rows; interruptions of up to `gap` pixels do not end one.
pub fn level_runs(mask: &Mask, least: i64, gap: i64) -> Vec<Run> {
    let mut runs = Vec::new();
    for (line, row) in (0..).zip(mask.rows()) {
        let mut open: Option<(i64, i64)> = None;
        for x in inked(row) {
            open = Some(match open {
                Some((from, last)) if x - last <= gap + 1 => (from, x),
                other => {
                    runs.extend(long(other, line, least));
                    (x, x)
                }
            });
        }
        runs.extend(long(open, line, least));
    }
    runs
}

/// The same for columns, sorted by column.
pub fn upright_runs(mask: &Mask, least: i64, gap: i64) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut open: Vec<(i64, i64)> = vec![(i64::MIN, i64::MIN); mask.width];
    for (y, row) in (0i64..).zip(mask.rows()) {
        for ((start, bits), open) in (0..).step_by(BLANK).zip(row.chunks(BLANK)).zip(open.chunks_mut(BLANK)) {
            if blank(bits) {
                continue;
            }
            for ((line, _), (from, last)) in (start..).zip(bits).zip(open).filter(|((_, bit), _)| **bit != 0) {
                if *last != i64::MIN && y - *last <= gap + 1 {
                    *last = y;
                } else {
                    runs.extend(long((*last != i64::MIN).then_some((*from, *last)), line, least));
                    (*from, *last) = (y, y);
                }
            }
        }
    }
    for (line, &(from, last)) in (0..).zip(&open) {
        runs.extend(long((last != i64::MIN).then_some((from, last)), line, least));
    }
    runs.sort_unstable_by_key(|r| (r.line, r.from));
    runs
}

fn long(run: Option<(i64, i64)>, line: i64, least: i64) -> Option<Run> {
    run.filter(|(from, last)| last - from + 1 >= least).map(|(from, last)| Run { line, from, to: last + 1 })
}

/// The sums that a straight line through the pixels of some runs needs.
#[derive(Debug, Clone, Copy)]
struct Sums {
    count: f64,
    along: f64,
    across: f64,
    along2: f64,
    both: f64,
    first: i64,
    last: i64,
    from: i64,
    to: i64,
}

impl Sums {
    fn of(run: Run) -> Self {
        let (n, mid, line) =
            ((run.to - run.from) as f64, f64::midpoint(run.from as f64, run.to as f64), run.line as f64);
        Self {
            count: n,
            along: n * mid,
            across: n * line,
            along2: n * (mid * mid + n * n / 12.0),
            both: n * mid * line,
            first: run.line,
            last: run.line,
            from: run.from,
            to: run.to,
        }
    }

    fn join(&mut self, other: &Self) {
        self.count += other.count;
        self.along += other.along;
        self.across += other.across;
        self.along2 += other.along2;
        self.both += other.both;
        self.first = self.first.min(other.first);
        self.last = self.last.max(other.last);
        self.from = self.from.min(other.from);
        self.to = self.to.max(other.to);
    }

    fn stroke(&self, level: bool) -> Stroke {
        let spread = self.along2 / self.count - (self.along / self.count).powi(2);
        let common = self.both / self.count - self.along / self.count * (self.across / self.count);
        let area = if level {
            Area { left: self.from, top: self.first, right: self.to, bottom: self.last + 1 }
        } else {
            Area { left: self.first, top: self.from, right: self.last + 1, bottom: self.to }
        };
        let thick = self.count / (self.to - self.from).max(1) as f64;
        let middle = self.across / self.count + 0.5;
        Stroke { area, level, thick, middle, slope: if spread > 0.0 { common / spread } else { 0.0 } }
    }
}

/// Joins runs of neighbouring lines that touch to strokes of at least `least` pixels; `runs` are sorted by line.
pub fn strokes(runs: &[Run], level: bool, least: i64) -> Vec<Stroke> {
    let mut sets = touching(runs, 0);
    let mut sums: Vec<Option<Sums>> = vec![None; runs.len()];
    for (index, run) in runs.iter().enumerate() {
        if let Some(slot) = sums.get_mut(sets.root(index)) {
            let own = Sums::of(*run);
            match slot {
                Some(sum) => sum.join(&own),
                None => *slot = Some(own),
            }
        }
    }
    sums.iter().flatten().map(|s| s.stroke(level)).filter(|s| s.length() >= least).collect()
}

/// The sets of runs that touch one another from line to line, corners and gaps of `slack` pixels included; `runs` are sorted by line.
pub fn touching(runs: &[Run], slack: i64) -> Sets {
    let mut sets = Sets::new(runs.len());
    let mut before = 0;
    for (index, run) in runs.iter().enumerate() {
        // A run of the line before that ends before this one begins cannot touch a later one either.
        let passed = |b: &Run| b.line + 1 < run.line || (b.line + 1 == run.line && b.to + slack < run.from);
        while runs.get(before).is_some_and(passed) {
            before += 1;
        }
        let rest = runs.iter().enumerate().skip(before);
        for (other, _) in rest.take_while(|(_, b)| b.line + 1 == run.line && b.from <= run.to + slack) {
            sets.join(other, index);
        }
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leaning_line_is_one_stroke() {
        let mut mask = Mask::new(300, 60);
        for x in 20..280 {
            for thick in 0..3 {
                mask.put(x, 10 + x / 10 + thick, true);
            }
        }
        let found = strokes(&level_runs(&mask, 8, 1), true, 40);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].area, Area { left: 20, top: 12, right: 280, bottom: 40 });
        assert!((found[0].slope - 0.1).abs() < 0.005 && (found[0].thick - 3.0).abs() < 0.1);
    }

    #[test]
    fn columns_give_upright_strokes() {
        let mut mask = Mask::new(60, 300);
        for y in 10..200 {
            mask.put(30, y, y != 100);
            mask.put(31, y, true);
        }
        let found = strokes(&upright_runs(&mask, 8, 1), false, 40);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].area, Area { left: 30, top: 10, right: 32, bottom: 200 });
    }
}
