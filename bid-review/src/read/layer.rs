//! The text layer of a page: what drawing the page would show, glyph by glyph.
//!
//! The page is interpreted as for drawing, so that what counts is what a person sees: text outside the page or its clip, in the colour of what
//! lies beneath, too small, transparent, painted over later, or showing other characters than it names is kept apart as hidden.

mod claims;
mod outcome;
mod places;
mod said;
mod traits;

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_cmap::WritingMode;
use hayro_interpret::kurbo::{BezPath, Point, Rect as Area, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, FillRule, Image, ImageDrawProps, Paint, SoftMask,
};
use hayro_syntax::object::Dict;

use self::claims::Claims;
use self::said::Said;
use self::traits::Traits;
use super::glyph::{Glyph, Sight};
use super::limits;
use super::paint::{Patch, Shade, Stack};
use super::shapes::{Shapes, Shows};
use super::unheld::Unheld;
use super::{fonts, letters};
use crate::page::Rect;
use crate::reading::Hiding;

/// Letters smaller than this, in points, are not read by people.
const SMALLEST: f64 = 2.0;
/// Thinnest extent of a patch, in points, that can hide a letter; thinner ones are ruling lines.
const PATCH: f64 = 2.0;
/// Largest thickness of a ruling line, in points.
const RULE: f64 = 3.0;
/// Ruling lines kept of one page.
const MOST_RULES: usize = 20_000;

/// Collects what a page shows.
pub(super) struct Layer<'s> {
    page: Area,
    shapes: &'s mut Shapes,
    /// What the codes are by the standard sets, where the file names fonts of such and says itself what they are.
    unheld: Option<Unheld>,
    stack: Stack,
    patches: Vec<Patch>,
    last: Option<(char, Point, usize)>,
    /// Chinese characters whose shapes were looked at, and the places of those that look like nothing known.
    checked: usize,
    strange: Vec<usize>,
    /// All letters in the order of drawing.
    pub(super) glyphs: Vec<Glyph>,
    /// Thin lines drawn as such, for telling cells apart.
    pub(super) rules: Vec<Rect>,
    /// Area of all images, in square points.
    pub(super) images: f64,
    /// The finest image: its pixels per inch.
    pub(super) dpi: f64,
    /// Number of drawn paths.
    pub(super) paths: usize,
    /// What is to be seen beside text and lines.
    pub(super) traits: Traits,
    claims: Claims,
}

impl<'s> Layer<'s> {
    /// For a page of this width and height in points, of a file of whose glyphs this much is known.
    pub(super) fn new(width: f64, height: f64, shapes: &'s mut Shapes) -> Self {
        let page = Area::new(0.0, 0.0, width, height);
        Self {
            page,
            shapes,
            unheld: None,
            stack: Stack::new(page),
            patches: Vec::new(),
            last: None,
            checked: 0,
            strange: Vec::new(),
            glyphs: Vec::new(),
            rules: Vec::new(),
            images: 0.0,
            dpi: 0.0,
            paths: 0,
            traits: Traits::default(),
            claims: Claims::default(),
        }
    }

    fn shade_beneath(&self, at: Point) -> Shade {
        self.patches.iter().rev().find(|patch| patch.holds(at)).map_or(Shade::Colour([255; 3]), |patch| patch.shade)
    }

    fn sight(&self, glyph: &Glyph, ink: Shade, mode: &DrawMode) -> Sight {
        let (x, y) = glyph.middle();
        let at = Point::new(x, y);
        let hiding = if matches!(mode, DrawMode::Invisible) {
            Hiding::Invisible
        } else if glyph.size < SMALLEST {
            Hiding::Tiny
        } else if !self.page.contains(at) {
            Hiding::OffPage
        } else if !self.stack.shows(at) {
            Hiding::Clipped
        } else if ink == Shade::Nothing {
            Hiding::Transparent
        } else if ink.same(self.shade_beneath(at)) {
            Hiding::SameColour
        } else {
            return Sight::Seen;
        };
        Sight::Hidden(hiding)
    }

    /// Something is painted: letters beneath it are gone if it is opaque.
    fn cover(&mut self, patch: Patch) {
        if patch.area.width() < PATCH || patch.area.height() < PATCH || self.full() {
            return;
        }
        if !patch.opaque {
            self.patches.push(patch);
            return;
        }
        for glyph in self.glyphs.iter_mut().filter(|glyph| glyph.sight == Sight::Seen) {
            let (x, y) = glyph.middle();
            if !patch.area.inflate(glyph.size, glyph.size).contains(Point::new(x, y)) {
                continue;
            }
            let samples = [(0.5, 0.5), (0.25, 0.3), (0.75, 0.3), (0.25, 0.7), (0.75, 0.7)];
            let held = samples.into_iter().filter(|&(x, y)| {
                let (x, y) = glyph.point(x, y);
                patch.holds(Point::new(x, y))
            });
            if held.count() >= 4 {
                glyph.sight = Sight::Hidden(Hiding::Covered);
            }
        }
        self.patches.push(patch);
    }

    /// Whether what is painted is neither mixed with what lies beneath nor cut to a shape.
    fn plain(&self, props: &DrawProps<'_>) -> bool {
        props.blend_mode == BlendMode::Normal && props.soft_mask.is_none() && self.stack.plain()
    }

    fn rule(&mut self, area: Area, paint: &Paint<'_>) {
        let thin = area.width().min(area.height()) <= RULE && area.width().max(area.height()) > 2.0 * RULE;
        let seen = |layer: &Self| !Shade::of(paint).same(layer.shade_beneath(area.center()));
        if thin && self.rules.len() < MOST_RULES && seen(self) {
            self.rules.push(Rect { left: area.x0, top: area.y0, right: area.x1, bottom: area.y1 });
        }
    }

    fn path(&mut self, path: &BezPath, props: &DrawProps<'_>, mode: &DrawMode) {
        self.paths += 1;
        let path = props.transform * path;
        self.claims.painted(path.bounding_box());
        self.traits.paint(path.bounding_box(), &props.paint, self.plain(props));
        self.traits.path(&path, mode);
        match mode {
            DrawMode::Fill(rule) | DrawMode::FillAndStroke(rule, _) => {
                self.fill(path.bounding_box(), Some((path, *rule)), props);
            }
            DrawMode::Stroke(stroke) => {
                let half = f64::from(stroke.line_width) * props.transform.determinant().abs().sqrt() / 2.0;
                for segment in path.segments() {
                    let area = segment.as_line().map(|line| Area::from_points(line.p0, line.p1));
                    if let Some(area) = area.filter(|area| area.width() < 0.5 || area.height() < 0.5) {
                        self.rule(area.inflate(half.min(RULE / 2.0), half.min(RULE / 2.0)), &props.paint);
                    }
                }
            }
            DrawMode::Invisible => {}
        }
    }

    /// Fills an area, or the path inside it.
    fn fill(&mut self, area: Area, path: Option<(BezPath, FillRule)>, props: &DrawProps<'_>) {
        self.rule(area, &props.paint);
        let plain = props.blend_mode == BlendMode::Normal && props.soft_mask.is_none() && self.stack.opaque();
        let opaque = Shade::opaque(&props.paint).filter(|_| plain);
        if opaque.is_none() && Shade::of(&props.paint) == Shade::Nothing {
            return;
        }
        let area = area.intersect(self.stack.clip());
        self.cover(Patch { area, path, shade: opaque.unwrap_or(Shade::Many), opaque: opaque.is_some() });
    }

    /// Whether the page holds more than a page does, so that what was collected is not all of it.
    pub(super) fn full(&self) -> bool {
        self.glyphs.len() >= limits::GLYPHS || self.patches.len() >= limits::PATCHES
    }
}

impl<'a> Device<'a> for Layer<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, draw_mode: &DrawMode) {
        self.path(path, &props, draw_mode);
    }

    fn draw_rect(&mut self, rect: &Area, props: DrawProps<'a>, draw_mode: &DrawMode) {
        let [a, b, c, d, _, _] = props.transform.as_coeffs();
        let level = (b == 0.0 && c == 0.0) || (a == 0.0 && d == 0.0);
        if level && matches!(draw_mode, DrawMode::Fill(_)) {
            self.paths += 1;
            let area = props.transform.transform_rect_bbox(*rect);
            self.claims.painted(area);
            self.traits.paint(area, &props.paint, self.plain(&props));
            self.traits.filled(area, &props.paint);
            self.fill(area, None, &props);
        } else {
            self.path(&rect.to_path(0.1), &props, draw_mode);
        }
    }

    fn push_clip_rect(&mut self, rect: &Area) {
        self.stack.push_clip(*rect, true);
    }

    fn push_clip_path(&mut self, clip_path: &ClipPath) {
        // Only the rectangle around it is kept: whether text inside it is seen shows on the page.
        self.stack.push_clip(clip_path.path.bounding_box(), false);
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend_mode: BlendMode) {
        self.stack.push_group(opacity, mask.is_none() && blend_mode == BlendMode::Normal);
    }

    fn draw_glyph_run(&mut self, glyph_run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, draw_mode: &DrawMode) {
        if self.full() {
            return;
        }
        let ink = if self.stack.faint() { Shade::Nothing } else { Shade::of(&props.paint) };
        let column = glyph_run.writing_mode() == WritingMode::Vertical;
        let places = places::of(glyph_run, props.transform);
        let first = places.first().map_or(Point::ZERO, |(place, _)| *place * Point::ZERO);
        let count = self.glyphs.len();
        let mut run_area: Option<Area> = None;
        for ((place, advance), drawn) in places.into_iter().zip(glyph_run.glyphs()) {
            let [a, b, c, d, _, _] = place.as_coeffs();
            let (width, height) = (a.hypot(b), c.hypot(d));
            let said = Said::of(drawn);
            let denied = self.unheld.as_mut().is_some_and(|unheld| unheld.denies(drawn.char_code(), &said.letters));
            let share = advance / (said.letters.len().max(1) as f64);
            let along = if width > 0.0 { (a / width, b / width) } else { (1.0, 0.0) };
            let start = place * Point::ZERO;
            let glyph = |index: usize, letter: char, sight: Sight| Glyph {
                letter,
                origin: (start.x + along.0 * share * index as f64, start.y + along.1 * share * index as f64),
                along,
                advance: share,
                size: height * 1000.0,
                column,
                sight,
            };
            let narrow = width * 1000.0 < SMALLEST;
            let own = glyph(0, ' ', Sight::Seen);
            let sight = if narrow { Sight::Hidden(Hiding::Tiny) } else { self.sight(&own, ink, draw_mode) };
            let checked = sight == Sight::Seen && !matches!(draw_mode, DrawMode::Stroke(_));
            let shown = if checked { said.shown(drawn, &props.paint, self.shapes) } else { Shows::Own };
            self.checked += usize::from(checked && said.letters.iter().any(|letter| letters::han(*letter)));
            self.strange.extend((shown == Shows::Strange).then_some(self.glyphs.len()));
            let area = <[f64; 4]>::from(own.rect());
            let area = Area::new(area[0], area[1], area[2], area[3]);
            run_area = Some(run_area.map_or(area, |all: Area| all.union(area)));
            said.letters.iter().for_each(|letter| self.traits.letter(area, *letter));
            if shown == Shows::Unknown {
                self.traits.doubt(area);
            }
            let lies = shown == Shows::Other || (checked && denied);
            let bare = shown == Shows::Nothing && fonts::installed();
            let sight = match (lies, bare) {
                (true, _) => Sight::Hidden(Hiding::OtherGlyphs),
                (_, true) => Sight::Hidden(Hiding::NoInk),
                _ => sight,
            };
            self.glyphs.extend(said.letters.iter().enumerate().map(|(index, letter)| glyph(index, *letter, sight)));
            // A lie about something that is to be seen is told even where the file says that it is nothing.
            if lies && said.letters.iter().all(|letter| letter.is_whitespace()) {
                self.glyphs.push(glyph(0, char::REPLACEMENT_CHARACTER, sight));
            }
            self.glyphs.extend(said.unseen.into_iter().map(|(letter, how)| glyph(0, letter, Sight::Hidden(how))));
        }
        if let Some(area) = run_area {
            self.claims.painted(area);
            self.traits.paint(area, &props.paint, self.plain(&props));
        }
        // A letter that is filled and then outlined comes twice.
        let added = self.glyphs.len() - count;
        let run = self.glyphs.get(count).map(|glyph| (glyph.letter, first, added));
        if matches!(draw_mode, DrawMode::Stroke(_)) && run.is_some() && run == self.last {
            self.glyphs.truncate(count);
        }
        self.last = run;
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let (width, height) = (image.width(), image.height());
        let square = Area::new(0.0, 0.0, f64::from(width), f64::from(height)).to_path(0.1);
        let path = props.transform * square;
        let area = path.bounding_box().intersect(self.stack.clip());
        self.images += area.area();
        self.claims.painted(area);
        self.traits.doubt(area);
        let [a, b, _, _, _, _] = props.transform.as_coeffs();
        if a.hypot(b) > 0.0 && area.area() > 0.1 * self.page.area() {
            self.dpi = self.dpi.max(72.0 / a.hypot(b));
        }
        let plain = props.blend_mode == BlendMode::Normal && props.soft_mask.is_none() && self.stack.opaque();
        let opaque = if plain { Shade::of_image(&image) } else { None };
        let shade = opaque.unwrap_or(Shade::Many);
        self.cover(Patch { area, path: Some((path, FillRule::NonZero)), shade, opaque: opaque.is_some() });
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        self.claims.begin(properties, self.glyphs.len());
    }

    fn end_marked_content(&mut self) {
        self.claims.end(&self.glyphs);
    }

    fn pop_clip(&mut self) {
        self.stack.pop_clip();
    }

    fn pop_transparency_group(&mut self) {
        self.stack.pop_group();
    }
}
