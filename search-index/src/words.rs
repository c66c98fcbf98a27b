//! What the person typed, taken apart: pieces that must each be found, and the readings of each piece.

use std::sync::LazyLock;

use crate::analyze::Make;
use crate::ask::Ask;
use crate::data;
use crate::fold::fold;
use crate::readings::{Reading, readings};
use crate::stretch::stretches;
use crate::synonyms;

const MAX_TOKENS: usize = 160;
/// A word of several parts (web application firewall) has no more parts than this.
const MAX_PARTS: usize = 4;

/// Words of asking, not of what is asked for (folded), the longest first. They only part the other words.
pub(crate) static ASKING: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut words: Vec<String> = data::rows(data::ASKING).flatten().map(fold).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
});

/// A stretch of the question without gaps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Piece {
    /// As typed.
    pub typed: String,
    /// Ways to read it, the first as typed; never empty.
    pub readings: Vec<Reading>,
    /// The code it is, bare, when some entry has that code.
    pub code: Option<String>,
}

/// A question taken apart.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    /// Every piece as typed, for the strict search.
    pub pieces: Vec<Piece>,
    /// The pieces left when words of asking are taken out, for the loose search.
    pub matter: Vec<Piece>,
}

/// As much of the question as is looked at, and whether there was more.
pub(crate) fn looked_at(question: &str) -> (&str, bool) {
    let question = question.trim();
    match question.char_indices().nth(Ask::MAX_WORDS) {
        Some((end, _)) => (question.get(..end).unwrap_or_default(), true),
        None => (question, false),
    }
}

impl Words {
    /// Takes a question apart, of which [`looked_at`] has left as much as is looked at.
    pub fn parse(question: &str) -> Words {
        let mut matter = fold(question);
        for asking in ASKING.iter() {
            if matter.contains(asking.as_str()) {
                matter = matter.replace(asking.as_str(), " ");
            }
        }
        let mut words = Words { pieces: pieces(question), matter: pieces(&matter) };
        if words.matter.is_empty() {
            words.matter.clone_from(&words.pieces);
        }
        // A single character beside longer words is most often the cut edge of a quotation or a particle: looking up
        // everything that contains it costs much and tells nothing.
        let tokens: usize = words.pieces.iter().map(Piece::len).sum();
        if tokens > 3 {
            words.pieces.retain(|piece| !piece.is_lone_cjk());
        }
        words
    }

    /// Whether there is nothing in it that could be looked up.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}

impl Piece {
    /// The piece of this stretch, unless there is nothing in it.
    pub fn of(stretch: &str) -> Option<Piece> {
        let readings = readings(stretch);
        (!readings.is_empty()).then(|| Piece { typed: stretch.to_owned(), readings, code: None })
    }

    fn len(&self) -> usize {
        self.readings.first().map_or(0, |reading| reading.toks.len())
    }

    /// Whether it is more than one token, so that finding it means comparing positions.
    pub fn is_phrase(&self) -> bool {
        self.readings.iter().any(|reading| reading.toks.len() > 1)
    }

    /// Whether it is one CJK character, which is looked up in another way than the rest.
    pub fn is_lone_cjk(&self) -> bool {
        let toks = self.readings.first().map(|reading| reading.toks.as_slice());
        matches!(toks, Some([tok]) if tok.make == Make::Lone)
    }
}

fn pieces(question: &str) -> Vec<Piece> {
    let mut left = MAX_TOKENS;
    let mut pieces: Vec<Piece> = Vec::new();
    for stretch in joined(stretches(question)) {
        let Some(piece) = Piece::of(&stretch) else { continue };
        if piece.len() > left {
            continue;
        }
        left -= piece.len();
        if !pieces.iter().any(|other| other.readings == piece.readings) {
            pieces.push(piece);
        }
    }
    pieces
}

/// Stretches that together are one known word (vulnerability scan, log 收集) made one.
pub(crate) fn joined(stretches: Vec<String>) -> Vec<String> {
    let mut out = Vec::with_capacity(stretches.len());
    let mut rest = stretches.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let known = (2..=MAX_PARTS).rev().find_map(|parts| {
            let together = rest.get(..parts)?.join(" ");
            synonyms::of(&together).filter(|others| !others.is_empty()).map(|_| (together, parts))
        });
        match known {
            Some((together, parts)) => {
                out.push(together);
                rest = rest.get(parts..).unwrap_or_default();
            }
            None => {
                out.push(first.clone());
                rest = after;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(question: &str) -> Vec<Vec<String>> {
        let words = Words::parse(question);
        let texts = |piece: &Piece| piece.readings[0].toks.iter().map(|t| t.text.clone()).collect();
        words.pieces.iter().map(texts).collect()
    }

    #[test]
    fn cuts_at_gaps_and_keeps_codes_whole() {
        assert_eq!(typed("TW-2026，掃毒"), vec![vec!["tw", "2026"], vec!["扫毒"]]);
        assert_eq!(typed("ｖ９．６ 版本"), vec![vec!["v", "9", "6"], vec!["版本"]]);
        assert_eq!(typed("\"(( *:* AND"), vec![vec!["and"]]);
        assert!(Words::parse("?? ((").is_empty());
    }

    #[test]
    fn words_of_several_parts_are_one_piece() {
        assert_eq!(typed("vulnerability scan 報告").len(), 2);
        assert_eq!(typed("office 365 授權").len(), 2);
        assert_eq!(typed("掃毒 報告 授權").len(), 3);
    }

    #[test]
    fn asking_words_do_not_count() {
        let words = Words::parse("請問哪一家賣印表機？");
        let texts: Vec<_> = words.matter.iter().flat_map(|p| &p.readings[0].toks).collect();
        assert!(texts.iter().all(|tok| tok.text != "哪一"));
        assert!(texts.iter().any(|tok| tok.text == "印表"));
    }

    #[test]
    fn the_end_of_a_long_question_is_cut() {
        let long = "資料庫 ".repeat(200);
        let (question, cut) = looked_at(&long);
        assert!(cut && question.chars().count() == Ask::MAX_WORDS);
        assert_eq!(looked_at(" 資料庫\n"), ("資料庫", false));
    }
}
