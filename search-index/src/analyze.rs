//! Text to tokens: CJK runs to bigrams, letters and digits apart, with byte offsets into the text as given.
//!
//! Stored text and questions are cut differently. In stored text a run's last character also stands alone, and its first
//! one where letters or digits precede it, each at the position of its bigram: so a question that ends or begins inside a run
//! (第22條 in 政府採購法第22條第1項) is still a phrase of consecutive positions, and a single character can be looked up.

use crate::fold::{Class, class, fold_char};
use crate::ordinal::with_ordinals_in_digits;
use crate::unit::Unit;

/// Which side of the comparison a text is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Stored text.
    Stored,
    /// A piece of a question.
    Asked,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Make {
    /// Two CJK characters.
    Pair,
    /// One CJK character.
    Lone,
    /// Letters.
    Letters,
    /// Digits.
    Digits,
}

/// A token: a slice of the folded text and the stretch of the original it stands for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    start: usize,
    end: usize,
    /// First byte in the original text.
    pub from: usize,
    /// Byte after the last in the original text.
    pub to: usize,
    /// Position in the sequence of tokens.
    pub position: usize,
    /// What it is made of.
    pub make: Make,
}

/// The tokens of one text; kept and refilled, since indexing analyzes many short texts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Analysis {
    units: Vec<Unit>,
    folded: String,
    spans: Vec<Span>,
}

impl Analysis {
    /// Analyzes one text on its own.
    pub fn of(text: &str, side: Side) -> Analysis {
        let mut analysis = Analysis::default();
        analysis.fill(text, side);
        analysis
    }

    /// Forgets what it held and analyzes `text`.
    pub fn fill(&mut self, text: &str, side: Side) {
        self.units.clear();
        self.folded.clear();
        self.spans.clear();
        let units = &mut self.units;
        for (from, c) in text.char_indices() {
            let to = from + c.len_utf8();
            fold_char(c, |c| {
                let class = class(c);
                if class != Class::Skip {
                    units.push(Unit { c, class, from, to });
                }
            });
        }
        if units.iter().any(|unit| unit.c == '第') {
            self.units = with_ordinals_in_digits(&self.units);
        }
        self.cut(side);
    }

    /// The tokens in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The folded text of a token.
    pub fn text(&self, span: &Span) -> &str {
        self.folded.get(span.start..span.end).unwrap_or_default()
    }

    fn cut(&mut self, side: Side) {
        let units = std::mem::take(&mut self.units);
        let mut position = 0;
        let mut after_word = false;
        let mut rest = units.as_slice();
        while let Some(first) = rest.first() {
            let taken = match first.class {
                Class::Cjk => {
                    let (len, run) = cjk_run(rest, side);
                    position = self.push_cjk(&run, position, side, after_word);
                    after_word = false;
                    len
                }
                Class::Letter | Class::Digit => {
                    let len = rest.iter().take_while(|u| u.class == first.class).count();
                    let (run, _) = rest.split_at(len);
                    let make = if first.class == Class::Letter { Make::Letters } else { Make::Digits };
                    self.push(run, position, make);
                    position += 1;
                    after_word = true;
                    len
                }
                Class::Break | Class::Space | Class::Skip => 1,
            };
            rest = rest.get(taken..).unwrap_or_default();
        }
        self.units = units;
    }

    fn push_cjk(&mut self, run: &[Unit], position: usize, side: Side, after_word: bool) -> usize {
        let stored = side == Side::Stored;
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            return position;
        };
        if run.len() == 1 {
            self.push(&[*first], position, Make::Lone);
            return position + 1;
        }
        if stored && after_word {
            self.push(&[*first], position, Make::Lone);
        }
        let mut next = position;
        for pair in run.windows(2) {
            self.push(pair, next, Make::Pair);
            next += 1;
        }
        if stored {
            self.push(&[*last], next - 1, Make::Lone);
        }
        next
    }

    fn push(&mut self, run: &[Unit], position: usize, make: Make) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            return;
        };
        let start = self.folded.len();
        self.folded.extend(run.iter().map(|unit| unit.c));
        self.spans.push(Span {
            start,
            end: self.folded.len(),
            from: first.from.min(last.from),
            to: last.to.max(first.to),
            position,
            make,
        });
    }
}

/// The CJK run at the head of `units` and how many units it spans. In stored text a run goes on over white space, which is only
/// the line break or the typographer's gap there; in a question the person has parted the words.
fn cjk_run(units: &[Unit], side: Side) -> (usize, Vec<Unit>) {
    let mut run = Vec::new();
    let mut len = 0;
    for (index, unit) in units.iter().enumerate() {
        match unit.class {
            Class::Cjk => {
                run.push(*unit);
                len = index + 1;
            }
            Class::Space if side == Side::Stored => {}
            _ => break,
        }
    }
    (len, run)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str, side: Side) -> Vec<(String, usize)> {
        let analysis = Analysis::of(text, side);
        let pair = |span: &Span| (analysis.text(span).to_owned(), span.position);
        analysis.spans().iter().map(pair).collect()
    }

    fn asked(text: &str) -> Vec<String> {
        tokens(text, Side::Asked).into_iter().map(|t| t.0).collect()
    }

    #[test]
    fn letters_digits_and_cjk_part() {
        assert_eq!(asked("TW-2026-AX79Q"), ["tw", "2026", "ax", "79", "q"]);
        assert_eq!(asked("Ｅ３版本"), ["e", "3", "版本"]);
        assert_eq!(asked("資料庫"), ["资料", "料库"]);
        assert_eq!(asked("掃"), ["扫"]);
    }

    #[test]
    fn stored_runs_also_carry_their_edges() {
        let expected = [("a", 0), ("资", 1), ("资料", 1), ("料库", 2), ("库", 2), ("9", 3)];
        let expected: Vec<_> = expected.map(|(t, p)| (t.to_owned(), p)).into();
        assert_eq!(tokens("A資料庫9", Side::Stored), expected);
    }

    #[test]
    fn stored_runs_go_on_over_white_space() {
        let joined = tokens("採購法\n 第", Side::Stored);
        assert!(joined.contains(&("法第".to_owned(), 2)));
        assert_eq!(asked("採購 法"), ["采购", "法"]);
    }

    #[test]
    fn ordinals_are_digits() {
        assert_eq!(asked("第二十二條"), asked("第22條"));
        assert_eq!(asked("第一百零七條第三項"), asked("第107條第3項"));
        assert_eq!(asked("第十一條之一"), asked("第11-1條"));
        assert_eq!(asked("第三方軟體"), ["第三", "三方", "方软", "软体"]);
    }

    #[test]
    fn offsets_point_into_the_original() {
        let text = "臺灣ＡＢ㎡ 第二十條";
        let analysis = Analysis::of(text, Side::Stored);
        let cut: Vec<_> = analysis.spans().iter().map(|span| &text[span.from..span.to]).collect();
        assert_eq!(cut[..2], ["臺灣", "灣"]);
        assert!(cut.contains(&"ＡＢ㎡"));
        assert!(cut.contains(&"二十"));
    }
}
