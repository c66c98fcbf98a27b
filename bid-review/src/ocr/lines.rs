//! Cutting the text of a page into lines, each within one cell of a table.

use super::clean::Text;
use crate::marks::blobs::blobs;
use crate::marks::mask::{Area, Mask};
use crate::page::Rect;

/// Gap that the pieces of one phrase may have, in points.
const GAP: f64 = 7.0;
/// Gap that the phrases of one line may have, in heights of the text: a full-width comma leaves nearly as much.
const WIDE: f64 = 0.85;

/// A line of text, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// Where it stands, in points.
    pub rect: Rect,
    /// Whether it is higher than one line and may hold several.
    pub block: bool,
}

/// The lines of a page, none across a ruling line.
pub fn lines(text: &Text, rules: &[Rect]) -> Vec<Line> {
    let upright: Vec<Rect> = rules.iter().filter(|r| r.height() > r.width()).copied().collect();
    let mut pieces = pieces(text, &upright);
    let em = height(&pieces);
    pieces = stacked(pieces, em);
    pieces.retain(|p| p.width().max(p.height()) >= 0.3 * em && p.height() >= 0.08 * em);
    let mut rows = joined(pieces, &upright, em);
    rows.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left)));
    rows.into_iter().map(|rect| Line { rect: at_least(rect, em), block: rect.height() > 2.1 * em }).collect()
}

/// A place as high as the text: 一 alone is hardly more than a line.
fn at_least(rect: Rect, em: f64) -> Rect {
    let more = (0.9 * em - rect.height()).max(0.0) / 2.0;
    Rect { top: rect.top - more, bottom: rect.bottom + more, ..rect }
}

/// Ink with no gap wider than [`GAP`] along its line.
fn pieces(text: &Text, upright: &[Rect]) -> Vec<Rect> {
    let specks = (0.9 / text.point).max(1.0) as i64;
    let mut mask = Mask::new(text.mask.width, text.mask.height);
    for blob in blobs(&text.mask, 0) {
        // Specks of dust are smaller than any stroke of a character.
        if blob.area.width() <= specks && blob.area.height() <= specks {
            continue;
        }
        for run in &blob.runs {
            (run.from..run.to).for_each(|x| mask.put(x, run.line, true));
        }
    }
    let mut smeared = mask.clone();
    let gap = (GAP / text.point) as usize;
    for row in smeared.bits.chunks_exact_mut(mask.width.max(1)) {
        let mut blank = usize::MAX;
        for x in 0..row.len() {
            if row.get(x) == Some(&1) {
                if (1..=gap).contains(&blank)
                    && let Some(between) = row.get_mut(x - blank..x)
                {
                    between.fill(1);
                }
                blank = 0;
            } else {
                blank = blank.saturating_add(1);
            }
        }
    }
    for rule in upright {
        let area = text.area(*rule);
        for y in area.top..area.bottom {
            (area.left..area.right.max(area.left + 1)).for_each(|x| smeared.put(x, y, false));
        }
    }
    blobs(&smeared, 0).into_iter().map(|b| text.rect(inked(&mask, b.area))).collect()
}

/// The part of an area that has ink.
fn inked(mask: &Mask, area: Area) -> Area {
    let column = |x: &i64| mask.count(Area { left: *x, right: x + 1, ..area }) > 0;
    let left = (area.left..area.right).find(column).unwrap_or(area.left);
    let right = (area.left..area.right).rev().find(column).map_or(area.right, |x| x + 1);
    Area { left, right, ..area }
}

/// The height of the text: half of its length is at least as high.
fn height(pieces: &[Rect]) -> f64 {
    let mut sizes: Vec<(f64, f64)> =
        pieces.iter().filter(|p| (5.0..40.0).contains(&p.height())).map(|p| (p.height(), p.width())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let total: f64 = sizes.iter().map(|s| s.1).sum();
    let mut sum = 0.0;
    let middle = sizes.iter().find(|(_, width)| {
        sum += width;
        sum * 2.0 >= total
    });
    middle.map_or(11.0, |(height, _)| *height)
}

/// Puts together characters whose strokes lie one above the other, such as 二 and 三.
fn stacked(pieces: Vec<Rect>, em: f64) -> Vec<Rect> {
    let mut out: Vec<Rect> = Vec::new();
    for mut piece in pieces {
        while let Some(at) = out.iter().position(|o| one_character(o, &piece, em)) {
            piece = piece.around(&out.swap_remove(at));
        }
        out.push(piece);
    }
    out
}

fn one_character(a: &Rect, b: &Rect, em: f64) -> bool {
    let both = a.around(b);
    let overlap = a.right.min(b.right) - a.left.max(b.left);
    a.height().min(b.height()) < 0.6 * em
        && both.height() <= 1.25 * em.max(a.height()).max(b.height())
        && overlap >= 0.5 * a.width().min(b.width())
}

/// Joins the pieces of one line that no upright rule parts.
fn joined(mut pieces: Vec<Rect>, upright: &[Rect], em: f64) -> Vec<Rect> {
    pieces.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut out: Vec<Rect> = Vec::new();
    for piece in pieces {
        let found = out.iter_mut().rev().find(|o| {
            let (gap, overlap) = (piece.left - o.right, o.bottom.min(piece.bottom) - o.top.max(piece.top));
            let (low, high) = (o.height().min(piece.height()), o.height().max(piece.height()));
            let parted = || {
                let (_, y) = piece.middle();
                upright
                    .iter()
                    .any(|r| r.left >= o.right - 1.0 && r.right <= piece.left + 1.0 && (r.top..r.bottom).contains(&y))
            };
            gap <= WIDE * em
                && overlap >= 0.6 * low
                && high <= 2.1 * em
                && o.around(&piece).height() <= 1.3 * high
                && !parted()
        });
        match found {
            Some(row) => *row = row.around(&piece),
            None => out.push(piece),
        }
    }
    out
}
