//! The pieces of hidden text on a page, as they are told.

use std::collections::BTreeMap;

use super::glyph::{Glyph, Sight};
use super::lines::{self, Lines};
use crate::page::{Origin, Page, Rect, Word};
use crate::reading::{Hidden, Hiding};

/// Characters that are told of one piece.
const LONGEST: usize = 200;

/// The hidden text among the glyphs of a page. `size` is its width and height as displayed.
pub(super) fn found(glyphs: &[Glyph], size: (f64, f64), page: u32) -> Vec<Hidden> {
    let mut kinds: BTreeMap<Hiding, Vec<Glyph>> = BTreeMap::new();
    for glyph in glyphs.iter().filter(|glyph| !glyph.blank()) {
        if let Sight::Hidden(how) = glyph.sight {
            kinds.entry(how).or_default().push(Glyph { sight: Sight::Seen, ..*glyph });
        }
    }
    let told = kinds.into_iter().flat_map(|(how, glyphs)| {
        let Lines { turn, words } = lines::words(&glyphs, &[], size);
        words.into_iter().map(move |word| piece(&word, how, (turn, size), page))
    });
    told.collect()
}

/// A word in the upright frame of a page that was turned by quarters, as a piece of hidden text.
pub(super) fn piece(word: &Word, how: Hiding, (turn, size): (u8, (f64, f64)), page: u32) -> Hidden {
    let text: String = word.text.chars().take(LONGEST).map(shown).collect();
    Hidden { page, rect: displayed(word.rect, turn, size), how, text }
}

/// What a file gives to programs in place of a piece that shows something else. The place is one of the page as displayed.
pub(super) fn claimed(text: &str, rect: Rect, page: u32) -> Hidden {
    let text = text.chars().take(LONGEST).map(shown).collect();
    let rect = Rect::from(<[f64; 4]>::from(rect).map(hundredths));
    Hidden { page, rect, how: Hiding::Replaced, text }
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// A tag character as the letter that it stands for, one without width as a sign that tells it is there.
fn shown(letter: char) -> char {
    match letter {
        '\u{E0020}'..='\u{E007E}' => char::from_u32(u32::from(letter) - 0xE0000).unwrap_or('·'),
        _ if super::letters::unseen(letter).is_some() => '·',
        _ => letter,
    }
}

fn displayed(rect: Rect, turn: u8, (width, height): (f64, f64)) -> Rect {
    let (width, height) = if turn.is_multiple_of(2) { (width, height) } else { (height, width) };
    let page = Page { turn, ..Page::empty(0, (width, height), Origin::TextLayer) };
    let rect = <[f64; 4]>::from(page.displayed(rect)).map(hundredths);
    Rect::from(rect)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_by_kind_with_their_places() {
        let glyph = |letter, x: f64, sight| Glyph {
            letter,
            origin: (x, 100.0),
            along: (1.0, 0.0),
            advance: 10.0,
            size: 10.0,
            column: false,
            sight,
        };
        let glyphs = [
            glyph('合', 50.0, Sight::Hidden(Hiding::SameColour)),
            glyph('格', 60.0, Sight::Hidden(Hiding::SameColour)),
            glyph('標', 70.0, Sight::Seen),
            glyph('\u{E0041}', 80.0, Sight::Hidden(Hiding::Tag)),
            glyph(' ', 90.0, Sight::Hidden(Hiding::Invisible)),
        ];
        let found = found(&glyphs, (600.0, 800.0), 3);
        let told: Vec<(Hiding, &str, u32)> =
            found.iter().map(|piece| (piece.how, piece.text.as_str(), piece.page)).collect();
        assert_eq!(told, [(Hiding::SameColour, "合格", 3), (Hiding::Tag, "A", 3)]);
        assert_eq!(<[f64; 4]>::from(found[0].rect), [50.0, 91.2, 70.0, 101.2]);
    }
}
