//! What became of the rows of a file.

use serde::Serialize;
use uuid::Uuid;

use crate::base::money::Money;
use crate::text_enum;

text_enum! {
    /// What became of one row.
    RowOutcome {
        /// It is new and stands.
        Imported = "imported",
        /// It replaces an earlier one of the same key.
        Corrected = "corrected",
        /// It is known already.
        Duplicate = "duplicate",
        /// It is refused.
        Rejected = "rejected",
    }
}

/// Why a row is refused: where and what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The column.
    pub column: String,
    /// The reason, for people.
    pub reason: String,
}

/// One row's fate.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// The line of the file, the header being 1.
    pub line: u64,
    /// What became of it.
    pub outcome: RowOutcome,
    /// Why it was refused.
    pub fault: Option<Fault>,
    /// The thing it became, or is.
    pub subject: Option<Uuid>,
}

/// A file's fate.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// Data rows of the file.
    pub rows: usize,
    /// New ones.
    pub imported: usize,
    /// Ones that replaced an earlier one.
    pub corrected: usize,
    /// Known ones.
    pub duplicates: usize,
    /// Refused ones.
    pub rejected: usize,
    /// Whether anything was written: not when a row was refused and all or nothing was asked.
    pub written: bool,
    /// The sum of the rows that are new or corrected, where rows have an amount.
    pub amount: Money,
    /// The refused rows.
    pub faults: Vec<Line>,
}

impl Report {
    /// Counts rows into a report.
    pub fn of(lines: &[Line], amount: Money) -> Self {
        let count = |outcome| lines.iter().filter(|line| line.outcome == outcome).count();
        Self {
            rows: lines.len(),
            imported: count(RowOutcome::Imported),
            corrected: count(RowOutcome::Corrected),
            duplicates: count(RowOutcome::Duplicate),
            rejected: count(RowOutcome::Rejected),
            written: true,
            amount,
            faults: lines.iter().filter(|line| line.fault.is_some()).cloned().collect(),
        }
    }
}
