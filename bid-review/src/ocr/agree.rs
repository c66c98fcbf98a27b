//! One line from two readings of it: where they agree it is surer than either, where they differ it is a doubt.

use unicode_normalization::UnicodeNormalization;

use super::engine::Piece;
use crate::page::Word;

/// Least confidence of what only one of the readings has.
const ALONE: f64 = 0.6;
/// Share of its confidence that a character keeps which the other reading does not have.
const DOUBTED: f64 = 0.7;
/// What follows a doubtful character is a word of its own: it begins where the confidence passes this.
const DOUBT: f64 = 0.9;

/// The characters of a line, one a piece, as both readings have them.
pub fn merged(first: &[Word], second: &[Piece]) -> Vec<Piece> {
    let (first, second) = (singles_of_words(first), singles(second));
    let mut out: Vec<Piece> = Vec::new();
    // Whether a character of a number was left out just before.
    let mut left_out = false;
    for pair in aligned(&first, &second) {
        let kept = match pair {
            (Some(a), Some(b)) if same(a, b) => {
                let confidence = 1.0 - (1.0 - a.confidence) * (1.0 - b.confidence);
                Some(Piece { confidence: confidence.min(0.99), ..b.clone() })
            }
            (Some(a), Some(b)) => Some(chosen(a, b)),
            (None, Some(one)) | (Some(one), None) => {
                let letter = one.text.chars().any(char::is_alphanumeric);
                let least = if letter { ALONE } else { DOUBT };
                (one.confidence >= least).then(|| Piece { confidence: one.confidence * DOUBTED, ..one.clone() })
            }
            (None, None) => None,
        };
        match kept {
            Some(mut piece) => {
                if left_out {
                    piece.confidence *= DOUBTED;
                }
                left_out = false;
                out.push(piece);
            }
            None => {
                left_out = [pair.0, pair.1].into_iter().flatten().any(exact);
                if let Some(before) = out.last_mut().filter(|_| left_out) {
                    before.confidence *= DOUBTED;
                }
            }
        }
    }
    out.sort_by(|a, b| a.rect.middle().0.total_cmp(&b.rect.middle().0));
    out
}

/// Whether a character is one of those that numbers and codes are written with.
fn exact(piece: &Piece) -> bool {
    piece.text.chars().any(|c| c.is_ascii_alphanumeric() || "零壹貳參肆伍陸柒捌玖拾佰仟萬億".contains(c))
}

/// The likelier of two characters, and how likely it is beside the other.
fn chosen(a: &Piece, b: &Piece) -> Piece {
    let odds = |p: f64| p.clamp(0.01, 0.99) / (1.0 - p.clamp(0.01, 0.99));
    let share = odds(b.confidence) / (odds(a.confidence) + odds(b.confidence));
    if share >= 0.5 {
        Piece { confidence: share.min(b.confidence), ..b.clone() }
    } else {
        Piece { text: a.text.clone(), confidence: (1.0 - share).min(a.confidence), rect: b.rect }
    }
}

/// Words broken where doubt begins or ends, so that what is sure beside a doubtful character stays sure.
pub fn parted(pieces: &[Piece]) -> Vec<&[Piece]> {
    pieces.chunk_by(|a, b| (a.confidence >= DOUBT) == (b.confidence >= DOUBT)).collect()
}

fn same(a: &Piece, b: &Piece) -> bool {
    a.text == b.text
}

/// The characters of words, half width, each with its share of the place.
fn singles_of_words(words: &[Word]) -> Vec<Piece> {
    let pieces = words.iter().flat_map(|word| {
        let place = |at: usize| word.part(at, at + 1);
        let whole = word.text.chars().enumerate();
        whole.map(move |(at, c)| Piece { text: c.to_string(), rect: place(at), confidence: word.confidence })
    });
    singles(&pieces.collect::<Vec<_>>())
}

/// Half width, no blanks, one character a piece.
fn singles(pieces: &[Piece]) -> Vec<Piece> {
    let one = |piece: &Piece| {
        let shown: String = piece.text.nfkc().filter(|c| !c.is_whitespace()).collect();
        (!shown.is_empty()).then(|| Piece { text: shown, ..piece.clone() })
    };
    pieces.iter().filter_map(one).collect()
}

/// Pairs of the characters of two readings that stand for the same, with the fewest differences.
fn aligned<'a>(first: &'a [Piece], second: &'a [Piece]) -> Vec<(Option<&'a Piece>, Option<&'a Piece>)> {
    let width = second.len() + 1;
    let mut costs: Vec<u32> = (0..).take(width).collect();
    let mut rows = vec![costs.clone()];
    for a in first {
        let mut row = vec![costs.first().copied().unwrap_or(0) + 1];
        for ((b, above), corner) in second.iter().zip(costs.iter().skip(1)).zip(&costs) {
            let left = row.last().copied().unwrap_or(0);
            row.push((corner + u32::from(!same(a, b))).min(above + 1).min(left + 1));
        }
        rows.push(row.clone());
        costs = row;
    }
    let cost = |i: usize, j: usize| rows.get(i).and_then(|row| row.get(j)).copied().unwrap_or(u32::MAX);
    let (mut i, mut j) = (first.len(), second.len());
    let mut out = Vec::new();
    while i > 0 || j > 0 {
        let (a, b) = (i.checked_sub(1).and_then(|i| first.get(i)), j.checked_sub(1).and_then(|j| second.get(j)));
        let step = match (a, b) {
            (Some(a), Some(b)) if cost(i, j) == cost(i - 1, j - 1) + u32::from(!same(a, b)) => (Some(a), Some(b)),
            (Some(a), _) if cost(i, j) == cost(i - 1, j).saturating_add(1) => (Some(a), None),
            (_, b) => (None, b),
        };
        i -= usize::from(step.0.is_some());
        j -= usize::from(step.1.is_some());
        if step == (None, None) {
            break;
        }
        out.push(step);
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Rect;

    fn pieces(text: &str, confidence: f64) -> Vec<Piece> {
        let place = |at: usize| Rect { left: at as f64 * 10.0, top: 0.0, right: at as f64 * 10.0 + 9.0, bottom: 10.0 };
        text.chars().enumerate().map(|(at, c)| Piece { text: c.into(), rect: place(at), confidence }).collect()
    }

    fn word(text: &str, confidence: f64) -> Word {
        let right = text.chars().count() as f64 * 10.0;
        Word { text: text.into(), rect: Rect { left: 0.0, top: 0.0, right, bottom: 10.0 }, confidence }
    }

    fn text(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn agreement_is_surer_than_either() {
        let found = merged(&[word("統一：", 0.7)], &pieces("統一:", 0.8));
        assert_eq!(text(&found), "統一:");
        assert!(found.iter().all(|piece| (piece.confidence - 0.94).abs() < 1e-9));
    }

    #[test]
    fn of_two_that_differ_the_surer_stays_and_is_doubted() {
        let found = merged(&[word("統二編", 0.8)], &pieces("統一編", 0.9));
        assert_eq!(text(&found), "統一編");
        assert!(found[1].confidence < 0.8 && found[0].confidence > 0.95);
        let found = merged(&[word("統一編", 0.95)], &pieces("統二編", 0.5));
        assert_eq!(text(&found), "統一編");
    }

    #[test]
    fn what_one_reading_lacks_stays_when_it_is_sure() {
        let found = merged(&[word("金1元", 0.8)], &pieces("金12元", 0.9));
        assert_eq!(text(&found), "金12元");
        assert!(found[2].confidence < 0.7);
        assert_eq!(text(&merged(&[word("金元。", 0.5)], &pieces("金元", 0.9))), "金元");
        let found = merged(&[word("15", 0.5)], &pieces("1", 0.95));
        assert!(
            text(&found) == "1" && found[0].confidence < 0.75,
            "a digit that is left out leaves a doubt: {found:?}"
        );
        assert_eq!(text(&merged(&[], &pieces("金元", 0.9))), "金元");
        assert_eq!(merged(&[], &[]), []);
    }

    #[test]
    fn doubt_begins_a_word() {
        let found = merged(&[word("統二編號", 0.8)], &pieces("統一編號", 0.9));
        assert_eq!(parted(&found).into_iter().map(text).collect::<Vec<_>>(), ["統", "一", "編號"]);
    }
}
