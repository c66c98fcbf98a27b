//! Lines of a page, character by character, so that a label is found however it is spaced.

use unicode_normalization::UnicodeNormalization;

use crate::grammar::text::is_blank;
use crate::page::{Page, Rect, Word};

/// One character and its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The character, compatibility forms replaced.
    pub c: char,
    /// Where it stands, in the upright frame.
    pub rect: Rect,
    /// How sure the reading is.
    pub confidence: f64,
}

/// The characters of one line from left to right, blanks left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// The characters.
    pub glyphs: Vec<Glyph>,
}

impl Line {
    /// The characters `from..to` as text, a blank where a gap of more than half a character is.
    #[must_use]
    pub fn text(&self, from: usize, to: usize) -> String {
        let mut out = String::new();
        for at in from..to.min(self.glyphs.len()) {
            let narrow = self.gap(at) > 0.14 && (self.between_words(at) || self.before_hour(at));
            if at > from && (self.gap(at) > 0.5 || narrow) {
                out.push(' ');
            }
            out.extend(self.glyphs.get(at).map(|g| g.c));
        }
        out
    }

    /// Whether a Latin word may begin at a character: their blanks are narrower.
    fn between_words(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|b| self.glyphs.get(b)).map_or(' ', |g| g.c);
        let next = self.glyphs.get(at).map_or(' ', |g| g.c);
        (before.is_ascii_alphabetic() || ",.;:&)".contains(before)) && next.is_ascii_alphabetic()
    }

    /// Whether an hour begins at a character behind a figure: the blank between a day and its hour is narrow too.
    fn before_hour(&self, at: usize) -> bool {
        let figure = |at: usize| self.glyphs.get(at).is_some_and(|g| g.c.is_ascii_digit());
        let colon = |at: usize| self.glyphs.get(at).is_some_and(|g| g.c == ':');
        let behind = at.checked_sub(1).is_some_and(figure);
        behind && figure(at) && (colon(at + 1) || figure(at + 1) && colon(at + 2))
    }

    /// All characters without blanks.
    #[must_use]
    pub fn plain(&self) -> String {
        self.glyphs.iter().map(|g| g.c).collect()
    }

    /// The smallest rectangle around the characters `from..to`.
    #[must_use]
    pub fn rect(&self, from: usize, to: usize) -> Option<Rect> {
        self.glyphs.get(from..to.min(self.glyphs.len()))?.iter().map(|g| g.rect).reduce(|a, b| a.around(&b))
    }

    /// The rectangle of the whole line.
    #[must_use]
    pub fn whole(&self) -> Rect {
        self.rect(0, self.glyphs.len()).unwrap_or_default()
    }

    /// The least confidence among the characters `from..to`.
    #[must_use]
    pub fn confidence(&self, from: usize, to: usize) -> f64 {
        self.glyphs.get(from..to.min(self.glyphs.len())).unwrap_or(&[]).iter().map(|g| g.confidence).fold(1.0, f64::min)
    }

    /// Free room before a character, in character heights; large for the first one.
    #[must_use]
    pub fn gap(&self, at: usize) -> f64 {
        let before = at.checked_sub(1).and_then(|b| self.glyphs.get(b));
        match (before, self.glyphs.get(at)) {
            (Some(before), Some(glyph)) => (glyph.rect.left - before.rect.right) / before.rect.height().max(1.0),
            _ => f64::MAX,
        }
    }

    /// The characters split at gaps wider than `most` character heights and at `cuts` (x of upright rules).
    #[must_use]
    pub fn runs(&self, most: f64, cuts: &[f64]) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        let mut from = 0;
        for at in 1..=self.glyphs.len() {
            if at == self.glyphs.len() || self.gap(at) > most || self.is_cut(at, cuts) {
                out.push((from, at));
                from = at;
            }
        }
        out
    }

    /// Whether an upright rule stands between a character and the one before it.
    #[must_use]
    pub fn is_cut(&self, at: usize, cuts: &[f64]) -> bool {
        let before = at.checked_sub(1).and_then(|b| self.glyphs.get(b));
        match (before, self.glyphs.get(at)) {
            (Some(before), Some(glyph)) => {
                let (left, right) = (before.rect.middle().0, glyph.rect.middle().0);
                cuts.iter().any(|x| left < *x && *x < right)
            }
            _ => false,
        }
    }
}

/// The lines of a page from the top. Words inside a seal are the seal's own and are left out.
#[must_use]
pub fn lines(page: &Page) -> Vec<Line> {
    let mut words: Vec<&Word> = page.words.iter().filter(|w| !in_seal(w, page)).collect();
    words.sort_by(|a, b| a.rect.middle().1.total_cmp(&b.rect.middle().1));
    let mut groups: Vec<(f64, Vec<&Word>)> = Vec::new();
    for word in words {
        let (middle, height) = (word.rect.middle().1, word.rect.height());
        // Words come by height, so only the last few groups can be near.
        let near = groups.iter_mut().rev().take(3).find(|(at, group)| {
            let low = group.iter().map(|w| w.rect.height()).fold(height, f64::min);
            (*at - middle).abs() < 0.45 * low && !group.iter().any(|w| covers(&w.rect, &word.rect))
        });
        match near {
            Some((at, group)) => {
                group.push(word);
                let count = f64::from(u32::try_from(group.len()).unwrap_or(1));
                *at += (middle - *at) / count;
            }
            None => groups.push((middle, vec![word])),
        }
    }
    groups.into_iter().map(|(_, group)| line(group)).filter(|line| !line.glyphs.is_empty()).collect()
}

/// Whether two words stand on top of each other.
fn covers(a: &Rect, b: &Rect) -> bool {
    let wide = a.right.min(b.right) - a.left.max(b.left);
    let high = a.bottom.min(b.bottom) - a.top.max(b.top);
    wide > 0.5 * a.width().min(b.width()) && high > 0.5 * a.height().min(b.height())
}

fn line(mut words: Vec<&Word>) -> Line {
    words.sort_by(|a, b| a.rect.left.total_cmp(&b.rect.left));
    let mut glyphs = Vec::new();
    for word in words {
        for (at, c) in word.text.chars().enumerate() {
            let rect = word.part(at, at + 1);
            let confidence = word.confidence;
            let shown = c.nfkc().filter(|c| !is_blank(*c)).map(|c| Glyph { c, rect, confidence });
            glyphs.extend(shown);
        }
    }
    Line { glyphs }
}

fn in_seal(word: &Word, page: &Page) -> bool {
    page.seals.iter().any(|seal| {
        let r = seal.rect;
        let inside = r.holds(word.rect.left, word.rect.top) && r.holds(word.rect.right, word.rect.bottom);
        inside && word.rect.width() < 0.95 * r.width()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::sheet::testing::page;
    use crate::page::Seal;

    #[test]
    fn words_of_a_line_are_joined_from_left_to_right() {
        let page = page(&[(100.0, 50.0, "址：臺北"), (60.0, 50.5, "地"), (60.0, 70.0, "二")]);
        let lines = lines(&page);
        assert_eq!(lines.iter().map(Line::plain).collect::<Vec<_>>(), ["地址:臺北", "二"]);
        assert_eq!(lines[0].text(0, 3), "地 址:");
        assert_eq!(lines[0].runs(1.0, &[]), [(0, 1), (1, 5)]);
    }

    #[test]
    fn a_day_and_its_hour_are_two_words() {
        let page = page(&[(60.0, 50.0, "116/1/1"), (105.2, 50.0, "12:36")]);
        let lines = lines(&page);
        assert_eq!(lines[0].text(0, lines[0].glyphs.len()), "116/1/1 12:36");
    }

    #[test]
    fn a_seal_keeps_its_own_words() {
        let mut page = page(&[(310.0, 50.0, "甲"), (60.0, 50.0, "負責人：王")]);
        let rect = Rect::from([300.0, 40.0, 340.0, 80.0]);
        page.seals.push(Seal { rect, red: true, text: String::new(), confidence: 0.0 });
        assert_eq!(lines(&page)[0].plain(), "負責人:王");
    }
}
