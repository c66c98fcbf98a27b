//! What a file says that a glyph is, and what the glyph shows.

use hayro_interpret::font::{Glyph as Drawn, Type3Glyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath};
use hayro_interpret::{
    BlendMode, CacheKey, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};

use crate::read::shapes::{Shapes, Shows};
use crate::read::{fonts, letters};
use crate::reading::Hiding;

/// Most characters that one glyph may be said to be.
const MOST: usize = 32;

/// The characters of one glyph.
pub(super) struct Said {
    /// Those that take room.
    pub(super) letters: Vec<char>,
    /// Those that nobody sees, and how they are hidden.
    pub(super) unseen: Vec<(char, Hiding)>,
}

impl Said {
    /// What a file says of a glyph.
    pub(super) fn of(drawn: &Drawn<'_>) -> Self {
        let (mut one, mut many) = (None, String::new());
        match drawn.as_unicode() {
            Some(BfString::Char(letter)) => one = Some(letter),
            Some(BfString::String(text)) => many = text,
            None => one = Some(char::REPLACEMENT_CHARACTER),
        }
        let all = || one.into_iter().chain(many.chars()).take(MOST);
        Self {
            letters: all().filter_map(letters::plain).collect(),
            unseen: all().filter_map(|letter| letters::unseen(letter).map(|how| (letter, how))).collect(),
        }
    }

    /// What the glyph shows.
    pub(super) fn shown<'a>(&self, drawn: &Drawn<'a>, paint: &Paint<'a>, shapes: &mut Shapes) -> Shows {
        match drawn {
            Drawn::Outline(outline) => shapes.shows(outline.identifier().cache_key(), &self.letters, || {
                (!fonts::stands_in(outline)).then(|| outline.outline())
            }),
            // One that is drawn as an image, or by strokes, leaves no outline and yet may be seen: its ink is looked for on the page.
            Drawn::Type3(drawing) => {
                match shapes.shows(drawing.cache_key(), &self.letters, || Some(traced(drawing, paint))) {
                    Shows::Nothing => Shows::Unknown,
                    shown => shown,
                }
            }
        }
    }
}

/// The outline of a glyph that is drawn by instructions.
fn traced<'a>(drawing: &Type3Glyph<'a>, paint: &Paint<'a>) -> BezPath {
    let mut trace = Trace(BezPath::new());
    drawing.interpret(&mut trace, Affine::IDENTITY, Affine::IDENTITY, paint);
    trace.0
}

/// Keeps what is filled.
struct Trace(BezPath);

impl<'a> Device<'a> for Trace {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Fill(_) | DrawMode::FillAndStroke(..)) {
            self.0.extend(props.transform * path);
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, _: &hayro_interpret::font::GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {}

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
