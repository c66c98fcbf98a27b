//! From glyphs to words: lines from the top, each from the left.

use super::glyph::{ASCENT, DESCENT, Glyph, Sight};
use crate::page::{Rect, Word};

/// A wider gap than this share of the em ends a word.
const GAP: f64 = 0.6;
/// The same between Latin letters or digits, whose blanks need not be written.
const LATIN_GAP: f64 = 0.22;
/// Base lines closer than this share of the em are one line.
const LEVEL: f64 = 0.3;

/// The words of a page.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// Quarter turns clockwise that bring the page upright.
    pub(super) turn: u8,
    /// The words in the upright frame.
    pub(super) words: Vec<Word>,
}

/// Puts the seen glyphs of a page together. `size` is its width and height as displayed; `rules` are lines drawn on it, which part words.
pub(super) fn words(glyphs: &[Glyph], rules: &[Rect], size: (f64, f64)) -> Lines {
    let turn = turn(glyphs);
    let upright = glyphs.iter().filter(|glyph| glyph.sight == Sight::Seen).map(|glyph| glyph.turned(turn, size));
    let (level, other): (Vec<Glyph>, Vec<Glyph>) = upright.partition(|glyph| glyph.turn() == Some(0) && !glyph.column);
    let bars: Vec<Rect> = rules.iter().map(|rule| turned(rule, turn, size)).collect();
    let mut words = Vec::new();
    for line in lines(level) {
        let mut run = Run::default();
        for glyph in line {
            if run.parts(&glyph, &bars) {
                words.extend(run.take());
            }
            run.add(glyph);
        }
        words.extend(run.take());
    }
    words.extend(runs(other));
    Lines { turn, words }
}

/// The way most of the text runs.
fn turn(glyphs: &[Glyph]) -> u8 {
    let mut counts = [0_u32; 4];
    for glyph in glyphs.iter().filter(|glyph| glyph.sight == Sight::Seen && !glyph.blank()) {
        if let Some(count) = glyph.turn().and_then(|turn| counts.get_mut(usize::from(turn))) {
            *count += 1;
        }
    }
    (0_u8..4).zip(counts).rev().max_by_key(|(_, count)| *count).map_or(0, |(turn, _)| turn)
}

/// A line on the page turned by quarters clockwise. `size` is the page as displayed.
pub(super) fn turned(rule: &Rect, turn: u8, (width, height): (f64, f64)) -> Rect {
    let Rect { left, top, right, bottom } = *rule;
    match turn % 4 {
        0 => *rule,
        1 => Rect { left: height - bottom, top: left, right: height - top, bottom: right },
        2 => Rect { left: width - right, top: height - bottom, right: width - left, bottom: height - top },
        _ => Rect { left: top, top: width - right, right: bottom, bottom: width - left },
    }
}

/// Level glyphs by line from the top, each line from the left; a letter printed twice on the same spot, as for bold type, counts once.
fn lines(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    glyphs.sort_by(|a, b| a.origin.1.total_cmp(&b.origin.1));
    let mut lines: Vec<Vec<Glyph>> = Vec::new();
    let mut base = (f64::NEG_INFINITY, 0.0);
    for glyph in glyphs {
        let (height, size) = base;
        if glyph.origin.1 - height > LEVEL * glyph.size.min(size).max(1.0) || lines.is_empty() {
            base = (glyph.origin.1, glyph.size);
            lines.push(Vec::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push(glyph);
        }
    }
    for line in &mut lines {
        line.sort_by(|a, b| a.origin.0.total_cmp(&b.origin.0));
        line.dedup_by(|next, kept| {
            let near = 0.25 * kept.advance.max(0.2 * kept.size);
            next.letter == kept.letter && next.origin.0 - kept.origin.0 < near
        });
    }
    lines
}

/// Slanting text and columns, in the order of drawing.
fn runs(glyphs: Vec<Glyph>) -> Vec<Word> {
    let mut words = Vec::new();
    let mut run = Run::default();
    for glyph in glyphs {
        if run.last.is_some_and(|last| !follows(&last, &glyph)) || glyph.blank() {
            words.extend(run.take());
        }
        if !glyph.blank() {
            run.add(glyph);
        }
    }
    words.extend(run.take());
    words
}

fn follows(last: &Glyph, next: &Glyph) -> bool {
    let end = if last.column { (last.origin.0, last.origin.1 + last.size) } else { last.point(1.0, DESCENT) };
    let far = (next.origin.0 - end.0).hypot(next.origin.1 - end.1);
    last.column == next.column && far < GAP * last.size.max(next.size)
}

/// The word being put together.
#[derive(Default)]
struct Run {
    text: String,
    rect: Option<Rect>,
    last: Option<Glyph>,
    blank: bool,
}

impl Run {
    /// Whether a level glyph begins a new word.
    fn parts(&self, glyph: &Glyph, bars: &[Rect]) -> bool {
        let Some(last) = &self.last else { return false };
        if self.blank {
            return true;
        }
        let end = last.origin.0 + last.advance;
        let gap = glyph.origin.0 - end;
        let em = last.size.max(glyph.size);
        let latin = last.letter.is_ascii_alphanumeric() && glyph.letter.is_ascii_alphanumeric();
        if gap > em * if latin { LATIN_GAP } else { GAP } {
            return true;
        }
        let middle = last.origin.1 - (ASCENT - DESCENT) / 2.0 * last.size;
        gap > 0.0
            && bars.iter().any(|bar| {
                let x = f64::midpoint(bar.left, bar.right);
                bar.height() > bar.width() && (end - 1.0..=glyph.origin.0 + 1.0).contains(&x) && bar.holds(x, middle)
            })
    }

    fn add(&mut self, glyph: Glyph) {
        if glyph.blank() {
            self.blank = true;
            return;
        }
        self.blank = false;
        let rect = glyph.rect();
        self.rect = Some(self.rect.map_or(rect, |all| all.around(&rect)));
        self.text.push(glyph.letter);
        self.last = Some(glyph);
    }

    fn take(&mut self) -> Option<Word> {
        let Self { text, rect, .. } = std::mem::take(self);
        rect.map(|rect| Word { text, rect, confidence: 1.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, x: f64, y: f64) -> Vec<Glyph> {
        let mut at = x;
        let mut glyphs = Vec::new();
        for letter in text.chars() {
            let advance = if letter.is_ascii() { 5.0 } else { 10.0 };
            glyphs.push(Glyph {
                letter,
                origin: (at, y),
                along: (1.0, 0.0),
                advance,
                size: 10.0,
                column: false,
                sight: Sight::Seen,
            });
            at += advance;
        }
        glyphs
    }

    fn read(glyphs: &[Glyph], rules: &[Rect]) -> Vec<String> {
        words(glyphs, rules, (600.0, 800.0)).words.into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn lines_from_the_top_and_words_by_gaps() {
        let mut glyphs = text("乙方", 50.0, 100.0);
        glyphs.extend(text("Open Office", 100.0, 101.0));
        glyphs.extend(text("甲方：12", 50.0, 80.0));
        assert_eq!(read(&glyphs, &[]), ["甲方：12", "乙方", "Open", "Office"]);
    }

    #[test]
    fn bold_by_double_print_counts_once() {
        let mut glyphs = text("11標標", 50.0, 100.0);
        glyphs.extend(text("11標標", 50.3, 100.0));
        assert_eq!(read(&glyphs, &[]), ["11標標"]);
    }

    #[test]
    fn a_drawn_bar_parts_cells() {
        let mut glyphs = text("數量", 50.0, 100.0);
        glyphs.extend(text("單價", 74.0, 100.0));
        assert_eq!(read(&glyphs, &[]), ["數量單價"]);
        assert_eq!(read(&glyphs, &[Rect::from([71.5, 80.0, 72.5, 120.0])]), ["數量", "單價"]);
    }

    #[test]
    fn sideways_text_is_read_upright() {
        let glyphs: Vec<Glyph> = text("投標", 50.0, 100.0)
            .into_iter()
            // The page of 600 to 800 points shows it turned a quarter against the clock.
            .map(|glyph| Glyph { origin: (glyph.origin.1, 800.0 - glyph.origin.0), along: (0.0, -1.0), ..glyph })
            .collect();
        let lines = words(&glyphs, &[], (600.0, 800.0));
        assert_eq!(lines.turn, 1);
        let word = lines.words.first().unwrap();
        assert_eq!(word.text, "投標");
        assert!((word.rect.left - 50.0).abs() < 1e-9 && (word.rect.bottom - 101.2).abs() < 1e-9, "{word:?}");
    }
}
