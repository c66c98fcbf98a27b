//! The ticked answers of a declaration, row by row.

use crate::documents::headings::{Heads, headings};
use crate::documents::paper::{Answer, Mark, place};
use crate::layout::cell;
use crate::layout::line::Line;
use crate::layout::sheet::Sheet;
use crate::page::{Origin, Rect};

/// Characters of ticked boxes and of bare ticks.
const TICKED: &str = "☑☒■▣✓✔√🗹🗸";
/// Characters of empty boxes.
const EMPTY: &str = "□☐▢";
/// Up to this share of ink a box is empty; from the other on it is ticked.
const FILL: (f64, f64) = (0.045, 0.1);

/// From this confidence on a letter tells what a tick looks like.
const READ: f64 = 0.9;
/// Below this a letter may be dirt.
const GUESSED: f64 = 0.5;
/// So many sure ticks tell what a tick looks like on the page.
const OTHERS: usize = 4;

/// A letter that stands for a tick where a form has no boxes, its place and its confidence.
type Letter = (char, Rect, f64);

/// A box or tick and its side.
#[derive(Debug, Clone, Copy)]
struct Tick {
    rect: Rect,
    fill: f64,
    yes: bool,
    confidence: f64,
}

/// The answers of all pages, in order.
#[must_use]
pub fn read(sheets: &[Sheet<'_>]) -> Vec<Answer> {
    let mut heads = None;
    let mut out = Vec::new();
    for sheet in sheets {
        heads = headings(sheet).or(heads.map(|h: Heads| Heads { bottom: 0.0, ..h }));
        let ticks = ticks(sheet, heads);
        out.extend(rows(sheet, &ticks, heads).into_iter().map(|(area, found)| answer(sheet, area, &found)));
    }
    out
}

/// All boxes and ticks of the page with a side.
fn ticks(sheet: &Sheet<'_>, heads: Option<Heads>) -> Vec<Tick> {
    let surety = if sheet.page.origin == Origin::Ocr { 0.97 } else { 1.0 };
    let mut marks: Vec<(Rect, f64, f64)> = sheet.page.ticks.iter().map(|t| (t.rect, t.fill, surety)).collect();
    let mut letters: Vec<Letter> = Vec::new();
    for line in &sheet.lines {
        for (at, glyph) in line.glyphs.iter().enumerate() {
            let bare = "VvˇⅤ✗ㄨ○◯".contains(glyph.c) && line.gap(at) > 0.8;
            let alone = bare && line.glyphs.get(at + 1).is_none_or(|_| line.gap(at + 1) > 0.8);
            let in_column = heads.is_some_and(|h| {
                let x = glyph.rect.middle().0;
                (x - h.yes).abs().min((x - h.no).abs()) < 14.0 && glyph.rect.top > h.bottom
            });
            let fill = if TICKED.contains(glyph.c) || alone && in_column {
                1.0
            } else if EMPTY.contains(glyph.c) {
                0.0
            } else {
                continue;
            };
            let (x, y) = glyph.rect.middle();
            match marks.iter_mut().find(|(rect, ..)| rect.holds(x, y)) {
                Some((_, found, _)) => *found = found.max(fill),
                None if bare => letters.push((glyph.c, glyph.rect, glyph.confidence)),
                None => marks.push((glyph.rect, fill, glyph.confidence)),
            }
        }
    }
    let sure = letters.clone();
    marks.extend(letters.into_iter().map(|one| (one.1, 1.0, alike(one, &sure))));
    marks
        .into_iter()
        .filter_map(|(rect, fill, confidence)| side(sheet, rect, heads).map(|yes| Tick { rect, fill, yes, confidence }))
        .collect()
}

/// How sure a letter is a tick: as sure as others of the page, where enough are the same letter in the same size. What is in doubt
/// then is at most which letter it is, and a form without boxes asks only whether a mark stands there.
fn alike((c, rect, confidence): Letter, all: &[Letter]) -> f64 {
    let size = |a: f64, b: f64| (a - b).abs() * 5.0 <= b;
    let same = all.iter().filter(|(other, place, surety)| {
        *other == c && *surety >= READ && size(rect.width(), place.width()) && size(rect.height(), place.height())
    });
    let sureties: Vec<f64> = same.map(|(.., surety)| *surety).collect();
    if confidence >= GUESSED && sureties.len() >= OTHERS {
        sureties.iter().copied().fold(1.0, f64::min).max(confidence)
    } else {
        confidence
    }
}

/// Whether a box belongs to 是: by the word beside it, else by the heading above.
fn side(sheet: &Sheet<'_>, rect: Rect, heads: Option<Heads>) -> Option<bool> {
    let (x, y) = rect.middle();
    let near = sheet.lines.iter().filter(|l| {
        let whole = l.whole();
        (whole.top - 2.0..=whole.bottom + 2.0).contains(&y)
    });
    let words = near.flat_map(|l| l.glyphs.iter()).filter(|g| g.c == '是' || g.c == '否');
    let beside = words
        .map(|g| (if g.rect.middle().0 > x { g.rect.left - rect.right } else { rect.left - g.rect.right }, g))
        .filter(|(gap, g)| *gap < 1.3 * g.rect.height())
        .min_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((_, word)) = beside {
        return Some(word.c == '是');
    }
    let heads = heads.filter(|h| rect.top > h.bottom - 2.0)?;
    let (to_yes, to_no) = ((x - heads.yes).abs(), (x - heads.no).abs());
    (to_yes.min(to_no) < 30.0).then_some(to_yes < to_no)
}

/// The rows with their ticks: the bands between ruling lines, else ticks at one height.
fn rows(sheet: &Sheet<'_>, ticks: &[Tick], heads: Option<Heads>) -> Vec<(Rect, Vec<Tick>)> {
    let x = heads.map(|h| h.yes).or_else(|| ticks.first().map(|t| t.rect.middle().0)).unwrap_or_default();
    let bands = bands(sheet, ticks, x);
    let held: usize = bands.iter().map(|(_, t)| t.len()).sum();
    let sound = bands.iter().all(|(_, t)| t.len() <= 2) && bands.len() >= 4 && held == ticks.len();
    if sound { bands } else { clusters(ticks) }
}

fn bands(sheet: &Sheet<'_>, ticks: &[Tick], x: f64) -> Vec<(Rect, Vec<Tick>)> {
    let levels = cell::levels(sheet.page, x);
    let mut out: Vec<(Rect, Vec<Tick>)> = Vec::new();
    let mut numbers: Vec<Option<i64>> = Vec::new();
    for (top, bottom) in levels.iter().zip(levels.iter().skip(1)) {
        let own: Vec<Tick> = ticks.iter().filter(|t| (*top..*bottom).contains(&t.rect.middle().1)).copied().collect();
        let inside = sheet.lines.iter().filter(|line| (*top..*bottom).contains(&line.whole().middle().1));
        let number = inside.filter_map(number_of_row).next();
        if own.is_empty() && (out.is_empty() || number.is_none()) {
            continue;
        }
        numbers.push(number);
        let area = Rect { left: x - 20.0, top: *top, right: x + 60.0, bottom: *bottom };
        out.push((own.iter().map(|t| t.rect).reduce(|a, b| a.around(&b)).unwrap_or(area), own));
    }
    // What counts anew below the last box is a remark, no row.
    while let [.., Some(before), Some(number)] = numbers.as_slice()
        && number <= before
        && out.last().is_some_and(|(_, own)| own.is_empty())
    {
        out.pop();
        numbers.pop();
    }
    out
}

/// The number of a row with which a line begins.
fn number_of_row(line: &Line) -> Option<i64> {
    let head: String = line.runs(0.6, &[]).first().map_or_else(String::new, |(a, b)| line.text(*a, (*b).min(a + 4)));
    let number = head.split(['、', '.', '(', ')', ' ']).find(|p| !p.is_empty()).unwrap_or("");
    procurement_law::numerals::number(number)
}

fn clusters(ticks: &[Tick]) -> Vec<(Rect, Vec<Tick>)> {
    let mut sorted = ticks.to_vec();
    sorted.sort_by(|a, b| a.rect.middle().1.total_cmp(&b.rect.middle().1));
    let mut out: Vec<(Rect, Vec<Tick>)> = Vec::new();
    for tick in sorted {
        match out.last_mut() {
            Some((area, own)) if (tick.rect.middle().1 - area.middle().1).abs() < 0.7 * tick.rect.height().max(8.0) => {
                *area = area.around(&tick.rect);
                own.push(tick);
            }
            _ => out.push((tick.rect, vec![tick])),
        }
    }
    out
}

fn answer(sheet: &Sheet<'_>, area: Rect, ticks: &[Tick]) -> Answer {
    let fill = |yes: bool| ticks.iter().filter(|t| t.yes == yes).map(|t| t.fill).reduce(f64::max);
    let known = |f: f64| f <= FILL.0 || f >= FILL.1;
    let ticked = |f: f64| f >= FILL.1;
    let mark = match (fill(true), fill(false)) {
        (Some(yes), Some(no)) if known(yes) && known(no) => match (ticked(yes), ticked(no)) {
            (true, false) => Mark::Yes,
            (false, true) => Mark::No,
            (true, true) => Mark::Both,
            (false, false) => Mark::Neither,
        },
        // A form without boxes shows only what was ticked.
        (Some(yes), None) if yes >= 1.0 && ticks.len() == 1 => Mark::Yes,
        (None, Some(no)) if no >= 1.0 && ticks.len() == 1 => Mark::No,
        _ => Mark::Unsure,
    };
    let confidence = ticks.iter().map(|t| t.confidence).fold(1.0, f64::min);
    let confidence = if mark == Mark::Unsure { 0.3 } else { confidence };
    Answer { mark, place: place(sheet.page, area), confidence }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::sheet::testing::page;
    use crate::page::TickBox;

    #[test]
    fn boxes_under_headings() {
        let mut page = page(&[(60.0, 90.0, "聲明事項"), (450.0, 90.0, "是"), (500.0, 90.0, "否")]);
        for (row, (yes, no)) in [(0.0, 0.2), (0.3, 0.0), (0.0, 0.01), (0.2, 0.2), (0.07, 0.2)].iter().enumerate() {
            let top = 120.0 + 30.0 * f64::from(u32::try_from(row).unwrap());
            for (x, fill) in [(449.0, *yes), (499.0, *no)] {
                page.ticks.push(TickBox { rect: Rect { left: x, top, right: x + 14.0, bottom: top + 14.0 }, fill });
            }
        }
        let marks: Vec<Mark> = read(&[Sheet::of(&page)]).iter().map(|a| a.mark).collect();
        assert_eq!(marks, [Mark::No, Mark::Yes, Mark::Neither, Mark::Both, Mark::Unsure]);
    }

    #[test]
    fn a_ruled_row_without_a_box_is_not_lost() {
        let mut page = page(&[(450.0, 90.0, "是"), (500.0, 90.0, "否")]);
        for row in 0..6_u32 {
            let top = 110.0 + 30.0 * f64::from(row);
            page.rules.push(Rect { left: 50.0, top, right: 540.0, bottom: top + 1.0 });
            if row < 5 {
                page.words.push(
                    super::super::super::layout::sheet::testing::page(&[(60.0, top + 8.0, "一")]).words[0].clone(),
                );
            }
            if row != 2 && row < 5 {
                for (x, fill) in [(449.0, 0.0), (499.0, 0.2)] {
                    let rect = Rect { left: x, top: top + 8.0, right: x + 14.0, bottom: top + 22.0 };
                    page.ticks.push(TickBox { rect, fill });
                }
            }
        }
        let marks: Vec<Mark> = read(&[Sheet::of(&page)]).iter().map(|a| a.mark).collect();
        assert_eq!(marks, [Mark::No, Mark::No, Mark::Unsure, Mark::No, Mark::No]);
    }

    #[test]
    fn a_remark_below_the_table_is_no_row() {
        let mut page = page(&[(450.0, 90.0, "是"), (500.0, 90.0, "否")]);
        for (row, number) in ["1", "2", "3", "4", "5", "1"].iter().enumerate() {
            let top = 110.0 + 30.0 * f64::from(u32::try_from(row).unwrap());
            for y in [top, top + 30.0] {
                page.rules.push(Rect { left: 50.0, top: y, right: 540.0, bottom: y + 1.0 });
            }
            let line = crate::layout::sheet::testing::page(&[(60.0, top + 8.0, number)]);
            page.words.push(line.words[0].clone());
            for (x, fill) in [(449.0, 0.0), (499.0, 0.2)].into_iter().filter(|_| row < 5) {
                let rect = Rect { left: x, top: top + 8.0, right: x + 14.0, bottom: top + 22.0 };
                page.ticks.push(TickBox { rect, fill });
            }
        }
        assert_eq!(read(&[Sheet::of(&page)]).len(), 5);
    }

    #[test]
    fn bare_ticks_under_headings() {
        let page = page(&[
            (450.0, 90.0, "是(打V)"),
            (510.0, 90.0, "否(打V)"),
            (510.0, 120.0, "V"),
            (450.0, 150.0, "V"),
            (510.0, 180.0, "V"),
            (60.0, 120.0, "一"),
            (60.0, 150.0, "二"),
            (60.0, 180.0, "三"),
        ]);
        let marks: Vec<Mark> = read(&[Sheet::of(&page)]).iter().map(|a| a.mark).collect();
        assert_eq!(marks, [Mark::No, Mark::Yes, Mark::No]);
    }

    #[test]
    fn a_tick_like_the_others_is_as_sure_as_they() {
        let surety = |letter: &str, confidence: f64, rows: u32| {
            let mut at: Vec<(f64, f64, &str)> = vec![(450.0, 90.0, "是"), (510.0, 90.0, "否")];
            at.extend((0..rows).map(|row| (510.0, 120.0 + 30.0 * f64::from(row), if row == 1 { letter } else { "V" })));
            let mut page = page(&at);
            page.words.iter_mut().for_each(|word| word.confidence = 0.99);
            page.words[3].confidence = confidence;
            read(&[Sheet::of(&page)])[1].confidence
        };
        assert!(surety("V", 0.6, 6) > 0.98);
        for (letter, confidence, rows) in [("V", 0.3, 6), ("V", 0.6, 4), ("○", 0.6, 6)] {
            assert!((surety(letter, confidence, rows) - confidence).abs() < 1e-9, "{letter} {confidence} {rows}");
        }
    }
}
