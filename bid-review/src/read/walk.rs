//! A walk through the drawing instructions of a page.

use hayro_interpret::kurbo::Rect as Area;
use hayro_interpret::{Context, Device, InterpreterCache, TransformExt, interpret_page};
use hayro_syntax::page::Page as Sheet;
use image::RgbImage;

use super::brush::Brush;
use super::layer::Layer;
use super::shapes::Shapes;
use super::unheld::Unheld;
use super::{fonts, limits};
use crate::reading::Reason;

/// Largest part that is drawn here, in pixels.
const LARGEST: f64 = 4e6;

/// Width and height of a page as displayed, in points.
pub(super) fn size(sheet: &Sheet<'_>) -> Result<(f64, f64), Reason> {
    let (width, height) = sheet.render_dimensions();
    let size = (f64::from(width), f64::from(height));
    let fits = |side: f64| (1.0..=limits::SIDE).contains(&side);
    if fits(size.0) && fits(size.1) { Ok(size) } else { Err(Reason::Limit) }
}

/// What a page shows; `cache` is kept for the pages of one file. Where `unheld` is given, what the page says is held against it.
pub(super) fn layer<'a, 's>(
    sheet: &'a Sheet<'a>,
    cache: &InterpreterCache<'a>,
    shapes: &'s mut Shapes,
    unheld: Option<Unheld>,
) -> Result<Layer<'s>, Reason> {
    let size = size(sheet)?;
    let mut layer = Layer::new(size.0, size.1, shapes).held_against(unheld);
    through(sheet, cache, Area::new(0.0, 0.0, size.0, size.1), &mut layer);
    layer.settle();
    if layer.full() { Err(Reason::Limit) } else { Ok(layer) }
}

/// What the codes of a page are by the standard sets: the page is that of the file without its own tables.
pub(super) fn unheld<'a>(sheet: &'a Sheet<'a>, cache: &InterpreterCache<'a>) -> Result<Unheld, Reason> {
    let size = size(sheet)?;
    let mut unheld = Unheld::default();
    through(sheet, cache, Area::new(0.0, 0.0, size.0, size.1), &mut unheld);
    Ok(unheld)
}

/// A part of a page as displayed, in points, drawn so many pixels to each; `None` where it shows what only a viewer can draw.
pub(super) fn drawn<'a>(
    sheet: &'a Sheet<'a>,
    cache: &InterpreterCache<'a>,
    shapes: &mut Shapes,
    part: Area,
    scale: f64,
) -> Option<RgbImage> {
    // Larger ones are no quicker than with everything, and may be beyond all limits.
    if part.area() * scale * scale > LARGEST {
        return None;
    }
    let mut brush = Brush::new(part, scale, shapes);
    through(sheet, cache, part, &mut brush);
    brush.picture()
}

fn through<'a>(sheet: &'a Sheet<'a>, cache: &InterpreterCache<'a>, part: Area, device: &mut impl Device<'a>) {
    let start = sheet.initial_transform(true).to_kurbo();
    let mut context = Context::new(start, part, cache, sheet.xref(), fonts::for_text());
    interpret_page(sheet, &mut context, device);
}
