//! A page as marks, before any PDF is written: points from the top left corner of an A4 page.

/// Width of a page.
pub(crate) const WIDTH: f32 = 595.28;
/// Height of a page.
pub(crate) const HEIGHT: f32 = 841.89;

/// Red, green and blue.
pub(crate) type Colour = [u8; 3];
/// A place on the page.
pub(crate) type Spot = (f32, f32);

pub(crate) const BLACK: Colour = [0, 0, 0];
pub(crate) const GREY: Colour = [96, 96, 96];
pub(crate) const WHITE: Colour = [255, 255, 255];

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

/// Which font of a document writes a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// The document's own.
    Body,
    /// The one of seals.
    Brush,
}

/// Something on a page. Later marks cover earlier ones.
#[derive(Debug, Clone)]
pub(crate) enum Mark {
    /// A line of text; `at` is the left end of its baseline.
    Text { at: Spot, size: f32, text: String, colour: Colour, voice: Voice },
    /// A straight line.
    Line { from: Spot, to: Spot, width: f32, colour: Colour },
    /// A rectangle; a frame of no width is not drawn.
    Frame { area: Area, width: f32, colour: Colour, fill: Option<Colour> },
    /// A circle.
    Ring { centre: Spot, radius: f32, width: f32, colour: Colour },
    /// A smooth line through points.
    Stroke { points: Vec<Spot>, width: f32, colour: Colour },
    /// Marks turned clockwise about a place.
    Turned { degrees: f32, about: Spot, marks: Vec<Mark> },
}

/// A page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sheet {
    pub(crate) marks: Vec<Mark>,
}
