//! The text of a page alone: even paper, no ruling lines, tick boxes or seals.

use image::{GrayImage, Luma, RgbImage};

use super::stamp::Sheet;
use crate::marks::ink::Ink;
use crate::marks::mask::{Area, Mask};
use crate::ocr::recognise::Marks;
use crate::page::Rect;

/// The text of a page.
#[derive(Debug)]
pub struct Text {
    /// Dark on white, at the resolution of the page image.
    pub gray: GrayImage,
    /// Pixels of `gray` in a point.
    pub scale: f64,
    /// Its ink, at the resolution of the masks of the page.
    pub mask: Mask,
    /// Points a pixel of `mask`.
    pub point: f64,
    /// Where seals stand.
    pub seals: Vec<Rect>,
}

/// The text of a straight page image of `dpi` pixels per inch with its ink and marks.
pub fn clean(image: &RgbImage, dpi: f64, ink: &Ink, marks: &Marks) -> Text {
    let scale = dpi / 72.0;
    let seals = marks.seals.iter().map(|seal| seal.rect).collect();
    let mut text = Text { gray: even(image, scale, ink), scale, mask: ink.dark.clone(), point: ink.point, seals };
    let sheet = Sheet { image, ink, scale };
    for seal in marks.seals.iter().filter(|seal| seal.red) {
        sheet.without(grown(seal.rect, 1.0), &mut text.gray, &mut text.mask);
    }
    let seals = marks.seals.iter().filter(|s| !s.red).map(|s| grown(s.rect, 1.0));
    let ticks = marks.ticks.iter().map(|t| grown(t.rect, 1.2));
    let rules = marks.rules.iter().map(|r| grown(*r, 0.5));
    for rect in rules.chain(ticks).chain(seals) {
        text.erase(rect);
    }
    text
}

fn grown(rect: Rect, by: f64) -> Rect {
    Rect { left: rect.left - by, top: rect.top - by, right: rect.right + by, bottom: rect.bottom + by }
}

/// Gray with paper at white and the darkest ink at black; red ink becomes paper.
fn even(image: &RgbImage, scale: f64, ink: &Ink) -> GrayImage {
    let step = 1.0 / (scale * ink.point);
    let mut gray = GrayImage::new(image.width(), image.height());
    let width = image.width() as usize;
    let rows = image.as_raw().chunks_exact((width * 3).max(1)).zip(gray.chunks_exact_mut(width.max(1)));
    for (y, (row, out)) in rows.enumerate() {
        let mask_y = (y as f64 * step) as i64;
        let red = ink.red.span(mask_y, 0, i64::MAX);
        for (block, (pixels, values)) in row.chunks(48).zip(out.chunks_mut(16)).enumerate() {
            let (paper, dark) = ink.levels((block * 16) as f64 / scale, y as f64 / scale);
            let depth = (i32::from(paper) - i32::from(dark)).max(60);
            for (i, (pixel, value)) in pixels.chunks_exact(3).zip(values).enumerate() {
                let x = ((block * 16 + i) as f64 * step) as usize;
                let [r, g, b] = [0, 1, 2].map(|c| pixel.get(c).map_or(255, |v| i32::from(*v)));
                // Under a red seal only the red channel tells ink from stamp.
                let light = if red.get(x).is_some_and(|bit| *bit != 0) {
                    r.max(g).max(b) + 20
                } else {
                    (r * 77 + g * 151 + b * 28) >> 8
                };
                *value = (255 - (i32::from(paper) - light) * 255 / depth).clamp(0, 255) as u8;
            }
        }
    }
    gray
}

impl Text {
    fn erase(&mut self, rect: Rect) {
        let area = self.area(rect);
        for y in area.top..area.bottom {
            (area.left..area.right).for_each(|x| self.mask.put(x, y, false));
        }
        let range = |from: f64, to: f64, end: u32| {
            ((from * self.scale).floor().max(0.0) as u32).min(end)..((to * self.scale).ceil().max(0.0) as u32).min(end)
        };
        let (width, height) = self.gray.dimensions();
        for y in range(rect.top, rect.bottom, height) {
            for x in range(rect.left, rect.right, width) {
                self.gray.put_pixel(x, y, Luma([255]));
            }
        }
    }

    /// Where in a line, near a place along it, no ink stands: the left edge of what follows; all in points.
    pub fn gap_near(&self, line: Rect, along: f64) -> Option<f64> {
        let area = self.area(line);
        let (middle, reach) = ((along / self.point) as i64, (line.height() * 0.7 / self.point) as i64);
        let blank = |x: &i64| {
            (area.left + 1..area.right).contains(x) && self.mask.count(Area { left: *x, right: x + 1, ..area }) == 0
        };
        let near = (0..=reach).flat_map(|step| [middle - step, middle + step]).find(blank)?;
        let after = (near..area.right).find(|x| !blank(x)).unwrap_or(near);
        Some(after as f64 * self.point)
    }

    /// The pixels of the mask in a place in points.
    pub fn area(&self, rect: Rect) -> Area {
        Area {
            left: (rect.left / self.point).floor() as i64,
            top: (rect.top / self.point).floor() as i64,
            right: (rect.right / self.point).ceil() as i64,
            bottom: (rect.bottom / self.point).ceil() as i64,
        }
    }

    /// A place in points around pixels of the mask.
    pub fn rect(&self, area: Area) -> Rect {
        Rect {
            left: area.left as f64 * self.point,
            top: area.top as f64 * self.point,
            right: area.right as f64 * self.point,
            bottom: area.bottom as f64 * self.point,
        }
    }
}
