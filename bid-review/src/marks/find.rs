//! Finding all marks of a page image.

use image::RgbImage;

use super::ink::Ink;
use super::mask::Area;
use super::rules::{Strokes, rules};
use super::{seals, stamps, ticks};
use crate::ocr::Marks;
use crate::page::Seal;

/// The ruling lines, tick boxes and seals of an upright, straight page image of `dpi` pixels per inch, in points.
///
/// The seals' texts are left empty.
#[must_use]
pub fn find(image: &RgbImage, dpi: f64) -> Marks {
    find_in(&Ink::of(image, dpi))
}

/// The same on ink that is already told from paper.
pub(crate) fn find_in(ink: &Ink) -> Marks {
    let strokes = Strokes::of(ink);
    let red = seals::red(ink);
    let apart = |area: &Area| !red.iter().any(|r| r.common(area).size() * 2 >= area.size());
    let dark: Vec<Area> = stamps::dark(ink, &strokes).into_iter().filter(apart).collect();
    let all: Vec<Area> = red.iter().chain(&dark).copied().collect();
    let ticks = ticks::ticks(ink).into_iter().filter(|tick| {
        let (x, y) = tick.rect.middle();
        !all.iter().any(|area| ink.rect(*area).holds(x, y))
    });
    let mut seals: Vec<Seal> =
        red.iter().map(|a| seal(ink, *a, true)).chain(dark.iter().map(|a| seal(ink, *a, false))).collect();
    seals.sort_by(|a, b| a.rect.top.total_cmp(&b.rect.top).then(a.rect.left.total_cmp(&b.rect.left)));
    Marks { rules: rules(ink, &strokes, &all), ticks: ticks.collect(), seals }
}

fn seal(ink: &Ink, area: Area, red: bool) -> Seal {
    Seal { rect: ink.rect(area), red, text: String::new(), confidence: 0.0 }
}
