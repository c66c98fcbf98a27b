//! Whether words of a text layer left ink on the page image: the proof, beside the drawing instructions, that somebody can see them.

use image::RgbImage;

use crate::page::Rect;

/// Least difference of brightness that the eye takes for ink, of 255.
const INK: u8 = 24;

/// Whether something can be seen in a part of an image of `dpi` pixels per inch. The part is in points.
pub(super) fn seen(image: &RgbImage, dpi: f64, part: &Rect) -> bool {
    let scale = dpi / 72.0;
    let pixels = |from: f64, to: f64, most: u32| {
        (from * scale).floor().max(0.0) as u32..((to * scale).ceil().max(0.0) as u32).min(most)
    };
    let (mut least, mut most) = (u8::MAX, 0);
    for y in pixels(part.top, part.bottom, image.height()) {
        for x in pixels(part.left, part.right, image.width()) {
            let [r, g, b] = image.get_pixel(x, y).0;
            // A colour is as dark as its darkest channel: red ink on white paper is seen as well.
            least = least.min(r.min(g).min(b));
            most = most.max(r.max(g).max(b));
            if most.saturating_sub(least) >= INK {
                return true;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn ink_is_a_difference() {
        let mut page = RgbImage::from_pixel(100, 100, Rgb([250; 3]));
        let part = Rect::from([10.0, 10.0, 50.0, 20.0]);
        assert!(!seen(&page, 72.0, &part));
        page.put_pixel(30, 15, Rgb([255, 90, 90]));
        assert!(seen(&page, 72.0, &part));
        assert!(!seen(&page, 72.0, &Rect::from([500.0, 10.0, 600.0, 20.0])));
    }
}
