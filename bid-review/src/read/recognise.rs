//! Pages that are images: recognition, and the marks beside the text.

use image::{RgbImage, imageops};

use crate::ocr::{Ocr, OcrError};
use crate::page::{Origin, Page};
use crate::reading::Reason;

/// Recognises a page image as displayed.
pub(super) fn page(image: &RgbImage, dpi: f64, index: u32, ocr: &dyn Ocr) -> Result<Page, Reason> {
    let found = ocr.recognise(image, dpi).map_err(|error| match error {
        OcrError::Absent => Reason::NoOcr,
        OcrError::Failed => Reason::Damaged,
    })?;
    let points = |pixels: u32| f64::from(pixels) * 72.0 / dpi;
    let (width, height) = (points(image.width()), points(image.height()));
    let (width, height) = if found.turn.is_multiple_of(2) { (width, height) } else { (height, width) };
    Ok(Page {
        index,
        width,
        height,
        turn: found.turn,
        tilt: found.tilt,
        origin: Origin::Ocr,
        words: found.words,
        rules: found.marks.rules,
        ticks: found.marks.ticks,
        seals: found.marks.seals,
    })
}

/// The image turned clockwise by quarters.
pub(super) fn turned(image: RgbImage, turn: u8) -> RgbImage {
    match turn % 4 {
        0 => image,
        1 => imageops::rotate90(&image),
        2 => imageops::rotate180(&image),
        _ => imageops::rotate270(&image),
    }
}
