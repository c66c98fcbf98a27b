//! Printed ruling lines.

use super::ink::Ink;
use super::mask::Area;
use super::strokes::{Stroke, level_runs, strokes, upright_runs};
use crate::page::Rect;

/// Shortest ruling line that stands alone, in points; no stroke of ordinary text is as long.
const ALONE: f64 = 24.0;
/// Shortest line between two others, in points.
const BETWEEN: f64 = 11.0;
/// Thickest ruling line, in points.
const THICK: f64 = 3.6;
/// Greatest lean of a ruling line on a straightened page.
const LEAN: f64 = 0.012;

/// The straight strokes of a page: of ruling lines, of frames, and a few of large characters.
#[derive(Debug, Clone, Default)]
pub struct Strokes {
    /// From left to right.
    pub level: Vec<Stroke>,
    /// From top to bottom.
    pub upright: Vec<Stroke>,
}

impl Strokes {
    /// All strokes of dark ink of at least 11 points.
    pub fn of(ink: &Ink) -> Self {
        let least = ink.pixels(BETWEEN) as i64;
        let (run, gap) = (ink.pixels(5.0) as i64, (ink.pixels(0.8) as i64).max(1));
        Self {
            level: strokes(&level_runs(&ink.dark, run, gap), true, least),
            upright: strokes(&upright_runs(&ink.dark, run, gap), false, least),
        }
    }
}

/// The ruling lines among the strokes, in points; those within `seals` are frames.
pub fn rules(ink: &Ink, strokes: &Strokes, seals: &[Area]) -> Vec<Rect> {
    let alone = ink.pixels(ALONE) as i64;
    let fit = |s: &&Stroke| {
        s.thick <= ink.pixels(THICK).max(2.0)
            && s.slope.abs() <= LEAN
            && !seals.iter().any(|seal| s.area.common(&seal.grown(2)).size() * 10 >= s.area.size() * 8)
    };
    let level: Vec<Stroke> =
        joined(strokes.level.iter().filter(fit).filter(|s| s.length() >= alone).copied().collect(), ink);
    let upright: Vec<Stroke> = strokes.upright.iter().filter(fit).copied().collect();
    let reach = ink.pixels(1.5).max(2.0) as i64;
    let meets = |end: i64, across: f64| {
        level.iter().any(|l| {
            (l.area.left - reach..=l.area.right + reach).contains(&(across as i64))
                && (l.area.top - reach..=l.area.bottom + reach).contains(&end)
        })
    };
    let mut between: Vec<Stroke> = upright
        .into_iter()
        .filter(|s| s.length() >= alone || (meets(s.area.top, s.middle) && meets(s.area.bottom, s.middle)))
        .collect();
    between = joined(between, ink);
    level.iter().chain(&between).map(|s| thin(ink, s)).collect()
}

/// Joins lines that continue one another across a short gap.
fn joined(mut lines: Vec<Stroke>, ink: &Ink) -> Vec<Stroke> {
    let (gap, aside) = (ink.pixels(5.0) as i64, ink.pixels(1.2).max(1.5));
    let start = |s: &Stroke| if s.level { s.area.left } else { s.area.top };
    let end = |s: &Stroke| if s.level { s.area.right } else { s.area.bottom };
    lines.sort_by_key(start);
    let mut out: Vec<Stroke> = Vec::new();
    for line in lines {
        let before = out
            .iter_mut()
            .rev()
            .find(|b| (b.middle - line.middle).abs() <= aside && (-gap..=gap).contains(&(start(&line) - end(b))));
        if let Some(before) = before {
            let (one, two) = (before.length() as f64, line.length() as f64);
            before.middle = (before.middle * one + line.middle * two) / (one + two).max(1.0);
            before.thick = (before.thick * one + line.thick * two) / (one + two).max(1.0);
            before.area = before.area.around(&line.area);
        } else {
            out.push(line);
        }
    }
    out
}

fn thin(ink: &Ink, stroke: &Stroke) -> Rect {
    let rect = ink.rect(stroke.area);
    let (from, to) =
        ((stroke.middle - stroke.thick / 2.0) * ink.point, (stroke.middle + stroke.thick / 2.0) * ink.point);
    if stroke.level { Rect { top: from, bottom: to, ..rect } } else { Rect { left: from, right: to, ..rect } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, RgbImage};
    use imageproc::drawing::draw_filled_rect_mut;
    use imageproc::rect::Rect as Pixels;

    fn page(dpi: f64, black: &[[f64; 4]]) -> Ink {
        let px = |points: f64| (points * dpi / 72.0).round();
        let mut image = RgbImage::from_pixel(px(400.0) as u32, px(300.0) as u32, Rgb([255; 3]));
        for [left, top, width, height] in black {
            let (w, h) = (px(*width).max(1.0) as u32, px(*height).max(1.0) as u32);
            draw_filled_rect_mut(&mut image, Pixels::at(px(*left) as i32, px(*top) as i32).of_size(w, h), Rgb([0; 3]));
        }
        Ink::of(&image, dpi)
    }

    #[test]
    fn the_lines_of_a_table_are_found() {
        for dpi in [100.0, 150.0, 200.0, 300.0] {
            let ink = page(
                dpi,
                &[
                    [50.0, 50.0, 300.0, 0.7],
                    [50.0, 68.0, 300.0, 0.7],
                    [50.0, 50.0, 0.7, 18.7],
                    [200.0, 50.0, 0.7, 18.7],
                    [350.0, 50.0, 0.7, 18.7],
                    [60.0, 120.0, 18.0, 2.0],
                    [60.0, 140.0, 60.0, 30.0],
                ],
            );
            let found = rules(&ink, &Strokes::of(&ink), &[]);
            assert_eq!(found.len(), 5, "{dpi} {found:?}");
            assert_eq!(found.iter().filter(|r| r.width() > 290.0).count(), 2);
            assert!(found.iter().all(|r| r.width().min(r.height()) < 2.0));
        }
    }
}
