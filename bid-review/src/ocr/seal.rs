//! What a seal says: its characters stand in columns from right to left, and are laid out as one line that a reader of lines can read.

use std::borrow::Cow;

use image::{GrayImage, Luma, RgbImage, imageops};
use imageproc::contrast::otsu_level;

use super::lean::lean;
use super::straight::{straightened, worth};
use crate::marks::mask::{Area, Mask};
use crate::page::Seal;

/// Height of the line, and of the characters on it, in pixels.
const LINE: u32 = 48;
const CHARACTER: u32 = 38;
/// Room between two characters, in pixels.
const BETWEEN: u32 = 8;
/// The most columns, and characters of a column.
const MOST: i64 = 7;
/// Share of a cut between two characters that may be ink.
const CUT: f64 = 0.05;
/// Least height of a character, in parts of its width.
const LEAST: f64 = 0.85;

/// The characters of a seal of a straight page image as a line, dark on white; nothing where none stand in columns.
pub fn line(page: &RgbImage, dpi: f64, seal: &Seal) -> Option<GrayImage> {
    let picture = straight(page, dpi, seal)?;
    let mask = ink(&picture);
    let inside = within_frame(&mask);
    let cells = cells(&mask, inside);
    (cells.len() > 1).then(|| laid_out(&picture, &cells))
}

/// The seal alone, dark on white, its own lean taken out.
fn straight(page: &RgbImage, dpi: f64, seal: &Seal) -> Option<GrayImage> {
    let scale = dpi / 72.0;
    let at = |v: f64, end: u32| ((v * scale).round().max(0.0) as u32).min(end);
    let (left, top) = (at(seal.rect.left, page.width()), at(seal.rect.top, page.height()));
    let (right, bottom) = (at(seal.rect.right, page.width()), at(seal.rect.bottom, page.height()));
    if right < left + 24 || bottom < top + 24 {
        return None;
    }
    let crop = imageops::crop_imm(page, left, top, right - left, bottom - top).to_image();
    let degrees = worth(lean(&ink(&darkness(&crop, seal.red)), false).degrees);
    Some(darkness(&straightened(Cow::Owned(crop), degrees), seal.red))
}

/// A picture of the seal's ink, dark on white: of a red one only what is red.
fn darkness(image: &RgbImage, red: bool) -> GrayImage {
    GrayImage::from_fn(image.width(), image.height(), |x, y| {
        let [r, g, b] = image.get_pixel(x, y).0.map(i32::from);
        let value = if red { 255 - 2 * (r - (g + b) / 2) } else { (r * 3 + g * 6 + b) / 10 };
        Luma([value.clamp(0, 255) as u8])
    })
}

fn ink(picture: &GrayImage) -> Mask {
    let level = otsu_level(picture);
    let mut mask = Mask::new(picture.width() as usize, picture.height() as usize);
    mask.bits.iter_mut().zip(picture.as_raw()).for_each(|(bit, value)| *bit = u8::from(*value <= level));
    mask
}

/// What is left inside the lines of the frame.
fn within_frame(mask: &Mask) -> Area {
    let whole = Area { left: 0, top: 0, right: mask.width as i64, bottom: mask.height as i64 };
    let (width, height) = (whole.width(), whole.height());
    let rows = |from: i64, to: i64| Area { left: width / 5, right: width - width / 5, top: from, bottom: to };
    let columns = |from: i64, to: i64| Area { top: height / 5, bottom: height - height / 5, left: from, right: to };
    let row = |y: i64| mask.share(rows(y, y + 1)) >= 0.5;
    let column = |x: i64| mask.share(columns(x, x + 1)) >= 0.5;
    // The frame lies in the outer sixth; a stroke of a character that is as long lies further in.
    let last = |from: i64, length: i64, of: &dyn Fn(i64) -> bool| (0..length / 6).rev().find(|i| of(from + i));
    let first = |end: i64, length: i64, of: &dyn Fn(i64) -> bool| (0..length / 6).rev().find(|i| of(end - 1 - i));
    Area {
        left: last(0, width, &column).map_or(0, |i| i + 2),
        top: last(0, height, &row).map_or(0, |i| i + 2),
        right: width - first(width, width, &column).map_or(0, |i| i + 2),
        bottom: height - first(height, height, &row).map_or(0, |i| i + 2),
    }
}

/// The characters in the order of reading.
fn cells(mask: &Mask, inside: Area) -> Vec<Area> {
    let Some(inside) = mask.tight(inside) else { return Vec::new() };
    let column = |from: i64, to: i64| Area { left: from, right: to, ..inside };
    let columns = parts((inside.left, inside.right), 0.0, |from, to| mask.share(column(from, to)));
    let mut out = Vec::new();
    for (left, right) in columns.into_iter().rev() {
        let Some(own) = mask.tight(column(left, right)) else { continue };
        let row = |from: i64, to: i64| Area { top: from, bottom: to, ..own };
        let rows = parts((own.top, own.bottom), LEAST * own.width() as f64, |from, to| mask.share(row(from, to)));
        out.extend(rows.into_iter().filter_map(|(top, bottom)| mask.tight(row(top, bottom))));
    }
    // Specks are no characters.
    let largest = out.iter().map(Area::size).max().unwrap_or(0);
    out.retain(|cell| cell.size() * 12 >= largest);
    out
}

/// The most parts of about one length, each at least `least`, whose cuts go through hardly any ink.
fn parts((from, to): (i64, i64), least: f64, ink: impl Fn(i64, i64) -> f64) -> Vec<(i64, i64)> {
    let length = to - from;
    let cuts = |count: i64| -> Option<Vec<i64>> {
        let reach = length / count / 4;
        let cut = |at: i64| {
            let middle = from + length * at / count;
            let best = (middle - reach..=middle + reach).min_by(|a, b| {
                ink(*a, a + 1).total_cmp(&ink(*b, b + 1)).then((a - middle).abs().cmp(&(b - middle).abs()))
            })?;
            (ink(best, best + 1) <= CUT).then_some(best)
        };
        (1..count).map(cut).collect()
    };
    let fits = |count: &i64| length / count >= 8 && length as f64 / *count as f64 >= least;
    let found = (1..=MOST).rev().filter(fits).find_map(cuts).unwrap_or_default();
    let starts = std::iter::once(from).chain(found.iter().copied());
    starts.zip(found.iter().copied().chain([to])).collect()
}

fn laid_out(picture: &GrayImage, cells: &[Area]) -> GrayImage {
    let tallest = cells.iter().map(|cell| cell.height().max(cell.width())).max().unwrap_or(1).max(1);
    let zoom = f64::from(CHARACTER) / tallest as f64;
    let side = |length: i64| ((length as f64 * zoom).round() as u32).max(1);
    let width = cells.iter().map(|cell| side(cell.width()) + BETWEEN).sum::<u32>() + BETWEEN;
    let mut line = GrayImage::from_pixel(width, LINE, Luma([255]));
    let mut x = BETWEEN;
    for cell in cells {
        let crop = imageops::crop_imm(
            picture,
            cell.left.max(0) as u32,
            cell.top.max(0) as u32,
            cell.width() as u32,
            cell.height() as u32,
        );
        let (wide, high) = (side(cell.width()), side(cell.height()));
        let character = imageops::resize(&*crop, wide, high, imageops::FilterType::Triangle);
        imageops::replace(&mut line, &character, i64::from(x), i64::from((LINE.saturating_sub(high)) / 2));
        x += wide + BETWEEN;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A framed seal of 90 pixels with blocks as characters.
    fn framed(blocks: &[(i64, i64)]) -> Mask {
        let mut mask = Mask::new(90, 90);
        for i in 0..90 {
            for j in 0..3 {
                [(i, j), (i, 89 - j), (j, i), (89 - j, i)].into_iter().for_each(|(x, y)| mask.put(x, y, true));
            }
        }
        for (left, top) in blocks {
            for x in *left..left + 20 {
                (*top..top + 18).for_each(|y| mask.put(x, y, (x + y) % 3 > 0));
            }
        }
        mask
    }

    #[test]
    fn characters_are_read_down_the_columns_from_the_right() {
        // The last column has fewer characters, with more room between them.
        let blocks = [(60, 8), (60, 36), (60, 64), (34, 8), (34, 36), (34, 64), (8, 16), (8, 56)];
        let mask = framed(&blocks);
        let found: Vec<(i64, i64)> = cells(&mask, within_frame(&mask)).iter().map(|a| (a.left, a.top)).collect();
        assert_eq!(found, blocks);
    }

    #[test]
    fn an_empty_frame_says_nothing() {
        let mask = framed(&[]);
        assert!(cells(&mask, within_frame(&mask)).is_empty());
    }
}
