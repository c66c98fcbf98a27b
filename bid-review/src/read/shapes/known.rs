//! How characters look: the fonts of this system and the built-in ones, by which a file's own glyphs are checked.

use std::cell::OnceCell;
use std::collections::HashMap;

use hayro_interpret::font::{FontData, StandardFont};
use hayro_interpret::kurbo::{BezPath, PathEl, Point};
use skrifa::{DrawMemory, Font, PathSink, ScalerFont};

use super::grid::Grid;
use crate::read::fonts;

/// Units of an em in which outlines are given.
const EM: f32 = 1000.0;
/// Points nearer than this are the same: outlines are rounded when fonts are copied.
const NEAR: f64 = 1.5;
/// So many glyphs of other fonts more than of those here, and no further one is held against them point by point.
const MISSES: usize = 12;
/// The built-in fonts for Latin letters, digits and marks.
const LATIN: [StandardFont; 8] = [
    StandardFont::Helvetica,
    StandardFont::TimesRoman,
    StandardFont::Courier,
    StandardFont::HelveticaBold,
    StandardFont::TimesBold,
    StandardFont::CourierBold,
    StandardFont::TimesItalic,
    StandardFont::HelveticaOblique,
];

/// A font by which shapes are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Source {
    /// A built-in one, by its place in [`LATIN`].
    Latin(usize),
    /// One of the system's Chinese ones, by its place in [`fonts::known`].
    Chinese(usize),
}

/// The fonts, each opened when it is first needed.
pub(super) struct Known {
    latin: Vec<Source>,
    chinese: Vec<Source>,
    faces: HashMap<Source, Option<Face>>,
    /// The font that fitted last.
    last: Option<Source>,
    /// Glyphs that were those of a font here, and that were not.
    hits: usize,
    misses: usize,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            latin: (0..LATIN.len()).map(Source::Latin).collect(),
            chinese: (0..fonts::known().len()).map(Source::Chinese).collect(),
            faces: HashMap::new(),
            last: None,
            hits: 0,
            misses: 0,
        }
    }
}

impl Known {
    /// Whether an outline is that of the character in one of the fonts, point for point: then it is that character, and nothing else needs to be
    /// looked at.
    pub(super) fn is(&mut self, outline: &BezPath, letter: char) -> bool {
        // Where glyph after glyph is of another font, all of them are.
        if self.misses > MISSES + self.hits {
            return false;
        }
        for source in self.sources(letter) {
            if self.drawn(source, letter).is_some_and(|known| coincide(&known.outline, outline)) {
                (self.last, self.hits) = (Some(source), self.hits + 1);
                return true;
            }
        }
        self.misses += 1;
        false
    }

    /// How alike a shape is to a character in the font that fits best, or in the first one that fits well `enough`; `None` where no font has
    /// the character.
    pub(super) fn like(&mut self, shape: &Grid, letter: char, enough: f32) -> Option<f32> {
        let mut best: Option<f32> = None;
        for source in self.sources(letter) {
            let like = self.shape(source, letter).map(|known| known.like(shape));
            best = best.into_iter().chain(like).max_by(f32::total_cmp);
            if best.is_some_and(|best| best >= enough) {
                self.last = Some(source);
                break;
            }
        }
        best
    }

    /// The same in one font alone, which is quick.
    pub(super) fn roughly(&mut self, shape: &Grid, letter: char) -> Option<f32> {
        let latin = if letter.is_ascii() { self.latin.first() } else { None };
        let source = latin.or(self.chinese.first()).copied()?;
        self.shape(source, letter).map(|known| known.like(shape))
    }

    /// The outline of a character in the first font that has it.
    pub(super) fn outline(&mut self, letter: char) -> Option<BezPath> {
        let sources = self.sources(letter);
        sources.into_iter().find_map(|source| self.drawn(source, letter).map(|drawn| drawn.outline.clone()))
    }

    /// The fonts that are asked for a character. A file has few fonts: the one that fitted last is asked first.
    fn sources(&self, letter: char) -> Vec<Source> {
        let latin = if letter.is_ascii() { self.latin.as_slice() } else { &[] };
        let mut all: Vec<Source> = latin.iter().chain(&self.chinese).copied().collect();
        if let Some(at) = all.iter().position(|source| Some(*source) == self.last)
            && let Some(first) = all.get_mut(..=at)
        {
            first.rotate_right(1);
        }
        all
    }

    fn drawn(&mut self, source: Source, letter: char) -> Option<&Drawn> {
        self.faces.entry(source).or_insert_with(|| Face::open(source)).as_mut()?.drawn(letter)
    }

    fn shape(&mut self, source: Source, letter: char) -> Option<&Grid> {
        self.drawn(source, letter)?.grid()
    }
}

/// A font and the shapes asked of it so far.
struct Face {
    scaler: ScalerFont,
    shapes: HashMap<char, Option<Drawn>>,
}

/// A character of a font.
struct Drawn {
    outline: BezPath,
    grid: OnceCell<Option<Grid>>,
}

impl Drawn {
    fn grid(&self) -> Option<&Grid> {
        self.grid.get_or_init(|| Grid::of(&self.outline)).as_ref()
    }
}

impl Face {
    fn open(source: Source) -> Option<Self> {
        let (data, face): (FontData, u32) = match source {
            Source::Latin(place) => LATIN.get(place)?.get_font_data(),
            Source::Chinese(place) => fonts::open(place)?,
        };
        let font = Font::new(data, face)?;
        Some(Self { scaler: ScalerFont::unhinted(font, Some(EM)), shapes: HashMap::new() })
    }

    fn drawn(&mut self, letter: char) -> Option<&Drawn> {
        let scaler = &self.scaler;
        let draw = || Some(Drawn { outline: outline(scaler, letter)?, grid: OnceCell::new() });
        self.shapes.entry(letter).or_insert_with(draw).as_ref()
    }
}

/// Whether two outlines of glyphs go through the same points, as far as programs that copy fonts keep them.
fn coincide(one: &BezPath, other: &BezPath) -> bool {
    let near = |a: &Point, b: &Point| (a.x - b.x).abs() <= NEAR && (a.y - b.y).abs() <= NEAR;
    let (one, other) = (one.elements(), other.elements());
    !one.is_empty()
        && one.len() == other.len()
        && one.iter().zip(other).all(|pair| match pair {
            (PathEl::MoveTo(a), PathEl::MoveTo(b)) | (PathEl::LineTo(a), PathEl::LineTo(b)) => near(a, b),
            (PathEl::QuadTo(a, b), PathEl::QuadTo(c, d)) => near(a, c) && near(b, d),
            (PathEl::CurveTo(a, b, c), PathEl::CurveTo(d, e, f)) => near(a, d) && near(b, e) && near(c, f),
            (PathEl::ClosePath, PathEl::ClosePath) => true,
            _ => false,
        })
}

fn outline(scaler: &ScalerFont, letter: char) -> Option<BezPath> {
    let font = scaler.font();
    let glyph = font.charmap().map_unicode(letter).or_else(|| font.glyph_by_name(&name(letter)?))?;
    let mut path = Path(BezPath::new());
    scaler.outline(glyph)?.draw(DrawMemory::Scratch, &mut path).ok()?;
    Some(path.0)
}

/// The name by which old fonts know a letter or digit.
fn name(letter: char) -> Option<String> {
    const DIGITS: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    match letter.to_digit(10) {
        Some(digit) => DIGITS.get(digit as usize).map(|name| (*name).to_owned()),
        None => letter.is_ascii_alphabetic().then(|| letter.to_string()),
    }
}

struct Path(BezPath);

impl PathSink for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to((x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to((x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to((cx, cy), (x, y));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.curve_to((cx0, cy0), (cx1, cy1), (x, y));
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}

#[cfg(test)]
pub(super) mod testing {
    use super::*;

    /// All fonts but the one at a place, Latin ones first; with the outlines of that one.
    pub fn without(place: usize) -> Option<(Known, impl Fn(char) -> Option<BezPath>)> {
        let mut known = Known::default();
        let source = known.latin.iter().chain(&known.chinese).copied().nth(place)?;
        known.latin.retain(|other| *other != source);
        known.chinese.retain(|other| *other != source);
        let face = Face::open(source)?;
        Some((known, move |letter| outline(&face.scaler, letter)))
    }
}
