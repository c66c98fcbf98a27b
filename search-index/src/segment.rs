//! Cuts a stretch without gaps into known words and what is left between them.

use std::ops::Range;

use crate::error::Result;
use crate::fold::{Class, class};
use crate::glossary::{Glossary, MAX_CHARS};
use crate::ordinal;
use crate::synonyms;
use crate::words::ASKING;

/// Characters that join words and are none themselves (folded).
const JOINING: &str = "的之了吗呢吧啊呀要是有和与及或跟在给想买找我能会需个种那这且并为以可附含";
/// Within a Latin word, a shorter known word is chance.
const MIN_LATIN: usize = 3;
/// Longer stretches are not cut up: they are sentences, and cutting costs the square of the length.
pub(crate) const MAX_STRETCH: usize = 60;

/// What a part of a stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// A word that the index or the crate knows.
    Known,
    /// A number, an ordinal or a version.
    Number,
    /// Words and characters of asking and joining.
    Joining,
    /// Nothing known.
    Gap,
}

/// A part of a stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// Which of its folded characters.
    pub chars: Range<usize>,
    /// What it is.
    pub of: Of,
}

/// The parts of a folded stretch: as little unknown as possible, then as few words as possible.
pub(crate) fn parts(chars: &[char], glossary: &Glossary<'_>) -> Result<Vec<Part>> {
    let len = chars.len();
    // The cheapest way to each place, and the part by which it comes there.
    let mut best: Vec<Option<(u32, Part)>> = vec![None; len + 1];
    let cost_at = |best: &[Option<(u32, Part)>], at: usize| match at {
        0 => Some(0),
        _ => best.get(at).and_then(|way| way.as_ref()).map(|(cost, _)| *cost),
    };
    let known: Vec<Range<usize>> = synonyms::in_text(chars).into_iter().map(|found| found.chars).collect();
    for at in 0..len {
        let Some(so_far) = cost_at(&best, at) else { continue };
        let mut offer = |end: usize, of: Of, cost: u32| {
            let cost = so_far + cost;
            if let Some(way) = best.get_mut(end)
                && way.as_ref().is_none_or(|(other, _)| cost < *other)
            {
                *way = Some((cost, Part { chars: at..end, of }));
            }
        };
        offer(at + 1, Of::Gap, 20);
        let rest = chars.get(at..).unwrap_or_default();
        if rest.first().is_some_and(|c| JOINING.contains(*c)) {
            offer(at + 1, Of::Joining, 6);
        }
        for asking in ASKING.iter() {
            let count = asking.chars().count();
            if rest.iter().take(count).copied().eq(asking.chars()) {
                offer(at + count, Of::Joining, 3);
            }
        }
        let number = rest.iter().take_while(|c| class(**c) == Class::Digit || **c == '.').count();
        let inside = at > 0 && chars.get(at - 1).is_some_and(|c| class(*c) == Class::Digit);
        if number > 0 && !inside {
            offer(at + number, Of::Number, 2);
        }
        if let Some(count) = ordinal::at_head(rest) {
            offer(at + count, Of::Number, 2);
        }
        for word in known.iter().filter(|word| word.start == at) {
            offer(word.end, Of::Known, 2);
        }
        for count in 2..=rest.len().min(MAX_CHARS) {
            if may_be_word(chars, at..at + count) {
                let word: String = rest.iter().take(count).collect();
                if glossary.knows(&word)? {
                    offer(at + count, Of::Known, 2);
                }
            }
        }
    }
    Ok(way_back(best))
}

fn way_back(mut best: Vec<Option<(u32, Part)>>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = best.len() - 1;
    while let Some((_, part)) = best.get_mut(at).and_then(Option::take) {
        at = part.chars.start;
        match parts.last_mut() {
            Some(next) if next.of == Of::Gap && part.of == Of::Gap => next.chars.start = part.chars.start,
            _ => parts.push(part),
        }
    }
    parts.reverse();
    parts
}

/// Latin words are not cut short: only a longer part of one, with as long a rest, may be a word run together with another.
fn may_be_word(chars: &[char], word: Range<usize>) -> bool {
    let joined = |a: Option<&char>, b: Option<&char>| {
        matches!((a.map(|c| class(*c)), b.map(|c| class(*c))), (Some(Class::Letter), Some(Class::Letter)))
    };
    let before = word.start.checked_sub(1).and_then(|at| chars.get(at));
    let cuts_before = joined(before, chars.get(word.start));
    let cuts_after = joined(word.end.checked_sub(1).and_then(|at| chars.get(at)), chars.get(word.end));
    !(cuts_before || cuts_after) || word.len() >= MIN_LATIN
}
