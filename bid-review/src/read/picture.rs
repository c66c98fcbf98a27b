//! Files that are pictures: PNG, JPEG and TIFF.

use std::io::Cursor;

use image::{ImageReader, RgbImage};

use super::{limits, tiff};
use crate::reading::Reason;

/// Short side of a page when nothing is known of its size: A4, in inches.
const SHORT: f64 = 8.27;

/// Whether bytes begin like a picture that can be read.
pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n") || bytes.starts_with(b"\xFF\xD8\xFF") || tiff::is(bytes)
}

/// The picture, and its pixels per inch as a page of A4.
pub(super) fn decode(bytes: &[u8]) -> Result<(RgbImage, f64), Reason> {
    let reader = || ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| Reason::Damaged);
    let (width, height) = reader()?.into_dimensions().map_err(|_| Reason::Damaged)?;
    if u64::from(width) * u64::from(height) > limits::PIXELS {
        return Err(Reason::Limit);
    }
    let image = reader()?.decode().map_err(|_| Reason::Damaged)?.into_rgb8();
    Ok((image, f64::from(width.min(height)) / SHORT))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        RgbImage::new(width, height).write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
        bytes
    }

    #[test]
    fn a_picture_is_a_page_of_a4() {
        let bytes = png(827, 1169);
        assert!(is(&bytes) && !is(b"GIF89a"));
        let (image, dpi) = decode(&bytes).unwrap();
        assert_eq!((image.dimensions(), dpi.round()), ((827, 1169), 100.0));
    }

    #[test]
    fn too_many_pixels_or_too_few_bytes() {
        let mut bytes = png(8, 8);
        bytes.truncate(40);
        assert_eq!(decode(&bytes).unwrap_err(), Reason::Damaged);
        // Width and height stand at fixed places of the header, guarded by a checksum that is not looked at before the size.
        let mut bytes = png(8, 8);
        bytes.splice(16..24, [0, 0, 0x40, 0, 0, 0, 0x40, 0]);
        assert!(decode(&bytes).is_err());
    }
}
