//! A piece of a page's picture, so that a finding can be shown with what it rests on.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, ImageReader, Limits, Rgb, RgbImage};

use crate::page::Rect;

/// Points left around the piece, so that a reader sees what it belongs to.
const MARGIN: f64 = 18.0;
/// The longest side of a picture that is opened, in pixels.
const LONGEST: u32 = 12_000;
/// How fine the piece is kept, from 1 to 100: print stays sharp, and a scan's noise costs a tenth of what a PNG would.
const QUALITY: u8 = 70;
/// The frame around the place itself.
const FRAME: Rgb<u8> = Rgb([200, 40, 30]);

/// Cuts the place `rect` (points of the page as displayed) with a margin out of the page's PNG of `dpi` pixels per inch, and frames it: a JPEG.
/// `None` where the picture cannot be opened or the place lies outside of it.
#[must_use]
pub fn crop(png: &[u8], dpi: f64, rect: Rect) -> Option<Vec<u8>> {
    let mut reader = ImageReader::with_format(Cursor::new(png), ImageFormat::Png);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    reader.limits(limits);
    let mut page = reader.decode().ok()?.to_rgb8();
    let scale = dpi / 72.0;
    frame(&mut page, scaled(rect, scale));
    let [left, top, right, bottom] = scaled(
        Rect {
            left: rect.left - MARGIN,
            top: rect.top - MARGIN,
            right: rect.right + MARGIN,
            bottom: rect.bottom + MARGIN,
        },
        scale,
    );
    let (right, bottom) = (right.min(page.width()), bottom.min(page.height()));
    if right <= left || bottom <= top {
        return None;
    }
    let piece = image::imageops::crop_imm(&page, left, top, right - left, bottom - top).to_image();
    let mut bytes = Cursor::new(Vec::new());
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&piece).ok()?;
    Some(bytes.into_inner())
}

/// Pixels of a place; negative ones count as 0.
fn scaled(rect: Rect, scale: f64) -> [u32; 4] {
    <[f64; 4]>::from(rect).map(|points| {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let pixel = (points * scale).clamp(0.0, f64::from(LONGEST)) as u32;
        pixel
    })
}

fn frame(page: &mut RgbImage, [left, top, right, bottom]: [u32; 4]) {
    let mut dot = |x: u32, y: u32| {
        if let Some(pixel) = page.get_pixel_mut_checked(x, y) {
            *pixel = FRAME;
        }
    };
    for x in left..=right {
        dot(x, top);
        dot(x, bottom);
    }
    for y in top..=bottom {
        dot(left, y);
        dot(right, y);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::DynamicImage;

    fn page() -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let image = RgbImage::from_pixel(200, 300, Rgb([255, 255, 255]));
        DynamicImage::ImageRgb8(image).write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    fn size(piece: &[u8]) -> (u32, u32) {
        let image = image::load_from_memory(piece).unwrap();
        (image.width(), image.height())
    }

    #[test]
    fn the_piece_has_a_margin_and_ends_at_the_page() {
        // At 72 dpi a point is a pixel.
        let inside = crop(&page(), 72.0, Rect::from([50.0, 60.0, 90.0, 80.0])).unwrap();
        assert_eq!(size(&inside), (76, 56));
        let corner = crop(&page(), 72.0, Rect::from([190.0, 0.0, 260.0, 10.0])).unwrap();
        assert_eq!(size(&corner), (28, 28));
    }

    #[test]
    fn the_place_is_framed() {
        let piece = crop(&page(), 144.0, Rect::from([40.0, 40.0, 60.0, 60.0])).unwrap();
        let image = image::load_from_memory(&piece).unwrap().to_rgb8();
        // A JPEG blurs a thin line: it is darker and redder than the paper, no more.
        let Rgb([red, green, _]) = *image.get_pixel(46, 36);
        assert!(red > green && green < 200, "{red} {green}");
        assert!(image.get_pixel(56, 56).0.iter().all(|part| *part > 240));
    }

    #[test]
    fn what_cannot_be_cut_is_nothing() {
        assert!(crop(b"no picture", 72.0, Rect::from([0.0, 0.0, 9.0, 9.0])).is_none());
        assert!(crop(&page(), 72.0, Rect::from([500.0, 500.0, 600.0, 600.0])).is_none());
    }
}
