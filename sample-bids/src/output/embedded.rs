//! PDFs with a text layer, their fonts embedded as far as they are used.

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};

use crate::draw::sheet::{Colour, HEIGHT, Mark, Sheet, Spot, Voice, WIDTH};
use crate::error::SampleError;
use crate::fonts::Face;

/// How far the handles of a quarter circle reach, in parts of the radius.
const QUARTER: f32 = 0.552_285;

/// Writes sheets as one PDF.
pub(crate) fn pdf(sheets: &[Sheet], body: &Face, brush: &Face, title: &str) -> Result<Vec<u8>, SampleError> {
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(title.to_owned()).creator("sample-bids".to_owned()));
    for sheet in sheets {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| SampleError::Pdf("page size".to_owned()))?;
        let mut page = document.start_page_with(settings);
        let mut writer = Writer { surface: page.surface(), body: body.font(), brush: brush.font() };
        sheet.marks.iter().for_each(|mark| writer.mark(mark));
    }
    document.finish().map_err(|error| SampleError::Pdf(format!("{error:?}")))
}

struct Writer<'a, 's> {
    surface: Surface<'s>,
    body: Option<&'a Font>,
    brush: Option<&'a Font>,
}

impl Writer<'_, '_> {
    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Text { at, size, text, colour, voice } => self.text(*at, *size, text, (*colour, *voice)),
            Mark::Line { from, to, width, colour } => self.stroke(open(&[*from, *to]), *width, *colour),
            Mark::Frame { area, width, colour, fill } => {
                let path = || {
                    let mut builder = PathBuilder::new();
                    builder.push_rect(Rect::from_xywh(area.x, area.y, area.width, area.height)?);
                    builder.finish()
                };
                if let (Some(colour), Some(path)) = (fill, path()) {
                    self.surface.set_stroke(None);
                    self.surface.set_fill(Some(filled(*colour)));
                    self.surface.draw_path(&path);
                }
                if *width > 0.0 {
                    self.stroke(path(), *width, *colour);
                }
            }
            Mark::Ring { centre, radius, width, colour } => self.stroke(circle(*centre, *radius), *width, *colour),
            Mark::Stroke { points, width, colour } => self.stroke(smooth(points), *width, *colour),
            Mark::Turned { degrees, about, marks } => {
                self.surface.push_transform(&Transform::from_rotate_at(*degrees, about.0, about.1));
                marks.iter().for_each(|mark| self.mark(mark));
                self.surface.pop();
            }
        }
    }

    fn text(&mut self, at: Spot, size: f32, text: &str, (colour, voice): (Colour, Voice)) {
        let font = match voice {
            Voice::Body => self.body,
            Voice::Brush => self.brush,
        };
        if let Some(font) = font {
            self.surface.set_stroke(None);
            self.surface.set_fill(Some(filled(colour)));
            self.surface.draw_text(
                Point::from_xy(at.0, at.1),
                font.clone(),
                size,
                text,
                false,
                TextDirection::LeftToRight,
            );
        }
    }

    fn stroke(&mut self, path: Option<Path>, width: f32, colour: Colour) {
        if let Some(path) = path {
            let [r, g, b] = colour;
            self.surface.set_fill(None);
            let paint = rgb::Color::new(r, g, b).into();
            self.surface.set_stroke(Some(Stroke { paint, width, line_cap: LineCap::Round, ..Stroke::default() }));
            self.surface.draw_path(&path);
        }
    }
}

fn filled([r, g, b]: Colour) -> Fill {
    Fill { paint: rgb::Color::new(r, g, b).into(), opacity: NormalizedF32::ONE, rule: krilla::paint::FillRule::NonZero }
}

fn open(points: &[Spot]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    let (first, rest) = points.split_first()?;
    builder.move_to(first.0, first.1);
    rest.iter().for_each(|point| builder.line_to(point.0, point.1));
    builder.finish()
}

/// Through the middles of the legs, the points as handles.
fn smooth(points: &[Spot]) -> Option<Path> {
    if points.len() < 4 {
        return open(points);
    }
    let mut builder = PathBuilder::new();
    let first = points.first()?;
    builder.move_to(first.0, first.1);
    for pair in points.windows(2).skip(1) {
        if let [a, b] = pair {
            builder.quad_to(a.0, a.1, f32::midpoint(a.0, b.0), f32::midpoint(a.1, b.1));
        }
    }
    builder.finish()
}

fn circle((x, y): Spot, radius: f32) -> Option<Path> {
    let handle = radius * QUARTER;
    let mut builder = PathBuilder::new();
    builder.move_to(x + radius, y);
    builder.cubic_to(x + radius, y + handle, x + handle, y + radius, x, y + radius);
    builder.cubic_to(x - handle, y + radius, x - radius, y + handle, x - radius, y);
    builder.cubic_to(x - radius, y - handle, x - handle, y - radius, x, y - radius);
    builder.cubic_to(x + handle, y - radius, x + radius, y - handle, x + radius, y);
    builder.close();
    builder.finish()
}
