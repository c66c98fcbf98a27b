//! The rows of the declaration and how they are ticked.

use crate::documents::desk::Desk;
use crate::draw::grid::{Align, Grid, Rules};
use crate::draw::sheet::{Area, BLACK, Colour, Mark};
use crate::draw::signature::tick;
use crate::facts::Answer;
use crate::spelling::counted;
use crate::words::prose;

/// How answers are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Style {
    /// A drawn box in each column, ticked by hand.
    #[default]
    Ticked,
    /// A drawn box in each column, crossed.
    Crossed,
    /// A drawn box in each column, filled.
    Filled,
    /// A V in the column, without boxes.
    Letter,
    /// □是 and ☑否 in one column.
    Signs,
}

/// The form of one declaration.
pub(super) struct Ballot {
    style: Style,
    ink: Colour,
    number: fn(usize) -> String,
    /// Sign of a ticked box, when boxes are characters.
    ticked: char,
}

/// Side of a drawn box.
const BOX: f32 = 11.0;

impl Ballot {
    pub(super) fn choose(desk: &mut Desk<'_>) -> Self {
        let chance = &mut desk.chance;
        let style =
            chance.pick(&[Style::Ticked, Style::Ticked, Style::Crossed, Style::Filled, Style::Letter, Style::Signs]);
        let plain: fn(usize) -> String = |row| row.to_string();
        let chinese: fn(usize) -> String = |row| u32::try_from(row).map(counted).unwrap_or_default();
        let number = if chance.in_hundred(50) { plain } else { chinese };
        let ink = if style == Style::Filled { BLACK } else { chance.pick(&[[0, 0, 0], [24, 32, 110], [0, 0, 0]]) };
        Self { style, ink, number, ticked: desk.pen.face.sign(&['☑', '■']).unwrap_or('■') }
    }

    /// Draws rows from the number `first` on and gives the place under them.
    pub(super) fn rows(&self, desk: &mut Desk<'_>, top: f32, first: usize, answers: &[Answer]) -> f32 {
        let look = desk.look;
        let inline = self.style == Style::Signs;
        let columns = if inline { vec![96.0] } else { vec![52.0, 52.0] };
        let text = look.width() - 40.0 - columns.iter().sum::<f32>();
        let widths: Vec<f32> = [40.0, text].into_iter().chain(columns).collect();
        let mut grid = Grid { left: look.left, top, widths, size: 10.5, rules: Rules::All, least: 34.0 };
        let statement = look.say(["聲明事項", "聲明內容", "事項"]);
        let mut head = vec![("項次", Align::Middle), (statement, Align::Middle)];
        match self.style {
            Style::Signs => head.push(("勾選", Align::Middle)),
            Style::Letter => head.extend([("是(打V)", Align::Middle), ("否(打V)", Align::Middle)]),
            _ => head.extend([("是", Align::Middle), ("否", Align::Middle)]),
        }
        grid.least = 24.0;
        grid.row(&mut desk.pen, &head);
        grid.least = 34.0;
        for (place, answer) in answers.iter().enumerate() {
            let row = first + place;
            let number = (self.number)(row);
            let statement = prose::DECLARATION.get(row - 1).copied().unwrap_or_default();
            let (yes, no) = (matches!(answer, Answer::Yes | Answer::Both), matches!(answer, Answer::No | Answer::Both));
            let typed = self.typed(yes, no);
            let mut cells = vec![(number.as_str(), Align::Middle), (statement, Align::Left)];
            cells.extend(typed.iter().map(|text| (text.as_str(), Align::Middle)));
            let areas = grid.row(&mut desk.pen, &cells);
            if let [_, _, left, right] = areas.as_slice() {
                self.boxed(desk, *left, yes);
                self.boxed(desk, *right, no);
            }
        }
        grid.top
    }

    /// What is written into the columns of answers.
    fn typed(&self, yes: bool, no: bool) -> Vec<String> {
        let sign = |hit: bool| if hit { self.ticked } else { '□' };
        let letter = |hit: bool| if hit { "V".to_owned() } else { String::new() };
        match self.style {
            Style::Signs => vec![format!("{}是 {}否", sign(yes), sign(no))],
            Style::Letter => vec![letter(yes), letter(no)],
            _ => vec![String::new(), String::new()],
        }
    }

    /// A drawn box in a cell.
    fn boxed(&self, desk: &mut Desk<'_>, cell: Area, hit: bool) {
        if matches!(self.style, Style::Letter | Style::Signs) {
            return;
        }
        let (x, y) = (cell.x + (cell.width - BOX) / 2.0, cell.y + (cell.height - BOX) / 2.0);
        let area = Area { x, y, width: BOX, height: BOX };
        desk.pen.frame(area, 0.9);
        let colour = self.ink;
        match self.style {
            Style::Ticked if hit => {
                let mark = tick(area, colour, &mut desk.chance);
                desk.pen.mark(mark);
            }
            Style::Crossed if hit => {
                let (right, bottom) = (x + BOX - 1.5, y + BOX - 1.5);
                desk.pen.mark(Mark::Line { from: (x + 1.5, y + 1.5), to: (right, bottom), width: 1.4, colour });
                desk.pen.mark(Mark::Line { from: (x + 1.5, bottom), to: (right, y + 1.5), width: 1.4, colour });
            }
            Style::Filled if hit => {
                desk.pen.fill(Area { x: x + 2.0, y: y + 2.0, width: BOX - 4.0, height: BOX - 4.0 }, colour);
            }
            _ => {}
        }
    }
}
