//! Draws a small part of a page: letters, paths and images in plain colours. What it cannot draw truly (patterns, mixing of colours, soft masks)
//! it says, and the part is drawn with everything.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Rect as Area, Stroke, StrokeOpts, stroke};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, FillRule, Image, ImageDrawProps, Paint, SoftMask, StrokeProps,
};
use image::RgbImage;

use super::canvas::{Canvas, Ink};
use super::cover::Polygon;
use super::fonts;
use super::shapes::Shapes;

/// How far the pieces of a curve may leave it, in pixels.
const SLACK: f64 = 0.15;
/// Where the outline of a glyph may reach, in thousandths of an em.
const GLYPH: Area = Area::new(-600.0, -600.0, 1600.0, 1400.0);
/// Glyphs and paths that are drawn; a part with more is drawn with everything.
const MOST: usize = 20_000;

/// Draws what stands in one part of a page.
pub(super) struct Brush<'s> {
    canvas: Canvas,
    /// From points of the page to pixels.
    place: Affine,
    size: Area,
    shapes: &'s mut Shapes,
    opacity: Vec<f32>,
    drawn: usize,
    /// Something was met that it cannot draw truly.
    unsure: bool,
}

impl<'s> Brush<'s> {
    /// For a part of a page in points, so many pixels to each.
    pub(super) fn new(part: Area, scale: f64, shapes: &'s mut Shapes) -> Self {
        let side = |length: f64| (length * scale).ceil().max(1.0);
        let (width, height) = (side(part.width()), side(part.height()));
        Self {
            canvas: Canvas::new(width as usize, height as usize),
            place: Affine::scale(scale) * Affine::translate((-part.x0, -part.y0)),
            size: Area::new(0.0, 0.0, width, height),
            shapes,
            opacity: Vec::new(),
            drawn: 0,
            unsure: false,
        }
    }

    /// What was drawn; `None` where that is not what a viewer shows.
    pub(super) fn picture(self) -> Option<RgbImage> {
        if self.unsure { None } else { self.canvas.picture() }
    }

    /// Whether an area in points lies in the part.
    fn misses(&mut self, place: Affine, area: Area) -> bool {
        let area = (self.place * place).transform_rect_bbox(area);
        let misses = !area.overlaps(self.size);
        if !misses {
            self.drawn += 1;
            self.unsure |= self.drawn > MOST;
        }
        misses || self.unsure
    }

    fn ink(&mut self, paint: &Paint<'_>, plain: bool) -> Option<Ink> {
        let Paint::Color(colour) = paint else {
            self.unsure = true;
            return None;
        };
        self.unsure |= !plain;
        let [r, g, b, alpha] = colour.to_rgba().to_rgba8();
        Some(([r, g, b].map(f32::from), f32::from(alpha) / 255.0 * self.faint()))
    }

    fn faint(&self) -> f32 {
        self.opacity.iter().product()
    }

    /// Draws an outline that stands at `place` in points of the page.
    fn outline(&mut self, path: &BezPath, place: Affine, mode: &DrawMode, ink: Ink) {
        let place = self.place * place;
        let mut fill = |path: &BezPath, rule: FillRule| {
            if let Some(outline) = Polygon::of(path, SLACK) {
                self.canvas.fill(&outline, rule, ink);
            }
        };
        match mode {
            DrawMode::Fill(rule) => fill(&(place * path), *rule),
            DrawMode::Stroke(style) => fill(&stroked(path, place, style), FillRule::NonZero),
            DrawMode::FillAndStroke(rule, style) => {
                fill(&(place * path), *rule);
                fill(&stroked(path, place, style), FillRule::NonZero);
            }
            DrawMode::Invisible => {}
        }
    }
}

/// The outline of a stroke in pixels; the thinnest one is a pixel wide.
fn stroked(path: &BezPath, place: Affine, style: &StrokeProps) -> BezPath {
    let scale = place.determinant().abs().sqrt().max(1e-9);
    let width = f64::from(style.line_width).max(1.0 / scale);
    let mut pen = Stroke::new(width).with_caps(style.line_cap).with_join(style.line_join);
    pen.miter_limit = f64::from(style.miter_limit);
    let dashes: Vec<f64> = style.dash_array.iter().map(|dash| f64::from(*dash)).collect();
    // Dashes much finer than a pixel are a gray that no mark is made of, and very many.
    if !dashes.is_empty() && dashes.iter().all(|dash| dash * scale > 0.2) {
        pen = pen.with_dashes(f64::from(style.dash_offset), dashes);
    }
    place * stroke(path.elements().iter().copied(), &pen, &StrokeOpts::default(), SLACK / scale)
}

impl<'a> Device<'a> for Brush<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let wide = match mode {
            DrawMode::Stroke(style) | DrawMode::FillAndStroke(_, style) => f64::from(style.line_width),
            DrawMode::Fill(_) | DrawMode::Invisible => 0.0,
        };
        if self.misses(props.transform, path.control_box().inflate(wide, wide)) {
            return;
        }
        let plain = props.blend_mode == BlendMode::Normal && props.soft_mask.is_none();
        if let Some(ink) = self.ink(&props.paint, plain) {
            self.outline(path, props.transform, mode, ink);
        }
    }

    fn push_clip_rect(&mut self, rect: &Area) {
        self.canvas.clip(self.place.transform_rect_bbox(*rect));
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        match Polygon::of(&(self.place * &clip.path), SLACK) {
            Some(outline) => self.canvas.clip_to(&outline, clip.fill),
            // A path without an inside leaves nothing.
            None => self.canvas.clip(Area::ZERO),
        }
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend_mode: BlendMode) {
        self.unsure |= mask.is_some() || blend_mode != BlendMode::Normal;
        self.opacity.push(opacity);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        for glyph in run.glyphs() {
            let place = props.transform * glyph.transform();
            if matches!(mode, DrawMode::Invisible) || self.misses(place, GLYPH) {
                continue;
            }
            match &**glyph {
                Drawn::Outline(outline) => {
                    let plain = props.blend_mode == BlendMode::Normal && props.soft_mask.is_none();
                    let Some(ink) = self.ink(&props.paint, plain) else { return };
                    let path = if fonts::stands_in(outline) {
                        // Its font is not in the file: the character is drawn in one of this system.
                        match outline.as_unicode() {
                            Some(BfString::Char(letter)) => self.shapes.outline(letter),
                            _ => None,
                        }
                    } else {
                        Some(outline.outline())
                    };
                    if let Some(path) = path {
                        self.outline(&path, place, mode, ink);
                    }
                }
                Drawn::Type3(drawing) => drawing.interpret(self, props.transform, glyph.transform(), &props.paint),
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let size = (f64::from(image.width()), f64::from(image.height()));
        if self.misses(props.transform, Area::new(0.0, 0.0, size.0, size.1)) {
            return;
        }
        self.unsure |= props.blend_mode != BlendMode::Normal || props.soft_mask.is_some();
        let place = self.place * props.transform;
        let [a, b, c, d, _, _] = place.as_coeffs();
        // A finer image than the paper is of no use.
        let side = |length: f64, scale: f64| (length * scale * 2.0).clamp(1.0, f64::from(u16::MAX)) as u32;
        let wanted = Some((side(size.0, a.hypot(b)), side(size.1, c.hypot(d))));
        let faint = self.faint();
        match image {
            Image::Raster(raster) => {
                let canvas = &mut self.canvas;
                raster.with_rgba(|colours, alpha| canvas.image(&colours, alpha.as_ref(), place, faint), wanted);
            }
            Image::Stencil(stencil) => {
                let (canvas, mut unsure) = (&mut self.canvas, false);
                stencil.with_stencil(
                    |mask, paint| match paint {
                        Paint::Color(colour) => {
                            let [r, g, b, alpha] = colour.to_rgba().to_rgba8();
                            let ink = ([r, g, b].map(f32::from), f32::from(alpha) / 255.0 * faint);
                            canvas.stencil(&mask, place, ink);
                        }
                        Paint::Pattern(_) => unsure = true,
                    },
                    wanted,
                );
                self.unsure |= unsure;
            }
        }
    }

    fn pop_clip(&mut self) {
        self.canvas.unclip();
    }

    fn pop_transparency_group(&mut self) {
        self.opacity.pop();
    }
}
