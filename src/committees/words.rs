//! Words about committees: those of the law's codes, and the form of what people write.

use procurement_law::ruling::Lang;
use procurement_law::words::word;

use crate::base::error::Error;
use crate::texts::{has, say};

/// The words of a code of the law; those of the rules where there are none for pages.
pub fn coded(code: &str, lang: Lang) -> String {
    let key = format!("code-{}", code.replace('_', "-"));
    if has(&key) { say(lang, &key) } else { word(code, lang).to_owned() }
}

/// The longest name, title or number of a paper, in characters.
pub const SHORT: usize = 200;
/// The longest text of several lines, in characters.
pub const LONG: usize = 8_000;

/// Something is written, and no more than `most` characters.
///
/// # Errors
/// It is not, with the field.
pub fn needed(text: &str, most: usize, field: &str) -> Result<(), Error> {
    if text.trim().is_empty() {
        return Err(Error::invalid("words.missing").at(field));
    }
    fits(text, most, field)
}

/// No more than `most` characters, none of them a control character but line ends.
///
/// # Errors
/// It is not so, with the field.
pub fn fits(text: &str, most: usize, field: &str) -> Result<(), Error> {
    let controls = text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r'));
    if text.chars().count() > most || controls {
        return Err(Error::invalid("words.too_long").with("most", most).at(field));
    }
    Ok(())
}
