//! Finding all marks of a page image.

use image::RgbImage;

use super::ink::Ink;
use super::mask::Area;
use super::rules::{Strokes, rules};
use super::{seals, stamps, ticks};
use crate::ocr::recognise::Marks;
use crate::page::Seal;

/// The ruling lines, tick boxes and seals of an upright, straight page image of `dpi` pixels per inch, in points.
///
/// The seals' texts are left empty; a reader fills them in.
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
    sort(&mut seals);
    Marks { rules: rules(ink, &strokes, &all), ticks: ticks.collect(), seals }
}

/// The marks of several parts of a page in the order of those of a whole one.
pub(crate) fn in_order(marks: &mut Marks) {
    marks.ticks = ticks::lines(std::mem::take(&mut marks.ticks));
    sort(&mut marks.seals);
}

fn sort(seals: &mut [Seal]) {
    seals.sort_by(|a, b| a.rect.top.total_cmp(&b.rect.top).then(a.rect.left.total_cmp(&b.rect.left)));
}

fn seal(ink: &Ink, area: Area, red: bool) -> Seal {
    Seal { rect: ink.rect(area), red, text: String::new(), confidence: 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, imageops};
    use imageproc::drawing::{draw_filled_rect_mut, draw_hollow_circle_mut, draw_line_segment_mut};
    use imageproc::rect::Rect as Pixels;

    const BLACK: Rgb<u8> = Rgb([20; 3]);
    const RED: Rgb<u8> = Rgb([205, 60, 70]);

    fn frame(image: &mut RgbImage, [left, top, width, height]: [i32; 4], thick: i32, colour: Rgb<u8>) {
        for [x, y, w, h] in [
            [left, top, width, thick],
            [left, top + height - thick, width, thick],
            [left, top, thick, height],
            [left + width - thick, top, thick, height],
        ] {
            draw_filled_rect_mut(image, Pixels::at(x, y).of_size(w as u32, h as u32), colour);
        }
    }

    fn blank() -> RgbImage {
        RgbImage::from_pixel(800, 1100, Rgb([250; 3]))
    }

    #[test]
    fn ticks_are_told_from_characters() {
        let mut image = blank();
        frame(&mut image, [100, 100, 16, 16], 1, BLACK);
        frame(&mut image, [200, 100, 16, 16], 1, BLACK);
        for off in [0.0, 1.0] {
            draw_line_segment_mut(&mut image, (203.0 + off, 108.0), (207.0 + off, 113.0), BLACK);
            draw_line_segment_mut(&mut image, (207.0 + off, 113.0), (215.0 + off, 98.0), BLACK);
        }
        draw_filled_rect_mut(&mut image, Pixels::at(300, 100).of_size(15, 15), BLACK);
        // 日, and 口 on its legs.
        frame(&mut image, [400, 100, 14, 16], 1, BLACK);
        draw_filled_rect_mut(&mut image, Pixels::at(400, 107).of_size(14, 1), BLACK);
        frame(&mut image, [500, 100, 14, 14], 1, BLACK);
        for x in [500, 513] {
            draw_filled_rect_mut(&mut image, Pixels::at(x, 100).of_size(1, 17), BLACK);
        }
        let found = find(&image, 100.0).ticks;
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].fill < 0.01 && (0.1..0.7).contains(&found[1].fill) && found[2].fill > 0.95, "{found:?}");
        assert!((found[0].rect.left - 72.0).abs() < 1.0);
    }

    #[test]
    fn a_thick_cross_is_a_tick_and_a_dense_character_is_none() {
        let mut image = blank();
        for left in [100, 200, 300] {
            frame(&mut image, [left, 100, 26, 26], 2, BLACK);
        }
        for off in -4..=4 {
            let off = off as f32;
            draw_line_segment_mut(&mut image, (105.0 + off, 105.0), (120.0 + off, 120.0), BLACK);
            draw_line_segment_mut(&mut image, (105.0 + off, 120.0), (120.0 + off, 105.0), BLACK);
            draw_line_segment_mut(&mut image, (205.0 + off, 105.0), (220.0 + off, 120.0), BLACK);
            draw_line_segment_mut(&mut image, (205.0 + off, 120.0), (220.0 + off, 105.0), BLACK);
        }
        // 困: a cross with an upright and a level stroke through it.
        draw_filled_rect_mut(&mut image, Pixels::at(212, 102).of_size(3, 22), BLACK);
        draw_filled_rect_mut(&mut image, Pixels::at(202, 111).of_size(22, 3), BLACK);
        let found = find(&image, 150.0).ticks;
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].fill > 0.5 && found[0].rect.left < 60.0 && found[1].fill < 0.01, "{found:?}");
    }

    #[test]
    fn red_seals_are_found_and_parted() {
        let mut image = blank();
        frame(&mut image, [300, 300, 100, 100], 4, RED);
        frame(&mut image, [400, 340, 54, 54], 4, RED);
        for x in [320, 350, 380, 415, 435] {
            draw_filled_rect_mut(&mut image, Pixels::at(x, 350).of_size(8, 30), RED);
        }
        let found = find(&image, 100.0).seals;
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().all(|s| s.red));
        assert!((found[0].rect.left - 216.0).abs() < 3.0 && (found[0].rect.right - 288.0).abs() < 4.0, "{found:?}");
    }

    #[test]
    fn dark_stamps_are_seals_and_table_cells_are_not() {
        let mut image = blank();
        for radius in 44..48 {
            draw_hollow_circle_mut(&mut image, (200, 200), radius, BLACK);
            draw_hollow_circle_mut(&mut image, (201, 200), radius, BLACK);
        }
        draw_filled_rect_mut(&mut image, Pixels::at(185, 190).of_size(30, 14), BLACK);
        for x in [400, 460, 520, 580] {
            draw_filled_rect_mut(&mut image, Pixels::at(x, 400).of_size(1, 121), BLACK);
        }
        for y in [400, 460, 520] {
            draw_filled_rect_mut(&mut image, Pixels::at(400, y).of_size(181, 1), BLACK);
        }
        let found = find(&image, 100.0);
        assert_eq!(found.seals.len(), 1, "{:?}", found.seals);
        assert!(!found.seals[0].red && (found.seals[0].rect.middle().0 - 144.0).abs() < 2.0);
        assert_eq!(found.rules.len(), 7, "{:?}", found.rules);
        assert_eq!(find(&imageops::crop_imm(&image, 0, 0, 3, 3).to_image(), 100.0), Marks::default());
    }
}
