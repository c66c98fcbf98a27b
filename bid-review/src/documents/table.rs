//! Tables of any kind: a heading line with known words, and what stands under each of them.

use std::collections::BTreeMap;

use crate::documents::paper::{Cells, place};
use crate::grammar::text::compact;
use crate::layout::cell;
use crate::layout::line::Line;
use crate::layout::sheet::Sheet;
use crate::page::Rect;

/// A column: its name and the headings it may have, blanks aside and Latin letters small.
pub type Heading = (&'static str, &'static [&'static str]);

/// A heading on its page.
struct Head {
    name: &'static str,
    left: f64,
    right: f64,
}

/// The rows of all pages under the first heading line with `least` columns; a page without one goes on with the page before.
#[must_use]
pub fn read(sheets: &[Sheet<'_>], headings: &[Heading], least: usize) -> Vec<Cells> {
    let mut heads: Option<(Vec<Head>, f64)> = None;
    let mut out = Vec::new();
    for sheet in sheets {
        let own = sheet.lines.iter().find_map(|line| heading(sheet, line, headings, least));
        match own {
            Some(own) => heads = Some(own),
            None => heads = heads.map(|(heads, _)| (heads, 0.0)),
        }
        if let Some((heads, bottom)) = &heads {
            out.extend(rows(sheet, heads, *bottom));
        }
    }
    out
}

fn heading(sheet: &Sheet<'_>, line: &Line, headings: &[Heading], least: usize) -> Option<(Vec<Head>, f64)> {
    let whole = line.whole();
    let cuts = cell::cuts(sheet.page, whole.middle().1);
    let mut heads: Vec<Head> = Vec::new();
    for (from, to) in line.runs(0.8, &cuts) {
        let text = compact(&line.text(from, to)).to_ascii_lowercase();
        let bare = text.split('(').next().unwrap_or(&text);
        let name = headings.iter().find(|(_, words)| words.contains(&bare) || words.contains(&text.as_str()));
        let (Some((name, _)), Some(rect)) = (name, line.rect(from, to)) else { continue };
        let x = rect.middle().0;
        let left = cuts.iter().copied().filter(|c| *c <= x).fold(f64::MIN, f64::max);
        let right = cuts.iter().copied().filter(|c| *c > x).fold(f64::MAX, f64::min);
        let ruled = left > f64::MIN && right < f64::MAX;
        heads.push(Head {
            name,
            left: if ruled { left } else { rect.left },
            right: if ruled { right } else { rect.right },
        });
    }
    let (mut names, count) = (heads.iter().map(|head| head.name).collect::<Vec<_>>(), heads.len());
    names.sort_unstable();
    names.dedup();
    (count >= least && names.len() == count).then_some((heads, whole.bottom))
}

fn rows(sheet: &Sheet<'_>, heads: &[Head], bottom: f64) -> Vec<Cells> {
    let x = heads.first().map_or(0.0, |head| head.left + 4.0);
    let mut levels: Vec<f64> = cell::levels(sheet.page, x).into_iter().filter(|y| *y > bottom - 3.0).collect();
    levels.dedup_by(|a, b| (*a - *b).abs() < 3.0);
    let lines: Vec<&Line> = sheet.lines.iter().filter(|line| line.whole().top >= bottom - 1.0).collect();
    let mut out: Vec<Cells> = Vec::new();
    if levels.len() >= 2 {
        for (top, end) in levels.iter().zip(levels.iter().skip(1)) {
            let own = lines.iter().copied().filter(|line| (*top..*end).contains(&line.whole().middle().1));
            out.extend(row(sheet, heads, &own.collect::<Vec<_>>()));
        }
        return out;
    }
    let mut before = bottom;
    for line in lines {
        let whole = line.whole();
        // A wide gap ends a table without ruling lines.
        if whole.top - before > 4.0 * whole.height().max(6.0) {
            break;
        }
        before = whole.bottom;
        let Some(next) = row(sheet, heads, &[line]) else { continue };
        let first = heads.first().map_or("", |head| head.name);
        match out.last_mut() {
            Some(last) if next.of(first).is_empty() => {
                for (name, text) in next.texts {
                    last.texts.entry(name).or_default().push_str(&text);
                }
            }
            _ => out.push(next),
        }
    }
    out
}

/// What some lines hold of each column; `None` where they hold less than two.
fn row(sheet: &Sheet<'_>, heads: &[Head], lines: &[&Line]) -> Option<Cells> {
    let mut texts: BTreeMap<&'static str, String> = BTreeMap::new();
    let (mut area, mut confidence) = (None::<Rect>, 1.0_f64);
    for line in lines {
        let cuts = cell::cuts(sheet.page, line.whole().middle().1);
        for (from, to) in line.runs(0.8, &cuts) {
            let Some(rect) = line.rect(from, to) else { continue };
            let Some(head) = of(heads, &rect) else { continue };
            let text = texts.entry(head.name).or_default();
            let shown = line.text(from, to);
            let apart = text.ends_with(|c: char| c.is_ascii_alphanumeric())
                && shown.starts_with(|c: char| c.is_ascii_alphanumeric());
            if apart {
                text.push(' ');
            }
            text.push_str(&shown);
            area = Some(area.map_or(rect, |area| area.around(&rect)));
            confidence = confidence.min(line.confidence(from, to));
        }
    }
    let place = place(sheet.page, area?);
    (texts.len() >= 2).then_some(Cells { texts, place, confidence })
}

/// The column in which a run stands: between its ruling lines, else the last heading that begins before it.
fn of<'h>(heads: &'h [Head], rect: &Rect) -> Option<&'h Head> {
    let x = rect.middle().0;
    let held = heads.iter().find(|head| (head.left..=head.right).contains(&x));
    held.or_else(|| heads.iter().filter(|head| head.left <= rect.left + 8.0).max_by(|a, b| a.left.total_cmp(&b.left)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::sheet::testing::page;

    const HEADINGS: &[Heading] = &[("no", &["項次"]), ("name", &["元件名稱", "component"]), ("licence", &["授權"])];

    #[test]
    fn a_table_without_lines_ends_at_a_gap() {
        let page = page(&[
            (60.0, 100.0, "項次"),
            (120.0, 100.0, "元件名稱"),
            (300.0, 100.0, "授權"),
            (60.0, 120.0, "1"),
            (120.0, 120.0, "zlib"),
            (300.0, 120.0, "Zlib"),
            (60.0, 140.0, "2"),
            (120.0, 140.0, "openssl"),
            (300.0, 140.0, "Apache-2.0"),
            (60.0, 300.0, "製表人"),
            (120.0, 300.0, "某某"),
        ]);
        let rows = read(&[Sheet::of(&page)], HEADINGS, 3);
        let found: Vec<_> = rows.iter().map(|row| (row.of("no"), row.of("name"), row.of("licence"))).collect();
        assert_eq!(found, [("1", "zlib", "Zlib"), ("2", "openssl", "Apache-2.0")]);
    }

    #[test]
    fn a_ruled_cell_may_hold_two_lines() {
        let mut page = page(&[
            (55.0, 103.0, "項次"),
            (105.0, 103.0, "元件名稱"),
            (305.0, 103.0, "授權"),
            (55.0, 130.0, "1"),
            (105.0, 124.0, "spring"),
            (105.0, 138.0, "framework"),
            (305.0, 130.0, "Apache-2.0"),
        ]);
        for y in [98.0, 120.0, 155.0] {
            page.rules.push(Rect::from([50.0, y - 0.5, 400.0, y + 0.5]));
        }
        for x in [50.0, 100.0, 300.0, 400.0] {
            page.rules.push(Rect::from([x - 0.5, 98.0, x + 0.5, 155.0]));
        }
        let rows = read(&[Sheet::of(&page)], HEADINGS, 3);
        assert_eq!((rows.len(), rows[0].of("name"), rows[0].of("licence")), (1, "spring framework", "Apache-2.0"));
    }
}
