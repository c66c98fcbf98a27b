//! What a file says that pieces of a page stand for (`ActualText`): what programs copy in place of what is drawn. It is never read as text; where
//! it says something else than a person sees it is told as hidden text.

use encoding_rs::{UTF_8, UTF_16BE, WINDOWS_1252};
use hayro_interpret::kurbo::Rect as Area;
use hayro_syntax::object::{Dict, String as Text};
use unicode_normalization::UnicodeNormalization;

use crate::read::glyph::{Glyph, Sight};
use crate::read::letters;

/// Most characters of one claim that are looked at.
const LONGEST: usize = 4_000;
/// Most claims kept of one page.
const MOST: usize = 1_000;
/// Deepest nesting of pieces that is followed.
const DEEPEST: usize = 64;

/// The claims of a page.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// Pieces that are open now: what each claims, where its letters begin, and what was painted in it.
    open: Vec<Option<(String, usize, Option<Area>)>>,
    /// Pieces that are open beyond the deepest.
    beyond: usize,
    /// What does not say what is drawn, and where that is.
    pub(super) untrue: Vec<(String, Option<Area>)>,
}

impl Claims {
    /// A piece begins: with these properties, after so many letters.
    pub(super) fn begin(&mut self, properties: Option<&Dict<'_>>, letters: usize) {
        if self.open.len() >= DEEPEST {
            self.beyond += 1;
            return;
        }
        let text = properties.and_then(|dict| dict.get::<Text<'_>>(b"ActualText".as_slice()));
        self.open.push(text.map(|text| (decoded(text.as_bytes()), letters, None)));
    }

    /// Something is painted.
    pub(super) fn painted(&mut self, area: Area) {
        for (_, _, all) in self.open.iter_mut().flatten() {
            *all = Some(all.map_or(area, |all| all.union(area)));
        }
    }

    /// A piece ends, after these letters of the whole page.
    pub(super) fn end(&mut self, letters: &[Glyph]) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let Some((claim, from, area)) = self.open.pop().flatten() else { return };
        let drawn = letters.get(from..).unwrap_or_default().iter().filter(|glyph| glyph.sight == Sight::Seen);
        let drawn: String = drawn.map(|glyph| glyph.letter).collect();
        if self.untrue.len() < MOST && differs(&claim, &drawn) {
            self.untrue.push((claim, area));
        }
    }
}

/// Whether a claim has letters or digits that are not those drawn. Where the file does not tell what is drawn, the page is looked at anyway.
fn differs(claim: &str, drawn: &str) -> bool {
    let claim = essence(claim);
    !claim.is_empty() && !drawn.contains(char::REPLACEMENT_CHARACTER) && claim != essence(drawn)
}

/// Letters and digits alone, in their plain forms.
fn essence(text: &str) -> String {
    let plain = text.nfkc().filter_map(letters::plain).filter(|letter| letter.is_alphanumeric());
    plain.flat_map(char::to_lowercase).collect()
}

fn decoded(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0,
        [0xEF, 0xBB, 0xBF, rest @ ..] => UTF_8.decode_without_bom_handling(rest).0,
        _ => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    text.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_differs_by_its_letters_alone() {
        assert!(!differs("fi", "ﬁ") && !differs("\u{AD}", "-") && !differs("Foo bar", "FOO BAR"));
        assert!(!differs("民國", "⺠國") && !differs("", "合格"));
        assert!(differs("合格", "不合格") && differs("合格", "") && differs("12", "21"));
        assert!(!differs("合格", "\u{FFFD}"));
    }

    #[test]
    fn claims_are_written_in_three_ways() {
        assert_eq!(decoded(b"\xFE\xFF\x54\x08\x68\x3C"), "合格");
        assert_eq!(decoded("\u{FEFF}合格".as_bytes()), "合格");
        assert_eq!(decoded(b"ok"), "ok");
    }
}
