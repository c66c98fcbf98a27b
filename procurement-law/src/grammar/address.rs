//! Postal addresses of Taiwan, compared: postcode, 村里鄰, width, 臺/台, and Chinese or Arabic numerals do not matter.

use std::fmt;

use crate::grammar::width;

mod cursor;
mod places;
mod reading;

/// Longest address read, in bytes.
const LONGEST: usize = 600;

/// An address without what does not matter; two addresses are the same place when these are equal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// County or city, with 台: `台北市`.
    county: &'static str,
    /// Township or district: `大安區`.
    town: String,
    /// Road, street or boulevard, its numerals as figures: `市政北7路`.
    road: String,
    /// 段.
    section: Option<u32>,
    /// 巷.
    lane: Option<u32>,
    /// 弄.
    alley: Option<u32>,
    /// 號 and what follows 之.
    number: Numbered,
    /// 樓; below the ground where the flag is set.
    floor: Option<(bool, Numbered)>,
    /// 室, letters large.
    room: Option<String>,
}

/// A number with what follows 之: `10之1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Numbered {
    main: u32,
    sub: Option<u32>,
}

impl Address {
    /// Reads an address that has county, township, road and number, in their order. `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() <= LONGEST).then(|| reading::read(&width::key(text))).flatten()
    }

    /// Township or district.
    #[must_use]
    pub fn town(&self) -> &str {
        &self.town
    }

    /// County or city, with 台.
    #[must_use]
    pub const fn county(&self) -> &'static str {
        self.county
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

impl fmt::Display for Numbered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.main)?;
        self.sub.iter().try_for_each(|sub| write!(f, "之{sub}"))
    }
}

impl fmt::Display for Address {
    /// The key of comparison: `台北市大安區和平東路1段5巷3弄10之1號3樓501室`, with `之` behind the floor where it has one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.county, self.town, self.road)?;
        for (value, unit) in [(self.section, '段'), (self.lane, '巷'), (self.alley, '弄')] {
            value.iter().try_for_each(|value| write!(f, "{value}{unit}"))?;
        }
        write!(f, "{}號", self.number)?;
        if let Some((below, floor)) = self.floor {
            write!(f, "{}{}樓", if below { "地下" } else { "" }, floor.main)?;
            floor.sub.iter().try_for_each(|sub| write!(f, "之{sub}"))?;
        }
        let comma = if self.floor.is_some_and(|(_, floor)| floor.sub.is_some()) { "," } else { "" };
        self.room.iter().try_for_each(|room| write!(f, "{comma}{room}室"))
    }
}

#[cfg(test)]
mod tests;
