//! A second look at numbers: digits are what a review rests on, so two readings must agree.

use unicode_normalization::UnicodeNormalization;

use super::engine::Piece;

/// What numbers, dates and codes are written with.
pub const ALLOWED: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ,.-/:()%#$";
/// What amounts in words are written with.
pub const CAPITALS: &str = "零壹貳參叁肆伍陸柒捌玖拾佰仟萬億元圓整正角分新臺台幣";

/// Share that a confidence keeps when two readings differ.
const DOUBTED: f64 = 0.6;

/// A reading of a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The characters, half width, no blanks.
    pub text: String,
    /// How sure it is, from 0 to 1.
    pub confidence: f64,
}

impl Reading {
    /// The pieces of a picture as one reading.
    pub fn of(pieces: &[Piece]) -> Self {
        let count = |p: &Piece| p.text.chars().count() as f64;
        let total: f64 = pieces.iter().map(count).sum();
        let text: String = pieces.iter().flat_map(|p| p.text.nfkc()).filter(|c| !c.is_whitespace()).collect();
        let sum: f64 = pieces.iter().map(|p| p.confidence * count(p)).sum();
        Self { text, confidence: if total > 0.0 { sum / total } else { 0.0 } }
    }
}

/// Whether a text is a number, a date or a code, or is likely a misreading of one.
pub fn numeric(text: &str) -> bool {
    let (mut digits, mut letters, mut other, mut han) = (0, 0, 0, 0);
    for c in text.nfkc() {
        match c {
            '0'..='9' => digits += 1,
            c if c.is_ascii_alphabetic() => letters += 1,
            c if c.is_alphabetic() => han += 1,
            _ => other += 1,
        }
    }
    let all = digits + letters + other + han;
    digits >= 1 && digits >= letters && han * 3 <= all || (han == 0 && (1..=3).contains(&all) && letters < 2)
}

/// Whether a text is a number as numbers are written: plain, grouped in threes, a date or a code.
fn well_formed(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let groups: Vec<&str> = text.split(',').collect();
    let grouped = groups.len() > 1
        && groups.iter().all(|g| digits(g))
        && groups.first().is_some_and(|g| g.len() <= 3)
        && groups.iter().skip(1).all(|g| g.len() == 3);
    let date: Vec<&str> = text.split(['/', '.', '-']).collect();
    grouped || digits(text) || (date.len() > 1 && date.iter().all(|part| digits(part)))
}

/// One reading from two of the same picture.
pub fn agreed(first: Reading, second: Reading) -> Reading {
    let (first, second) = (first.mended(), second.mended());
    if second.text.is_empty() {
        return Reading { confidence: first.confidence * DOUBTED, ..first };
    }
    let plain = |r: &Reading| r.text.trim_matches(['.', ',', ':', '-']).to_owned();
    let confidence = first.confidence.max(second.confidence);
    if plain(&first) == plain(&second) {
        return Reading { confidence, text: if well_formed(&second.text) { second.text } else { first.text } };
    }
    if letter_first(&first.text) && first.text.replacen('I', "1", 1) == second.text {
        // A code that begins with a letter: only the Chinese data tells I from 1 there.
        return Reading { confidence: first.confidence, ..first };
    }
    let worth = |r: &Reading| r.confidence + if well_formed(&r.text) { 0.5 } else { 0.0 };
    let better = if worth(&second) >= worth(&first) { second } else { first };
    Reading { confidence: better.confidence * DOUBTED, ..better }
}

fn letter_first(text: &str) -> bool {
    text.starts_with('I') && text.len() >= 5 && text.chars().skip(1).all(|c| c.is_ascii_digit())
}

impl Reading {
    /// What the forms of numbers make certain: no letter O beside digits, groups of three part by commas.
    fn mended(self) -> Self {
        let chars: Vec<char> = self.text.nfkc().filter(|c| !c.is_whitespace()).collect();
        let beside = |at: Option<&char>| at.is_some_and(|c| c.is_ascii_digit() || *c == 'O');
        let any = chars.iter().any(char::is_ascii_digit);
        let round = (0..).zip(&chars).map(|(at, c): (usize, &char)| {
            let near = beside(chars.get(at + 1)) || at.checked_sub(1).is_some_and(|at| beside(chars.get(at)));
            if *c == 'O' && any && near { '0' } else { *c }
        });
        let text: String = round.collect::<String>();
        let groups: Vec<&str> = text.split(['.', ',']).collect();
        let digits = |part: &&str| part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit());
        let first = groups.first().is_some_and(|g| (1..=3).contains(&g.len()) && g.bytes().all(|b| b.is_ascii_digit()));
        if groups.len() > 1 && first && groups.iter().skip(1).all(digits) {
            return Self { text: groups.join(","), ..self };
        }
        Self { text, ..self }
    }
}

/// How many characters at the end of a text are a number or a code.
pub fn tail(text: &str) -> usize {
    let code = |c: &char| c.is_ascii_alphanumeric() || matches!(c, ',' | '.' | '-' | '/');
    let end: Vec<char> = text.chars().rev().take_while(code).collect();
    if end.iter().filter(|c| c.is_ascii_digit()).count() * 2 >= end.len() { end.len() } else { 0 }
}

/// The characters of an amount in words within a text, from the first to the last, where there is one.
pub fn capital(text: &str) -> Option<(usize, usize)> {
    let marks: Vec<usize> = (0..)
        .zip(text.chars())
        .filter(|(_, c)| "壹貳參叁肆伍陸柒捌玖拾佰仟萬億元".contains(*c))
        .map(|(at, _)| at)
        .collect();
    let (first, last) = (marks.first()?, marks.last()?);
    let long = marks.len() >= 4 && marks.len() * 3 >= (last - first + 1) * 2;
    long.then_some((*first, last + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(text: &str, confidence: f64) -> Reading {
        Reading { text: text.into(), confidence }
    }

    #[test]
    fn numbers_are_told_from_words() {
        assert!(numeric("1,392") && numeric("1.39全") && numeric("I301010") && numeric("$") && !numeric("Apex"));
        assert!(!numeric("統一編號：15") && !numeric("全") && !numeric(""));
    }

    #[test]
    fn two_readings_that_agree_are_surer() {
        assert_eq!(agreed(reading("12,580", 0.6), reading("12,580", 0.9)), reading("12,580", 0.9));
        let split = agreed(reading("1-.580", 0.8), reading("12,580", 0.7));
        assert_eq!(split.text, "12,580");
        assert_eq!(agreed(reading("12.580", 0.8), reading("12,580", 0.7)), reading("12,580", 0.8));
        assert_eq!(agreed(reading("I301010", 0.8), reading("1301010", 0.9)).text, "I301010");
        assert_eq!(agreed(reading("1151003-HO51", 0.8), reading("1151003-H051", 0.7)).text, "1151003-H051");
        assert!(split.confidence < 0.5);
    }

    #[test]
    fn amounts_in_words_are_known() {
        assert_eq!(capital("新臺幣肆仟零伍抬陸萬元整"), Some((3, 11)));
        assert_eq!(capital("參加投標"), None);
    }
}
