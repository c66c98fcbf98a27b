//! What the person typed, taken apart: pieces that must each be found, and the readings of each piece.

use crate::analyze::{Analysis, Make, Side};
use crate::fold::fold;
use crate::numeral;
use crate::stretch::stretches;
use crate::vocabulary;

/// More than this is not a question; the rest is not looked at.
const MAX_CHARS: usize = 400;
const MAX_TOKENS: usize = 160;

/// Words of asking, not of what is asked for (folded). They only part the other words.
const ASKING: [&str; 33] = [
    "什么时候",
    "什么样",
    "什么",
    "甚么",
    "哪一个",
    "哪一种",
    "哪一位",
    "哪一年",
    "哪一",
    "哪些",
    "哪个",
    "哪位",
    "哪里",
    "何时",
    "何地",
    "何人",
    "何种",
    "为何",
    "如何",
    "怎么",
    "怎样",
    "多少",
    "请问",
    "我想要",
    "我想",
    "想要",
    "想买",
    "想找",
    "我要",
    "有没有",
    "最好是",
    "最好",
    "是谁",
];

/// One token of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tok {
    /// Its folded text, as the index holds it.
    pub text: String,
    /// What it is made of.
    pub make: Make,
}

/// A stretch of the question without gaps. Each reading is a phrase of consecutive tokens; the first is as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Ways to read it; never empty, and no reading is.
    pub readings: Vec<Vec<Tok>>,
}

/// A question taken apart.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    /// Every piece as typed, for the strict search.
    pub pieces: Vec<Piece>,
    /// The pieces left when words of asking are taken out, for the loose search.
    pub matter: Vec<Piece>,
}

impl Words {
    /// Takes a question apart.
    pub fn parse(question: &str) -> Words {
        let question: String = question.chars().take(MAX_CHARS).collect();
        let mut matter = fold(&question);
        for asking in ASKING {
            if matter.contains(asking) {
                matter = matter.replace(asking, " ");
            }
        }
        let mut words = Words { pieces: pieces(&question), matter: pieces(&matter) };
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
    fn len(&self) -> usize {
        self.readings.first().map_or(0, Vec::len)
    }

    /// Whether it is more than one token, so that finding it means comparing positions.
    pub fn is_phrase(&self) -> bool {
        self.len() > 1
    }

    /// Whether it is one CJK character, which is looked up in another way than the rest.
    pub fn is_lone_cjk(&self) -> bool {
        matches!(self.readings.first().map(Vec::as_slice), Some([tok]) if tok.make == Make::Lone)
    }
}

fn pieces(question: &str) -> Vec<Piece> {
    let mut left = MAX_TOKENS;
    let mut pieces: Vec<Piece> = Vec::new();
    for stretch in stretches(question) {
        let typed = tokens(&stretch);
        if typed.is_empty() || typed.len() > left {
            continue;
        }
        left -= typed.len();
        let mut piece = Piece { readings: vec![typed] };
        if let Some(said) = vocabulary::in_taiwan(&stretch) {
            piece.readings.push(tokens(&said));
        }
        piece.readings.extend(as_cut_ordinal(&stretch));
        if !pieces.contains(&piece) {
            pieces.push(piece);
        }
    }
    pieces
}

fn tokens(stretch: &str) -> Vec<Tok> {
    let analysis = Analysis::of(stretch, Side::Asked);
    let tok = |span| Tok { text: analysis.text(span).to_owned(), make: span.make };
    analysis.spans().iter().map(tok).collect()
}

/// The reading of 二十二條 and of 第二十二 as parts of 第二十二條, which the index holds in digits.
fn as_cut_ordinal(stretch: &str) -> Option<Vec<Tok>> {
    let folded = fold(stretch);
    let number = |c: char| numeral::is_numeral(c);
    let head = folded.trim_start_matches(number);
    let begins = head.len() < folded.len() && head.starts_with(numeral::is_counter);
    let ends = folded.ends_with(number) && folded.trim_end_matches(number).ends_with('第');
    if !begins && !ends {
        return None;
    }
    let (before, after) = (if begins { "第" } else { "" }, if ends { "条" } else { "" });
    let mut tokens = tokens(&format!("{before}{folded}{after}"));
    if begins {
        tokens.remove(0);
    }
    if ends {
        tokens.pop();
    }
    (!tokens.is_empty()).then_some(tokens)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(question: &str) -> Vec<Vec<String>> {
        let words = Words::parse(question);
        let texts = |piece: &Piece| piece.readings[0].iter().map(|t| t.text.clone()).collect();
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
    fn asking_words_do_not_count() {
        let words = Words::parse("請問哪一家賣印表機？");
        let texts: Vec<_> = words.matter.iter().flat_map(|p| &p.readings[0]).collect();
        assert!(texts.iter().all(|tok| tok.text != "哪一"));
        assert!(texts.iter().any(|tok| tok.text == "印表"));
    }

    #[test]
    fn the_other_vocabulary_is_a_second_reading() {
        let words = Words::parse("数据库");
        assert_eq!(words.pieces[0].readings[1][0].text, "资料");
    }
}
