//! Labels with values, laid out as forms do it.

use crate::chance::Chance;
use crate::draw::grid::{Align, Grid, Rules};
use crate::draw::pen::Pen;
use crate::draw::sheet::{Area, GREY, WIDTH};
use crate::spelling::{AmountStyle, DateStyle};

/// Where labels stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum FieldStyle {
    /// A ruled table of two columns.
    #[default]
    Ruled,
    /// A table with lines between its rows only.
    Lined,
    /// 標籤：value, line by line.
    Colon,
    /// The label small above its value, two boxes in a row.
    Above,
    /// A ruled table of four columns: label, value, label, value.
    Pairs,
}

/// How one document looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    pub(crate) fields: FieldStyle,
    pub(crate) dates: DateStyle,
    pub(crate) amounts: AmountStyle,
    /// Between label and value.
    pub(crate) colon: &'static str,
    /// Size of letters.
    pub(crate) size: f32,
    /// Left margin; the right one is as wide.
    pub(crate) left: f32,
    /// Chooses wordings: one of two or three.
    pub(crate) wording: usize,
}

impl Look {
    pub(crate) fn make(chance: &mut Chance) -> Self {
        use FieldStyle::{Above, Colon, Lined, Pairs, Ruled};
        Self {
            fields: chance.pick(&[Ruled, Lined, Colon, Above, Pairs]),
            dates: chance.pick(&DateStyle::ALL),
            amounts: chance.pick(&AmountStyle::ALL),
            colon: chance.pick(&["：", "：", ":", ": "]),
            size: chance.pick(&[11.0, 11.5, 12.0, 12.5]),
            left: chance.pick(&[48.0, 56.0, 64.0]),
            wording: chance.place(3),
        }
    }

    /// Width between the margins.
    pub(crate) fn width(&self) -> f32 {
        WIDTH - 2.0 * self.left
    }

    /// One of three wordings.
    pub(crate) fn say<'a>(&self, wordings: [&'a str; 3]) -> &'a str {
        wordings.get(self.wording).copied().unwrap_or_default()
    }

    /// Three words, each in one of three wordings.
    pub(crate) fn say3<'a>(&self, wordings: [[&'a str; 3]; 3]) -> [&'a str; 3] {
        wordings.map(|wordings| self.say(wordings))
    }

    /// Draws labels with values from `top` down and gives the place under them.
    pub(crate) fn fields(&self, pen: &mut Pen<'_>, top: f32, rows: &[(&str, String)]) -> f32 {
        match self.fields {
            FieldStyle::Ruled => self.table(pen, top, rows, Rules::All),
            FieldStyle::Lined => self.table(pen, top, rows, Rules::Rows),
            FieldStyle::Colon => self.lines(pen, top, rows),
            FieldStyle::Above => self.boxes(pen, top, rows),
            FieldStyle::Pairs => self.pairs(pen, top, rows),
        }
    }

    fn grid(&self, top: f32, widths: Vec<f32>, rules: Rules) -> Grid {
        Grid { left: self.left, top, widths, size: self.size, rules, least: self.size * 2.2 }
    }

    fn table(&self, pen: &mut Pen<'_>, top: f32, rows: &[(&str, String)], rules: Rules) -> f32 {
        let label = rows.iter().map(|row| pen.face.width(row.0, self.size)).fold(70.0, f32::max) + 16.0;
        let mut grid = self.grid(top, vec![label, self.width() - label], rules);
        for (label, value) in rows {
            grid.row(pen, &[(label, Align::Left), (value, Align::Left)]);
        }
        grid.top
    }

    /// Label, colon and value in lines; a long value goes on under itself.
    pub(crate) fn lines(&self, pen: &mut Pen<'_>, top: f32, rows: &[(&str, String)]) -> f32 {
        let mut y = top;
        for (label, value) in rows {
            let head = format!("{label}{}", self.colon);
            let indent = pen.face.width(&head, self.size);
            let mut lines = pen.face.wrap(value, self.size, self.width() - indent).into_iter();
            pen.text((self.left, y), self.size, &format!("{head}{}", lines.next().unwrap_or_default()));
            y += self.size * 1.9;
            for line in lines {
                pen.text((self.left + indent, y - self.size * 0.3), self.size, &line);
                y += self.size * 1.6;
            }
        }
        y
    }

    fn boxes(&self, pen: &mut Pen<'_>, top: f32, rows: &[(&str, String)]) -> f32 {
        let (half, height) = (self.width() / 2.0, self.size * 1.4 + 21.0);
        let (mut y, mut second) = (top, false);
        for (place, (label, value)) in rows.iter().enumerate() {
            let alone = pen.face.width(value, self.size) > half - 12.0 || (!second && place + 1 == rows.len());
            if alone && second {
                y += height;
                second = false;
            }
            let (x, width) =
                if alone { (self.left, self.width()) } else { (self.left + if second { half } else { 0.0 }, half) };
            let lines = pen.face.wrap(value, self.size, width - 12.0);
            let mut under = y + 17.0;
            for line in &lines {
                pen.text((x + 6.0, under), self.size, line);
                under += self.size * 1.4;
            }
            let tall = height.max(under - y + 4.0);
            pen.frame(Area { x, y, width, height: tall }, 0.7);
            pen.coloured((x + 6.0, y + 4.0), 8.5, label, GREY);
            if alone || second {
                y += tall;
            }
            second = !alone && !second;
        }
        if second { y + height } else { y }
    }

    fn pairs(&self, pen: &mut Pen<'_>, top: f32, rows: &[(&str, String)]) -> f32 {
        let label = rows.iter().map(|row| pen.face.width(row.0, self.size)).fold(60.0, f32::max) + 10.0;
        let label = label.min(self.width() * 0.28);
        let value = self.width() / 2.0 - label;
        let (mut y, mut waiting) = (top, None::<&(&str, String)>);
        for row in rows {
            let long = pen.face.width(&row.1, self.size) > value - 8.0;
            match (long, waiting.take()) {
                (false, None) => waiting = Some(row),
                (false, Some(first)) => y = self.two(pen, y, label, [first, row]),
                (true, first) => {
                    if let Some(first) = first {
                        y = self.one(pen, y, label, first);
                    }
                    y = self.one(pen, y, label, row);
                }
            }
        }
        waiting.map_or(y, |row| self.one(pen, y, label, row))
    }

    fn one(&self, pen: &mut Pen<'_>, top: f32, label: f32, row: &(&str, String)) -> f32 {
        let mut grid = self.grid(top, vec![label, self.width() - label], Rules::All);
        grid.row(pen, &[(row.0, Align::Middle), (&row.1, Align::Left)]);
        grid.top
    }

    fn two(&self, pen: &mut Pen<'_>, top: f32, label: f32, [a, b]: [&(&str, String); 2]) -> f32 {
        let value = self.width() / 2.0 - label;
        let mut grid = self.grid(top, vec![label, value, label, value], Rules::All);
        grid.row(pen, &[(a.0, Align::Middle), (&a.1, Align::Left), (b.0, Align::Middle), (&b.1, Align::Left)]);
        grid.top
    }
}
