//! Reference lists: CSV, or JSON as the debarment list is published. A list comes in whole or not at all: one that lacks rows
//! would say of the lacking that they are not on it.

use chrono::{Days, NaiveDate};
use procurement_law::grammar::company_name::key;
use procurement_law::roc;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::Change;
use crate::base::actor::Actor;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::id::ReferenceListId;
use crate::base::money::Money;
use crate::config::lists::Lists;
use crate::db::conn::DbConn;
use crate::intake::keep::{Source, keep};
use crate::intake::outcome::{Fault, Report, RowOutcome};
use crate::intake::row::{Row, Table, fault};
use crate::intake::run::{Fate, OnFault, goes_on, imported, judge, unknown_layout};
use crate::lists::kind::ListKind;
use crate::lists::layout::{Layout, first};
use crate::lists::model::{KIND, List, ListRow, digest};
use crate::lists::store;

/// What is known of a list beside its file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told {
    /// Its kind; none to know it by its columns.
    pub kind: Option<ListKind>,
    /// The day of which it speaks; none for today.
    pub as_of: Option<NaiveDate>,
}

/// Imports a list.
///
/// # Errors
/// The actor may not, the file is no list that is known, its day lies in the future, or the database failed; what is wrong with
/// rows is in the report.
pub fn import(
    conn: &mut DbConn,
    call: &Call,
    source: &Source,
    told: Told,
    settings: &Lists,
) -> Result<(ListKind, Report), Error> {
    // At the command line the operator acts for the office.
    if !matches!(call.actor, Actor::System(_)) {
        decide(&call.actor, Action::KeepList, &Facts::default())?;
    }
    let today = call.now.local_date();
    let as_of = told.as_of.unwrap_or(today);
    if as_of > today {
        return Err(Error::invalid("list.future").with("today", today).at("as_of"));
    }
    let table = Table::any(&source.bytes)?;
    let layout = Layout::of(&table.columns, told.kind).ok_or_else(|| unknown_layout(&table.columns))?;
    let (id, mut rows): (ReferenceListId, Vec<ListRow>) = (call.id(), Vec::with_capacity(table.rows.len()));
    let known = store::all(conn)?
        .into_iter()
        .find(|list| (list.kind, list.as_of, &list.file_digest) == (layout.kind, as_of, &source.digest));
    let (lines, mut report) = judge(&table, |row| {
        let subject = known.as_ref().map_or(id, |list| list.id).0;
        rows.push(read(row, &table.columns, layout, id, rows.len())?);
        match &known {
            Some(_) => Ok(Fate { outcome: RowOutcome::Duplicate, subject, amount: Money::default() }),
            None => imported(subject),
        }
    });
    if table.rows.is_empty() {
        return Err(Error::invalid("list.empty").at("file"));
    }
    if goes_on(&mut report, OnFault::ImportNothing) && known.is_none() {
        let days = Days::new(u64::from(layout.kind.days(settings)));
        let list = List {
            id,
            kind: layout.kind,
            as_of,
            good_until: as_of.checked_add_days(days).unwrap_or(as_of),
            file_name: source.name.clone(),
            file_digest: source.digest.clone(),
            row_count: i64::try_from(rows.len()).unwrap_or(i64::MAX),
            rows_digest: digest(rows.iter()),
            imported_at: call.now,
            version: 1,
        };
        store::insert(conn, &list, &rows)?;
        let change = Change::new("reference_list.imported", KIND, id.0, 1, list.recorded());
        // The rows stand in the list itself; to keep each one's fate beside them would say nothing more.
        let refused: Vec<_> = lines.into_iter().filter(|line| line.fault.is_some()).collect();
        keep(conn, call, layout.kind.as_str(), source, &refused, &report, vec![change])?;
    }
    Ok((layout.kind, report))
}

fn read(
    row: &Row,
    columns: &[String],
    layout: &Layout,
    list: ReferenceListId,
    before: usize,
) -> Result<ListRow, Fault> {
    let text = |names: &[&str]| first(columns, names).map(|column| row.text(column).to_owned()).unwrap_or_default();
    let name_column = first(columns, layout.name).unwrap_or_default();
    let name = row.published(name_column, 300)?;
    let code = text(layout.code);
    if code.chars().count() > 40 {
        return Err(fault(first(columns, layout.code).unwrap_or_default(), "超過 40 字"));
    }
    let data: serde_json::Map<String, serde_json::Value> = columns
        .iter()
        .map(|column| (column.clone(), row.text(column)))
        .filter(|(_, value)| !value.is_empty())
        .map(|(column, value)| (column, value.into()))
        .collect();
    Ok(ListRow {
        list_id: list,
        number: i64::try_from(before + 1).unwrap_or(i64::MAX),
        code,
        name_key: key(&name),
        name,
        // A day that cannot be read leaves the row open on that side: it names too long rather than not at all.
        from_day: day(&text(layout.from)),
        until_day: day(&text(layout.until)),
        data: canonical(&data).map_err(|cause| fault("*", &cause.to_string()))?,
    })
}

/// A day as lists write it: as [`roc::parse`] reads it, or 20261121, or 981121.
fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    match (text.len(), text.chars().all(|letter| letter.is_ascii_digit())) {
        (8, true) => NaiveDate::parse_from_str(text, "%Y%m%d").ok(),
        (6, true) => roc::parse(&format!("0{text}")),
        _ => roc::parse(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_lists_write_them() {
        let expected = NaiveDate::from_ymd_opt(2026, 3, 9);
        for text in ["2026-03-09", "2026/03/09", "20260309", "115/03/09", "1150309", " 2026/3/9 "] {
            assert_eq!(day(text), expected, "{text}");
        }
        assert_eq!(day("980309"), NaiveDate::from_ymd_opt(2009, 3, 9));
        for text in ["", "永久", "20261399", "1150230", "115"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
