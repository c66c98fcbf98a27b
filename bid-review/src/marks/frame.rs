//! Whether a shape is framed: by four straight sides or by a ring.

use super::mask::Mask;

/// The frame of a shape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Whether it is a ring; else it has four sides.
    pub round: bool,
    /// How far the sides lean: sideways pixels for each pixel forward; 0 for a ring.
    pub lean: f64,
    /// Thickness of the frame in pixels.
    pub thick: f64,
}

/// The frame of the shape that fills a mask from edge to edge; `slack` is how many pixels its sides may waver.
pub fn frame(mask: &Mask, slack: f64) -> Option<Frame> {
    if mask.width < 8 || mask.height < 8 {
        return None;
    }
    sides(mask, slack).or_else(|| ring(mask, slack))
}

/// For each line of one side the first ink seen from there and how thick it is.
fn profile(mask: &Mask, side: usize) -> Vec<Option<(f64, f64)>> {
    let (width, height) = (mask.width as i64, mask.height as i64);
    let (lines, depth) = if side < 2 { (height, width) } else { (width, height) };
    let at = |line: i64, step: i64| match side {
        0 => mask.at(step, line),
        1 => mask.at(width - 1 - step, line),
        2 => mask.at(line, step),
        _ => mask.at(line, height - 1 - step),
    };
    (0..lines)
        .map(|line| {
            let first = (0..depth / 2).find(|step| at(line, *step))?;
            let thick = (first..depth).take_while(|step| at(line, *step)).count();
            Some((first as f64, thick as f64))
        })
        .collect()
}

/// The lean of the straight line that fits the most of a profile, where that is nearly all of it.
fn straight(profile: &[Option<(f64, f64)>], slack: f64) -> Option<f64> {
    let (skip, count) = (profile.len() / 8, profile.len());
    let points: Vec<(f64, f64)> = (0..count)
        .zip(profile)
        .filter(|(i, _)| (skip..count - skip).contains(i))
        .filter_map(|(i, p)| p.map(|(first, _)| (i as f64, first)))
        .collect();
    let third = points.len() / 3;
    let step = (third / 12).max(1);
    let (starts, ends) = (points.get(..third)?, points.get(points.len() - third..)?);
    let mut best = (0, 0.0);
    for (x0, y0) in starts.iter().step_by(step) {
        for (x1, y1) in ends.iter().step_by(step) {
            let slope = (y1 - y0) / (x1 - x0).max(1.0);
            let fitting = points.iter().filter(|(x, y)| (y - y0 - slope * (x - x0)).abs() <= slack).count();
            if fitting > best.0 && slope.abs() <= 0.21 {
                best = (fitting, slope);
            }
        }
    }
    (best.0 * 100 >= (count - 2 * skip) * 84).then_some(best.1)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

fn sides(mask: &Mask, slack: f64) -> Option<Frame> {
    let profiles: Vec<_> = (0..4).map(|side| profile(mask, side)).collect();
    let leans: Vec<f64> = profiles.iter().map(|p| straight(p, slack)).collect::<Option<_>>()?;
    let [left, right, top, bottom] = leans.try_into().ok()?;
    // Seen from opposite sides the same direction has opposite signs; level sides lean against upright ones.
    let turned = [left, -right, -top, bottom];
    let mean = turned.iter().sum::<f64>() / 4.0;
    let thick = median(profiles.iter().flatten().flatten().map(|(_, thick)| *thick).collect());
    turned.iter().all(|lean| (lean - mean).abs() < 0.06).then_some(Frame { round: false, lean: mean, thick })
}

fn ring(mask: &Mask, slack: f64) -> Option<Frame> {
    let (cx, cy) = (mask.width as f64 / 2.0, mask.height as f64 / 2.0);
    let mut thicks = Vec::new();
    let rays = 72;
    for ray in 0..rays {
        let (sin, cos) = (f64::from(ray) * std::f64::consts::TAU / f64::from(rays)).sin_cos();
        let outer = cx.min(cy).hypot(0.0) * 1.08 + slack;
        let seen = |distance: f64| {
            mask.at((cx + distance * cos * cx / cx.min(cy)) as i64, (cy + distance * sin * cy / cx.min(cy)) as i64)
        };
        let steps = (0..).map(|step| outer - f64::from(step) * 0.5).take_while(|d| *d > 0.0);
        let Some(first) = steps.clone().find(|d| seen(*d)) else { continue };
        if (first - cx.min(cy)).abs() <= slack.max(cx.min(cy) * 0.07) {
            thicks.push(steps.skip_while(|d| *d > first).take_while(|d| seen(*d)).count() as f64 / 2.0);
        }
    }
    (thicks.len() * 100 >= rays as usize * 85).then(|| Frame { round: true, lean: 0.0, thick: median(thicks) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(size: usize, inked: impl Fn(f64, f64) -> bool) -> Mask {
        let mut mask = Mask::new(size, size);
        for y in 0..size {
            for x in 0..size {
                mask.put(x as i64, y as i64, inked(x as f64, y as f64));
            }
        }
        mask
    }

    #[test]
    fn a_leaning_square_has_four_sides() {
        let (sin, cos) = 4f64.to_radians().sin_cos();
        let mask = drawn(120, |x, y| {
            let (dx, dy) = (x - 59.5, y - 59.5);
            let far = (dx * cos + dy * sin).abs().max((dy * cos - dx * sin).abs());
            (52.0..56.0).contains(&far)
        });
        let found = frame(&mask, 2.0).unwrap();
        assert!(!found.round && (found.lean.abs() - 0.07).abs() < 0.01, "{found:?}");
        assert!((3.0..6.0).contains(&found.thick));
    }

    #[test]
    fn a_ring_is_round_and_a_cross_is_nothing() {
        let ring = drawn(100, |x, y| (45.0..49.5).contains(&(x - 49.5).hypot(y - 49.5)));
        assert!(frame(&ring, 2.0).unwrap().round);
        assert_eq!(frame(&drawn(100, |x, y| (x - y).abs() < 4.0 || (99.0 - x - y).abs() < 4.0), 2.0), None);
    }
}
