//! The ways to read one stretch of a question: as typed, in Taiwan's words, with other words for the same thing, with numbers
//! in the other writing.

use crate::analyze::{Analysis, Make, Side};
use crate::fold::{Class, class, fold};
use crate::numeral;
use crate::synonyms;
use crate::vocabulary;

/// More ways than this cost more than they find.
const MAX_READINGS: usize = 20;
/// A stretch of more tokens is a quotation or a sentence, which means what it says.
const LONGEST_WORD: usize = 14;
/// Words after the name of a thing that say no more than the thing does (folded).
const GENERIC: [&str; 14] = [
    "软体",
    "系统",
    "平台",
    "服务",
    "工具",
    "程式",
    "方案",
    "设备",
    "管理系统",
    "管理软体",
    "解决方案",
    "套件",
    "产品",
    "授权",
];

/// One token of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tok {
    /// Its folded text, as the index holds it.
    pub text: String,
    /// What it is made of.
    pub make: Make,
}

/// How a reading comes from what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Via {
    /// It is what was typed, in whatever writing.
    Typed,
    /// Another word for the same thing.
    Synonym,
    /// What was probably meant.
    Corrected,
}

/// One way to read a stretch: a phrase of consecutive tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The tokens; never empty.
    pub toks: Vec<Tok>,
    /// How it comes about.
    pub via: Via,
    /// The folded text it looks for.
    pub said: String,
}

impl Reading {
    /// The reading of this text, unless there is nothing in it.
    pub fn of(text: &str, via: Via) -> Option<Reading> {
        let toks = tokens(text);
        (!toks.is_empty()).then(|| Reading { toks, via, said: fold(text) })
    }
}

/// The text of consecutive tokens.
pub(crate) fn text_of(toks: &[Tok]) -> String {
    let mut text = String::new();
    let mut before: Option<&Tok> = None;
    for tok in toks {
        let pairs = before.is_some_and(|b| b.make == Make::Pair && tok.make == Make::Pair);
        let overlaps = pairs && before.and_then(|b| b.text.chars().last()) == tok.text.chars().next();
        if overlaps {
            text.extend(tok.text.chars().skip(1));
        } else {
            let part = join(&[&text, &tok.text]);
            text = part;
        }
        before = Some(tok);
    }
    text
}

/// All readings of a stretch, the first as typed; none when there is nothing in it to look up.
pub(crate) fn readings(stretch: &str) -> Vec<Reading> {
    let Some(typed) = Reading::of(stretch, Via::Typed) else { return Vec::new() };
    let is_word = typed.toks.len() <= LONGEST_WORD;
    let mut readings = vec![typed];
    let mut add = |reading: Option<Reading>| {
        if let Some(reading) = reading.filter(|new| !readings.iter().any(|old| old.toks == new.toks))
            && readings.len() < MAX_READINGS
        {
            readings.push(reading);
        }
    };
    let folded = fold(stretch);
    add(as_cut_ordinal(&folded));
    for other in other_numbers(&folded) {
        add(Reading::of(&other, Via::Typed));
    }
    let said = vocabulary::in_taiwan(stretch);
    if let Some(said) = &said {
        add(Reading::of(said, Via::Typed));
    }
    if is_word {
        for other in others(said.as_deref().unwrap_or(&folded)) {
            add(Reading::of(&other, Via::Synonym));
        }
    }
    readings
}

/// The text with each known word in it replaced by each of its synonyms; a generic word after it may be missing.
fn others(folded: &str) -> Vec<String> {
    let chars: Vec<char> = folded.chars().collect();
    let mut said = Vec::new();
    for found in synonyms::in_text(&chars) {
        let (Some(before), Some(after)) = (chars.get(..found.chars.start), chars.get(found.chars.end..)) else {
            continue;
        };
        let (before, after): (String, String) = (before.iter().collect(), after.iter().collect());
        for other in found.others {
            said.push(join(&[&before, other, &after]));
        }
        if !found.others.is_empty() && GENERIC.contains(&after.as_str()) {
            let word = chars.get(found.chars.clone()).unwrap_or_default().iter().collect::<String>();
            said.push(join(&[&before, &word]));
            said.extend(found.others.iter().map(|other| join(&[&before, other])));
        }
    }
    said
}

/// Parts run together, with a space where two Latin words would become one.
pub(crate) fn join(parts: &[&str]) -> String {
    let mut joined = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        let (last, first) = (joined.chars().last().map(class), part.chars().next().map(class));
        if last == first && matches!(last, Some(Class::Letter | Class::Digit)) {
            joined.push(' ');
        }
        joined.push_str(part);
    }
    joined
}

/// Numbers before a counter in the other writing (3年 for 三年), and versions without their mark (9.6 for v9.6).
fn other_numbers(folded: &str) -> Vec<String> {
    let mut others = Vec::new();
    others.extend(numeral::in_digits(folded));
    others.extend(numeral::in_characters(folded));
    for mark in ["version", "ver", "v", "版本", "第"] {
        let rest = folded.strip_prefix(mark).map(|rest| rest.trim_start_matches(['.', ' ']));
        if let Some(rest) = rest.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            let version = rest.trim_end_matches(['版', '本']);
            if version.chars().all(|c| c.is_ascii_digit() || c == '.') {
                others.push(version.to_owned());
            }
        }
    }
    let version = folded.trim_end_matches(['版', '本']);
    if version.len() < folded.len() && version.chars().all(|c| c.is_ascii_digit() || c == '.') {
        others.push(version.to_owned());
    }
    others
}

fn tokens(stretch: &str) -> Vec<Tok> {
    let analysis = Analysis::of(stretch, Side::Asked);
    let tok = |span| Tok { text: analysis.text(span).to_owned(), make: span.make };
    analysis.spans().iter().map(tok).collect()
}

/// The reading of 二十二條 and of 第二十二 as parts of 第二十二條, which the index holds in digits.
fn as_cut_ordinal(folded: &str) -> Option<Reading> {
    let number = |c: char| numeral::is_numeral(c);
    let head = folded.trim_start_matches(number);
    let begins = head.len() < folded.len() && head.starts_with(numeral::is_counter);
    let ends = folded.ends_with(number) && folded.trim_end_matches(number).ends_with('第');
    if !begins && !ends {
        return None;
    }
    let (before, after) = (if begins { "第" } else { "" }, if ends { "条" } else { "" });
    let mut toks = tokens(&format!("{before}{folded}{after}"));
    if begins {
        toks.remove(0);
    }
    if ends {
        toks.pop();
    }
    (!toks.is_empty()).then(|| Reading { toks, via: Via::Typed, said: folded.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(stretch: &str) -> Vec<String> {
        readings(stretch).iter().map(|reading| reading.said.clone()).collect()
    }

    #[test]
    fn the_first_reading_is_as_typed() {
        assert_eq!(said("QuickForm速寫")[0], fold("quickform速寫"));
        assert!(readings("?? ((").is_empty());
    }

    #[test]
    fn other_words_for_the_same_thing_are_readings() {
        assert!(said("数据库").contains(&fold("資料庫")));
        assert!(said("杀毒软件").contains(&fold("端點防護")));
        assert!(said("antivirus").contains(&fold("防毒軟體")));
        assert!(said("O365").contains(&"microsoft 365".to_owned()));
        assert!(said("採購法第22條").contains(&fold("政府採購法第22條")));
        assert!(said("政府採購法第22條").iter().all(|said| !said.contains(&fold("政府政府"))));
    }

    #[test]
    fn numbers_and_versions_are_read_either_way() {
        let reads_as = |typed: &str, other: &str| {
            let wanted = Reading::of(other, Via::Typed).unwrap();
            readings(typed).iter().any(|reading| reading.toks == wanted.toks)
        };
        assert!(reads_as("三年期授權", "3年期授權") && reads_as("3年期授權", "三年期授權"));
        assert!(said("v9.6").contains(&"9.6".to_owned()));
        assert_eq!(readings("9.6版")[1].toks.len(), 2);
    }
}
