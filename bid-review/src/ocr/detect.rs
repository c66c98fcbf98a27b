//! Finding the lines of text on a page image by a network, which knows text from lines, stamps and dirt.

use std::path::Path;

use image::{GrayImage, imageops};

use super::network::Network;
use super::recognise::OcrError;
use crate::marks::blobs::blobs;
use crate::marks::mask::{Area, Mask};
use crate::page::Rect;

/// Pixels per inch at which the network looks at a page.
const DPI: f64 = 84.0;
/// Sides of its pictures are multiples of this.
const STEP: u32 = 32;
/// Longest side of its pictures.
const LONGEST: u32 = 1600;
/// How sure the network is of a pixel of text, and on average of a line of it.
const PIXEL: f32 = 0.3;
const LINE: f32 = 0.5;
/// The network marks the core of a line: its area over its outline, times this, is missing on every side.
const AROUND: f64 = 1.6;

/// The network that finds lines.
#[derive(Debug)]
pub struct Detector {
    network: Network,
}

impl Detector {
    /// Opens the file of a network.
    pub fn open(path: &Path) -> Result<Self, OcrError> {
        Ok(Self { network: Network::open(path)? })
    }

    /// The lines of text of a straight page, in points; `scale` are pixels in a point.
    pub fn lines(&self, page: &GrayImage, scale: f64) -> Result<Vec<Rect>, OcrError> {
        let side = |length: u32| {
            let wanted = f64::from(length) / scale * DPI / 72.0;
            ((wanted / f64::from(STEP)).round() as u32 * STEP).clamp(STEP, LONGEST)
        };
        let (width, height) = (side(page.width()), side(page.height()));
        let small = imageops::resize(page, width, height, imageops::FilterType::Triangle);
        let plane: Vec<f32> = small.as_raw().iter().map(|v| f32::from(*v) / 127.5 - 1.0).collect();
        let values = [plane.as_slice(); 3].concat();
        let ([_, _, high, wide], chances) =
            self.network.answer::<4>([1, 3, height as usize, width as usize], &values)?;
        let mut mask = Mask::new(wide, high);
        for (bit, chance) in mask.bits.iter_mut().zip(&chances) {
            *bit = u8::from(*chance > PIXEL);
        }
        let points = (f64::from(page.width()) / scale / wide as f64, f64::from(page.height()) / scale / high as f64);
        let found = blobs(&mask, 1).into_iter().filter(|blob| blob.area.width().min(blob.area.height()) >= 3);
        let sure = found.filter(|blob| mean(&chances, wide, blob.area) >= LINE);
        Ok(sure.map(|blob| around(blob.area, points)).collect())
    }
}

/// How sure the network is of an area, on average.
fn mean(chances: &[f32], width: usize, area: Area) -> f32 {
    let place = |v: i64| usize::try_from(v).unwrap_or(0);
    let rows = chances.chunks_exact(width.max(1)).take(place(area.bottom)).skip(place(area.top));
    let inside = rows.flat_map(|row| row.iter().take(place(area.right)).skip(place(area.left)));
    let (sum, count) = inside.fold((0.0, 0.0_f32), |(sum, count), chance| (sum + chance, count + 1.0));
    sum / count.max(1.0)
}

/// The line of which an area is the core, in points.
fn around(area: Area, (across, down): (f64, f64)) -> Rect {
    let (width, height) = (area.width() as f64, area.height() as f64);
    let more = AROUND * width * height / (2.0 * (width + height));
    Rect {
        left: (area.left as f64 - more) * across,
        top: (area.top as f64 - more) * down,
        right: (area.right as f64 + more) * across,
        bottom: (area.bottom as f64 + more) * down,
    }
}
