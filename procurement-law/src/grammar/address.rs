//! Postal addresses of Taiwan, compared: postcode, 村里鄰, width, 臺/台, and Chinese or Arabic numerals do not matter.

use crate::grammar::width;

mod cursor;
mod key;
mod places;
mod reading;

pub use key::Address;

/// Longest address read, in bytes.
const LONGEST: usize = 600;

impl Address {
    /// Reads an address that has county, township, road and number, in their order. `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() <= LONGEST).then(|| reading::read(&width::key(text))).flatten()
    }
}

/// Whether two texts are one address: as addresses where both can be read, and letter by letter otherwise. Nothing is no address.
#[must_use]
pub fn same(left: &str, right: &str) -> bool {
    match (Address::parse(left), Address::parse(right)) {
        (Some(left), Some(right)) => left == right,
        _ => {
            let left = width::key(left);
            !left.is_empty() && left == width::key(right)
        }
    }
}

#[cfg(test)]
mod tests;
