//! Seals in red ink: square ones of companies and persons, round ones of authorities.

use crate::chance::Chance;
use crate::draw::sheet::{Area, Colour, Mark, Spot, Voice};

/// A seal to be set.
pub(crate) struct Stamp<'a> {
    pub(crate) text: &'a str,
    pub(crate) centre: Spot,
    /// Side or diameter in points.
    pub(crate) side: f32,
    pub(crate) round: bool,
}

const INKS: [Colour; 4] = [[190, 30, 38], [204, 42, 40], [172, 24, 44], [214, 58, 52]];

impl Stamp<'_> {
    /// Draws the seal a little turned and off its place, its characters in columns from right to left.
    pub(crate) fn set(&self, chance: &mut Chance) -> Mark {
        let wander = |chance: &mut Chance| narrow(chance.real(-3.0, 3.0));
        let centre = (self.centre.0 + wander(chance), self.centre.1 + wander(chance));
        let colour = chance.pick(&INKS);
        let mut marks = self.frame(centre, colour, chance);
        marks.extend(self.characters(centre, colour));
        Mark::Turned { degrees: narrow(chance.real(-5.0, 5.0)), about: centre, marks }
    }

    fn frame(&self, centre: Spot, colour: Colour, chance: &mut Chance) -> Vec<Mark> {
        let width = (self.side / 28.0).clamp(1.1, 2.6);
        let double = chance.in_hundred(35);
        let ring = |inset: f32, width: f32| {
            let side = self.side - 2.0 * inset;
            let (x, y) = (centre.0 - side / 2.0, centre.1 - side / 2.0);
            if self.round {
                Mark::Ring { centre, radius: side / 2.0, width, colour }
            } else {
                Mark::Frame { area: Area { x, y, width: side, height: side }, width, colour, fill: None }
            }
        };
        let mut marks = vec![ring(0.0, width)];
        if double && self.side > 50.0 {
            marks.push(ring(3.2, 0.7));
        }
        marks
    }

    fn characters(&self, centre: Spot, colour: Colour) -> Vec<Mark> {
        let all: Vec<char> = self.text.chars().collect();
        let columns = (1..=6_u8).find(|n| usize::from(*n) * usize::from(*n) >= all.len()).unwrap_or(6);
        let deep = all.len().div_ceil(usize::from(columns)).max(1);
        let room = self.side * if self.round { 0.7 } else { 0.86 };
        let (wide, high) = (room / f32::from(columns), room / u8::try_from(deep).map_or(6.0, f32::from));
        let size = wide.min(high) * 0.94;
        let mut marks = vec![];
        let (mut x, mut y) = (centre.0 + room / 2.0 - wide / 2.0, centre.1 - room / 2.0);
        for (place, c) in all.iter().enumerate() {
            if place > 0 && place.is_multiple_of(deep) {
                (x, y) = (x - wide, centre.1 - room / 2.0);
            }
            let at = (x - size / 2.0, y + (high - size) / 2.0 + size * 0.86);
            marks.push(Mark::Text { at, size, text: c.to_string(), colour, voice: Voice::Brush });
            y += high;
        }
        marks
    }
}

/// Seal text of a person: a two or three character name with 印 or 之印 to fill the square.
pub(crate) fn personal(name: &str) -> String {
    match name.chars().count() {
        2 => format!("{name}之印"),
        3 => format!("{name}印"),
        _ => name.to_owned(),
    }
}

/// Chance draws in double precision, pages are drawn in single.
#[expect(clippy::cast_possible_truncation, reason = "small numbers with three decimals")]
pub(crate) fn narrow(value: f64) -> f32 {
    value as f32
}
