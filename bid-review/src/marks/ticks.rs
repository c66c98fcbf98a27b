//! Tick boxes: small clean squares with clear surroundings, empty, ticked or filled.

use super::expected::expected;
use super::ink::Ink;
use super::mask::{Area, Mask};
use super::strokes::{Run, upright_runs};
use crate::page::TickBox;

/// Shortest and longest side, in points.
const SIDE: [f64; 2] = [6.2, 17.0];

/// Neighbouring columns of ink with the same ends.
#[derive(Debug, Clone, Copy)]
struct Bar {
    area: Area,
}

/// The tick boxes of a page, line by line.
pub fn ticks(ink: &Ink) -> Vec<TickBox> {
    let mut all = ink.dark.clone();
    all.bits.iter_mut().zip(&ink.red.bits).for_each(|(bit, red)| *bit |= *red);
    let mut found = squares(&all, ink, i64::from(ink.point < 0.6));
    if ink.point < 0.6 {
        // The hairline border of a box in a coarse two-colour scan has gaps; there only a box far from all text is believed.
        let broken = squares(&all, ink, ink.pixels(1.5) as i64);
        found.extend(broken.into_iter().filter(|area| lonely(&all, *area, ink)));
    }
    let mut found = outermost(found);
    found.extend(expected(&all, &found, ink));
    lines(found.into_iter().map(|area| tick(&all, area, ink)).collect())
}

/// The squares whose sides have gaps of at most `gap` pixels.
fn squares(all: &Mask, ink: &Ink, gap: i64) -> Vec<Area> {
    let [least, most] = SIDE.map(|points| ink.pixels(points));
    let mut found: Vec<Area> = Vec::new();
    let bars = bars(&upright_runs(all, (least * 0.8) as i64, gap), ink);
    for (index, bar) in bars.iter().enumerate() {
        let (width, height) = (bar.area.width() as f64, bar.area.height() as f64);
        if width >= least * 0.9 && width <= most && square(width, height, 0.15) && solid(all, bar.area, ink) {
            found.push(bar.area);
        }
        if width > ink.pixels(2.6).max(2.0) {
            continue;
        }
        let near = bars.iter().skip(index + 1).take_while(|b| b.area.left as f64 - bar.area.left as f64 <= most);
        found.extend(near.filter_map(|other| outline(all, bar.area, other.area, ink)));
    }
    found
}

/// Whether hardly anything stands within 5 points of a square.
fn lonely(mask: &Mask, area: Area, ink: &Ink) -> bool {
    let (inner, outer) = (area.grown((ink.pixels(0.7) as i64).max(1)), area.grown(ink.pixels(5.0) as i64));
    (mask.count(outer) - mask.count(inner)) * 50 <= outer.size() - inner.size()
}

fn square(width: f64, height: f64, slack: f64) -> bool {
    (width / height - 1.0).abs() <= slack || (width - height).abs() <= 1.0
}

fn bars(runs: &[Run], ink: &Ink) -> Vec<Bar> {
    let slack = (ink.pixels(0.9) as i64).max(1);
    let mut open: Vec<Bar> = Vec::new();
    let mut done: Vec<Bar> = Vec::new();
    for run in runs {
        let (ended, going): (Vec<Bar>, Vec<Bar>) = open.into_iter().partition(|b| b.area.right < run.line);
        done.extend(ended);
        open = going;
        let same = open.iter_mut().find(|b| {
            b.area.right == run.line
                && (b.area.top - run.from).abs() <= slack
                && (b.area.bottom - run.to).abs() <= slack
        });
        match same {
            Some(bar) => {
                bar.area.right += 1;
                bar.area.top = bar.area.top.min(run.from);
                bar.area.bottom = bar.area.bottom.max(run.to);
            }
            None => {
                open.push(Bar { area: Area { left: run.line, top: run.from, right: run.line + 1, bottom: run.to } })
            }
        }
    }
    done.extend(open);
    done.sort_unstable_by_key(|b| (b.area.left, b.area.top));
    done
}

/// The square between two upright strokes, where there is one; a tick may run on beyond one of them.
fn outline(mask: &Mask, left: Area, right: Area, ink: &Ink) -> Option<Area> {
    let [least, most] = SIDE.map(|points| ink.pixels(points));
    let slack = ink.pixels(0.7).max(1.0) as i64;
    let clean = if left.height() <= right.height() { left } else { right };
    let other = if left.height() <= right.height() { right } else { left };
    let width = (right.right - left.left) as f64;
    let height = clean.height() as f64;
    let fits = height >= least
        && height <= most
        && square(width, height, 0.13)
        && right.width() as f64 <= ink.pixels(2.6).max(2.0)
        && other.top <= clean.top + slack
        && other.bottom >= clean.bottom - slack;
    if !fits {
        return None;
    }
    let area = Area { left: left.left, top: clean.top, right: right.right, bottom: clean.bottom };
    let top = edge(mask, area, (area.top - slack..area.top + 2 * slack + 1).collect())?;
    let bottom = edge(mask, area, (area.bottom - 2 * slack - 1..area.bottom + slack).rev().collect())?;
    let broken = |side: Area| {
        ((side.left..side.right).map(|x| mask.count(Area { left: x, right: x + 1, ..area })).max()).unwrap_or(0)
    };
    if [left, right].iter().any(|side| broken(*side) * 100 < clean.height() * 74) {
        return None;
    }
    // The sides of the characters 口, 日, 目, 田 stand on legs below the lowest stroke; those of a tick box do not.
    let leg = (height * 0.045).max(0.5);
    let legs = [left, right].iter().all(|side| (side.bottom - 1 - bottom) as f64 > leg);
    let area = Area { top, bottom: bottom + 1, ..area };
    if (area.width().min(area.height()) as f64) < least - 0.5 {
        return None;
    }
    (!legs && square(width, area.height() as f64, 0.13) && alone(mask, area, ink) && !busy(mask, area, ink))
        .then_some(area)
}

/// The first of some rows that is ink nearly all along.
fn edge(mask: &Mask, area: Area, rows: Vec<i64>) -> Option<i64> {
    let width = area.width() as usize;
    rows.into_iter().find(|y| {
        let row = mask.span(*y, area.left, area.right);
        row.iter().filter(|bit| **bit != 0).count() * 100 >= width * 82
    })
}

/// Whether the square is filled and stands alone.
fn solid(mask: &Mask, area: Area, ink: &Ink) -> bool {
    mask.share(area) >= 0.88 && alone(mask, area, ink)
}

/// Whether next to nothing stands around the square and none of its sides runs on; a tick may leave it at one corner.
fn alone(mask: &Mask, area: Area, ink: &Ink) -> bool {
    let (near, far) = ((ink.pixels(0.7) as i64).max(1), (ink.pixels(1.7) as i64).max(2));
    let (inner, outer) = (area.grown(near), area.grown(far));
    let strips = [
        Area { bottom: inner.top, ..outer },
        Area { top: inner.bottom, ..outer },
        Area { right: inner.left, ..outer },
        Area { left: inner.right, ..outer },
    ];
    let shares: Vec<f64> = strips.iter().map(|strip| mask.share(*strip)).collect();
    let reach = near;
    let inked = [(0, 0), (1, 0), (0, 1), (1, 1)].iter().filter(|(right, below)| {
        let x = if *right == 1 { area.right - 1 - reach } else { area.left };
        let y = if *below == 1 { area.bottom - 1 - reach } else { area.top };
        let corner = Area { left: x, top: y, right: x + 1 + reach, bottom: y + 1 + reach };
        mask.count(corner) * 2 >= corner.size()
    });
    if inked.count() < 4 {
        return false;
    }
    let corners =
        [(outer.left, outer.top), (inner.right, outer.top), (outer.left, inner.bottom), (inner.right, inner.bottom)];
    let runs_on = corners.iter().filter(|(x, y)| {
        let beside =
            Area { left: *x, right: x + reach, top: y.max(&area.top) - reach, bottom: y.min(&area.bottom) + 2 * reach };
        mask.share(beside) > 0.5
    });
    shares.iter().all(|share| *share <= 0.34) && shares.iter().sum::<f64>() <= 0.6 && runs_on.count() <= 1
}

/// Whether the inside holds the strokes of a character: bars from side to side as in 日 and 田, or many strokes as in 國.
fn busy(mask: &Mask, area: Area, ink: &Ink) -> bool {
    let inside = within(mask, area, ink);
    let rows: Vec<Vec<bool>> =
        (inside.top..inside.bottom).map(|y| (inside.left..inside.right).map(|x| mask.at(x, y)).collect()).collect();
    let columns: Vec<Vec<bool>> =
        (inside.left..inside.right).map(|x| (inside.top..inside.bottom).map(|y| mask.at(x, y)).collect()).collect();
    let (across, down) = (strokes_each(&rows), strokes_each(&columns));
    let full = |lines: &[Vec<bool>]| {
        let full = lines.iter().filter(|l| l.iter().filter(|b| **b).count() * 100 >= l.len() * 92).count();
        full as f64 / lines.len().max(1) as f64
    };
    let (level, upright) = (full(&rows), full(&columns));
    if crossed(mask, inside) {
        return false;
    }
    // A dense inside is a filled square, its margin perhaps left white; blurred strokes have gaps.
    let (count, content) = (mask.count(inside), mask.tight(inside).unwrap_or(inside));
    if count * 2 > inside.size() && count * 100 < content.size() * 94 {
        return true;
    }
    let bar = |share: f64| (0.05..0.5).contains(&share) && mask.share(inside) - share < 0.3;
    bar(level) || bar(upright) || across.max(down) > 2.6 || across + down > 4.2
}

/// Whether two thick strokes from corner to corner are all there is: a cross drawn into the box.
fn crossed(mask: &Mask, inside: Area) -> bool {
    let (width, height) = (inside.width(), inside.height());
    let side = width.min(height);
    // The corners themselves are worn or hidden by the margin.
    let steps = side / 8..side - side / 8;
    let inked = |falls: bool| {
        let at = |step: &i64| {
            let y = if falls { step * height / side } else { height - 1 - step * height / side };
            mask.at(inside.left + step * width / side, inside.top + y)
        };
        steps.clone().filter(at).count() * 10 >= steps.clone().count() * 9
    };
    let (near, x, y) = ((side / 10).max(1), inside.left + width / 2, inside.top + height / 2);
    let clear = |x: i64, y: i64| mask.count(Area { left: x, top: y, right: x + near, bottom: y + near }) == 0;
    let open = [(inside.left, y), (inside.right - near, y), (x, inside.top), (x, inside.bottom - near)];
    side >= 6 && inked(true) && inked(false) && open.into_iter().all(|(x, y)| clear(x, y))
}

/// How many strokes a line crosses, on the mean of the lines that cross any.
fn strokes_each(lines: &[Vec<bool>]) -> f64 {
    let counts: Vec<usize> = lines
        .iter()
        .map(|line| {
            line.iter().zip(std::iter::once(&false).chain(line)).filter(|(now, before)| **now && !**before).count()
        })
        .filter(|count| *count > 0)
        .collect();
    counts.iter().sum::<usize>() as f64 / counts.len().max(1) as f64
}

/// The inside of a square without its border.
fn within(mask: &Mask, area: Area, ink: &Ink) -> Area {
    let border =
        |steps: &mut dyn Iterator<Item = Area>| steps.take_while(|line| mask.share(*line) >= 0.7).count() as i64;
    let most = (area.width() / 5).max(1);
    let left = border(&mut (0..most).map(|i| Area { left: area.left + i, right: area.left + i + 1, ..area }));
    let top = border(&mut (0..most).map(|i| Area { top: area.top + i, bottom: area.top + i + 1, ..area }));
    let thick = left.max(top).max(1) + (ink.pixels(0.8) as i64).max(1);
    area.grown(-thick)
}

fn tick(mask: &Mask, area: Area, ink: &Ink) -> TickBox {
    TickBox { rect: ink.rect(area), fill: mask.share(within(mask, area, ink)) }
}

/// Of squares that overlap the largest.
fn outermost(mut found: Vec<Area>) -> Vec<Area> {
    found.sort_by_key(|area| -area.size());
    let mut kept: Vec<Area> = Vec::new();
    for area in found {
        if !kept.iter().any(|k| k.common(&area).size() * 3 > area.size()) {
            kept.push(area);
        }
    }
    kept
}

/// Line by line from the top, each from the left.
pub(crate) fn lines(mut found: Vec<TickBox>) -> Vec<TickBox> {
    found.sort_by(|a, b| a.rect.top.total_cmp(&b.rect.top));
    let mut rows: Vec<Vec<TickBox>> = Vec::new();
    for tick in found {
        let (_, middle) = tick.rect.middle();
        match rows.last_mut().filter(|row| row.first().is_some_and(|first| first.rect.bottom > middle)) {
            Some(row) => row.push(tick),
            None => rows.push(vec![tick]),
        }
    }
    rows.iter_mut().for_each(|row| row.sort_by(|a, b| a.rect.left.total_cmp(&b.rect.left)));
    rows.into_iter().flatten().collect()
}
