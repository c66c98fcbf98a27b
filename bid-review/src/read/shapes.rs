//! Whether a glyph shows the character that the file says it does.
//!
//! A file names the character of each glyph in a table of its own, and nothing makes the table true: what a person sees as 不合格 may be
//! copied, and read by a program, as 合格. The outline of every glyph is held against that character in fonts whose tables are true. Only a
//! glyph that looks clearly more like another character is called a lie: fonts differ, and what looks like nothing known may be anything.

mod grid;
mod known;

use std::collections::HashMap;

use encoding_rs::BIG5;
use hayro_interpret::kurbo::{BezPath, Shape};
use unicode_normalization::UnicodeNormalization;

use self::grid::Grid;
use self::known::Known;
use super::letters;

/// So alike is the same character in nearly any two fonts.
const SAME: f32 = 0.62;
/// So alike must a glyph be to another character before that is believed.
const OTHER: f32 = 0.70;
/// The same for a glyph that stands for no character known here.
const SURELY: f32 = 0.80;
/// So much more alike than to its own.
const MORE: f32 = 0.15;
/// Candidates that are looked at in all fonts.
const FINAL: usize = 12;
/// Least extent, in thousandths of an em, of something that is seen.
const EXTENT: f64 = 60.0;
/// Characters beside the Chinese ones that a glyph may really show.
const OTHERS: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz%#&@$+=()□■☑○●×√〇";
/// Glyphs kept in mind.
const MOST: usize = 50_000;

/// What is known of the glyphs of a file.
#[derive(Default)]
pub(super) struct Shapes {
    known: Known,
    judged: HashMap<(u128, char, usize), bool>,
    others: Vec<char>,
}

impl Shapes {
    /// Whether a glyph shows something other than what it is said to: `key` tells the glyph, `said` are the characters.
    pub(super) fn lies(&mut self, key: u128, said: &[char], outline: impl FnOnce() -> BezPath) -> bool {
        let first = said.first().copied().unwrap_or(' ');
        let key = (key, first, said.len());
        if let Some(lies) = self.judged.get(&key) {
            return *lies;
        }
        let lies = self.judge(said, &outline());
        if self.judged.len() < MOST {
            self.judged.insert(key, lies);
        }
        lies
    }

    fn judge(&mut self, said: &[char], outline: &BezPath) -> bool {
        let area = outline.bounding_box();
        if area.width().max(area.height()) < EXTENT {
            return false;
        }
        let Some(shape) = Grid::of(outline) else { return false };
        match said {
            // Several letters in one glyph are a ligature, unless it clearly shows one character.
            [_, _, ..] => {
                let latin = said.iter().all(char::is_ascii);
                !latin && self.other(&shape, None).is_some_and(|like| like >= SURELY)
            }
            [letter] if !letter.is_whitespace() => self.shows_other(&shape, *letter),
            // Something to be seen that is said to be a blank, or nothing.
            _ => area.width().min(area.height()) >= EXTENT,
        }
    }

    fn shows_other(&mut self, shape: &Grid, letter: char) -> bool {
        if letters::senseless(letter) {
            return false;
        }
        let plain = letter.nfkc().next().filter(|plain| *plain != letter);
        let own = [Some(letter), plain].into_iter().flatten();
        let own = own.filter_map(|letter| self.known.like(shape, letter, SAME)).max_by(f32::total_cmp);
        match own {
            Some(like) if like >= SAME => false,
            Some(like) => self.other(shape, Some(letter)).is_some_and(|other| other >= OTHER.max(like + MORE)),
            None => self.other(shape, Some(letter)).is_some_and(|other| other >= SURELY),
        }
    }

    /// How alike a shape is to the character, other than `but`, that fits it best.
    fn other(&mut self, shape: &Grid, but: Option<char>) -> Option<f32> {
        if self.others.is_empty() {
            self.others = OTHERS.chars().chain(common()).collect();
        }
        let known = &mut self.known;
        let others = self.others.iter().filter(|letter| Some(**letter) != but);
        let mut found: Vec<(f32, char)> =
            others.filter_map(|letter| known.roughly(shape, *letter).map(|like| (like, *letter))).collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        found.truncate(FINAL);
        found.into_iter().filter_map(|(_, letter)| known.like(shape, letter, 1.0)).max_by(f32::total_cmp)
    }
}

/// The 5,401 characters that Taiwan's older encoding counts as common.
fn common() -> impl Iterator<Item = char> {
    let codes = (0xA4..=0xC6_u8).flat_map(|lead| (0x40..=0x7E).chain(0xA1..=0xFE_u8).map(move |trail| [lead, trail]));
    codes
        .take_while(|code| *code <= [0xC6, 0x7E])
        .filter_map(|code| BIG5.decode(&code).0.chars().next())
        .filter(|c| letters::han(*c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_characters_are_those_of_the_list() {
        let all: Vec<char> = common().collect();
        assert_eq!((all.len(), all.first(), all.last()), (5401, Some(&'一'), Some(&'籲')));
    }
}
