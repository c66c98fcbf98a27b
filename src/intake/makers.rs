//! Makers (原廠): `maker_code,maker_name,email`. Their people see what was ordered of their brands, which are known by the
//! name.

use std::collections::HashMap;

use procurement_law::grammar::company_name;

use crate::audit::entry::Change;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::db::conn::DbConn;
use crate::intake::keep::{Source, keep};
use crate::intake::outcome::Report;
use crate::intake::row::{Table, fault};
use crate::intake::run::{OnFault, goes_on, imported, judge, known};
use crate::parties::model::{KIND, Organisation, OrganisationKind};
use crate::parties::store;

/// The columns by which the layout is known.
pub const COLUMNS: &[&str] = &["maker_code", "maker_name", "email"];

/// Imports makers. Two whose names differ only in how a company is written are one maker, and refused.
///
/// # Errors
/// The file is no such file, or the database failed; what is wrong with rows is in the report.
pub fn import(conn: &mut DbConn, call: &Call, source: &Source, on_fault: OnFault) -> Result<Report, Error> {
    let table = Table::read(&source.bytes)?;
    let there = store::all(conn, OrganisationKind::Maker)?;
    let mut names: HashMap<String, String> =
        there.iter().map(|row| (company_name::key(&row.name), row.code.clone())).collect();
    let mut ids: HashMap<String, OrganisationId> = there.into_iter().map(|row| (row.code, row.id)).collect();
    let mut fresh = Vec::new();
    let (lines, mut report) = judge(&table, |row| {
        let code = row.required("maker_code", 40)?;
        if let Some(id) = ids.get(&code) {
            return known(id.0);
        }
        let name = row.required("maker_name", 200)?;
        if let Some(other) = names.get(&company_name::key(&name)) {
            return Err(fault("maker_name", &format!("「{name}」與原廠 {other} 為同一名稱")));
        }
        let email = row.optional("email");
        if email.as_ref().is_some_and(|email| email.parse::<lettre::Address>().is_err()) {
            return Err(fault("email", "不是電子郵件地址"));
        }
        let id = call.id();
        names.insert(company_name::key(&name), code.clone());
        ids.insert(code.clone(), id);
        fresh.push(Organisation {
            id,
            kind: OrganisationKind::Maker,
            code,
            name,
            agency_kind: None,
            region: None,
            origin: None,
            email,
            superior_id: None,
            version: 1,
        });
        imported(id.0)
    });
    if goes_on(&mut report, on_fault) {
        store::insert(conn, &fresh)?;
        let changes = fresh
            .iter()
            .map(|row| Change::new("organisation.imported", KIND, row.id.0, row.version, row.recorded()))
            .collect();
        keep(conn, call, "makers", source, &lines, &report, changes)?;
    }
    Ok(report)
}
