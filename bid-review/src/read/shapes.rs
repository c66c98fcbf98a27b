//! Whether a glyph shows the character that the file says it does.
//!
//! A file names the character of each glyph in a table of its own, and nothing makes the table true: what a person sees as 不合格 may be
//! copied, and read by a program, as 合格. The outline of every glyph is held against that character in fonts whose tables are true. Only a
//! glyph that looks clearly more like another character is called a lie: fonts differ, and what looks like nothing known may be anything.

mod grid;
mod known;

use std::collections::HashMap;

use encoding_rs::BIG5;
use hayro_interpret::kurbo::BezPath;
use unicode_normalization::UnicodeNormalization;

use self::grid::{Grid, SAME};
use self::known::Known;
use super::letters;

/// So little alike is it only in a font of its own kind, and most characters that are not the same.
const STRANGE: f32 = 0.40;
/// So alike must a glyph be to another character before that is believed.
const OTHER: f32 = 0.72;
/// The same for a glyph that stands for no character known here.
const SURELY: f32 = 0.82;
/// So much more alike than to its own.
const MORE: f32 = 0.15;
/// Glyphs that are looked for among all characters; a file with more strange ones is not worth the time.
const SEARCHES: usize = 1_500;
/// Candidates that are looked at in all fonts.
const FINAL: usize = 12;
/// Least extent, in thousandths of an em, of something that is seen.
const EXTENT: f64 = 60.0;
/// Characters beside the Chinese ones that a glyph may really show.
const OTHERS: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz%#&@$+=()□■☑○●×√〇";
/// Glyphs kept in mind.
const MOST: usize = 50_000;

/// What a glyph shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    /// What it is said to, or something that cannot be told from it.
    Own,
    /// Nothing like it, but nothing else that is known either.
    Strange,
    /// Something else.
    Other,
    /// Nothing, though it is said to be something.
    Nothing,
    /// That cannot be told from its outline.
    Unknown,
}

/// What is known of the glyphs of a file.
#[derive(Default)]
pub(super) struct Shapes {
    known: Known,
    judged: HashMap<(u128, char, usize), Shows>,
    others: Vec<char>,
    searched: usize,
}

impl Shapes {
    /// What a glyph shows: `key` tells the glyph, `said` are the characters that it is said to be. One without an outline in the file is drawn
    /// as what it is said to be.
    pub(super) fn shows(&mut self, key: u128, said: &[char], outline: impl FnOnce() -> Option<BezPath>) -> Shows {
        let first = said.first().copied().unwrap_or(' ');
        let key = (key, first, said.len());
        if let Some(shows) = self.judged.get(&key) {
            return *shows;
        }
        let shows = outline().map_or(Shows::Own, |outline| self.judge(said, &outline));
        if self.judged.len() < MOST {
            self.judged.insert(key, shows);
        }
        shows
    }

    /// The outline of a character in a font of this system, in thousandths of an em.
    pub(super) fn outline(&mut self, letter: char) -> Option<BezPath> {
        self.known.outline(letter)
    }

    fn judge(&mut self, said: &[char], outline: &BezPath) -> Shows {
        let blank = said.iter().all(|letter| letter.is_whitespace());
        if outline.elements().is_empty() {
            return if blank { Shows::Own } else { Shows::Nothing };
        }
        if let [letter] = said
            && self.known.is(outline, *letter)
        {
            return Shows::Own;
        }
        let Some(shape) = Grid::of(outline) else { return Shows::Own };
        let (width, height) = shape.extent();
        if width.max(height) < EXTENT {
            return Shows::Own;
        }
        let other = |other: bool| if other { Shows::Other } else { Shows::Own };
        match said {
            // Several letters in one glyph are a ligature, unless it clearly shows one character.
            [_, _, ..] => {
                let latin = said.iter().all(char::is_ascii);
                other(!latin && self.other(&shape, None).is_some_and(|(like, _)| like >= SURELY))
            }
            [letter] if !letter.is_whitespace() => self.against(&shape, *letter),
            // Something to be seen that is said to be a blank, or nothing.
            _ => other(width.min(height) >= EXTENT),
        }
    }

    fn against(&mut self, shape: &Grid, letter: char) -> Shows {
        if letters::senseless(letter) {
            return Shows::Own;
        }
        let plain = letter.nfkc().next().filter(|plain| *plain != letter);
        let own = [Some(letter), plain].into_iter().flatten();
        let own = own.filter_map(|letter| self.known.like(shape, letter, SAME)).max_by(f32::total_cmp);
        if own.is_some_and(|like| like >= SAME) {
            return Shows::Own;
        }
        // Signs are drawn in many ways, and letters of other scripts may be as simple as ours.
        let sign = letter.is_ascii_punctuation();
        let foreign = own.is_none() && letter.is_alphabetic() && !letters::han(letter);
        let least = own.filter(|_| !sign).map_or(SURELY, |like| OTHER.max(like + MORE));
        let other = self.other(shape, Some(letter));
        if other.is_some_and(|(like, other)| like >= least && (!foreign || letters::han(other))) {
            return Shows::Other;
        }
        if own.is_some_and(|like| like < STRANGE) && letters::han(letter) { Shows::Strange } else { Shows::Own }
    }

    /// The character, other than `but`, that fits a shape best, and how alike they are.
    fn other(&mut self, shape: &Grid, but: Option<char>) -> Option<(f32, char)> {
        self.searched += 1;
        if self.searched > SEARCHES {
            return Some((1.0, '〇'));
        }
        if self.others.is_empty() {
            self.others = OTHERS.chars().chain(common()).collect();
        }
        let known = &mut self.known;
        let others = self.others.iter().filter(|letter| Some(**letter) != but);
        let mut found: Vec<(f32, char)> =
            others.filter_map(|letter| known.roughly(shape, *letter).map(|like| (like, *letter))).collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        found.truncate(FINAL);
        let near =
            found.into_iter().filter_map(|(_, letter)| known.like(shape, letter, 1.0).map(|like| (like, letter)));
        near.max_by(|a, b| a.0.total_cmp(&b.0))
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
    use super::known::testing::without;
    use super::*;

    const ASKED: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz的一是不在有人我他這個們中來上大為和國地到以說時要就出會可也你對生\
        能而子那得於著下自之年過發後作里用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實\
        資格合不符廠商投標無有效金額總價單位數量簽章印授權代理統一編號税稅務局證明書";

    /// Each font is taken for one that nobody knows: what it shows is believed, and what it shows under another name is not.
    #[test]
    fn an_unknown_font_is_believed_and_its_lies_are_not() {
        let letters: Vec<char> = ASKED.chars().filter(|letter| !letter.is_whitespace()).collect();
        let mut fonts = 0;
        for place in 0.. {
            let Some((known, outline)) = without(place) else { break };
            let mut shapes = Shapes { known, ..Shapes::default() };
            let (mut asked, mut alarms, mut strange, mut lies, mut found) = (0, String::new(), 0, 0, 0);
            for (at, letter) in letters.iter().enumerate() {
                let Some(path) = outline(*letter) else { continue };
                asked += 1;
                match shapes.judge(&[*letter], &path) {
                    Shows::Other => alarms.push(*letter),
                    Shows::Strange => strange += 1,
                    Shows::Own | Shows::Nothing | Shows::Unknown => {}
                }
                let other = letters[(at * 31 + 17) % letters.len()];
                if other != *letter && at % 3 == 0 {
                    lies += 1;
                    found += usize::from(shapes.judge(&[other], &path) == Shows::Other);
                }
            }
            println!(
                "font {place}: {asked} glyphs, wrongly doubted {alarms:?}, strange {strange}, lies found {found} of {lies}"
            );
            assert!(alarms.chars().count() * 100 <= asked * 2, "font {place}: {alarms}");
            assert!(strange * 3 <= asked, "font {place}: {strange}");
            // A brush among printed fonts, and slanted letters, keep more of their secrets: a word of them does not.
            assert!(found * 100 >= lies * 40, "font {place}: {found} of {lies}");
            fonts += usize::from(asked > 0);
        }
        assert!(fonts >= 9, "{fonts} fonts");
    }

    #[test]
    fn common_characters_are_those_of_the_list() {
        let all: Vec<char> = common().collect();
        assert_eq!((all.len(), all.first(), all.last()), (5401, Some(&'一'), Some(&'籲')));
    }
}
