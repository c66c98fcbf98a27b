//! Characters as they are compared: radicals and compatibility forms become the ordinary ideograph, what nobody sees is left out.

use unicode_normalization::UnicodeNormalization;

use crate::reading::Hiding;

/// The characters of the block of radical variants that stand for an ordinary character of Chinese text. Their canonical tables do not say so,
/// but files printed by browsers use them.
const VARIANTS: [(char, char); 44] = [
    ('⺁', '厂'),
    ('⺅', '亻'),
    ('⺆', '冂'),
    ('⺇', '几'),
    ('⺈', '刀'),
    ('⺉', '刂'),
    ('⺊', '卜'),
    ('⺌', '小'),
    ('⺍', '小'),
    ('⺎', '兀'),
    ('⺒', '巳'),
    ('⺓', '幺'),
    ('⺖', '忄'),
    ('⺘', '扌'),
    ('⺙', '攵'),
    ('⺛', '旡'),
    ('⺜', '日'),
    ('⺝', '月'),
    ('⺟', '母'),
    ('⺠', '民'),
    ('⺡', '氵'),
    ('⺧', '牛'),
    ('⺩', '王'),
    ('⺫', '目'),
    ('⺬', '示'),
    ('⺭', '礻'),
    ('⺮', '竹'),
    ('⺯', '糹'),
    ('⺶', '羊'),
    ('⺷', '羊'),
    ('⺸', '羊'),
    ('⺼', '月'),
    ('⺽', '臼'),
    ('⻁', '虎'),
    ('⻂', '衤'),
    ('⻄', '西'),
    ('⻆', '角'),
    ('⻑', '長'),
    ('⻗', '雨'),
    ('⻘', '青'),
    ('⻝', '食'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻩', '黃'),
];

/// A character of a text layer in its plain form; `None` for one that takes no room, such as a direction mark or a control character.
pub(super) fn plain(letter: char) -> Option<char> {
    match letter {
        '\u{0}'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Some(char::REPLACEMENT_CHARACTER),
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{180E}'
        | '\u{E0000}'..='\u{E0FFF}' => None,
        '\u{2E80}'..='\u{2EFF}' => {
            Some(VARIANTS.iter().find(|(variant, _)| *variant == letter).map_or(letter, |(_, plain)| *plain))
        }
        '\u{2F00}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => {
            Some(letter.nfkc().next().unwrap_or(letter))
        }
        // The standard sets and the fonts of other countries have one of these in the place of the wide tilde.
        '\u{223C}' | '\u{301C}' => Some('～'),
        _ => Some(letter),
    }
}

/// How a character that takes no room is hidden, where it has no business in the text of an office: soft hyphens and variants of a form are
/// left by every word processor.
pub(super) fn unseen(letter: char) -> Option<Hiding> {
    match letter {
        '\u{E0001}'..='\u{E007F}' => Some(Hiding::Tag),
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{180E}' => {
            Some(Hiding::ZeroWidth)
        }
        _ => None,
    }
}

/// Whether a character belongs to Chinese text.
pub(super) fn han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}' | '〇')
}

/// Whether a character tells that a text layer is no text: unknown, or from an area without agreed meaning.
pub(super) fn senseless(letter: char) -> bool {
    matches!(letter, char::REPLACEMENT_CHARACTER | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_become_characters_and_wide_marks_stay() {
        let text = |text: &str| text.chars().filter_map(plain).collect::<String>();
        assert_eq!(text("⺠國⽅⾯"), "民國方面");
        assert_eq!(text("（１）：，"), "（１）：，");
        assert_eq!(text("案\u{200B}號\u{FEFF}"), "案號");
        assert_eq!(text("\u{1}"), "\u{FFFD}");
        assert_eq!(text("1∼2〜3～4~5"), "1～2～3～4~5");
    }

    #[test]
    fn what_takes_no_room_is_told() {
        assert_eq!(
            ['標', '\u{AD}', '\u{FE0F}', '\u{200D}', '\u{E0041}'].map(unseen),
            [None, None, None, Some(Hiding::ZeroWidth), Some(Hiding::Tag)]
        );
    }

    #[test]
    fn sense() {
        assert!(han('標') && !han('A') && !han('：'));
        assert!(senseless('\u{E123}') && !senseless('標'));
    }
}
