//! A page prepared for finding values: its lines and the labels on them.

use std::sync::LazyLock;

use crate::grammar::distance;
use crate::grammar::text::is_han;
use crate::layout::cell;
use crate::layout::lexicon::{LABELS, Label};
use crate::layout::line::{Line, lines};
use crate::page::{Origin, Page};

/// A label found on a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The line, from 0.
    pub line: usize,
    /// First character.
    pub start: usize,
    /// Character after the last.
    pub end: usize,
    /// What it announces.
    pub label: Label,
    /// Share of its characters that are as spelled.
    pub likeness: f64,
}

/// A page with its lines and labels.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet<'a> {
    /// The page.
    pub page: &'a Page,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The labels, in reading order.
    pub hits: Vec<Hit>,
}

/// Spellings as characters, Latin letters small, the longest first.
static SPELLINGS: LazyLock<Vec<(Label, Vec<char>)>> = LazyLock::new(|| {
    let mut all: Vec<_> = LABELS
        .iter()
        .flat_map(|(label, all)| {
            all.split_whitespace().map(|s| (*label, s.to_ascii_lowercase().chars().collect::<Vec<_>>()))
        })
        .collect();
    all.sort_by_key(|(_, spelling)| std::cmp::Reverse(spelling.len()));
    all
});

/// Characters looked at for a label: more than the longest spelling has.
const LONGEST: usize = 40;

impl<'a> Sheet<'a> {
    /// Prepares a page.
    #[must_use]
    pub fn of(page: &'a Page) -> Self {
        let lines = lines(page);
        let mut hits = Vec::new();
        for (number, line) in lines.iter().enumerate() {
            let cuts = cell::cuts(page, line.whole().middle().1);
            let mut at = 0;
            while at < line.glyphs.len() {
                match hit(line, at, &cuts, page.origin) {
                    Some((label, end, likeness)) => {
                        hits.push(Hit { line: number, start: at, end, label, likeness });
                        at = end;
                    }
                    None => at += 1,
                }
            }
        }
        Self { page, lines, hits }
    }

    /// The labels of a kind.
    pub fn of_label(&self, label: Label) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(move |h| h.label == label)
    }

    /// All text of the page without blanks, line after line.
    #[must_use]
    pub fn plain(&self) -> String {
        self.lines.iter().map(Line::plain).collect::<Vec<_>>().join("\n")
    }
}

/// The longest label that starts at a character.
fn hit(line: &Line, at: usize, cuts: &[f64], origin: Origin) -> Option<(Label, usize, f64)> {
    if !may_start(line, at, cuts) {
        return None;
    }
    let rest: Vec<char> = line.glyphs.get(at..)?.iter().take(LONGEST).map(|g| g.c.to_ascii_lowercase()).collect();
    let exact = SPELLINGS.iter().find(|(_, s)| rest.starts_with(s) && may_end(line, at, at + s.len(), cuts));
    if let Some((label, spelling)) = exact {
        return Some((*label, at + spelling.len(), 1.0));
    }
    (origin == Origin::Ocr).then(|| near(line, at, &rest, cuts)).flatten()
}

/// The label that is nearest to what was recognised, with one slip in four to six characters and two in longer ones.
fn near(line: &Line, at: usize, rest: &[char], cuts: &[f64]) -> Option<(Label, usize, f64)> {
    let mut best: Option<Near> = None;
    for (label, spelling) in SPELLINGS.iter().filter(|(_, s)| s.len() >= 4) {
        let most = if spelling.len() >= 7 { 2 } else { 1 };
        for taken in [spelling.len(), spelling.len() - 1, spelling.len() + 1] {
            let Some(slips) = rest.get(..taken).and_then(|part| distance::within(part, spelling, most)) else {
                continue;
            };
            let better = best.is_none_or(|b| (slips, b.length) < (b.slips, spelling.len()));
            if better && may_end(line, at, at + taken, cuts) {
                best = Some(Near { slips, length: spelling.len(), taken, label: *label });
            }
        }
    }
    let Near { slips, length, taken, label } = best?;
    let share = |n: usize| f64::from(u32::try_from(n).unwrap_or(1));
    Some((label, at + taken, 1.0 - 0.5 * share(slips) / share(length)))
}

/// A label with slips.
#[derive(Clone, Copy)]
struct Near {
    slips: usize,
    length: usize,
    taken: usize,
    label: Label,
}

/// A label starts a run of text, or stands behind a number, a bracket or another sign.
fn may_start(line: &Line, at: usize, cuts: &[f64]) -> bool {
    let before = at.checked_sub(1).and_then(|b| line.glyphs.get(b)).map(|g| g.c);
    let first = line.glyphs.get(at).is_some_and(|g| is_han(g.c) || g.c.is_ascii_alphabetic());
    first
        && (line.gap(at) > 0.6
            || line.is_cut(at, cuts)
            || before.is_none_or(|c| !is_han(c) && !c.is_ascii_alphabetic()))
}

/// A label ends before a sign, a gap, a rule or a figure; at the start of a line a long label may be followed by anything.
fn may_end(line: &Line, start: usize, end: usize, cuts: &[f64]) -> bool {
    match line.glyphs.get(end) {
        None => true,
        // A genitive is no label: Manufacturer's letter.
        Some(next) if "'’".contains(next.c) => false,
        Some(next) => {
            let loose = start == 0 && end - start >= 4;
            let two = end - start > 1;
            let sign = if two { !is_han(next.c) } else { next.c == ':' };
            sign || two && line.gap(end) > 0.35 || line.is_cut(end, cuts) || loose
        }
    }
}

#[cfg(test)]
pub mod testing {
    //! Pages of words for tests.

    use crate::page::{Origin, Page, Rect, Word};

    /// A page with words of 12 points at left and top.
    #[must_use]
    pub fn page(words: &[(f64, f64, &str)]) -> Page {
        let word = |(left, top, text): &(f64, f64, &str)| {
            let width: f64 = text.chars().map(|c| if c.is_ascii() { 6.0 } else { 12.0 }).sum();
            Word {
                text: (*text).to_owned(),
                rect: Rect { left: *left, top: *top, right: left + width, bottom: top + 12.0 },
                confidence: 1.0,
            }
        };
        Page { words: words.iter().map(word).collect(), ..Page::empty(0, (595.0, 842.0), Origin::TextLayer) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use testing::page;

    fn labels(page: &Page) -> Vec<(Label, String)> {
        let sheet = Sheet::of(page);
        sheet.hits.iter().map(|h| (h.label, sheet.lines[h.line].text(h.start, h.end))).collect()
    }

    #[test]
    fn labels_stand_at_the_start_of_runs() {
        let page = page(&[
            (60.0, 50.0, "三、代表公司負責人"),
            (300.0, 50.0, "王小明"),
            (60.0, 80.0, "地"),
            (96.0, 80.0, "址：臺北市"),
            (60.0, 110.0, "本廠商之負責人或合夥人是"),
            (60.0, 140.0, "統一編號10710212"),
        ]);
        let found = labels(&page);
        let expected = [(Label::Representative, "代表公司負責人"), (Label::Address, "地 址"), (Label::Ubn, "統一編號")];
        assert_eq!(found, expected.map(|(l, t)| (l, t.to_owned())));
    }

    #[test]
    fn recognised_labels_may_have_a_slip() {
        let mut page = page(&[(60.0, 50.0, "統—編號：10710212"), (60.0, 80.0, "採購案名稱：甲案")]);
        assert!(labels(&page).iter().all(|(l, _)| *l != Label::Ubn));
        page.origin = Origin::Ocr;
        let found = labels(&page);
        assert_eq!(found.iter().map(|(l, _)| *l).collect::<Vec<_>>(), [Label::Ubn, Label::TenderName]);
    }
}
