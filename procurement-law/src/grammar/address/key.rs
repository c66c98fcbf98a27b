//! An address without what does not matter, as the key by which two are compared.

use std::fmt;

/// An address without what does not matter; two addresses are the same place when these are equal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// County or city, with 台: `台北市`.
    pub(super) county: &'static str,
    /// Township or district: `大安區`.
    pub(super) town: String,
    /// Road, street or boulevard, its numerals as figures: `市政北7路`.
    pub(super) road: String,
    /// 段.
    pub(super) section: Option<u32>,
    /// 巷.
    pub(super) lane: Option<u32>,
    /// 弄.
    pub(super) alley: Option<u32>,
    /// 號 and what follows 之.
    pub(super) number: Numbered,
    /// 樓; below the ground where the flag is set.
    pub(super) floor: Option<(bool, Numbered)>,
    /// 室, letters large.
    pub(super) room: Option<String>,
}

/// A number with what follows 之: `10之1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Numbered {
    pub(super) main: u32,
    pub(super) sub: Option<u32>,
}

impl Address {
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
