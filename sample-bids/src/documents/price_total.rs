//! The total of a price schedule in figures and in words, and the patch that covers it.

use crate::documents::desk::{Case, Desk};
use crate::draw::grid::{Align, Grid, Rules};
use crate::draw::sheet::{Area, WHITE};
use crate::spelling::capital;

impl Desk<'_> {
    /// Draws the total under the table; gives the place under it.
    pub(super) fn total(&mut self, case: &Case<'_>, grid: &mut Grid) -> f32 {
        let facts = &case.facts.price;
        let look = self.look;
        let figures = look.amounts.write(facts.covered.unwrap_or(facts.total));
        let words = capital(facts.words);
        let sum = look.say(["總計（含稅）", "總價", "合計金額"]);
        if look.wording == 2 {
            let head = format!("{sum}{}", look.colon);
            let y = grid.top + 12.0;
            self.pen.text((look.left, y), look.size + 1.0, &head);
            let x = look.left + self.pen.face.width(&head, look.size + 1.0) + 2.0;
            let width = self.pen.face.width(&figures, look.size + 1.0);
            self.pen.text((x, y), look.size + 1.0, &figures);
            self.cover(case, Area { x, y: y - 2.0, width: width + 2.0, height: look.size + 6.0 }, false);
            let text = format!("中文大寫{}新臺幣{words}", look.colon);
            return self.pen.paragraph((look.left, y + 24.0), look.size, look.width(), &text);
        }
        let wide = look.width() - 150.0;
        let (rules, size) = (Rules::All, look.size);
        let mut row = Grid { left: look.left, top: grid.top, widths: vec![wide, 150.0], size, rules, least: 26.0 };
        let place = if look.wording == 0 { Align::Left } else { Align::Right };
        let areas = row.row(&mut self.pen, &[(sum, place), (&figures, Align::Right)]);
        if let Some(area) = areas.last() {
            let width = self.pen.face.width(&figures, size) + 10.0;
            let patch =
                Area { x: area.x + area.width - width, y: area.y + 3.0, width: width + 2.0, height: area.height - 4.0 };
            self.cover(case, patch, true);
        }
        row.widths = vec![look.width()];
        let text = match look.wording {
            0 => format!("總標價（中文大寫）：新臺幣{words}"),
            _ => format!("總價新臺幣（大寫）{words}"),
        };
        row.row(&mut self.pen, &[(&text, Align::Left)]);
        row.top
    }

    /// Covers the total with a white patch and prints another one over it, when the facts say so.
    fn cover(&mut self, case: &Case<'_>, patch: Area, right: bool) {
        let facts = &case.facts.price;
        if facts.covered.is_none() {
            return;
        }
        let size = self.look.size + if right { 0.0 } else { 1.0 };
        let figures = self.look.amounts.write(facts.total);
        self.pen.fill(patch, WHITE);
        let y = patch.y + (patch.height - size) / 2.0 + 0.8;
        if right {
            self.pen.text_to((patch.x + patch.width - 5.0, y), size, &figures);
        } else {
            self.pen.text((patch.x + 1.0, y), size, &figures);
        }
    }
}
