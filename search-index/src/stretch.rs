//! Where a question falls apart.

use crate::fold::{Class, class, fold_char};

/// Punctuation of Chinese sentences: it parts words even between letters and digits, where its ASCII form may join them (1,000).
const PARTING: &str = "，、；：。！？（）「」『』《》〈〉【】…";

/// Cuts at white space, and at punctuation unless it holds a code together (TW-2026, 9.6).
pub(crate) fn stretches(question: &str) -> Vec<String> {
    let chars: Vec<(char, Class)> = question.chars().map(|c| (c, class_of(c))).collect();
    let mut stretches = vec![String::new()];
    let mut in_word = false;
    for (index, (c, class)) in chars.iter().enumerate() {
        let next = chars.get(index + 1).map(|(_, class)| *class);
        let cut = match class {
            Class::Space => true,
            Class::Break => PARTING.contains(*c) || !(in_word && next.is_some_and(is_word)),
            _ => false,
        };
        if *class != Class::Skip {
            in_word = is_word(*class);
        }
        if cut {
            stretches.push(String::new());
        } else if let Some(stretch) = stretches.last_mut() {
            stretch.push(*c);
        }
    }
    stretches.retain(|stretch| !stretch.is_empty());
    stretches
}

fn is_word(class: Class) -> bool {
    matches!(class, Class::Letter | Class::Digit)
}

fn class_of(c: char) -> Class {
    let mut first = None;
    fold_char(c, |folded| {
        first.get_or_insert(class(folded));
    });
    first.unwrap_or(Class::Skip)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_cuts_unless_it_joins_a_code() {
        let cut = stretches("TW-2026-A，9.6版（新）C++");
        assert_eq!(cut, ["TW-2026-A", "9.6版", "新", "C"]);
    }
}
