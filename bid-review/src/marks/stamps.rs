//! Seals on pages without colours: framed marks in dark ink that are neither tables nor tick boxes.

use super::blobs::{Blob, blobs};
use super::frame::{Frame, frame};
use super::ink::Ink;
use super::mask::Area;
use super::quads::{split, squares};
use super::rules::Strokes;
use super::seals::{SIDE, cropped, outer};

/// Lean from which a frame is one pressed by hand.
const LEANING: f64 = 0.012;
/// Thickness of a frame that is more than a printed line, in points.
const THICK: f64 = 1.25;
/// Shortest side of a level seal, in points: a large character such as 國 is smaller.
const LEVEL_SIDE: f64 = 26.0;

/// The dark seals of a page.
pub fn dark(ink: &Ink, strokes: &Strokes) -> Vec<Area> {
    let [least, most] = SIDE.map(|points| ink.pixels(points) as i64);
    let blobs = blobs(&ink.dark, 0);
    let large = blobs.iter().filter(|b| b.area.width() >= least && b.area.height() >= least);
    let mut found: Vec<Area> = large
        .filter(|b| b.area.width() <= 2 * most && b.area.height() <= 2 * most)
        .flat_map(|b| stamps(ink, b))
        .collect();
    let squares = squares(&strokes.level, &strokes.upright, [least, most]);
    found.extend(squares.into_iter().filter(|area| pressed(ink, &cropped(&ink.dark, *area), *area).is_some()));
    outer(found).into_iter().filter(|area| !in_line(&blobs, area)).collect()
}

fn stamps(ink: &Ink, blob: &Blob) -> Vec<Area> {
    let side = SIDE.map(|points| ink.pixels(points) as i64);
    let own = blob.mask();
    if pressed(ink, &own, blob.area).is_some() {
        return vec![blob.area];
    }
    let moved = |a: Area| Area {
        left: a.left + blob.area.left,
        top: a.top + blob.area.top,
        right: a.right + blob.area.left,
        bottom: a.bottom + blob.area.top,
    };
    let parts = split(&own, side).map_or_else(Vec::new, |parts| parts.to_vec());
    parts.into_iter().filter(|a| pressed(ink, &cropped(&own, *a), moved(*a)).is_some()).map(moved).collect()
}

/// The frame of a mark that was pressed by hand, with something in it.
fn pressed(ink: &Ink, own: &super::mask::Mask, area: Area) -> Option<Frame> {
    let [least, most] = SIDE.map(|points| ink.pixels(points) as i64);
    let ratio = area.width() as f64 / area.height().max(1) as f64;
    let sized = (least..=most).contains(&area.width()) && (least..=most).contains(&area.height());
    if !sized || !(0.6..1.67).contains(&ratio) {
        return None;
    }
    let found = frame(own, ink.pixels(0.8).max(1.2))?;
    let inside = ink.dark.share(area.grown(-(area.width().min(area.height()) * 15 / 100)));
    let level = !found.round && found.lean.abs() < LEANING;
    let thick = found.thick * ink.point;
    let by_hand = !level || (thick >= THICK && area.width().min(area.height()) as f64 * ink.point >= LEVEL_SIDE);
    (by_hand && (0.04..0.7).contains(&inside) && thick < 7.0).then_some(found)
}

/// Whether marks of the same height stand close on both sides of it, as around a large character.
fn in_line(blobs: &[Blob], area: &Area) -> bool {
    let near = area.width() / 3;
    let like = |b: &&Blob| {
        (b.area.height() - area.height()).abs() * 4 <= area.height()
            && (b.area.top - area.top).abs() * 4 <= area.height()
    };
    let left = blobs.iter().filter(like).any(|b| (0..=near).contains(&(area.left - b.area.right)));
    let right = blobs.iter().filter(like).any(|b| (0..=near).contains(&(b.area.left - area.right)));
    left && right
}
