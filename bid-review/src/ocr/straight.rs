//! Turning a page image upright and taking out its lean.

use std::borrow::Cow;

use image::{RgbImage, imageops};

/// Lean that is not worth turning for, in degrees.
const LEVEL: f64 = 0.04;
/// Binary digits behind the point of a place in an image: whole numbers are quick, and this is done for every pixel of a page.
const POINT: u32 = 32;

/// The image after so many quarter turns clockwise.
pub fn turned(image: &RgbImage, quarters: u8) -> Cow<'_, RgbImage> {
    match quarters % 4 {
        0 => Cow::Borrowed(image),
        1 => Cow::Owned(imageops::rotate90(image)),
        2 => Cow::Owned(imageops::rotate180(image)),
        _ => Cow::Owned(imageops::rotate270(image)),
    }
}

/// A lean worth taking out: 0 for less.
pub fn worth(degrees: f64) -> f64 {
    if degrees.abs() < LEVEL { 0.0 } else { degrees }
}

/// The image of the same size in which what leans by `degrees` clockwise about the middle stands straight.
pub fn straightened(image: Cow<'_, RgbImage>, degrees: f64) -> Cow<'_, RgbImage> {
    if degrees == 0.0 || image.width() < 2 || image.height() < 2 {
        return image;
    }
    let (width, height) = image.dimensions();
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (cx, cy) = (f64::from(width) / 2.0, f64::from(height) / 2.0);
    let fixed = |value: f64| (value * (1_i64 << POINT) as f64) as i64;
    // What lies between two pixels, in parts of 256.
    let part = |value: i64| ((value >> (POINT - 8)) & 0xff) as u32;
    let (along, down) = (fixed(cos), fixed(sin));
    let (right, bottom) = (i64::from(width - 2) << POINT, i64::from(height - 2) << POINT);
    let stride = width as usize * 3;
    let raw = image.as_raw();
    let mut out = vec![0; raw.len()];
    for (row, line) in (0..height).zip(out.chunks_exact_mut(stride)) {
        let (dx, dy) = (0.5 - cx, f64::from(row) + 0.5 - cy);
        let (mut x, mut y) = (fixed(cx + dx * cos - dy * sin - 0.5), fixed(cy + dx * sin + dy * cos - 0.5));
        for pixel in line.chunks_exact_mut(3) {
            // What lies outside the image continues its edge, so that the paper keeps its shade.
            let (inside, under) = (x.clamp(0, right), y.clamp(0, bottom));
            let (fx, fy) = (part(inside), part(under));
            let at = (under >> POINT) as usize * stride + (inside >> POINT) as usize * 3;
            let above = raw.get(at..at + 6).unwrap_or(&[0; 6]);
            let below = raw.get(at + stride..at + stride + 6).unwrap_or(&[0; 6]);
            if let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (above, below) {
                let mix = |one: u8, other: u8, share: u32| u32::from(one) * (256 - share) + u32::from(other) * share;
                let blend = |[one, right, below, last]: [u8; 4]| {
                    ((mix(one, below, fy) * (256 - fx) + mix(right, last, fy) * fx) >> 16) as u8
                };
                pixel.copy_from_slice(&[blend([*a, *d, *g, *j]), blend([*b, *e, *h, *k]), blend([*c, *f, *i, *l])]);
            }
            x += along;
            y += down;
        }
    }
    Cow::Owned(RgbImage::from_raw(width, height, out).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn a_leaning_line_becomes_level() {
        let slope = 3f64.to_radians().tan();
        let leaning = RgbImage::from_fn(400, 200, |x, y| {
            let line = 100.0 + (f64::from(x) - 200.0) * slope;
            if (f64::from(y) - line).abs() < 2.0 { Rgb([0; 3]) } else { Rgb([255; 3]) }
        });
        let straight = straightened(Cow::Borrowed(&leaning), 3.0);
        assert_eq!(straight.dimensions(), (400, 200));
        assert!((30..370).all(|x| straight.get_pixel(x, 100).0[0] < 90));
        assert!((30..370).all(|x| straight.get_pixel(x, 106).0[0] > 200));
    }

    #[test]
    fn small_images_survive() {
        let tiny = RgbImage::new(1, 1);
        assert_eq!(straightened(turned(&tiny, 3), 2.0).dimensions(), (1, 1));
    }
}
