//! What is painted over what: colours, opaque patches, and the stack of clips and transparency groups.

use hayro_interpret::kurbo::{BezPath, Point, Rect as Area, Shape};
use hayro_interpret::pattern::Pattern;
use hayro_interpret::{FillRule, Image, Paint};

/// Channels of two colours that differ by less are the same to the eye, of 255.
const SAME: u8 = 26;
/// Less opacity than this shows nothing.
const FAINT: f32 = 0.1;
/// More opacity than this covers.
const OPAQUE: f32 = 0.98;
/// Largest stencil that is looked into, in pixels.
const STENCIL: u64 = 4_000_000;

/// The colour of something painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shade {
    /// Red, green and blue.
    Colour([u8; 3]),
    /// A picture or pattern.
    Many,
    /// So transparent that nobody sees it.
    Nothing,
}

impl Shade {
    /// The colour of letters.
    pub(super) fn of(paint: &Paint<'_>) -> Self {
        let Paint::Color(colour) = paint else { return Self::Many };
        let [r, g, b, alpha] = colour.to_rgba().to_rgba8();
        if f32::from(alpha) < FAINT * 255.0 { Self::Nothing } else { Self::Colour([r, g, b]) }
    }

    /// The colour of a fill that hides what lies beneath; `None` where something shines through.
    pub(super) fn opaque(paint: &Paint<'_>) -> Option<Self> {
        match paint {
            Paint::Color(colour) => {
                let [r, g, b, alpha] = colour.to_rgba().to_rgba8();
                (f32::from(alpha) >= OPAQUE * 255.0).then_some(Self::Colour([r, g, b]))
            }
            Paint::Pattern(pattern) => match &**pattern {
                Pattern::Shading(shading) => (shading.opacity >= OPAQUE).then_some(Self::Many),
                Pattern::Tiling(_) => None,
            },
        }
    }

    /// The colour of an image that hides what lies beneath.
    pub(super) fn of_image(image: &Image<'_, '_>) -> Option<Self> {
        match image {
            Image::Raster(raster) => {
                let stream = raster.stream();
                let masked = ["SMask", "SMaskInData", "Mask"].into_iter().any(|key| stream.dict().contains_key(key));
                (!masked).then_some(Self::Many)
            }
            Image::Stencil(stencil) => {
                if u64::from(stencil.width()) * u64::from(stencil.height()) > STENCIL {
                    return None;
                }
                let mut shade = None;
                stencil.with_stencil(
                    |mask, paint| {
                        let painted = mask.data.iter().filter(|value| **value > 127).count();
                        if painted * 10 > mask.data.len() * 9 {
                            shade = Self::opaque(paint);
                        }
                    },
                    None,
                );
                shade
            }
        }
    }

    /// Whether letters of this colour cannot be told from what lies beneath.
    pub(super) fn same(self, beneath: Self) -> bool {
        match (self, beneath) {
            (Self::Colour(ink), Self::Colour(ground)) => ink.iter().zip(ground).all(|(a, b)| a.abs_diff(b) < SAME),
            _ => false,
        }
    }
}

/// Something painted on the page.
pub(super) struct Patch {
    /// The rectangle around it, clipped.
    pub(super) area: Area,
    /// Its outline on the page, where it is not that rectangle.
    pub(super) path: Option<(BezPath, FillRule)>,
    /// Its colour; many where something shines through.
    pub(super) shade: Shade,
    /// Whether it hides what lies beneath.
    pub(super) opaque: bool,
}

impl Patch {
    /// Whether it covers a point.
    pub(super) fn holds(&self, at: Point) -> bool {
        self.area.contains(at)
            && self.path.as_ref().is_none_or(|(path, rule)| match rule {
                FillRule::NonZero => path.winding(at) != 0,
                FillRule::EvenOdd => path.winding(at) % 2 != 0,
            })
    }
}

struct Group {
    opacity: f32,
    plain: bool,
}

/// Clips and transparency groups in force.
pub(super) struct Stack {
    page: Area,
    /// The rectangles that clips leave, and whether all of them are rectangles.
    clips: Vec<(Area, bool)>,
    groups: Vec<Group>,
}

impl Stack {
    pub(super) fn new(page: Area) -> Self {
        Self { page, clips: Vec::new(), groups: Vec::new() }
    }

    /// The rectangle that the clips leave.
    pub(super) fn clip(&self) -> Area {
        self.clips.last().map_or(self.page, |(area, _)| *area)
    }

    /// A clip within those in force; `whole` tells that it is that rectangle and no other shape in it.
    pub(super) fn push_clip(&mut self, area: Area, whole: bool) {
        let area = area.intersect(self.clip());
        let whole = whole && self.clips.last().is_none_or(|(_, whole)| *whole);
        self.clips.push((area, whole));
    }

    pub(super) fn pop_clip(&mut self) {
        self.clips.pop();
    }

    pub(super) fn push_group(&mut self, opacity: f32, plain: bool) {
        self.groups.push(Group { opacity, plain });
    }

    pub(super) fn pop_group(&mut self) {
        self.groups.pop();
    }

    /// Whether a point is inside the clips.
    pub(super) fn shows(&self, at: Point) -> bool {
        self.clip().inflate(0.5, 0.5).contains(at)
    }

    /// Whether what is painted now appears as it is: not mixed with other things, not cut to a shape.
    pub(super) fn plain(&self) -> bool {
        self.clips.last().is_none_or(|(_, whole)| *whole)
            && self.groups.iter().all(|group| group.plain && group.opacity >= OPAQUE)
    }

    /// Whether what is painted now covers what lies beneath.
    pub(super) fn opaque(&self) -> bool {
        self.groups.iter().all(|group| group.plain && group.opacity >= OPAQUE)
    }

    /// Whether what is painted now is too transparent to be seen.
    pub(super) fn faint(&self) -> bool {
        self.groups.iter().map(|group| group.opacity).product::<f32>() < FAINT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_close_to_the_ground_are_not_seen() {
        let white = Shade::Colour([255; 3]);
        assert!(Shade::Colour([250, 250, 252]).same(white));
        assert!(!Shade::Colour([200; 3]).same(white));
        assert!(!Shade::Colour([255, 0, 0]).same(Shade::Many));
    }

    #[test]
    fn a_frame_does_not_hold_its_middle() {
        let mut path = Area::new(0.0, 0.0, 100.0, 100.0).to_path(0.1);
        path.extend(Area::new(10.0, 10.0, 90.0, 90.0).to_path(0.1));
        let frame = Patch {
            area: Area::new(0.0, 0.0, 100.0, 100.0),
            path: Some((path, FillRule::EvenOdd)),
            shade: Shade::Colour([0; 3]),
            opaque: true,
        };
        assert!(frame.holds(Point::new(5.0, 50.0)));
        assert!(!frame.holds(Point::new(50.0, 50.0)));
    }

    #[test]
    fn clips_narrow_and_groups_multiply() {
        let mut stack = Stack::new(Area::new(0.0, 0.0, 100.0, 100.0));
        stack.push_clip(Area::new(0.0, 0.0, 50.0, 50.0), true);
        stack.push_clip(Area::new(40.0, 0.0, 90.0, 50.0), false);
        assert!(stack.shows(Point::new(45.0, 10.0)) && !stack.shows(Point::new(60.0, 10.0)));
        assert!(!stack.plain());
        stack.pop_clip();
        assert!(stack.plain());
        assert!(stack.shows(Point::new(10.0, 10.0)));
        stack.push_group(0.2, true);
        assert!(!stack.opaque() && !stack.faint());
        stack.push_group(0.2, true);
        assert!(stack.faint());
    }
}
