//! Page images, and images of parts of pages.

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings};
use hayro_interpret::kurbo::{Affine, Rect as Area};
use hayro_interpret::{InterpreterSettings, TransformExt};
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
        self.part(page, dpi, Area::new(0.0, 0.0, f64::from(width), f64::from(height))).map(|(image, _)| image)
    }

    /// Draws a part of a page as displayed, in points, and tells where the image begins: on a whole pixel of the page.
    pub(super) fn part(&self, page: &'a Page<'a>, dpi: f64, part: Area) -> Result<(RgbImage, (f64, f64)), Reason> {
        let (width, height) = page.render_dimensions();
        let scale = fits((f64::from(width), f64::from(height)), dpi).ok_or(Reason::Limit)?;
        let (left, top) = ((part.x0 * scale).floor(), (part.y0 * scale).floor());
        // Both sides are at most those of the whole page, which fit.
        let side = |from: f64, to: f64| (to * scale - from).floor().clamp(1.0, f64::from(u16::MAX)) as u16;
        let mut context = RenderContext::new(side(left, part.x1), side(top, part.y1));
        let place = Affine::translate((-left, -top)) * Affine::scale(scale) * page.initial_transform(true).to_kurbo();
        // Letters keep their true shapes, which is quicker and what recognition is used to.
        let drawing = RenderSettings { hinting: false, ..RenderSettings::default() };
        hayro::render_into(page, &self.cache, &self.settings, &drawing, &mut context, place);
        context.flush();
        let mut pixmap = Pixmap::new(context.width(), context.height());
        let white = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
        context.render_with(&mut pixmap, &mut Resources::default(), white);
        let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
        let mut bytes = vec![0; 3 * (width as usize) * (height as usize)];
        for (to, from) in bytes.chunks_exact_mut(3).zip(pixmap.data_as_u8_slice().chunks_exact(4)) {
            if let ([red, green, blue], [r, g, b, _]) = (to, from) {
                (*red, *green, *blue) = (*r, *g, *b);
            }
        }
        let image = RgbImage::from_raw(width, height, bytes).ok_or(Reason::Damaged)?;
        Ok((image, (left / scale, top / scale)))
    }
}

/// Pixels per point for an image within the limits; `None` where the page is too large, or no page at all.
pub(super) fn fits((width, height): (f64, f64), dpi: f64) -> Option<f64> {
    let scale = dpi / 72.0;
    let (wide, high) = (width * scale, height * scale);
    let fine = (1.0..=limits::PIXEL_SIDE).contains(&wide)
        && (1.0..=limits::PIXEL_SIDE).contains(&high)
        && wide * high <= limits::PIXELS as f64
        && width.max(height) <= limits::SIDE;
    fine.then_some(scale)
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
