//! Telling ink from paper on a page image, dark ink apart from red.

use image::RgbImage;

use super::mask::{Area, Mask};
use crate::page::Rect;

/// Side of the blocks in which the paper's brightness is taken, in pixels.
const BLOCK: usize = 32;

/// Dark and red ink of a page, at a resolution that is enough for lines and frames.
#[derive(Debug, Clone)]
pub struct Ink {
    /// Points a pixel of the masks.
    pub point: f64,
    /// Dark ink, red ink not included.
    pub dark: Mask,
    /// Red ink; nothing on a page without colours.
    pub red: Mask,
    /// The paper's brightness in the blocks of the page.
    paper: Paper,
}

#[derive(Debug, Clone)]
struct Paper {
    columns: usize,
    blocks: Vec<u8>,
    dark: u8,
}

impl Paper {
    fn at(&self, x: usize, y: usize) -> u8 {
        self.blocks.get((y / BLOCK) * self.columns + x / BLOCK).copied().unwrap_or(255)
    }
}

impl Ink {
    /// The ink of an image of `dpi` pixels per inch, reduced to at most about 200.
    pub fn of(image: &RgbImage, dpi: f64) -> Self {
        let dpi = if dpi.is_finite() && dpi >= 1.0 { dpi } else { 72.0 };
        let every = ((dpi / 150.0) as u32).clamp(1, 16);
        let small = (every > 1).then(|| reduced(image, every));
        let image = small.as_ref().unwrap_or(image);
        let (width, height) = (image.width() as usize, image.height() as usize);
        let mut gray = vec![0; width * height];
        for (gray, pixel) in gray.iter_mut().zip(image.as_raw().chunks_exact(3)) {
            if let [r, g, b] = pixel {
                *gray = luma([*r, *g, *b]);
            }
        }
        let paper = paper(&gray, width);
        let red = red(image);
        let mut dark = Mask::new(width, height);
        for (y, (row, bits)) in
            gray.chunks_exact(width.max(1)).zip(dark.bits.chunks_exact_mut(width.max(1))).enumerate()
        {
            for (block, (values, bits)) in row.chunks(BLOCK).zip(bits.chunks_mut(BLOCK)).enumerate() {
                let bound = threshold(paper.at(block * BLOCK, y), paper.dark, 0.3);
                for (value, bit) in values.iter().zip(bits) {
                    *bit = u8::from(*value < bound);
                }
            }
        }
        for (bit, red) in dark.bits.iter_mut().zip(&red.bits) {
            *bit &= 1 - *red;
        }
        Self { point: 72.0 * f64::from(every) / dpi, dark, red, paper }
    }

    /// The brightness of paper and of the darkest ink around a place, in points.
    pub fn levels(&self, x: f64, y: f64) -> (u8, u8) {
        (self.paper.at((x / self.point) as usize, (y / self.point) as usize), self.paper.dark)
    }

    /// Pixels in so many points.
    pub fn pixels(&self, points: f64) -> f64 {
        points / self.point
    }

    /// The same area in points.
    pub fn rect(&self, area: Area) -> Rect {
        Rect {
            left: area.left as f64 * self.point,
            top: area.top as f64 * self.point,
            right: area.right as f64 * self.point,
            bottom: area.bottom as f64 * self.point,
        }
    }
}

fn luma([r, g, b]: [u8; 3]) -> u8 {
    ((u32::from(r) * 77 + u32::from(g) * 151 + u32::from(b) * 28) >> 8) as u8
}

fn threshold(paper: u8, dark: u8, share: f64) -> u8 {
    let depth = f64::from(paper.saturating_sub(dark)).max(60.0);
    (f64::from(paper) - share * depth).max(1.0) as u8
}

fn reduced(image: &RgbImage, every: u32) -> RgbImage {
    let (width, height) = (image.width() / every, image.height() / every);
    let row_length = image.width() as usize * 3;
    let mut out = Vec::with_capacity(width as usize * height as usize * 3);
    let count = every * every;
    let mut sums = vec![0u32; width as usize * 3];
    for rows in image.as_raw().chunks_exact(row_length.max(1) * every as usize).take(height as usize) {
        sums.fill(0);
        for row in rows.chunks_exact(row_length.max(1)) {
            for (sum, pixels) in sums.chunks_exact_mut(3).zip(row.chunks_exact(3 * every as usize)) {
                for pixel in pixels.chunks_exact(3) {
                    sum.iter_mut().zip(pixel).for_each(|(s, p)| *s += u32::from(*p));
                }
            }
        }
        out.extend(sums.iter().map(|s| (s / count) as u8));
    }
    RgbImage::from_raw(width, height, out).unwrap_or_default()
}

/// The brightness below which `share` of the counted pixels lie.
fn percentile(counts: &[u32; 256], share: f64) -> u8 {
    let total: u32 = counts.iter().sum();
    let mut left = (f64::from(total) * share) as u32;
    for (value, &count) in counts.iter().enumerate() {
        if count > left {
            return value as u8;
        }
        left -= count;
    }
    255
}

fn paper(gray: &[u8], width: usize) -> Paper {
    let columns = width.div_ceil(BLOCK).max(1);
    let mut all = [0u32; 256];
    let mut blocks = Vec::new();
    for rows in gray.chunks(width.max(1) * BLOCK) {
        let mut counts = vec![[0u32; 256]; columns];
        for row in rows.chunks(width.max(1)) {
            for (values, counts) in row.chunks(BLOCK).zip(&mut counts) {
                for &value in values {
                    if let Some(count) = counts.get_mut(usize::from(value)) {
                        *count += 1;
                    }
                }
            }
        }
        for counts in &counts {
            all.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            blocks.push(percentile(counts, 0.7));
        }
    }
    // A block that is mostly ink (a filled square, a dark band) is as bright as the darkest paper can be.
    let least = (f64::from(percentile(&all, 0.6)) * 0.7) as u8;
    blocks.iter_mut().for_each(|b| *b = (*b).max(least));
    Paper { columns, blocks, dark: percentile(&all, 0.002) }
}

/// Red ink: clearly redder than the paper of the page, with the hue of red and vermilion.
fn red(image: &RgbImage) -> Mask {
    let mut mask = Mask::new(image.width() as usize, image.height() as usize);
    let redness = |[r, g, b]: [u8; 3]| i32::from(r) - i32::from(g.max(b));
    let mut counts = [0u32; 256];
    for pixel in image.pixels().step_by(37) {
        if let Some(count) = counts.get_mut(redness(pixel.0).clamp(0, 255) as usize) {
            *count += 1;
        }
    }
    let bound = 30 + i32::from(percentile(&counts, 0.5)).min(40);
    for (pixel, bit) in image.as_raw().chunks_exact(3).zip(&mut mask.bits) {
        let [r, g, b] = *pixel else { continue };
        if redness([r, g, b]) >= bound {
            let chroma = i32::from(r) - i32::from(g.min(b));
            *bit =
                u8::from((i32::from(g) - i32::from(b)).abs() * 100 <= chroma * 45 && chroma * 100 >= i32::from(r) * 18);
        }
    }
    mask
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn ink_is_found_on_shaded_paper() {
        let image = RgbImage::from_fn(400, 400, |x, y| {
            let paper = 150 + (x / 5) as u8;
            if x % 50 == 7 && y > 20 { Rgb([paper - 100; 3]) } else { Rgb([paper; 3]) }
        });
        let ink = Ink::of(&image, 100.0);
        assert!(ink.dark.at(7, 100) && ink.dark.at(357, 100));
        assert_eq!(ink.dark.count(Area { left: 0, top: 0, right: 400, bottom: 400 }), 8 * 379);
    }

    #[test]
    fn red_ink_is_not_dark_ink() {
        let image = RgbImage::from_fn(300, 300, |x, y| match (x / 100, y / 100) {
            (0, 1) => Rgb([200, 80, 70]),
            (1, 1) => Rgb([60, 60, 60]),
            _ => Rgb([250, 240, 235]),
        });
        let ink = Ink::of(&image, 100.0);
        assert!(ink.red.at(50, 150) && !ink.dark.at(50, 150));
        assert!(!ink.red.at(150, 150) && ink.dark.at(150, 150));
        assert!(!ink.red.at(250, 150));
    }

    #[test]
    fn a_fine_image_is_reduced() {
        let ink = Ink::of(&RgbImage::from_pixel(301, 200, Rgb([255; 3])), 300.0);
        assert_eq!((ink.dark.width, ink.dark.height), (150, 100));
        assert!((ink.point - 0.48).abs() < 1e-9);
        let none = Ink::of(&RgbImage::new(0, 0), f64::NAN);
        assert_eq!(none.dark.bits.len(), 0);
    }
}
