//! Two-month periods of value added tax: January and February, March and April, …, filed by the 15th of the month after.

use crate::grammar::width::plain;

mod acceptable;
mod period;
mod reading;

pub use acceptable::{Acceptable, Standing, acceptable_periods, standing};
pub use period::VatPeriod;

/// Longest text read, in bytes.
const LONGEST: usize = 200;

impl VatPeriod {
    /// Reads what stands behind 所屬年月份, with or without these words: `114年01-02月`, `114年1月至2月`, `114年01月~114年02月`, `114年0102月`,
    /// `11401-11402`, `114/01-02`.
    ///
    /// `None` for months that are no period, and for one month alone: only the tax office's leave to file monthly makes that a period, which
    /// a person has to see.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() <= LONGEST).then(|| reading::read(&plain(text))).flatten()
    }
}
