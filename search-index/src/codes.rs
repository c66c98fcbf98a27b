//! Codes in a question: stretches that, run together, are a code some entry has.

use crate::code;
use crate::error::Result;
use crate::glossary::Glossary;
use crate::readings::{Reading, Via};
use crate::words::{ASKING, Piece};

/// Parts into which people cut a code.
const MAX_PARTS: usize = 6;

/// The pieces with those that make up a code made one, and without words that only say that a code follows.
pub(crate) fn with_codes(pieces: Vec<Piece>, glossary: &Glossary<'_>) -> Result<Vec<Piece>> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut rest = pieces.as_slice();
    let mut coded = false;
    while let Some((first, after)) = rest.split_first() {
        let mut taken = None;
        for parts in (1..=MAX_PARTS.min(rest.len())).rev() {
            let typed: Vec<&str> = rest.iter().take(parts).map(|piece| piece.typed.as_str()).collect();
            let together = typed.join(" ");
            let bare = code::bare(&together);
            if code::may_be(&bare) && glossary.is_code(&bare)? {
                taken = Some((parts, together, bare));
                break;
            }
        }
        match taken {
            Some((parts, typed, bare)) => {
                let readings = if parts == 1 {
                    first.readings.clone()
                } else {
                    Reading::of(&typed, Via::Typed).into_iter().collect()
                };
                out.push(Piece { typed, readings, code: Some(bare) });
                rest = rest.get(parts..).unwrap_or_default();
                coded = true;
            }
            None => {
                out.push(first.clone());
                rest = after;
            }
        }
    }
    if coded {
        let says_so = |piece: &Piece| ASKING.iter().any(|word| *word == crate::fold::fold(&piece.typed));
        out.retain(|piece| piece.code.is_some() || !says_so(piece));
    }
    Ok(out)
}
