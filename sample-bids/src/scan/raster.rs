//! Pages of a PDF as pixels.

use std::sync::Arc;

use hayro::hayro_interpret::{InterpreterSettings, TransformExt};
use hayro::hayro_syntax::Pdf;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};

use crate::error::SampleError;
use crate::scan::profile::ScanProfile;

/// Points of an inch.
const INCH: f64 = 72.0;

/// A page as red, green, blue and alpha.
pub(crate) struct Raster {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) pixels: Vec<u8>,
}

/// Draws every page at the profile's resolution, turned by its skew.
pub(crate) fn pages(pdf: Vec<u8>, profile: &ScanProfile) -> Result<Vec<Raster>, SampleError> {
    let pdf = Pdf::new(Arc::new(pdf)).map_err(|error| SampleError::Scan(format!("{error:?}")))?;
    let cache = RenderCache::new();
    let scale = f64::from(profile.dpi) / INCH;
    let mut out = vec![];
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let (wide, high) = (side(width, scale)?, side(height, scale)?);
        let middle = (f64::from(wide) / 2.0, f64::from(high) / 2.0);
        let transform = Affine::rotate_about(profile.skew.to_radians(), middle)
            * Affine::scale(scale)
            * page.initial_transform(true).to_kurbo();
        let mut context = RenderContext::new(wide, high);
        let settings = RenderSettings { hinting: false, ..RenderSettings::default() };
        render_into(page, &cache, &InterpreterSettings::default(), &settings, &mut context, transform);
        context.flush();
        let mut pixmap = Pixmap::new(wide, high);
        let white = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
        context.render_with(&mut pixmap, &mut Resources::default(), white);
        out.push(Raster { width: wide.into(), height: high.into(), pixels: pixmap.data_as_u8_slice().to_vec() });
    }
    Ok(out)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to lie in range")]
fn side(points: f32, scale: f64) -> Result<u16, SampleError> {
    let pixels = (f64::from(points) * scale).round();
    if (1.0..=8000.0).contains(&pixels) {
        Ok(pixels as u16)
    } else {
        Err(SampleError::Scan(format!("a side of {pixels} pixels")))
    }
}
