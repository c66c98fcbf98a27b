//! What files of agencies, vendors and makers share: a row is an organisation, known by its code.

use std::collections::HashMap;

use crate::audit::entry::Change;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::db::conn::DbConn;
use crate::intake::keep::{Source, keep};
use crate::intake::outcome::{Fault, Report};
use crate::intake::row::{Row, Table, fault};
use crate::intake::run::{OnFault, goes_on, imported, judge, known};
use crate::parties::model::{KIND, Organisation, OrganisationKind};
use crate::parties::store;

/// A layout of such a file.
#[derive(Clone, Copy)]
pub struct Layout {
    /// Its name.
    pub name: &'static str,
    /// What its organisations are.
    pub kind: OrganisationKind,
    /// Reads the code of a row.
    pub code: fn(&Row) -> Result<String, Fault>,
}

/// The organisations that a row may name: those that are there and those of the rows before, by code.
pub type Ids = HashMap<String, OrganisationId>;

/// Imports organisations: `read` makes one of a row whose code is not known.
///
/// # Errors
/// The file is no such file, or the database failed; what is wrong with rows is in the report.
pub fn import(
    conn: &mut DbConn,
    call: &Call,
    source: &Source,
    on_fault: OnFault,
    layout: Layout,
    mut read: impl FnMut(&Row, String, &Ids) -> Result<Organisation, Fault>,
) -> Result<Report, Error> {
    let table = Table::read(&source.bytes)?;
    let mut ids: Ids = store::all(conn, layout.kind)?.into_iter().map(|row| (row.code, row.id)).collect();
    let mut fresh = Vec::new();
    let (lines, mut report) = judge(&table, |row| {
        let code = (layout.code)(row)?;
        if let Some(id) = ids.get(&code) {
            return known(id.0);
        }
        let organisation = read(row, code, &ids)?;
        ids.insert(organisation.code.clone(), organisation.id);
        let id = organisation.id.0;
        fresh.push(organisation);
        imported(id)
    });
    if goes_on(&mut report, on_fault) {
        store::insert(conn, &fresh)?;
        let changes = fresh
            .iter()
            .map(|row| Change::new("organisation.imported", KIND, row.id.0, row.version, row.recorded()))
            .collect();
        keep(conn, call, layout.name, source, &lines, &report, changes)?;
    }
    Ok(report)
}

/// Where an organisation's mails go.
///
/// # Errors
/// It is no address.
pub fn email(row: &Row) -> Result<Option<String>, Fault> {
    let email = row.optional("email");
    if email.as_ref().is_some_and(|email| email.parse::<lettre::Address>().is_err()) {
        return Err(fault("email", "不是電子郵件地址"));
    }
    Ok(email)
}
