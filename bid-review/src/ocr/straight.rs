//! Turning a page image upright and taking out its lean.

use std::borrow::Cow;

use image::{RgbImage, imageops};

/// Lean that is not worth turning for, in degrees.
const LEVEL: f64 = 0.04;

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
    let stride = width as usize * 3;
    let raw = image.as_raw();
    let mut out = Vec::with_capacity(raw.len());
    for row in 0..height {
        let dy = f64::from(row) + 0.5 - cy;
        for column in 0..width {
            let dx = f64::from(column) + 0.5 - cx;
            // What lies outside the image continues its edge, so that the paper keeps its shade.
            let x = (cx + dx * cos - dy * sin - 0.5).clamp(0.0, f64::from(width - 2));
            let y = (cy + dx * sin + dy * cos - 0.5).clamp(0.0, f64::from(height - 2));
            let (fx, fy) = ((x.fract() * 256.0) as u32, (y.fract() * 256.0) as u32);
            let at = y as usize * stride + x as usize * 3;
            let above = raw.get(at..at + 6).unwrap_or(&[0; 6]);
            let below = raw.get(at + stride..at + stride + 6).unwrap_or(&[0; 6]);
            let pairs = above.iter().zip(below).map(|(a, b)| u32::from(*a) * (256 - fy) + u32::from(*b) * fy);
            let mixed: [u32; 6] = {
                let mut mixed = [0; 6];
                mixed.iter_mut().zip(pairs).for_each(|(m, p)| *m = p);
                mixed
            };
            let [r, g, b, r1, g1, b1] = mixed;
            out.extend([(r, r1), (g, g1), (b, b1)].map(|(a, b)| ((a * (256 - fx) + b * fx) >> 16) as u8));
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
