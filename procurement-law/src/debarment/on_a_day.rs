//! A debarment as the list of debarred vendors shows it, and whether it holds on a day.

use chrono::NaiveDate;

use crate::facts::facts;

facts! {
    /// An entry of the list of debarred vendors.
    pub struct Entry {
        /// first day of the debarment
        from: NaiveDate = "Taipei date", "\"2026-03-02\"";
        /// last day of the debarment
        until: NaiveDate = "Taipei date", "\"2026-06-01\"";
        /// day on which the entry was struck off (註銷) or the acquittal became final
        struck_off: Option<NaiveDate> = "Taipei date", "\"2026-05-04\"";
    }
}

impl Entry {
    /// Whether the vendor is debarred on a day: both ends count, the day on which the entry is struck off does not.
    #[must_use]
    pub fn holds(&self, on: NaiveDate) -> bool {
        self.from <= on && on <= self.until && self.struck_off.is_none_or(|day| on < day)
    }

    /// Whether the entry ends before it begins, so that it says nothing.
    #[must_use]
    pub fn reversed(&self) -> bool {
        self.until < self.from
    }
}

/// Whether any entry holds on a day.
#[must_use]
pub fn barred(entries: &[Entry], on: NaiveDate) -> bool {
    entries.iter().any(|entry| entry.holds(on))
}
