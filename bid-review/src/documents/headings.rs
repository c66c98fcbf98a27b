//! The headings 是 and 否 over the boxes of a declaration.

use crate::layout::cell;
use crate::layout::sheet::Sheet;

/// From this confidence on a heading is what it was read as.
const READ: f64 = 0.9;

/// Where the headings 是 and 否 stand.
#[derive(Debug, Clone, Copy)]
pub struct Heads {
    /// The middle of 是, in points from the left.
    pub yes: f64,
    /// The middle of 否.
    pub no: f64,
    /// Where the line ends below.
    pub bottom: f64,
}

/// The headings over the boxes of a page, both read or one of them.
pub fn headings(sheet: &Sheet<'_>) -> Option<Heads> {
    both(sheet).or_else(|| one(sheet))
}

/// A line on which 是 and 否 stand as words of their own.
fn both(sheet: &Sheet<'_>) -> Option<Heads> {
    sheet.lines.iter().find_map(|line| {
        let cuts = cell::cuts(sheet.page, line.whole().middle().1);
        let column = |word: &str| {
            line.runs(0.8, &cuts).into_iter().find_map(|(from, to)| {
                let text = line.text(from, to);
                let bare = text.split('(').next().unwrap_or("").trim();
                (bare == word).then(|| line.rect(from, from + 1)).flatten()
            })
        };
        let (yes, no) = (column("是")?, column("否")?);
        Some(Heads { yes: yes.middle().0, no: no.middle().0, bottom: yes.bottom.max(no.bottom) })
    })
}

/// A line on which one of the two headings stands over one of two columns of boxes, and what stands over the other cannot be read.
fn one(sheet: &Sheet<'_>) -> Option<Heads> {
    const NEAR: f64 = 15.0;
    sheet.lines.iter().find_map(|line| {
        let below = sheet.page.ticks.iter().filter(|tick| tick.rect.top > line.whole().bottom);
        let [left, right] = columns(below.map(|tick| tick.rect.middle().0))?;
        let over = |x: f64| line.glyphs.iter().filter(move |glyph| (glyph.rect.middle().0 - x).abs() < NEAR);
        let named = |x: f64| -> Option<bool> {
            let glyphs: Vec<char> = over(x).map(|glyph| glyph.c).collect();
            [(['是'], true), (['否'], false)].iter().find(|(word, _)| glyphs == word).map(|(_, yes)| *yes)
        };
        let unread = |x: f64| over(x).count() < 2 && over(x).all(|glyph| glyph.confidence < READ);
        let yes_is_left = match (named(left), named(right)) {
            (Some(yes), None) if unread(right) => yes,
            (None, Some(yes)) if unread(left) => !yes,
            _ => return None,
        };
        let (yes, no) = if yes_is_left { (left, right) } else { (right, left) };
        Some(Heads { yes, no, bottom: line.whole().bottom })
    })
}

/// The middles of two columns of boxes; nothing where there are fewer or more.
fn columns(places: impl Iterator<Item = f64>) -> Option<[f64; 2]> {
    const LEAST: usize = 4;
    let mut groups: Vec<(f64, usize)> = Vec::new();
    for x in places {
        match groups.iter_mut().find(|(of, _)| (of - x).abs() < 6.0) {
            Some((_, count)) => *count += 1,
            None => groups.push((x, 1)),
        }
    }
    match groups.as_slice() {
        [one, other] if one.1.min(other.1) >= LEAST => Some([one.0, other.0]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::sheet::testing::page;
    use crate::page::{Page, Rect, TickBox};

    fn form(words: &[(f64, f64, &str)], surety: f64) -> Page {
        let mut page = page(words);
        page.words.last_mut().unwrap().confidence = surety;
        for row in 0..5_u32 {
            let top = 120.0 + 30.0 * f64::from(row);
            for x in [449.0, 499.0] {
                let rect = Rect { left: x, top, right: x + 14.0, bottom: top + 14.0 };
                page.ticks.push(TickBox { rect, fill: 0.0 });
            }
        }
        page
    }

    #[test]
    fn an_unread_heading_is_told_by_the_other() {
        let sides = |words: &[(f64, f64, &str)], surety| {
            headings(&Sheet::of(&form(words, surety))).map(|heads| heads.yes < heads.no)
        };
        assert_eq!(sides(&[(450.0, 90.0, "是"), (500.0, 90.0, "否")], 1.0), Some(true));
        assert_eq!(sides(&[(450.0, 90.0, "是"), (500.0, 90.0, "至")], 0.4), Some(true));
        assert_eq!(sides(&[(500.0, 90.0, "是"), (450.0, 90.0, "至")], 0.4), Some(false));
        assert_eq!(sides(&[(500.0, 90.0, "否"), (450.0, 90.0, "足")], 0.4), Some(true));
        assert_eq!(sides(&[(60.0, 90.0, "事項"), (450.0, 90.0, "是")], 1.0), Some(true));
        // A heading that is surely another word makes another form.
        assert_eq!(sides(&[(450.0, 90.0, "是"), (500.0, 90.0, "免")], 1.0), None);
        assert_eq!(sides(&[(450.0, 90.0, "甲"), (500.0, 90.0, "乙")], 0.4), None);
    }
}
