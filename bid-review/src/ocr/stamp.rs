//! Taking red seals off the text beneath them: what a seal shows is no line of the page, and the packing of a scan leaves its edges grey.

use image::{GrayImage, Luma, RgbImage};

use crate::marks::ink::Ink;
use crate::marks::mask::{Area, Mask};
use crate::page::Rect;

/// Share of the red ink of a seal that is darker than the level from which on all is taken for dark ink.
const DEEP: usize = 12;
/// Levels below that one which are still the seal's.
const MARGIN: i32 = 12;
/// Least difference between the seal and dark ink beneath it; where there is less the seal stays.
const LEAST: i32 = 40;
/// Share of full darkness that leaves a pixel of the mask set, in levels.
const FAINT: u32 = 165;

/// A page whose seals are taken off.
pub struct Sheet<'a> {
    /// The image of the page.
    pub image: &'a RgbImage,
    /// Its ink.
    pub ink: &'a Ink,
    /// Pixels of the image in a point.
    pub scale: f64,
}

impl Sheet<'_> {
    /// Draws the place of a red seal anew by its red light alone, in which red ink is nearly as bright as paper, and clears its remains from
    /// the mask.
    pub fn without(&self, seal: Rect, gray: &mut GrayImage, mask: &mut Mask) {
        let side = |at: f64, end: u32| ((at * self.scale).max(0.0) as u32).min(end);
        let (width, height) = self.image.dimensions();
        let columns = side(seal.left, width)..side(seal.right.max(seal.left), width);
        let rows = side(seal.top, height)..side(seal.bottom.max(seal.top), height);
        let Some(bright) = self.brightness(&columns, &rows) else { return };
        let (_, dark) = self.ink.levels(seal.middle().0, seal.middle().1);
        let depth = bright - i32::from(dark);
        if depth < LEAST {
            return;
        }
        for y in rows {
            for x in columns.clone() {
                let light = i32::from(light(self.image.get_pixel(x, y).0));
                gray.put_pixel(x, y, Luma([(255 - (bright - light) * 255 / depth).clamp(0, 255) as u8]));
            }
        }
        self.clear(seal, gray, mask);
    }

    /// The brightness in red light of the darker part of the red ink in a place.
    fn brightness(&self, columns: &std::ops::Range<u32>, rows: &std::ops::Range<u32>) -> Option<i32> {
        let mut counts = [0_usize; 256];
        let step = 1.0 / (self.scale * self.ink.point);
        for y in rows.clone() {
            for x in columns.clone() {
                let at = |v: u32| (f64::from(v) * step) as i64;
                if self.ink.red.at(at(x), at(y))
                    && let Some(count) = counts.get_mut(usize::from(light(self.image.get_pixel(x, y).0)))
                {
                    *count += 1;
                }
            }
        }
        let wanted = counts.iter().sum::<usize>() / DEEP;
        let mut sum = 0;
        let level = counts.iter().position(|count| {
            sum += count;
            sum > wanted
        })?;
        Some(i32::try_from(level).ok()? - MARGIN)
    }

    /// Leaves of the mask only what is still dark.
    fn clear(&self, seal: Rect, gray: &GrayImage, mask: &mut Mask) {
        let point = self.ink.point;
        let area = Area {
            left: (seal.left / point) as i64,
            top: (seal.top / point) as i64,
            right: (seal.right / point) as i64,
            bottom: (seal.bottom / point) as i64,
        };
        for y in area.top..area.bottom {
            for x in area.left..area.right {
                if mask.at(x, y) && mean(gray, (x, y), point * self.scale) > FAINT {
                    mask.put(x, y, false);
                }
            }
        }
    }
}

/// Brightness in red light; dark ink of any hue is dark in it.
fn light([r, _, _]: [u8; 3]) -> u8 {
    r
}

/// The mean level of the pixels that one of the mask stands for, `side` of them wide.
fn mean(gray: &GrayImage, (x, y): (i64, i64), side: f64) -> u32 {
    let range = |at: i64, end: u32| {
        let from = ((at as f64 * side) as u32).min(end);
        from..(((at + 1) as f64 * side) as u32).clamp(from, end)
    };
    let (mut sum, mut count) = (0_u32, 0_u32);
    for y in range(y, gray.height()) {
        for x in range(x, gray.width()) {
            sum += u32::from(gray.get_pixel(x, y).0.first().copied().unwrap_or(255));
            count += 1;
        }
    }
    sum.checked_div(count).unwrap_or(255)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    /// Paper with a red frame of a seal whose edges are grey as packing leaves them, and dark bars across it.
    fn page() -> RgbImage {
        RgbImage::from_fn(300, 300, |x, y| {
            let frame = (100..200).contains(&x) && (100..200).contains(&y);
            let (dx, dy) = (x.abs_diff(150), y.abs_diff(150));
            let edge = dx.max(dy);
            match (frame, edge) {
                _ if (145..155).contains(&y) && x % 20 < 10 => Rgb([20, 20, 22]),
                (true, 40..=46) => Rgb([205, 40, 50]),
                (true, 38..=48) => Rgb([196, 150, 152]),
                _ => Rgb([240; 3]),
            }
        })
    }

    #[test]
    fn a_seal_goes_and_the_text_beneath_it_stays() {
        let image = page();
        let ink = Ink::of(&image, 150.0);
        let scale = 150.0 / 72.0;
        let mut gray = GrayImage::from_pixel(300, 300, Luma([0]));
        let mut mask = Mask::new(300, 300);
        mask.bits.fill(1);
        let seal = Rect { left: 96.0 / scale, top: 96.0 / scale, right: 204.0 / scale, bottom: 204.0 / scale };
        Sheet { image: &image, ink: &ink, scale }.without(seal, &mut gray, &mut mask);
        assert!(gray.get_pixel(107, 120).0[0] > 240 && gray.get_pixel(102, 120).0[0] > 200, "{gray:?}");
        assert!(gray.get_pixel(145, 150).0[0] < 30 && mask.at(145, 150), "dark ink stays");
        assert!(!mask.at(107, 120) && !mask.at(102, 120) && !mask.at(120, 120));
        assert!(mask.at(50, 120) && gray.get_pixel(50, 120).0[0] == 0, "nothing else is touched");
    }

    #[test]
    fn a_seal_as_dark_as_ink_stays() {
        let image = RgbImage::from_pixel(60, 60, Rgb([90, 20, 20]));
        let ink = Ink::of(&image, 150.0);
        let (mut gray, mut mask) = (GrayImage::from_pixel(60, 60, Luma([7])), Mask::new(60, 60));
        let all = Rect { left: 0.0, top: 0.0, right: 28.0, bottom: 28.0 };
        Sheet { image: &image, ink: &ink, scale: 150.0 / 72.0 }.without(all, &mut gray, &mut mask);
        assert!(gray.pixels().all(|pixel| pixel.0 == [7]));
    }
}
