//! Tick boxes that a form must have: where columns of boxes leave out a place, the place is looked at again and less is asked of it.
//!
//! A coarse two-colour scan breaks the border of a box or frays a filled one. Its neighbours above, below and beside tell where it stands.

use super::ink::Ink;
use super::mask::{Area, Mask};

/// The fewest boxes that make a column.
const COLUMN: usize = 4;

/// The boxes that stand where others leave a gap.
pub fn expected(mask: &Mask, found: &[Area], ink: &Ink) -> Vec<Area> {
    let (mut columns, fewer): (Vec<_>, Vec<_>) = columns(found, ink).into_iter().partition(|own| own.len() >= COLUMN);
    let levels = levels(&columns);
    let others: Vec<Vec<Area>> = fewer.into_iter().filter(|own| beside(own, &columns)).collect();
    columns.extend(others);
    let mut out = Vec::new();
    for column in &columns {
        let Some(size) = median(column.iter().map(Area::width)) else { continue };
        let Some(left) = median(column.iter().map(|area| area.left)) else { continue };
        for level in &levels {
            let top = level - size / 2;
            let place = Area { left, top, right: left + size, bottom: top + size };
            if !found.iter().any(|area| area.common(&place).size() > 0) {
                out.extend(seen(mask, place, ink));
            }
        }
    }
    out
}

/// Boxes of one size below each other, however few.
fn columns(found: &[Area], ink: &Ink) -> Vec<Vec<Area>> {
    let slack = ink.pixels(2.0).max(1.0) as i64;
    let mut columns: Vec<Vec<Area>> = Vec::new();
    for area in found {
        let of = |column: &&mut Vec<Area>| {
            let alike =
                |other: &Area| (other.left - area.left).abs() <= slack && (other.width() - area.width()).abs() <= slack;
            column.first().is_some_and(alike)
        };
        match columns.iter_mut().find(of) {
            Some(column) => column.push(*area),
            None => columns.push(vec![*area]),
        }
    }
    columns
}

/// Whether the few boxes of a column stand each beside one of a whole column, as large as it and not far: they are the other answers.
fn beside(own: &[Area], whole: &[Vec<Area>]) -> bool {
    let pair = |area: &Area, other: &Area| {
        let apart = (area.left - other.left).abs();
        (area.top - other.top).abs() * 8 <= other.height()
            && (area.width() - other.width()).abs() * 8 <= other.width()
            && apart <= 8 * other.width()
    };
    whole.iter().any(|column| own.iter().all(|area| column.iter().any(|other| pair(area, other))))
}

/// The heights at which boxes stand, those between included where all others are equally far from each other.
fn levels(columns: &[Vec<Area>]) -> Vec<i64> {
    let mut all: Vec<(i64, i64)> =
        columns.iter().flatten().map(|area| ((area.top + area.bottom) / 2, area.height())).collect();
    all.sort_unstable();
    all.dedup_by(|b, a| (b.0 - a.0).abs() * 2 < a.1);
    let mut levels: Vec<i64> = all.into_iter().map(|(middle, _)| middle).collect();
    let gaps: Vec<i64> = levels.iter().zip(levels.iter().skip(1)).map(|(a, b)| b - a).collect();
    let Some(step) = median(gaps.iter().copied()).filter(|step| *step > 0) else { return levels };
    let steps = |gap: i64| (gap + step / 2) / step;
    let even = |gap: i64| (gap - steps(gap) * step).abs() * 12 <= step * steps(gap).max(1);
    if gaps.iter().all(|gap| even(*gap) && (1..=3).contains(&steps(*gap))) {
        let between = levels.iter().zip(&gaps).flat_map(|(level, gap)| {
            let count = steps(*gap);
            (1..count).map(move |at| level + gap * at / count)
        });
        let between: Vec<i64> = between.collect();
        levels.extend(between);
        levels.sort_unstable();
    }
    levels
}

/// The square of that size near the place whose four sides are inked best, where all are inked enough and nothing else stands near.
fn seen(mask: &Mask, place: Area, ink: &Ink) -> Option<Area> {
    let reach = ink.pixels(2.0).max(1.0) as i64;
    let moved = |by: (i64, i64)| Area {
        left: place.left + by.0,
        right: place.right + by.0,
        top: place.top + by.1,
        bottom: place.bottom + by.1,
    };
    let all = (-reach..=reach).flat_map(|x| (-reach..=reach).map(move |y| (x, y)));
    let best = all.map(moved).max_by_key(|area| sides(*area, 0).iter().map(|side| mask.count(*side)).sum::<i64>())?;
    let inked = sides(best, 1).iter().all(|side| along(mask, *side) * 100 >= best.width() * 75);
    let (near, far) = (best.grown(1.max(ink.pixels(0.7) as i64)), best.grown(ink.pixels(2.5).max(2.0) as i64));
    let clear = (mask.count(far) - mask.count(near)) * 12 <= far.size() - near.size();
    (inked && clear).then_some(best)
}

/// The four sides of a square: its outermost pixels, and as many beside them on both hands.
fn sides(area: Area, beside: i64) -> [Area; 4] {
    [
        Area { right: area.left + 1 + beside, left: area.left - beside, ..area },
        Area { left: area.right - 1 - beside, right: area.right + beside, ..area },
        Area { bottom: area.top + 1 + beside, top: area.top - beside, ..area },
        Area { top: area.bottom - 1 - beside, bottom: area.bottom + beside, ..area },
    ]
}

/// At how many places along a narrow strip there is ink.
fn along(mask: &Mask, strip: Area) -> i64 {
    let inked = |part: Area| i64::from(mask.count(part) > 0);
    if strip.height() >= strip.width() {
        (strip.top..strip.bottom).map(|y| inked(Area { top: y, bottom: y + 1, ..strip })).sum()
    } else {
        (strip.left..strip.right).map(|x| inked(Area { left: x, right: x + 1, ..strip })).sum()
    }
}

fn median(values: impl Iterator<Item = i64>) -> Option<i64> {
    let mut values: Vec<i64> = values.collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, RgbImage};

    /// Six rows of two boxes, the right one filled; row 3 has what is asked for.
    fn form(third: impl Fn(&mut Mask)) -> (Mask, Vec<Area>, Ink) {
        let mut mask = Mask::new(400, 800);
        let mut found = Vec::new();
        for row in (0..6).filter(|row| *row != 3) {
            for (column, filled) in [(100, false), (180, true)] {
                let area = Area { left: column, top: 50 + row * 90, right: column + 22, bottom: 72 + row * 90 };
                draw(&mut mask, area, filled, |_, _| true);
                found.push(area);
            }
        }
        third(&mut mask);
        (mask, found, Ink::of(&RgbImage::from_pixel(40, 40, Rgb([255; 3])), 150.0))
    }

    fn draw(mask: &mut Mask, area: Area, filled: bool, keep: impl Fn(i64, i64) -> bool) {
        for x in area.left..area.right {
            for y in area.top..area.bottom {
                let border = x == area.left || x + 1 == area.right || y == area.top || y + 1 == area.bottom;
                if (filled || border) && keep(x, y) {
                    mask.put(x, y, true);
                }
            }
        }
    }

    #[test]
    fn a_gap_in_two_columns_is_looked_at_again() {
        let (left, right) = (
            Area { left: 100, top: 320, right: 122, bottom: 342 },
            Area { left: 180, top: 320, right: 202, bottom: 342 },
        );
        let (mask, found, ink) = form(|mask| {
            draw(mask, left, false, |x, y| x != 121 || !(330..334).contains(&y));
            draw(mask, right, true, |x, y| y != 341 || x < 195);
        });
        assert_eq!(expected(&mask, &found, &ink), [left, right]);
        let (mask, found, ink) = form(|_| {});
        assert!(expected(&mask, &found, &ink).is_empty());
        // Strokes of a character are no four sides.
        let (mask, found, ink) = form(|mask| draw(mask, left, false, |x, y| y < 328 || x < 110));
        assert!(expected(&mask, &found, &ink).is_empty());
    }

    #[test]
    fn one_box_beside_a_column_tells_of_the_others() {
        let (mask, found, ink) = form(|_| {});
        let one = |area: &&Area| area.left == 100 || area.top == 50;
        let few: Vec<Area> = found.iter().filter(one).copied().collect();
        let others: Vec<Area> = found.iter().filter(|area| area.left == 180 && area.top != 50).copied().collect();
        assert_eq!(expected(&mask, &few, &ink), others);
        let apart = Area { left: 370, right: 392, ..few[1] };
        let alone: Vec<Area> = few.iter().map(|area| if area.left == 180 { apart } else { *area }).collect();
        assert!(expected(&mask, &alone, &ink).is_empty(), "it is too far away to be the other answer");
    }

    #[test]
    fn rows_that_stand_unevenly_tell_nothing_of_those_between() {
        let area = |top: i64| Area { left: 10, top, right: 30, bottom: top + 20 };
        let even: Vec<Area> = [0, 50, 150, 200].into_iter().map(area).collect();
        assert_eq!(levels(&[even]), [10, 60, 110, 160, 210]);
        let uneven: Vec<Area> = [0, 50, 115, 200].into_iter().map(area).collect();
        assert_eq!(levels(&[uneven]).len(), 4);
    }
}
