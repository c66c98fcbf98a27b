//! Text inside XML.

use std::fmt::Write;

/// A text as it stands in XML, between tags or in an attribute. Characters that XML 1.0 cannot hold are left out.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    text.chars().for_each(|c| push(&mut out, c));
    out
}

/// A text as the content of a paragraph of ODF, where white space would fold: spaces, tabs and line breaks become elements.
pub(crate) fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut spaces = 0;
    // A space at the beginning of a paragraph folds away, one after another character stays.
    let mut stays = false;
    let text = text.replace("\r\n", "\n");
    for c in text.chars().map(Some).chain([None]) {
        if c == Some(' ') {
            spaces += 1;
            continue;
        }
        let ends = matches!(c, None | Some('\n' | '\r' | '\t'));
        if spaces > 0 && stays && !ends {
            out.push(' ');
            spaces -= 1;
        }
        if spaces > 0 {
            // Writing to a String cannot fail.
            let _ = write!(out, "<text:s text:c=\"{spaces}\"/>");
            spaces = 0;
        }
        stays = !ends;
        match c {
            Some('\n' | '\r') => out.push_str("<text:line-break/>"),
            Some('\t') => out.push_str("<text:tab/>"),
            Some(c) => push(&mut out, c),
            None => {}
        }
    }
    out
}

fn push(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        // As characters these would be folded into spaces in attributes, or into one another.
        '\n' => out.push_str("&#10;"),
        '\r' => out.push_str("&#13;"),
        '\t' => out.push_str("&#9;"),
        c if allowed(c) => out.push(c),
        _ => {}
    }
}

/// Whether XML 1.0 can hold a character.
pub(crate) fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_control_characters() {
        assert_eq!(escaped("<a b=\"1\">&\u{1}\u{FFFE}\n</a>"), "&lt;a b=&quot;1&quot;&gt;&amp;&#10;&lt;/a&gt;");
    }

    #[test]
    fn white_space_is_kept() {
        assert_eq!(spaced("a b"), "a b");
        assert_eq!(spaced(" a   b "), "<text:s text:c=\"1\"/>a <text:s text:c=\"2\"/>b<text:s text:c=\"1\"/>");
        assert_eq!(spaced("a\tb\r\n c"), "a<text:tab/>b<text:line-break/><text:s text:c=\"1\"/>c");
    }
}
