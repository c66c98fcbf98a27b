//! Seals in red ink.

use super::blobs::blobs;
use super::frame::frame;
use super::ink::Ink;
use super::mask::{Area, Mask};
use super::quads::{split, squares_of};

/// Shortest and longest side of a seal, in points.
pub const SIDE: [f64; 2] = [20.0, 128.0];
/// Side of an unframed red mark that is still a seal, in points.
const UNFRAMED: f64 = 32.0;

/// The red seals of a page.
pub fn red(ink: &Ink) -> Vec<Area> {
    let cell = (1.4 / ink.point).round().max(1.0) as usize;
    let coarse = coarse(&ink.red, cell);
    let scale = Scale { point: ink.point * cell as f64 };
    let mut found = outer(pass(&coarse, &scale, 0));
    // A faint frame is in pieces: what is left is looked at again with gaps of 4 points closed.
    let mut rest = coarse.clone();
    for area in &found {
        clear(&mut rest, area.grown(1));
    }
    found.extend(pass(&rest, &scale, (4.0 / scale.point) as i64));
    let cell = cell as i64;
    let fine =
        |a: Area| Area { left: a.left * cell, top: a.top * cell, right: a.right * cell, bottom: a.bottom * cell };
    outer(found).into_iter().map(fine).collect()
}

struct Scale {
    point: f64,
}

impl Scale {
    fn side(&self) -> [i64; 2] {
        SIDE.map(|points| (points / self.point) as i64)
    }

    fn squarish(&self, area: &Area) -> bool {
        let [least, most] = self.side();
        let ratio = area.width() as f64 / area.height().max(1) as f64;
        (least..=most).contains(&area.width())
            && (least..=most).contains(&area.height())
            && (0.6..1.67).contains(&ratio)
    }
}

fn pass(mask: &Mask, scale: &Scale, closing: i64) -> Vec<Area> {
    let [least, most] = scale.side();
    let grown = if closing > 0 { dilated(mask, closing / 2 + 1) } else { mask.clone() };
    let mut found = Vec::new();
    let large = blobs(&grown, 0).into_iter().filter(|b| b.area.width() >= least && b.area.height() >= least);
    for blob in large.filter(|b| b.area.width() <= 2 * most && b.area.height() <= 2 * most) {
        let mut own = blob.mask();
        for y in 0..blob.area.height() {
            for x in 0..blob.area.width() {
                own.put(x, y, own.at(x, y) && mask.at(blob.area.left + x, blob.area.top + y));
            }
        }
        let (ratio, moved) = (blob.area.width() as f64 / blob.area.height() as f64, |a: Area| Area {
            left: a.left + blob.area.left,
            top: a.top + blob.area.top,
            right: a.right + blob.area.left,
            bottom: a.bottom + blob.area.top,
        });
        if (0.72..1.38).contains(&ratio) && scale.squarish(&blob.area) && frame(&own, 1.6).is_some() {
            found.push(tight(&own, blob.area));
            continue;
        }
        let squares = outer(squares_of(&own, least, most));
        if squares.is_empty() {
            let parts = split(&own, [least, most]).filter(|_| !(0.72..1.38).contains(&ratio));
            let parts = parts.map_or_else(|| vec![whole(&own)], |parts| parts.to_vec());
            found.extend(parts.into_iter().filter(|a| marked(&own, *a, scale)).map(moved));
        } else {
            found.extend(squares.into_iter().map(moved));
        }
    }
    found
}

fn whole(mask: &Mask) -> Area {
    Area { left: 0, top: 0, right: mask.width as i64, bottom: mask.height as i64 }
}

/// Whether a part of a shape is a seal: framed, or large and neither sparse nor a filled area.
fn marked(mask: &Mask, area: Area, scale: &Scale) -> bool {
    if !scale.squarish(&area) {
        return false;
    }
    let large = (area.width().min(area.height()) as f64) * scale.point >= UNFRAMED;
    (large && (0.06..0.85).contains(&mask.share(area))) || frame(&cropped(mask, area), 1.6).is_some()
}

/// A part of a mask.
pub fn cropped(mask: &Mask, area: Area) -> Mask {
    let side = |length: i64| usize::try_from(length).unwrap_or(0);
    let mut out = Mask::new(side(area.width()), side(area.height()));
    for (y, row) in (area.top..area.bottom).zip(out.bits.chunks_exact_mut(side(area.width()).max(1))) {
        for (x, bit) in (area.left..area.right).zip(row) {
            *bit = u8::from(mask.at(x, y));
        }
    }
    out
}

/// The area without the empty margin that closing has put around it.
fn tight(own: &Mask, area: Area) -> Area {
    let rows: Vec<i64> = (0..area.height()).filter(|y| own.span(*y, 0, area.width()).contains(&1)).collect();
    let columns: Vec<i64> = (0..area.width()).filter(|x| (0..area.height()).any(|y| own.at(*x, y))).collect();
    match (rows.first(), rows.last(), columns.first(), columns.last()) {
        (Some(top), Some(bottom), Some(left), Some(right)) => Area {
            left: area.left + left,
            top: area.top + top,
            right: area.left + right + 1,
            bottom: area.top + bottom + 1,
        },
        _ => area,
    }
}

/// The mask in cells of `cell` pixels, set where a quarter of the cell is.
fn coarse(mask: &Mask, cell: usize) -> Mask {
    let mut out = Mask::new(mask.width.div_ceil(cell), mask.height.div_ceil(cell));
    let least = (cell * cell).div_ceil(4);
    let width = out.width.max(1);
    for (rows, out) in mask.bits.chunks(mask.width.max(1) * cell).zip(out.bits.chunks_exact_mut(width)) {
        let mut counts = vec![0usize; width];
        for row in rows.chunks(mask.width.max(1)) {
            for (values, count) in row.chunks(cell).zip(&mut counts) {
                *count += values.iter().map(|v| usize::from(*v)).sum::<usize>();
            }
        }
        out.iter_mut().zip(&counts).for_each(|(bit, count)| *bit = u8::from(*count >= least));
    }
    out
}

fn dilated(mask: &Mask, by: i64) -> Mask {
    let mut out = Mask::new(mask.width, mask.height);
    for (y, row) in (0i64..).zip(mask.rows()) {
        for (x, _) in (0i64..).zip(row).filter(|(_, bit)| **bit != 0) {
            (y - by..=y + by).for_each(|y| (x - by..=x + by).for_each(|x| out.put(x, y, true)));
        }
    }
    out
}

fn clear(mask: &mut Mask, area: Area) {
    for y in area.top..area.bottom {
        (area.left..area.right).for_each(|x| mask.put(x, y, false));
    }
}

/// Of areas that lie within one another the outer ones.
pub fn outer(mut found: Vec<Area>) -> Vec<Area> {
    found.sort_by_key(|area| -area.size());
    let mut kept: Vec<Area> = Vec::new();
    for area in found {
        if !kept.iter().any(|k| k.common(&area).size() * 10 >= area.size() * 6) {
            kept.push(area);
        }
    }
    kept
}
