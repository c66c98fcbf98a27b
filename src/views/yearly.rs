//! Asks the office for the yearly reports once the year is over.

use crate::analytics::yearly::report::due;
use crate::analytics::yearly::sold::{frameworks, roc_year};
use crate::audit::entry::Subject;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::contracts::rows::FRAMEWORK;
use crate::db::conn::DbConn;
use crate::tasks::model::TaskKind;
use crate::tasks::open::{NewTask, open};

/// Opens a task for each framework with orders in the year before, once.
///
/// # Errors
/// The database failed.
pub fn remind(conn: &mut DbConn, call: &Call) -> Result<(), Error> {
    let year = roc_year(call.now.local_date()) - 1;
    for framework in frameworks(conn, year)? {
        let task = NewTask {
            kind: TaskKind::YearlyReport,
            subject: Subject::new(FRAMEWORK, framework.id.0),
            mark: format!("{}:{year}:{}", TaskKind::YearlyReport, framework.id),
            args: [("case_no".to_owned(), framework.case_no), ("year".to_owned(), year.to_string())].into(),
            due_on: due(year)?,
        };
        open(conn, call, task)?;
    }
    Ok(())
}
