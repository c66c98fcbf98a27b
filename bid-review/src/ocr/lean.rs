//! Which way the lines of text on a page run, and by how much they lean.

use crate::marks::blobs::blobs;
use crate::marks::ink::Ink;
use crate::marks::mask::Mask;

/// The greatest lean that is looked for, in degrees.
const MOST: f64 = 6.0;
/// Ink pixels that are looked at.
const POINTS: usize = 60_000;

/// How the ink of a page lines up in one direction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lean {
    /// Degrees by which the lines lean clockwise.
    pub degrees: f64,
    /// How sharply the ink falls into lines at that angle: the greater, the sharper.
    pub sharpness: f64,
}

/// The dark ink without marks of a seal's size, which lean as they please.
pub fn without_stamps(ink: &Ink) -> Mask {
    let mut mask = ink.dark.clone();
    let [least, most] = [22.0, 130.0].map(|points| ink.pixels(points) as i64);
    for blob in blobs(&ink.dark, 0) {
        if blob.area.width().min(blob.area.height()) >= least && blob.area.width().max(blob.area.height()) <= most {
            for y in blob.area.top..blob.area.bottom {
                (blob.area.left..blob.area.right).for_each(|x| mask.put(x, y, false));
            }
        }
    }
    mask
}

/// The lean of the lines that run from left to right, or (`upright`) of those that run from top to bottom.
pub fn lean(ink: &Mask, upright: bool) -> Lean {
    let total = ink.bits.iter().filter(|bit| **bit != 0).count();
    let every = total.div_ceil(POINTS).max(1);
    let (width, height) = (ink.width as f64, ink.height as f64);
    let points: Vec<(f64, f64)> = (0..ink.height)
        .zip(ink.rows())
        .flat_map(|(y, row)| row.iter().enumerate().filter(|(_, b)| **b != 0).map(move |(x, _)| (x as f64, y as f64)))
        .step_by(every)
        .map(|(x, y)| if upright { (y - height / 2.0, width / 2.0 - x) } else { (x - width / 2.0, y - height / 2.0) })
        .collect();
    let mut best = Lean { degrees: 0.0, sharpness: 0.0 };
    let reach = width.max(height);
    // Wide lines of the projection first: the sharp peak of narrow ones lies between coarse steps.
    for (step, thick) in [(0.5, 5.0), (0.1, 2.0), (0.02, 1.0)] {
        best.sharpness = 0.0;
        let around = best.degrees;
        let span = if step > 0.4 { MOST } else { step * 6.0 };
        let count = (span / step).round() as i32;
        for i in -count..=count {
            let degrees = around + f64::from(i) * step;
            let sharpness = sharpness(&points, degrees, reach, thick);
            // Level lines win a tie: nothing is gained by turning a page by a hair.
            if sharpness > best.sharpness * 1.0005 {
                best = Lean { degrees, sharpness };
            }
        }
    }
    best
}

/// Differences of neighbouring lines of the projection, squared, for each point.
fn sharpness(points: &[(f64, f64)], degrees: f64, reach: f64, thick: f64) -> f64 {
    let slope = degrees.to_radians().tan();
    let mut counts = vec![0i64; (reach * 2.2) as usize + 4];
    for (x, y) in points {
        let line = (y - x * slope + reach * 1.1) / thick;
        if let Some(count) = counts.get_mut(line.max(0.0) as usize) {
            *count += 1;
        }
    }
    let pairs = counts.iter().zip(counts.iter().skip(1));
    pairs.map(|(a, b)| (a - b).pow(2)).sum::<i64>() as f64 / points.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(degrees: f64) -> Mask {
        let mut mask = Mask::new(600, 800);
        let slope = degrees.to_radians().tan();
        for line in 0..20 {
            for x in 60..540i64 {
                for thick in 0..12 {
                    let y = 60 + line * 30 + thick + ((x - 300) as f64 * slope).round() as i64;
                    mask.put(x, y, (x + line * line * 5) / 7 % 2 == 0);
                }
            }
        }
        mask
    }

    #[test]
    fn the_lean_of_lines_is_measured() {
        for degrees in [-3.3, 0.0, 1.2, 4.5] {
            let found = lean(&lines(degrees), false);
            assert!((found.degrees - degrees).abs() < 0.15, "{degrees} {found:?}");
        }
    }

    #[test]
    fn level_lines_are_sharper_than_upright_ones() {
        let mask = lines(1.0);
        assert!(lean(&mask, false).sharpness > lean(&mask, true).sharpness * 1.5);
    }

    #[test]
    fn an_empty_page_is_level() {
        assert_eq!(lean(&Mask::new(50, 50), false), Lean { degrees: 0.0, sharpness: 0.0 });
    }
}
