//! Marks where the words of a question stand in a text, and picks the stretch of a long text that shows most of them.

use std::collections::HashMap;
use std::ops::Range;

use crate::analyze::{Analysis, Side};
use crate::hits::Fragment;

/// About two lines on a page.
const STRETCH_CHARS: usize = 90;
/// How much of the text before the first mark is shown.
const LEAD_CHARS: usize = 12;

/// What to mark: tokens with their worth.
#[derive(Debug, Default)]
pub(crate) struct Marker {
    tokens: HashMap<String, f32>,
    characters: Vec<char>,
}

impl Marker {
    /// Marks this token wherever it occurs.
    pub fn token(&mut self, token: &str, worth: f32) {
        let known = self.tokens.entry(token.to_owned()).or_insert(worth);
        *known = known.max(worth);
    }

    /// Marks this (folded) character wherever it occurs, also inside words.
    pub fn character(&mut self, character: char) {
        self.characters.push(character);
    }

    /// The whole text with its marks.
    pub fn whole(&self, text: &str) -> Vec<Fragment> {
        let marks = joined(self.marks(text).into_iter().map(|mark| mark.range));
        cut(text, 0..text.len(), &marks)
    }

    /// The best stretch of the text with its marks; its beginning when nothing is marked.
    pub fn best(&self, text: &str) -> Vec<Fragment> {
        let marks = self.marks(text);
        let start = best_start(text, &marks);
        let rest = text.get(start..).unwrap_or_default();
        let end = rest.char_indices().nth(STRETCH_CHARS).map_or(text.len(), |(index, _)| start + index);
        let marks = joined(marks.into_iter().map(|mark| mark.range));
        cut(text, start..end, &marks)
    }

    fn marks(&self, text: &str) -> Vec<Mark> {
        if self.tokens.is_empty() && self.characters.is_empty() {
            return Vec::new();
        }
        let analysis = Analysis::of(text, Side::Stored);
        let mut marks = Vec::new();
        for span in analysis.spans() {
            let token = analysis.text(span);
            if let Some(worth) = self.tokens.get(token) {
                marks.push(Mark { range: span.from..span.to, worth: *worth });
            } else if let Some(first) = token.chars().next()
                && self.characters.contains(&first)
            {
                let original = text.get(span.from..span.to).unwrap_or_default();
                let width = original.chars().next().map_or(0, char::len_utf8);
                marks.push(Mark { range: span.from..span.from + width, worth: 1.0 });
            }
        }
        marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
        marks
    }
}

#[derive(Debug)]
struct Mark {
    range: Range<usize>,
    worth: f32,
}

/// Where the stretch with the most valuable marks begins. Stretches are compared by bytes: which is near enough, since a text
/// is mostly of one script.
fn best_start(text: &str, marks: &[Mark]) -> usize {
    let chars = text.chars().count();
    if chars <= STRETCH_CHARS {
        return 0;
    }
    let window = text.len() * (STRETCH_CHARS - LEAD_CHARS) / chars;
    let (mut best, mut best_worth) = (0, 0.0);
    for (index, mark) in marks.iter().enumerate() {
        let end = mark.range.start + window;
        let rest = marks.get(index..).unwrap_or_default();
        let within = rest.iter().take_while(|other| other.range.end <= end);
        let worth: f32 = within.map(|other| other.worth).sum();
        if worth > best_worth * 1.001 {
            (best, best_worth) = (mark.range.start, worth);
        }
    }
    let before = text.get(..best).unwrap_or_default();
    let lead = before.char_indices().rev().take(LEAD_CHARS);
    lead.last().map_or(best, |(index, _)| index)
}

/// Sorted ranges, overlapping and adjacent ones made one.
fn joined(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

fn cut(text: &str, part: Range<usize>, marks: &[Range<usize>]) -> Vec<Fragment> {
    let mut fragments = Vec::new();
    let mut push = |range: Range<usize>, hit| {
        if let Some(text) = text.get(range).filter(|text| !text.is_empty()) {
            let text = text.to_owned();
            fragments.push(Fragment { text, hit });
        }
    };
    let mut at = part.start;
    for mark in marks {
        let (start, end) = (mark.start.max(at), mark.end.min(part.end));
        if start < end {
            push(at..start, false);
            push(start..end, true);
            at = end;
        }
    }
    push(at..part.end, false);
    fragments
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(fragments: &[Fragment]) -> String {
        let show = |f: &Fragment| match f.hit {
            true => format!("[{}]", f.text),
            false => f.text.clone(),
        };
        fragments.iter().map(show).collect()
    }

    #[test]
    fn overlapping_bigrams_make_one_mark_in_the_original_writing() {
        let mut marker = Marker::default();
        marker.token("资料", 1.0);
        marker.token("料库", 1.0);
        marker.token("365", 1.0);
        let text = "用 資料庫 Ｏｆｆｉｃｅ３６５";
        assert_eq!(shown(&marker.whole(text)), "用 [資料庫] Ｏｆｆｉｃｅ[３６５]");
    }

    #[test]
    fn one_character_is_marked_inside_words() {
        let mut marker = Marker::default();
        marker.character('库');
        assert_eq!(shown(&marker.whole("資料庫管理庫")), "資料[庫]管理[庫]");
    }

    #[test]
    fn the_best_stretch_of_a_long_text_is_shown() {
        let mut marker = Marker::default();
        marker.token("扫毒", 1.0);
        let text = format!("{}掃毒{}", "啊".repeat(300), "喔".repeat(300));
        let best = marker.best(&text);
        assert!(shown(&best).contains("啊[掃毒]喔"));
        let chars: usize = best.iter().map(|f| f.text.chars().count()).sum();
        assert_eq!(chars, STRETCH_CHARS);
        assert_eq!(marker.best("短"), marker.whole("短"));
    }
}
