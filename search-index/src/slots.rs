//! A question as the loose search sums it: one slot for each thing looked for.

use crate::analyze::Make;
use crate::error::Result;
use crate::expand::Lexicon;
use crate::words::Piece;

/// A guess at what a word should have been counts less than the word.
const GUESS_WEIGHT: f32 = 0.8;
/// More other words than this cost more than they find, when words are only looked for loosely.
const MAX_WAYS: usize = 12;
/// Unknown words that are guessed at. Each is compared with all words of the index in many ways, and who types more of them
/// has not slipped but asks for what is not there.
const MAX_GUESSED: usize = 6;

/// One thing looked for, and the ways in which an entry may hold it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Slot {
    /// Any of these tokens.
    Token {
        /// The tokens.
        terms: Vec<String>,
        /// How much it counts, beside its rarity.
        weight: f32,
    },
    /// As many as possible of the tokens of one of these ways; the first is as typed.
    Ways(Vec<Vec<String>>),
}

impl Slot {
    /// The tokens to mark where they stand: those typed, and those guessed for them.
    pub fn marked(&self) -> &[String] {
        match self {
            Slot::Token { terms, .. } => terms,
            Slot::Ways(ways) => ways.first().map(Vec::as_slice).unwrap_or_default(),
        }
    }

    /// How many tokens of the question it stands for.
    pub fn size(&self) -> usize {
        match self {
            Slot::Token { .. } => 1,
            Slot::Ways(ways) => ways.first().map_or(0, Vec::len),
        }
    }
}

/// The slots of these pieces. Those of a piece that can be read in more than one way are held together, so that an entry which
/// holds either reading holds all of the piece.
pub(crate) fn slots(lexicon: &Lexicon<'_>, pieces: &[Piece]) -> Result<Vec<Slot>> {
    let mut slots: Vec<Slot> = Vec::new();
    let mut guessed = 0;
    for piece in pieces {
        let mut ways: Vec<Vec<String>> = Vec::new();
        for reading in piece.readings.iter().take(MAX_WAYS) {
            let texts = reading.toks.iter().filter(|tok| tok.make != Make::Lone).map(|tok| tok.text.clone());
            let way: Vec<String> = texts.collect();
            if !way.is_empty() && !ways.contains(&way) {
                ways.push(way);
            }
        }
        if ways.len() > 1 {
            slots.push(Slot::Ways(ways));
            continue;
        }
        let typed = piece.readings.first().map(|reading| reading.toks.as_slice()).unwrap_or_default();
        for tok in typed.iter().filter(|tok| tok.make != Make::Lone) {
            let unknown = tok.make == Make::Letters && lexicon.frequency(&tok.text)? == 0;
            guessed += usize::from(unknown);
            let guesses = if unknown && guessed <= MAX_GUESSED { lexicon.guesses(&tok.text)? } else { Vec::new() };
            if guesses.is_empty() {
                push(&mut slots, vec![tok.text.clone()], 1.0);
            }
            for group in guesses {
                push(&mut slots, group, GUESS_WEIGHT);
            }
        }
    }
    Ok(slots)
}

fn push(slots: &mut Vec<Slot>, terms: Vec<String>, weight: f32) {
    let same = |slot: &Slot| matches!(slot, Slot::Token { terms: others, .. } if *others == terms);
    if !slots.iter().any(same) {
        slots.push(Slot::Token { terms, weight });
    }
}
