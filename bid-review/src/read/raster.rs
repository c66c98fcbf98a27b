//! Page images.

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use hayro_interpret::InterpreterSettings;
use hayro_syntax::page::Page;
use image::RgbImage;

use super::{fonts, limits};
use crate::reading::Reason;

/// Draws the pages of one file.
pub(super) struct Press<'a> {
    cache: RenderCache<'a>,
    settings: InterpreterSettings,
}

impl<'a> Press<'a> {
    pub(super) fn new() -> Self {
        Self { cache: RenderCache::new(), settings: fonts::settings() }
    }

    /// Draws a page as displayed, `dpi` pixels to the inch.
    pub(super) fn draw(&self, page: &'a Page<'a>, dpi: f64) -> Result<RgbImage, Reason> {
        let (width, height) = page.render_dimensions();
        let scale = fits((f64::from(width), f64::from(height)), dpi).ok_or(Reason::Limit)?;
        let pixmap = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        // Letters keep their true shapes, which is quicker and what recognition is used to.
        let drawing = RenderSettings { hinting: false, ..RenderSettings::default() };
        let pixmap = hayro::render(page, &self.cache, &self.settings, &drawing, &pixmap);
        let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
        let mut bytes = vec![0; 3 * (width as usize) * (height as usize)];
        for (to, from) in bytes.chunks_exact_mut(3).zip(pixmap.data_as_u8_slice().chunks_exact(4)) {
            if let ([red, green, blue], [r, g, b, _]) = (to, from) {
                (*red, *green, *blue) = (*r, *g, *b);
            }
        }
        RgbImage::from_raw(width, height, bytes).ok_or(Reason::Damaged)
    }
}

/// Pixels per point for an image within the limits; `None` where the page is too large, or no page at all.
fn fits((width, height): (f64, f64), dpi: f64) -> Option<f32> {
    let scale = dpi / 72.0;
    let (wide, high) = (width * scale, height * scale);
    let fine = (1.0..=limits::PIXEL_SIDE).contains(&wide)
        && (1.0..=limits::PIXEL_SIDE).contains(&high)
        && wide * high <= limits::PIXELS as f64
        && width.max(height) <= limits::SIDE;
    fine.then_some(scale as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_outside_the_limits_are_not_drawn() {
        assert_eq!(fits((595.0, 842.0), 72.0), Some(1.0));
        assert_eq!(fits((2_000_000.0, 842.0), 72.0), None);
        assert_eq!(fits((14_000.0, 14_000.0), 72.0), None);
        assert_eq!(fits((0.0, 842.0), 72.0), None);
        assert_eq!(fits((f64::NAN, 842.0), 72.0), None);
    }
}
