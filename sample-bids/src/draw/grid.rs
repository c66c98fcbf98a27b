//! Ruled tables.

use crate::draw::pen::Pen;
use crate::draw::sheet::{Area, Spot};

/// Side of a cell on which its text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Middle,
    Right,
}

/// Which lines are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Rules {
    /// Every cell has its frame.
    #[default]
    All,
    /// Only lines between rows.
    Rows,
}

/// A table that grows row by row.
pub(crate) struct Grid {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) widths: Vec<f32>,
    pub(crate) size: f32,
    pub(crate) rules: Rules,
    /// Least height of a row.
    pub(crate) least: f32,
}

const PAD: f32 = 4.0;
const LEADING: f32 = 1.35;
const RULE: f32 = 0.7;

impl Grid {
    /// Draws a row and gives its areas. A text too wide for its cell goes on in further lines.
    pub(crate) fn row(&mut self, pen: &mut Pen<'_>, cells: &[(&str, Align)]) -> Vec<Area> {
        let wrapped: Vec<Vec<String>> = cells
            .iter()
            .zip(&self.widths)
            .map(|((text, _), width)| pen.face.wrap(text, self.size, width - 2.0 * PAD))
            .collect();
        let most = wrapped.iter().map(Vec::len).fold(1.0_f32, |most, lines| most.max(small(lines)));
        let height = (most * self.size * LEADING + 2.0 * PAD).max(self.least);
        let mut x = self.left;
        let mut areas = vec![];
        for ((lines, width), (_, align)) in wrapped.iter().zip(&self.widths).zip(cells) {
            let area = Area { x, y: self.top, width: *width, height };
            self.write(pen, area, lines, *align);
            areas.push(area);
            x += width;
        }
        self.rule(pen, &areas);
        self.top += height;
        areas
    }

    fn write(&self, pen: &mut Pen<'_>, area: Area, lines: &[String], align: Align) {
        let leading = self.size * LEADING;
        let mut y = area.y + (area.height - small(lines.len()) * leading) / 2.0 + (leading - self.size) / 2.0;
        for line in lines {
            match align {
                Align::Left => pen.text((area.x + PAD, y), self.size, line),
                Align::Middle => pen.centred((area.x + area.width / 2.0, y), self.size, line),
                Align::Right => pen.text_to((area.x + area.width - PAD, y), self.size, line),
            }
            y += leading;
        }
    }

    fn rule(&self, pen: &mut Pen<'_>, areas: &[Area]) {
        match self.rules {
            Rules::All => areas.iter().for_each(|area| pen.frame(*area, RULE)),
            Rules::Rows => {
                let right: Spot = (areas.iter().map(|area| area.width).sum::<f32>() + self.left, self.top);
                let height = areas.first().map_or(0.0, |area| area.height);
                pen.line((self.left, self.top), right, RULE);
                pen.line((self.left, self.top + height), (right.0, self.top + height), RULE);
            }
        }
    }
}

/// Counts of lines are small.
fn small(count: usize) -> f32 {
    u16::try_from(count).map_or(f32::MAX, f32::from)
}
