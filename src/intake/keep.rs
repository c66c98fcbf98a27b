//! Writes what became of a file beside the rows themselves.

use diesel::prelude::*;
use serde_json::json;

use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{AnyId, ImportId, ImportLineId};
use crate::both;
use crate::db::conn::DbConn;
use crate::db::schema::{import_line, import_run};
use crate::intake::outcome::{Line, Report, RowOutcome};
use crate::storage::{Storage, label, name_file};

/// The file that an import reads.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// The digest it is kept under.
    pub digest: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Source {
    /// Keeps a file that came in under a name.
    ///
    /// # Errors
    /// The storage failed.
    pub async fn keep(storage: &Storage, name: &str, bytes: Vec<u8>) -> Result<Self, Error> {
        let digest = storage.put(bytes.clone()).await?;
        Ok(Self { name: label(name, "file.csv"), digest, bytes })
    }

    /// [`Source::keep`] from a thread that may block.
    ///
    /// # Errors
    /// The storage failed.
    pub fn keep_now(storage: &Storage, name: &str, bytes: Vec<u8>) -> Result<Self, Error> {
        let digest = storage.put_now(bytes.clone())?;
        Ok(Self { name: label(name, "file.csv"), digest, bytes })
    }
}

#[derive(Insertable)]
#[diesel(table_name = import_line, treat_none_as_default_value = false)]
struct NewLine {
    id: ImportLineId,
    run_id: ImportId,
    line: i64,
    outcome: RowOutcome,
    column_name: Option<String>,
    reason: Option<String>,
    subject_id: Option<AnyId>,
}

/// Keeps the import with each row's fate, and records it with the changes it made.
///
/// # Errors
/// The database failed.
pub fn keep(
    conn: &mut DbConn,
    call: &Call,
    kind: &str,
    source: &Source,
    lines: &[Line],
    report: &Report,
    changes: Vec<Change>,
) -> Result<(), Error> {
    keep_as(conn, call, call.id(), kind, source, lines, report, changes)
}

/// [`keep`] under an id that rows of the import name.
///
/// # Errors
/// The database failed.
#[allow(clippy::too_many_arguments, reason = "as `keep`, and the id")]
pub fn keep_as(
    conn: &mut DbConn,
    call: &Call,
    id: ImportId,
    kind: &str,
    source: &Source,
    lines: &[Line],
    report: &Report,
    changes: Vec<Change>,
) -> Result<(), Error> {
    let size = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    name_file(conn, &source.digest, source.bytes.len(), &source.name, call.now)?;
    diesel::insert_into(import_run::table)
        .values((
            import_run::id.eq(id),
            import_run::kind.eq(kind),
            import_run::file_name.eq(&source.name),
            import_run::file_digest.eq(&source.digest),
            import_run::row_count.eq(size(report.rows)),
            import_run::imported.eq(size(report.imported)),
            import_run::corrected.eq(size(report.corrected)),
            import_run::duplicates.eq(size(report.duplicates)),
            import_run::rejected.eq(size(report.rejected)),
            import_run::at.eq(call.now),
        ))
        .execute(conn)?;
    for chunk in lines.chunks(500) {
        let rows: Vec<NewLine> = chunk.iter().map(|line| new_line(call, id, line)).collect();
        both!(conn, c => diesel::insert_into(import_line::table).values(&rows).execute(c))?;
    }
    let mut act = Act::new("import.done", Subject::new("import", id.0));
    act.detail = json!({
        "kind": kind, "file": source.name, "digest": source.digest, "rows": report.rows, "imported": report.imported,
        "corrected": report.corrected, "duplicates": report.duplicates, "rejected": report.rejected,
    });
    act.changes = changes;
    record(conn, call, act).map(drop)
}

fn new_line(call: &Call, run_id: ImportId, line: &Line) -> NewLine {
    NewLine {
        id: call.id(),
        run_id,
        line: i64::try_from(line.line).unwrap_or(i64::MAX),
        outcome: line.outcome,
        column_name: line.fault.as_ref().map(|fault| fault.column.clone()),
        reason: line.fault.as_ref().map(|fault| fault.reason.clone()),
        subject_id: line.subject.map(AnyId),
    }
}
