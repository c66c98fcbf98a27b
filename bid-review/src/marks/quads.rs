//! Squares made of four straight strokes, and squares that touch.

use super::mask::{Area, Mask};
use super::strokes::{Stroke, level_runs, strokes, upright_runs};

/// The strokes of a mask that may be sides of a square of `least` to `most` pixels.
pub fn squares_of(mask: &Mask, least: i64, most: i64) -> Vec<Area> {
    let run = (least / 4).max(3);
    let level = strokes(&level_runs(mask, run, 1), true, least);
    let upright = strokes(&upright_runs(mask, run, 1), false, least);
    squares(&level, &upright, [least, most])
}

/// The squares that two level and two upright strokes of like length make.
pub fn squares(level: &[Stroke], upright: &[Stroke], [least, most]: [i64; 2]) -> Vec<Area> {
    let side = |s: &&Stroke| (least..=most).contains(&s.length()) && s.slope.abs() < 0.22;
    let level: Vec<&Stroke> = level.iter().filter(side).collect();
    let upright: Vec<&Stroke> = upright.iter().filter(side).collect();
    let mut found = Vec::new();
    for top in &level {
        for bottom in &level {
            found.extend(square(top, bottom, &upright));
        }
    }
    found
}

fn square(top: &Stroke, bottom: &Stroke, upright: &[&Stroke]) -> Option<Area> {
    let (long, apart) = (top.length() as f64, bottom.middle - top.middle);
    let like = |a: f64, b: f64, share: f64| (a - b).abs() <= share * long;
    let opposite = (0.6 * long..1.6 * long).contains(&apart)
        && like(bottom.length() as f64, long, 0.15)
        && like(bottom.area.left as f64, top.area.left as f64, 0.25)
        && (top.slope - bottom.slope).abs() < 0.03;
    if !opposite {
        return None;
    }
    let side = |x: f64| {
        upright.iter().find(|s| {
            like(s.middle, x, 0.1)
                && like(s.area.top as f64, top.middle, 0.15)
                && like(s.area.bottom as f64, bottom.middle, 0.15)
                && (s.slope + top.slope).abs() < 0.05
                && (s.length() as f64) < 1.3 * apart
        })
    };
    let left = side(f64::midpoint(top.area.left as f64, bottom.area.left as f64))?;
    let right = side(f64::midpoint(top.area.right as f64, bottom.area.right as f64))?;
    Some(top.area.around(&bottom.area).around(&left.area).around(&right.area))
}

/// Cuts a shape that is too long for one square where its two parts are squarest, each side within `least..=most` pixels.
pub fn split(mask: &Mask, [least, most]: [i64; 2]) -> Option<[Area; 2]> {
    let across = cut(&extents(mask, false), [least, most]).map(|(score, cut)| (score, cut, false));
    let down = cut(&extents(mask, true), [least, most]).map(|(score, cut)| (score, cut, true));
    let (score, [one, other], turned) = match (across, down) {
        (Some(a), Some(d)) => {
            if a.0 <= d.0 {
                a
            } else {
                d
            }
        }
        (a, d) => a.or(d)?,
    };
    let back = |a: Area| if turned { Area { left: a.top, top: a.left, right: a.bottom, bottom: a.right } } else { a };
    (score < 0.5).then(|| [back(one), back(other)])
}

/// The first and the last pixel of each column, or of each row.
fn extents(mask: &Mask, of_rows: bool) -> Vec<Option<(i64, i64)>> {
    let (lines, depth) = if of_rows { (mask.height, mask.width) } else { (mask.width, mask.height) };
    let at = |line: i64, step: i64| if of_rows { mask.at(step, line) } else { mask.at(line, step) };
    let depth = depth as i64;
    (0..lines as i64)
        .map(|line| {
            let first = (0..depth).find(|step| at(line, *step))?;
            let last = (0..depth).rev().find(|step| at(line, *step))?;
            Some((first, last + 1))
        })
        .collect()
}

fn cut(extents: &[Option<(i64, i64)>], [least, most]: [i64; 2]) -> Option<(f64, [Area; 2])> {
    let grow = |all: &mut Option<(i64, i64)>, next: &Option<(i64, i64)>| {
        *all = match (*all, *next) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (all, next) => all.or(next),
        };
        Some(*all)
    };
    let before: Vec<_> = extents.iter().scan(None, grow).collect();
    let mut after: Vec<_> = extents.iter().rev().scan(None, grow).collect();
    after.reverse();
    let count = extents.len() as i64;
    let fits = |a: &Area| (least..=most).contains(&a.width()) && (least..=most).contains(&a.height());
    let unlike = |a: &Area| (a.width() as f64 / a.height() as f64).ln().abs();
    let parts = (1..count).zip(before.iter().zip(after.iter().skip(1))).filter_map(|(at, (one, other))| {
        let ((top, bottom), (other_top, other_bottom)) = ((*one)?, (*other)?);
        let one = Area { left: 0, top, right: at, bottom };
        let other = Area { left: at, top: other_top, right: count, bottom: other_bottom };
        (fits(&one) && fits(&other)).then(|| (unlike(&one) + unlike(&other), [one, other]))
    });
    parts.min_by(|a, b| a.0.total_cmp(&b.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(mask: &mut Mask, left: i64, top: i64, side: i64) {
        for i in 0..side {
            for thick in 0..3 {
                for (x, y) in [(i, thick), (i, side - 1 - thick), (thick, i), (side - 1 - thick, i)] {
                    mask.put(left + x, top + y, true);
                }
            }
        }
    }

    #[test]
    fn overlapping_squares_are_told_apart() {
        let mut mask = Mask::new(200, 140);
        frame(&mut mask, 10, 10, 100);
        frame(&mut mask, 95, 66, 50);
        let mut found = squares_of(&mask, 30, 150);
        found.sort_by_key(|a| a.left);
        assert_eq!(
            found,
            [Area { left: 10, top: 10, right: 110, bottom: 110 }, Area { left: 95, top: 66, right: 145, bottom: 116 }]
        );
    }

    #[test]
    fn touching_squares_are_cut_apart() {
        let mut mask = Mask::new(150, 100);
        frame(&mut mask, 0, 0, 100);
        frame(&mut mask, 100, 30, 50);
        let [one, other] = split(&mask, [30, 120]).unwrap();
        assert!((one.right - 100).abs() <= 3 && (other.top, other.bottom) == (30, 80), "{one:?} {other:?}");
    }
}
