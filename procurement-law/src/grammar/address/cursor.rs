//! A place in a text from which an address is read bit by bit.

use super::key::Numbered;
use crate::numerals;

/// What has not been read yet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) rest: &'a str,
}

impl<'a> Cursor<'a> {
    /// Goes on behind a word, if it is next.
    pub(super) fn take(&mut self, word: &str) -> bool {
        let after = self.rest.strip_prefix(word);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    /// Goes on behind the next characters for which `fits` holds, and gives them.
    pub(super) fn run(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let length = self.rest.find(|c| !fits(c)).unwrap_or(self.rest.len());
        let (run, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        run
    }

    /// A whole number in figures or Chinese numerals, 1 to 99999.
    pub(super) fn number(&mut self) -> Option<u32> {
        let mut ahead = *self;
        let figures = ahead.run(|c| c.is_ascii_digit());
        let text = if figures.is_empty() { ahead.run(numerals::is_numeral) } else { figures };
        let value = numerals::number(text).filter(|value| (1..100_000).contains(value))?;
        *self = ahead;
        value.try_into().ok()
    }

    /// A number and its unit: `一段`, `5巷`. Nothing is read when the unit does not follow.
    pub(super) fn unit(&mut self, unit: &str) -> Option<u32> {
        let mut ahead = *self;
        let value = ahead.number()?;
        ahead.take(unit).then(|| *self = ahead)?;
        Some(value)
    }

    /// 之 or a hyphen, and a number.
    fn sub(&mut self) -> Option<u32> {
        let mut ahead = *self;
        if !(ahead.take("之") || ahead.take("-")) {
            return None;
        }
        let value = ahead.number()?;
        *self = ahead;
        Some(value)
    }

    /// A number with its unit and 之 before or behind it: `10之1號`, `10號之1`, `10-1號`. Nothing is read when no unit follows.
    pub(super) fn numbered(&mut self, units: &[&str]) -> Option<Numbered> {
        let mut ahead = *self;
        let (main, inner) = (ahead.number()?, ahead.sub());
        if !units.iter().any(|unit| ahead.take(unit)) {
            return None;
        }
        let sub = inner.or_else(|| ahead.sub());
        *self = ahead;
        Some(Numbered { main, sub })
    }
}
