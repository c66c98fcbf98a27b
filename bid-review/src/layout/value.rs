//! The places where the value of a label may stand: beside it, in the next cell, under it.

use crate::layout::cell;
use crate::layout::line::Line;
use crate::layout::sheet::{Hit, Sheet};
use crate::page::{Origin, Rect};

/// Widest gap inside a value, in character heights.
const GAP: f64 = 3.0;
/// Least gap between two texts on one line, in character heights.
const APART: f64 = 0.6;

/// Something that may be a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The characters.
    pub text: String,
    /// Where they stand, in the upright frame.
    pub rect: Rect,
    /// The least confidence among them.
    pub confidence: f64,
}

impl Candidate {
    fn of(line: &Line, from: usize, to: usize) -> Option<Self> {
        let text = line.text(from, to);
        (!text.is_empty()).then_some(())?;
        Some(Self { text, rect: line.rect(from, to)?, confidence: line.confidence(from, to) })
    }

    /// This one with another behind it.
    #[must_use]
    fn and(self, other: &Self) -> Self {
        Self {
            text: self.text + &other.text,
            rect: self.rect.around(&other.rect),
            confidence: self.confidence.min(other.confidence),
        }
    }
}

impl Sheet<'_> {
    /// What may be the value of a label, the most likely first.
    #[must_use]
    pub fn candidates(&self, hit: &Hit) -> Vec<Candidate> {
        let Some(line) = self.lines.get(hit.line) else { return Vec::new() };
        let Some(label) = line.rect(hit.start, hit.end) else { return Vec::new() };
        let (x, y) = label.middle();
        let own = cell::around(self.page, x, y);
        let right = self.right(hit, line);
        let mut out = Vec::new();
        match (&right, own) {
            (Some(right), Some(own))
                if own.holds(right.rect.middle().0.min(own.right), y) && right.rect.left < own.right =>
            {
                out.push(self.rest_of_cell(hit, right.clone(), own));
            }
            (_, Some(own)) => {
                out.extend(cell::around(self.page, own.right + 3.0, y).and_then(|next| self.region(next)));
                // A small label above its value, both in one cell.
                let lower = Rect { top: label.bottom.max(own.top), ..own };
                out.extend(self.region(lower));
            }
            _ => {}
        }
        if let Some(right) = right {
            out.extend(self.continued(hit, label, &right));
            out.push(right);
        }
        if let Some(own) = own {
            out.extend(cell::around(self.page, x, own.bottom + 3.0).and_then(|below| self.region(below)));
        }
        out.extend(self.below(hit, label));
        out
    }

    /// What follows on the line, up to the next label, a closing bracket or a wide gap.
    fn right(&self, hit: &Hit, line: &Line) -> Option<Candidate> {
        let from = after_signs(line, hit.end);
        let next = self.hits.iter().filter(|h| h.line == hit.line && h.start >= from).map(|h| h.start).min();
        let opened = hit.start.checked_sub(1).and_then(|b| line.glyphs.get(b)).is_some_and(|g| g.c == '(');
        let mut to = next.unwrap_or(line.glyphs.len());
        for at in from..to {
            let closes = opened && line.glyphs.get(at).is_some_and(|g| g.c == ')');
            if closes || at > from && (line.gap(at) > GAP || self.enters_seal(line, at)) {
                to = at;
                break;
            }
        }
        Candidate::of(line, from, to)
    }

    /// Whether a character is the first of several inside a seal: characters of the seal, not of the value.
    fn enters_seal(&self, line: &Line, at: usize) -> bool {
        let inside = |at: usize| {
            let middle = line.glyphs.get(at).map(|g| g.rect.middle());
            middle.is_some_and(|(x, y)| self.page.seals.iter().any(|s| s.rect.holds(x, y)))
        };
        self.page.origin == Origin::Ocr && inside(at) && !inside(at - 1)
    }

    /// A value and what follows it in its own cell on the next lines, as long as no label starts there.
    fn rest_of_cell(&self, hit: &Hit, right: Candidate, own: Rect) -> Candidate {
        let mut value = right;
        for (number, line) in self.lines.iter().enumerate().skip(hit.line + 1) {
            let (from, to) = inside(line, own);
            if from == to {
                continue;
            }
            if self.hits.iter().any(|h| h.line == number && (from..to).contains(&h.start)) {
                break;
            }
            value = match Candidate::of(line, from, to) {
                Some(more) => value.and(&more),
                None => value,
            };
        }
        value
    }

    /// A value that goes on under its own start, or at the left when its line is full.
    fn continued(&self, hit: &Hit, label: Rect, right: &Candidate) -> Option<Candidate> {
        let next = self.lines.get(hit.line + 1)?;
        let place = next.whole();
        let height = right.rect.height().max(1.0);
        let full = right.rect.right > 0.84 * self.page.width && (place.left - label.left).abs() < 1.5 * height;
        let under = (place.left - right.rect.left).abs() < 1.5 * height;
        let close = place.top - right.rect.bottom < 1.2 * height;
        let free = !self.hits.iter().any(|h| h.line == hit.line + 1);
        if !(close && free && (full || under)) {
            return None;
        }
        let to = next.runs(GAP, &[]).first().map_or(0, |(_, to)| *to);
        Candidate::of(next, 0, to).map(|more| right.clone().and(&more))
    }

    /// Everything in a cell, unless it starts with a label.
    fn region(&self, area: Rect) -> Option<Candidate> {
        let mut value: Option<Candidate> = None;
        for (number, line) in self.lines.iter().enumerate() {
            let (from, to) = inside(line, area);
            if from == to {
                continue;
            }
            if self.hits.iter().any(|h| h.line == number && h.start == from) {
                break;
            }
            let more = Candidate::of(line, from, to)?;
            value = Some(match value {
                Some(value) => value.and(&more),
                None => more,
            });
        }
        value
    }

    /// What stands under the label, as far right as the next label beside it; never the rest of a text that begins further left.
    fn below(&self, hit: &Hit, label: Rect) -> Option<Candidate> {
        let height = label.height().max(1.0);
        let beside = self.hits.iter().filter(|h| h.line == hit.line && h.start >= hit.end);
        let edge = beside.filter_map(|h| self.lines.get(h.line)?.glyphs.get(h.start)).map(|g| g.rect.left);
        let right = edge.fold(self.page.width, f64::min);
        let area =
            Rect { left: label.left - 1.5 * height, top: label.bottom, right, bottom: label.bottom + 3.0 * height };
        for (number, line) in self.lines.iter().enumerate() {
            let (from, to) = inside(line, area);
            if number <= hit.line || from == to {
                continue;
            }
            if self.hits.iter().any(|h| h.line == number && (from..to).contains(&h.start)) {
                return None;
            }
            let cuts = cell::cuts(self.page, line.whole().middle().1);
            if from > 0 && line.gap(from) <= APART && !line.is_cut(from, &cuts) {
                return None;
            }
            let end =
                line.runs(GAP, &[]).into_iter().find(|(a, b)| (*a..*b).contains(&from)).map_or(to, |(_, b)| b.min(to));
            return Candidate::of(line, from, end);
        }
        None
    }
}

/// The characters of a line whose middles lie in an area.
fn inside(line: &Line, area: Rect) -> (usize, usize) {
    let held = |at: &usize| {
        line.glyphs.get(*at).is_some_and(|g| {
            let (x, y) = g.rect.middle();
            area.holds(x, y)
        })
    };
    match (0..line.glyphs.len()).find(held) {
        Some(from) => (from, (from..line.glyphs.len()).take_while(|at| held(at)).last().map_or(from, |at| at + 1)),
        None => (0, 0),
    }
}

/// Skips a bracket without figures, such as `(元)`, and colons.
fn after_signs(line: &Line, end: usize) -> usize {
    let at = |at: usize| line.glyphs.get(at).map(|g| g.c);
    let mut from = end;
    if at(from) == Some('(') {
        let close = (from..(from + 16).min(line.glyphs.len())).find(|i| at(*i) == Some(')'));
        let figures = |close: usize| (from..close).any(|i| at(i).is_some_and(|c| c.is_ascii_digit()));
        if let Some(close) = close.filter(|close| !figures(*close)) {
            from = close + 1;
        }
    }
    while at(from).is_some_and(|c| ":;.,、-_=".contains(c) || c == '︰' || c == '|') {
        from += 1;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::lexicon::Label;
    use crate::layout::sheet::testing::page;
    use crate::page::Page;

    fn first(page: &Page, label: Label) -> Option<String> {
        let sheet = Sheet::of(page);
        let hit = *sheet.of_label(label).next()?;
        sheet.candidates(&hit).into_iter().next().map(|c| c.text)
    }

    #[test]
    fn beside_and_below() {
        let page = page(&[
            (60.0, 50.0, "統一編號"),
            (200.0, 50.0, "負責人"),
            (60.0, 68.0, "10710212"),
            (200.0, 68.0, "王小明"),
            (60.0, 100.0, "資本總額(元)：50,000"),
            (60.0, 120.0, "茲授權王大明君（職稱：副理）代表"),
            (60.0, 140.0, "招標機關"),
            (200.0, 140.0, "甲機關"),
        ]);
        for (label, value) in [
            (Label::Ubn, "10710212"),
            (Label::Representative, "王小明"),
            (Label::Capital, "50,000"),
            (Label::AgentTitle, "副理"),
            (Label::Agency, "甲機關"),
        ] {
            assert_eq!(first(&page, label).as_deref(), Some(value), "{label:?}");
        }
    }

    #[test]
    fn the_middle_of_a_text_is_no_value_of_what_stands_above_it() {
        let sheet =
            |left: f64| page(&[(228.0, 50.0, "投標廠商實績表"), (left, 90.0, "廠商名稱：曜石數位整合股份有限公司")]);
        let names = |left: f64| {
            let page = sheet(left);
            let sheet = Sheet::of(&page);
            let hits: Vec<_> = sheet.of_label(Label::VendorName).copied().collect();
            hits.iter().flat_map(|hit| sheet.candidates(hit)).map(|c| c.text).collect::<Vec<_>>()
        };
        for left in [48.0, 120.0, 160.0] {
            let found = names(left);
            assert!(
                found.iter().all(|name| name == "曜石數位整合股份有限公司" || name.starts_with("實績表")),
                "{found:?}"
            );
        }
    }

    #[test]
    fn a_long_value_goes_on_under_its_start() {
        let page = page(&[
            (60.0, 50.0, "採購案名稱"),
            (160.0, 50.0, "115年度資料庫"),
            (160.0, 65.0, "稽核採購案"),
            (60.0, 85.0, "招標機關：甲機關"),
        ]);
        assert_eq!(first(&page, Label::TenderName).as_deref(), Some("115年度資料庫稽核採購案"));
    }

    #[test]
    fn a_label_and_its_value_in_one_cell() {
        let mut page =
            page(&[(55.0, 102.0, "機關名稱"), (55.0, 115.0, "甲機關"), (55.0, 140.0, "茲委任王大明辦理投標事宜")]);
        for y in [100.0, 130.0, 160.0] {
            page.rules.push(Rect::from([50.0, y - 0.5, 300.0, y + 0.5]));
        }
        for x in [50.0, 300.0] {
            page.rules.push(Rect::from([x - 0.5, 100.0, x + 0.5, 160.0]));
        }
        assert_eq!(first(&page, Label::Agency).as_deref(), Some("甲機關"));
    }

    #[test]
    fn a_cell_holds_two_lines_and_the_label_between_them() {
        let mut page = page(&[
            (55.0, 107.0, "地址"),
            (155.0, 101.0, "臺北市大安區"),
            (155.0, 114.0, "甲路1號"),
            (55.0, 135.0, "電話"),
        ]);
        for y in [100.0, 130.0, 160.0] {
            page.rules.push(Rect::from([50.0, y - 0.5, 300.0, y + 0.5]));
        }
        for x in [50.0, 150.0, 300.0] {
            page.rules.push(Rect::from([x - 0.5, 100.0, x + 0.5, 160.0]));
        }
        assert_eq!(first(&page, Label::Address).as_deref(), Some("臺北市大安區甲路1號"));
    }
}
