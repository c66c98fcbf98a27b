//! The walk that every import takes: each row read and judged, faults gathered, then written, or nothing.

use uuid::Uuid;

use crate::base::error::Error;
use crate::base::money::Money;
use crate::intake::outcome::{Fault, Line, Report, RowOutcome};
use crate::intake::row::{Row, Table};

/// What to do when a row is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnFault {
    /// Import the others.
    SkipRow,
    /// Import nothing.
    ImportNothing,
}

/// What a row came to.
#[derive(Clone, Debug)]
pub struct Fate {
    /// What became of it.
    pub outcome: RowOutcome,
    /// The thing.
    pub subject: Uuid,
    /// Its amount, counted when it is new or corrected.
    pub amount: Money,
}

/// Judges every row; the judge keeps what is to be written.
pub fn judge(table: &Table, mut one: impl FnMut(&Row) -> Result<Fate, Fault>) -> (Vec<Line>, Report) {
    let mut lines = Vec::with_capacity(table.rows.len());
    let mut amount = Money::default();
    for row in &table.rows {
        let line = match row {
            Err((line, fault)) => rejected(*line, fault.clone()),
            Ok(row) => match one(row) {
                Err(fault) => rejected(row.line, fault),
                Ok(fate) => {
                    if matches!(fate.outcome, RowOutcome::Imported | RowOutcome::Corrected) {
                        amount = amount.plus(fate.amount).unwrap_or(amount);
                    }
                    Line { line: row.line, outcome: fate.outcome, fault: None, subject: Some(fate.subject) }
                }
            },
        };
        lines.push(line);
    }
    let report = Report::of(&lines, amount);
    (lines, report)
}

/// Whether the import goes on to write.
pub fn goes_on(report: &mut Report, on_fault: OnFault) -> bool {
    report.written = report.rejected == 0 || on_fault == OnFault::SkipRow;
    report.written
}

/// A fate of a new thing without an amount.
///
/// # Errors
/// Never; the form fits the judge's.
pub fn imported(subject: Uuid) -> Result<Fate, Fault> {
    Ok(Fate { outcome: RowOutcome::Imported, subject, amount: Money::default() })
}

/// A fate of a thing that is known already.
///
/// # Errors
/// Never; the form fits the judge's.
pub fn known(subject: Uuid) -> Result<Fate, Fault> {
    Ok(Fate { outcome: RowOutcome::Duplicate, subject, amount: Money::default() })
}

fn rejected(line: u64, fault: Fault) -> Line {
    Line { line, outcome: RowOutcome::Rejected, fault: Some(fault), subject: None }
}

/// The error of a file that is none of the known layouts.
pub fn unknown_layout(columns: &[String]) -> Error {
    Error::invalid("import.unknown_layout").with("columns", columns.join(", "))
}
