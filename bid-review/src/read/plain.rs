//! A plain drawing of words where they were laid out: the page image of a file that has no pages until some program prints it.

use hayro_interpret::FillRule;
use hayro_interpret::kurbo::{Affine, BezPath, Rect as Area, Shape, Stroke, StrokeOpts, stroke};
use image::RgbImage;

use super::canvas::Canvas;
use super::cover::Polygon;
use super::glyph::DESCENT;
use super::raster;
use super::shapes::Shapes;
use crate::page::{Page, Rect};
use crate::reading::Reason;

/// How far the pieces of a curve may leave it, in pixels.
const SLACK: f64 = 0.15;
/// Share of a tick box from which it is ticked.
const TICKED: f64 = 0.1;
const BLACK: ([f32; 3], f32) = ([0.0; 3], 1.0);
const GRAY: ([f32; 3], f32) = ([140.0; 3], 1.0);

/// Draws the words, lines and tick boxes of a page.
pub(super) fn draw(page: &Page, dpi: f64) -> Result<RgbImage, Reason> {
    let scale = raster::fits((page.width, page.height), dpi).ok_or(Reason::Limit)?;
    let (width, height) = ((page.width * scale) as usize, (page.height * scale) as usize);
    let mut canvas = Canvas::new(width.max(1), height.max(1));
    let mut shapes = Shapes::default();
    let mut fill = |path: &BezPath, ink| {
        if let Some(outline) = Polygon::of(&(Affine::scale(scale) * path), SLACK) {
            canvas.fill(&outline, FillRule::NonZero, ink);
        }
    };
    let area = |rect: &Rect| Area::new(rect.left, rect.top, rect.right, rect.bottom);
    for rule in &page.rules {
        // A line thinner than a pixel would hardly be seen.
        let least = (1.0 / scale - rule.width().min(rule.height())).max(0.0) / 2.0;
        fill(&area(rule).inflate(least, least).to_path(0.1), GRAY);
    }
    for word in &page.words {
        let size = word.rect.height();
        for (at, letter) in word.text.chars().enumerate() {
            let place = word.part(at, at + 1);
            let Some(outline) = shapes.outline(letter) else { continue };
            let em = size / 1000.0;
            let place = Affine::new([em, 0.0, 0.0, -em, place.left, word.rect.bottom - DESCENT * size]);
            fill(&(place * outline), BLACK);
        }
    }
    for tick in &page.ticks {
        let pen = |path: BezPath| stroke(path, &Stroke::new(0.8), &StrokeOpts::default(), 0.05);
        fill(&pen(area(&tick.rect).to_path(0.1)), BLACK);
        if tick.fill >= TICKED {
            let Rect { left, top, right, bottom } = tick.rect;
            let mut cross = BezPath::new();
            for [from, to] in [[(left, top), (right, bottom)], [(left, bottom), (right, top)]] {
                cross.move_to(from);
                cross.line_to(to);
            }
            fill(&pen(cross), BLACK);
        }
    }
    canvas.picture().ok_or(Reason::Limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Origin, TickBox, Word};

    #[test]
    fn words_leave_ink_where_they_stand_and_nowhere_else() {
        let rect = |values: [f64; 4]| Rect::from(values);
        let page = Page {
            index: 0,
            width: 200.0,
            height: 100.0,
            turn: 0,
            tilt: 0.0,
            origin: Origin::TextLayer,
            words: vec![Word { text: "Bid12".into(), rect: rect([20.0, 20.0, 60.0, 32.0]), confidence: 1.0 }],
            rules: vec![rect([10.0, 50.0, 190.0, 50.2])],
            ticks: vec![TickBox { rect: rect([20.0, 70.0, 30.0, 80.0]), fill: 0.3 }],
            seals: Vec::new(),
        };
        let image = draw(&page, 144.0).unwrap();
        let ink = |left: u32, top: u32, right: u32, bottom: u32| {
            (top..bottom).any(|y| (left..right).any(|x| image.get_pixel(x, y).0[0] < 200))
        };
        assert_eq!(image.dimensions(), (400, 200));
        assert!(ink(40, 40, 120, 64) && ink(20, 99, 380, 102) && ink(40, 140, 60, 160) && ink(48, 146, 52, 154));
        assert!(!ink(130, 0, 400, 96) && !ink(0, 104, 400, 138));
        assert_eq!(draw(&page, 1e9), Err(Reason::Limit));
    }
}
