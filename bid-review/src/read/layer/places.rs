//! Where the glyphs of a run stand.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::kurbo::Affine;

/// The place of each glyph of a run on the page, and how far the next one stands, in points.
pub(super) fn of(run: &GlyphRun<'_, '_>, transform: Affine) -> Vec<(Affine, f64)> {
    let places: Vec<Affine> = run.glyphs().iter().map(|glyph| transform * glyph.transform()).collect();
    // A substitute font is stretched glyph by glyph; the least stretched one tells how the run itself is scaled.
    let scale = |place: &Affine| {
        let [a, b, c, d, _, _] = place.as_coeffs();
        (a.hypot(b), c.hypot(d))
    };
    let ratios = places.iter().map(scale).filter(|(_, up)| *up > 0.0).map(|(along, up)| along / up);
    let ratio = ratios.min_by(|a, b| (a - 1.0).abs().total_cmp(&(b - 1.0).abs())).unwrap_or(1.0);
    let widths = run.glyphs().iter().map(|glyph| match &**glyph {
        Drawn::Outline(outline) => outline.advance_width(),
        Drawn::Type3(shape) => shape.advance_width(),
    });
    places
        .iter()
        .zip(widths)
        .map(|(place, width)| (*place, f64::from(width.unwrap_or(500.0)) * ratio * scale(place).1))
        .collect()
}
