//! The paper that parts of pages are drawn on.

use std::rc::Rc;

use hayro_interpret::kurbo::{Affine, Point, Rect as Area};
use hayro_interpret::{FillRule, ImageData, LumaData};
use image::RgbImage;

use super::cover::Polygon;

/// White paper with colours on it.
pub(super) struct Canvas {
    width: usize,
    height: usize,
    /// Red, green and blue of each pixel, row by row, from 0 to 255.
    pixels: Vec<[f32; 3]>,
    /// What every clip leaves of those before it: a rectangle, and how much of each pixel where it is another shape.
    clips: Vec<(Area, Option<Rc<Vec<f32>>>)>,
}

/// A colour and its opacity.
pub(super) type Ink = ([f32; 3], f32);

/// Some pixels: first column and row, and how many of each.
struct Window {
    x: usize,
    y: usize,
    width: usize,
    height: usize,
}

impl Canvas {
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![[255.0; 3]; width * height], clips: Vec::new() }
    }

    /// The pixels around an area that the clips leave.
    fn window(&self, area: Area) -> Option<Window> {
        let area = self.clips.last().map_or(area, |(clip, _)| area.intersect(*clip));
        let within = |value: f64, most: usize| value.clamp(0.0, most as f64) as usize;
        let (x, y) = (within(area.x0.floor(), self.width), within(area.y0.floor(), self.height));
        let (right, bottom) = (within(area.x1.ceil(), self.width), within(area.y1.ceil(), self.height));
        (right > x && bottom > y).then(|| Window { x, y, width: right - x, height: bottom - y })
    }

    /// Holds what comes to whole pixels of a rectangle until [`Self::unclip`].
    pub(super) fn clip(&mut self, area: Area) {
        let area = Area::new(area.x0.round(), area.y0.round(), area.x1.round(), area.y1.round());
        let (area, mask) = match self.clips.last() {
            Some((before, mask)) => (area.intersect(*before), mask.clone()),
            None => (area, None),
        };
        self.clips.push((area, mask));
    }

    /// Holds what comes to an outline until [`Self::unclip`].
    pub(super) fn clip_to(&mut self, outline: &Polygon, rule: FillRule) {
        self.clip(outline.area.inflate(1.0, 1.0));
        let Some((area, mask)) = self.clips.last_mut() else { return };
        if area.is_zero_area() {
            return;
        }
        let mut own = outline.cover((self.width, self.height), rule == FillRule::EvenOdd, |point| point);
        if let Some(before) = mask {
            own.iter_mut().zip(before.iter()).for_each(|(own, before)| *own *= before);
        }
        *mask = Some(Rc::new(own));
    }

    pub(super) fn unclip(&mut self) {
        self.clips.pop();
    }

    /// Fills an outline.
    pub(super) fn fill(&mut self, outline: &Polygon, rule: FillRule, ink: Ink) {
        let Some(window) = self.window(outline.area) else { return };
        let start = (window.x as f64, window.y as f64);
        let place = |point: Point| Point::new(point.x - start.0, point.y - start.1);
        let cover = outline.cover((window.width, window.height), rule == FillRule::EvenOdd, place);
        let mut cells = cover.into_iter();
        self.paint(&window, |_, _| (ink.0, ink.1 * cells.next().unwrap_or(0.0)));
    }

    /// Puts an image down: `place` tells where its pixels stand on the paper.
    pub(super) fn image(&mut self, colours: &ImageData, alpha: Option<&LumaData>, place: Affine, opacity: f32) {
        let (width, height) = (colours.width() as usize, colours.height() as usize);
        let (sx, sy) = colours.scale_factors();
        let place = place * Affine::scale_non_uniform(f64::from(sx), f64::from(sy));
        let mut image = Reduced::new((width, height), place);
        // A mask of another size is looked at pixel by pixel of the image.
        let mask = |y: usize| {
            alpha.map(|mask| {
                let (wide, high) = (mask.width as usize, mask.height as usize);
                let start = y * high / height.max(1) * wide;
                (mask.data.get(start..start + wide).unwrap_or_default(), wide)
            })
        };
        match colours {
            ImageData::Rgb(rgb) => {
                for (y, row) in rgb.data.chunks_exact(3 * width.max(1)).enumerate().take(height) {
                    let pixels = row.chunks_exact(3).map(|pixel| match pixel {
                        [r, g, b] => [*r, *g, *b].map(f32::from),
                        _ => [255.0; 3],
                    });
                    image.add(y, pixels, mask(y));
                }
            }
            ImageData::Luma(gray) => {
                for (y, row) in gray.data.chunks_exact(width.max(1)).enumerate().take(height) {
                    image.add(y, row.iter().map(|light| [f32::from(*light); 3]), mask(y));
                }
            }
        }
        self.put(&image, place, opacity);
    }

    /// Puts a colour down through a stencil.
    pub(super) fn stencil(&mut self, mask: &LumaData, place: Affine, (colour, opacity): Ink) {
        let (width, height) = (mask.width as usize, mask.height as usize);
        let (sx, sy) = mask.scale_factors;
        let place = place * Affine::scale_non_uniform(f64::from(sx), f64::from(sy));
        let mut image = Reduced::new((width, height), place);
        for (y, row) in mask.data.chunks_exact(width.max(1)).enumerate().take(height) {
            image.add(y, row.iter().map(|_| colour), Some((row, width)));
        }
        self.put(&image, place, opacity);
    }

    fn put(&mut self, image: &Reduced, place: Affine, opacity: f32) {
        let (wide, high) = (image.size.0 as f64, image.size.1 as f64);
        let area = place.transform_rect_bbox(Area::new(0.0, 0.0, wide, high));
        let Some(window) = self.window(area).filter(|_| place.determinant().abs() > 1e-12) else { return };
        let back = place.inverse();
        const INNER: [(f64, f64); 4] = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];
        self.paint(&window, |x, y| {
            let mut sum = [0.0; 4];
            for (dx, dy) in INNER {
                let Point { x: u, y: v } = back * Point::new(x as f64 + dx, y as f64 + dy);
                if (0.0..wide).contains(&u) && (0.0..high).contains(&v) {
                    sum.iter_mut().zip(image.at(u as usize, v as usize)).for_each(|(sum, own)| *sum += own);
                }
            }
            let [r, g, b, opaque] = sum;
            let part = opaque.max(1e-6);
            ([r / part, g / part, b / part], opaque * opacity / INNER.len() as f32)
        });
    }

    fn paint(&mut self, window: &Window, mut ink: impl FnMut(usize, usize) -> Ink) {
        let clip = self.clips.last().and_then(|(_, mask)| mask.as_ref());
        for y in window.y..window.y + window.height {
            let start = y * self.width + window.x;
            let row = self.pixels.iter_mut().skip(start).take(window.width);
            for (offset, pixel) in row.enumerate() {
                let (colour, opaque) = ink(window.x + offset, y);
                let opaque = opaque * clip.map_or(1.0, |clip| clip.get(start + offset).copied().unwrap_or(0.0));
                pixel.iter_mut().zip(colour).for_each(|(own, new)| *own += (new - *own) * opaque);
            }
        }
    }

    /// What was drawn.
    pub(super) fn picture(self) -> Option<RgbImage> {
        let bytes = self.pixels.into_iter().flatten().map(|channel| channel.round().clamp(0.0, 255.0) as u8).collect();
        RgbImage::from_raw(u32::try_from(self.width).ok()?, u32::try_from(self.height).ok()?, bytes)
    }
}

/// An image no finer than the paper: squares of its pixels made one.
struct Reduced {
    size: (usize, usize),
    /// Pixels of the image in one of these, along each side.
    by: usize,
    columns: usize,
    /// Red, green, blue and how opaque, the colours by so much less.
    pixels: Vec<[f32; 4]>,
}

impl Reduced {
    fn new((width, height): (usize, usize), place: Affine) -> Self {
        let [a, b, c, d, _, _] = place.as_coeffs();
        let finest = a.hypot(b).max(c.hypot(d)).max(1e-3);
        // Half a pixel of the paper is fine enough.
        let by = (0.5 / finest).floor().clamp(1.0, 64.0) as usize;
        let columns = width.div_ceil(by);
        Self { size: (width, height), by, columns, pixels: vec![[0.0; 4]; columns * height.div_ceil(by)] }
    }

    /// Adds a row of the image, with what is opaque of it and how many pixels that has.
    fn add(&mut self, y: usize, colours: impl Iterator<Item = [f32; 3]>, mask: Option<(&[u8], usize)>) {
        let width = self.size.0.max(1);
        let rows = (self.size.1 - y / self.by * self.by).min(self.by);
        let start = y / self.by * self.columns;
        let mut out = self.pixels.iter_mut().skip(start).take(self.columns);
        let (mut pixel, mut left, mut share) = (None, 0, 0.0);
        for (x, [r, g, b]) in colours.enumerate() {
            if left == 0 {
                pixel = out.next();
                left = self.by.min(width - x.min(width - 1));
                share = 1.0 / (left * rows) as f32;
            }
            left -= 1;
            let opaque = match mask {
                None => share,
                Some((row, wide)) if wide == width => row.get(x).map_or(0.0, |own| f32::from(*own) * share / 255.0),
                Some((row, wide)) => row.get(x * wide / width).map_or(0.0, |own| f32::from(*own) * share / 255.0),
            };
            if let Some([red, green, blue, all]) = pixel.as_deref_mut() {
                *red += r * opaque;
                *green += g * opaque;
                *blue += b * opaque;
                *all += opaque;
            }
        }
    }

    fn at(&self, u: usize, v: usize) -> [f32; 4] {
        self.pixels.get(v / self.by * self.columns + u / self.by).copied().unwrap_or([0.0; 4])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayro_interpret::RgbData;
    use hayro_interpret::kurbo::Shape;

    #[test]
    fn images_are_reduced_and_shine_through_where_they_do() {
        // The left half is red, and the lower half of it is not there.
        let pixel = |at: u32| if at % 8 < 4 { [200, 0, 0] } else { [0, 0, 0] };
        let data: Vec<u8> = (0..64).flat_map(pixel).collect();
        let colours =
            ImageData::Rgb(RgbData { data, width: 8, height: 8, interpolate: false, scale_factors: (1.0, 1.0) });
        let mask = (0..64).map(|at| if at < 32 && at % 8 < 4 { 255 } else { 0 }).collect();
        let alpha = LumaData { data: mask, width: 8, height: 8, interpolate: false, scale_factors: (1.0, 1.0) };
        let mut canvas = Canvas::new(4, 4);
        canvas.image(&colours, Some(&alpha), Affine::scale(0.5), 1.0);
        let picture = canvas.picture().unwrap();
        let [red, white] = [[200, 0, 0], [255; 3]];
        let rows: Vec<[[u8; 3]; 4]> = (0..4).map(|y| [0, 1, 2, 3].map(|x| picture.get_pixel(x, y).0)).collect();
        assert_eq!(rows, [[red, red, white, white], [red, red, white, white], [white; 4], [white; 4]]);
    }

    #[test]
    fn a_clip_holds_what_is_filled() {
        let square = |from: f64, to: f64| Polygon::of(&Area::new(from, from, to, to).to_path(0.1), 0.1).unwrap();
        let mut canvas = Canvas::new(4, 4);
        canvas.clip_to(&square(0.0, 2.0), FillRule::NonZero);
        canvas.fill(&square(1.0, 4.0), FillRule::NonZero, ([0.0; 3], 1.0));
        canvas.unclip();
        let picture = canvas.picture().unwrap();
        let black: Vec<(u32, u32)> =
            picture.enumerate_pixels().filter(|(_, _, pixel)| pixel.0 == [0; 3]).map(|(x, y, _)| (x, y)).collect();
        assert_eq!(black, [(1, 1)]);
        let mut canvas = Canvas::new(4, 4);
        canvas.clip(Area::new(0.0, 0.0, 2.0, 2.0));
        canvas.clip(Area::new(1.0, 0.0, 4.0, 4.0));
        canvas.fill(&square(0.0, 4.0), FillRule::NonZero, ([0.0; 3], 1.0));
        let picture = canvas.picture().unwrap();
        assert_eq!(picture.pixels().filter(|pixel| pixel.0 == [0; 3]).count(), 2);
    }
}
