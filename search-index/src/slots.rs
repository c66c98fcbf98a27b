//! A question as the loose search sums it: one slot for each thing looked for.

use crate::analyze::Make;
use crate::error::Result;
use crate::expand::Lexicon;
use crate::words::Piece;

/// A guess at what a word should have been counts less than the word.
const GUESS_WEIGHT: f32 = 0.8;

/// One thing looked for: tokens any of which stands for it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Slot {
    /// The tokens.
    pub terms: Vec<String>,
    /// How much it counts, beside its rarity.
    pub weight: f32,
}

/// The tokens to sum over. Tokens of a second reading stand beside those of the first they replace, so that an entry which
/// holds either reading holds all of the question.
pub(crate) fn slots(lexicon: &Lexicon<'_>, pieces: &[Piece]) -> Result<Vec<Slot>> {
    let mut slots: Vec<Slot> = Vec::new();
    for piece in pieces {
        let Some((typed, others)) = piece.readings.split_first() else {
            continue;
        };
        let first = slots.len();
        for tok in typed.iter().filter(|tok| tok.make != Make::Lone) {
            push(&mut slots, vec![tok.text.clone()], 1.0);
            if others.is_empty() && tok.make == Make::Letters && lexicon.frequency(&tok.text)? == 0 {
                let guesses = lexicon.guesses(&tok.text)?;
                if !guesses.is_empty() {
                    slots.pop();
                }
                for group in guesses {
                    push(&mut slots, group, GUESS_WEIGHT);
                }
            }
        }
        let typed_texts: Vec<&str> = typed.iter().map(|tok| tok.text.as_str()).collect();
        for other in others {
            let new = other.iter().filter(|tok| tok.make != Make::Lone && !typed_texts.contains(&tok.text.as_str()));
            for (index, tok) in new.enumerate() {
                let replaced = slots.get_mut(first..).unwrap_or_default();
                let mut replaced =
                    replaced.iter_mut().filter(|slot| !other.iter().any(|tok| slot.terms.first() == Some(&tok.text)));
                match replaced.nth(index) {
                    Some(slot) => slot.terms.push(tok.text.clone()),
                    None => push(&mut slots, vec![tok.text.clone()], 1.0),
                }
            }
        }
    }
    Ok(slots)
}

fn push(slots: &mut Vec<Slot>, terms: Vec<String>, weight: f32) {
    if !slots.iter().any(|slot| slot.terms == terms) {
        slots.push(Slot { terms, weight });
    }
}
