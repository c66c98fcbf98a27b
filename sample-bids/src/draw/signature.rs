//! Signatures by hand, and ticks.

use crate::chance::Chance;
use crate::draw::seal::narrow;
use crate::draw::sheet::{Area, Colour, Mark, Spot};

const INKS: [Colour; 3] = [[18, 24, 92], [20, 20, 20], [30, 40, 130]];

/// A signature of three characters' width beginning at `at`, in a handful of strokes.
pub(crate) fn signature(at: Spot, chance: &mut Chance) -> Vec<Mark> {
    let colour = chance.pick(&INKS);
    let mut marks = vec![];
    let mut x = at.0;
    for _ in 0..3 {
        for _ in 0..chance.between(2, 4) {
            let points = (0..chance.between(3, 5)).map(|_| spot((x, at.1), 22.0, chance)).collect();
            marks.push(Mark::Stroke { points, width: narrow(chance.real(0.9, 1.6)), colour });
        }
        x += 19.0;
    }
    let end = (0..4_u8).map(|step| spot((at.0 + f32::from(step) * 20.0, at.1 + 8.0), 14.0, chance)).collect();
    marks.push(Mark::Stroke { points: end, width: 1.1, colour });
    marks
}

fn spot(corner: Spot, side: f32, chance: &mut Chance) -> Spot {
    let side = f64::from(side);
    (corner.0 + narrow(chance.real(0.0, side)), corner.1 + narrow(chance.real(0.0, side)))
}

/// A tick by hand in a box.
pub(crate) fn tick(area: Area, colour: Colour, chance: &mut Chance) -> Mark {
    let shake = |chance: &mut Chance| narrow(chance.real(-0.06, 0.06));
    let at = |x: f32, y: f32| (area.x + area.width * x, area.y + area.height * y);
    let points = vec![
        at(0.14 + shake(chance), 0.5 + shake(chance)),
        at(0.4 + shake(chance), 0.86),
        at(0.98, 0.08 + shake(chance)),
    ];
    Mark::Stroke { points, width: 1.5, colour }
}
