//! A part of a page's text as the engine likes it: enlarged, with a white margin.

use image::{GrayImage, Luma, imageops};

use super::clean::Text;
use crate::page::Rect;

/// Resolution that the engine reads best, in pixels per inch for text of ordinary size.
const BEST_DPI: f64 = 300.0;
/// White margin in pixels.
const EDGE: u32 = 12;

/// A picture for the engine.
#[derive(Debug)]
pub struct Picture {
    /// Dark on white.
    pub gray: GrayImage,
    /// Its pixels per inch.
    pub dpi: f64,
    /// Its pixels in a point.
    scale: f64,
    /// Its corner on the page, in points.
    corner: (f64, f64),
}

impl Picture {
    /// A place of a page whose image has `dpi` pixels per inch.
    pub fn of(text: &Text, rect: Rect, dpi: f64) -> Self {
        let (width, height) = text.gray.dimensions();
        let at = |v: f64, end: u32| ((v * text.scale).max(0.0) as u32).min(end);
        let margin = 2.0;
        let (left, top) = (at(rect.left - margin, width), at(rect.top - margin, height));
        let (right, bottom) = (at(rect.right + margin, width).max(left), at(rect.bottom + margin, height).max(top));
        let mut crop = imageops::crop_imm(&text.gray, left, top, right - left, bottom - top).to_image();
        let zoom = (BEST_DPI / dpi).clamp(0.5, 3.0);
        if (zoom - 1.0).abs() > 0.05 && crop.width() > 0 && crop.height() > 0 {
            let side = |length: u32| ((f64::from(length) * zoom).round() as u32).max(1);
            crop = imageops::resize(&crop, side(crop.width()), side(crop.height()), imageops::FilterType::CatmullRom);
        }
        let zoom = f64::from(crop.width()) / f64::from((right - left).max(1));
        let mut gray = GrayImage::from_pixel(crop.width() + 2 * EDGE, crop.height() + 2 * EDGE, Luma([255]));
        imageops::replace(&mut gray, &crop, i64::from(EDGE), i64::from(EDGE));
        let scale = text.scale * zoom;
        let corner = |start: u32| f64::from(start) / text.scale - f64::from(EDGE) / scale.max(1e-6);
        Self { gray, dpi: dpi * zoom, scale, corner: (corner(left), corner(top)) }
    }

    /// A place in the picture as one on the page, in points.
    pub fn points(&self, rect: Rect) -> Rect {
        let point = |v: f64| v / self.scale.max(1e-6);
        Rect {
            left: self.corner.0 + point(rect.left),
            top: self.corner.1 + point(rect.top),
            right: self.corner.0 + point(rect.right),
            bottom: self.corner.1 + point(rect.bottom),
        }
    }
}

/// A place of a page with a narrow margin, in the page's own resolution, and the place that this shows.
pub fn strip(text: &Text, rect: Rect) -> (GrayImage, Rect) {
    let (width, height) = text.gray.dimensions();
    let at = |v: f64, end: u32| ((v * text.scale).round().max(0.0) as u32).min(end);
    let (beside, above) = (0.25 * rect.height(), 0.18 * rect.height());
    let (left, top) = (at(rect.left - beside, width), at(rect.top - above, height));
    let (right, bottom) = (at(rect.right + beside, width).max(left), at(rect.bottom + above, height).max(top));
    let crop = imageops::crop_imm(&text.gray, left, top, right - left, bottom - top).to_image();
    let point = |v: u32| f64::from(v) / text.scale.max(1e-6);
    (crop, Rect { left: point(left), top: point(top), right: point(right), bottom: point(bottom) })
}
