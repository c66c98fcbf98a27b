//! Vendors: `ubn,name,origin,region,email`, the business number checked.

use std::collections::HashMap;

use procurement_law::ubn;

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

/// The columns by which the layout is known.
pub const COLUMNS: &[&str] = &["ubn", "name", "origin", "region", "email"];

/// Imports vendors.
///
/// # Errors
/// The file is no such file, or the database failed; what is wrong with rows is in the report.
pub fn import(conn: &mut DbConn, call: &Call, source: &Source, on_fault: OnFault) -> Result<Report, Error> {
    let table = Table::read(&source.bytes)?;
    let mut ids: HashMap<String, OrganisationId> =
        store::all(conn, OrganisationKind::Vendor)?.into_iter().map(|row| (row.code, row.id)).collect();
    let mut fresh = Vec::new();
    let (lines, mut report) = judge(&table, |row| {
        let code = row.required("ubn", 8)?;
        if !ubn::is_valid(&code) {
            return Err(fault("ubn", &format!("「{code}」不是統一編號（檢查碼不符）")));
        }
        if let Some(id) = ids.get(&code) {
            return known(id.0);
        }
        let vendor = read(call, row, code)?;
        ids.insert(vendor.code.clone(), vendor.id);
        let id = vendor.id.0;
        fresh.push(vendor);
        imported(id)
    });
    if goes_on(&mut report, on_fault) {
        store::insert(conn, &fresh)?;
        let changes = fresh
            .iter()
            .map(|row| Change::new("organisation.imported", KIND, row.id.0, row.version, row.recorded()))
            .collect();
        keep(conn, call, "vendors", source, &lines, &report, changes)?;
    }
    Ok(report)
}

fn read(call: &Call, row: &Row, code: String) -> Result<Organisation, Fault> {
    let origin = row.required("origin", 2)?;
    if !(origin.len() == 2 && origin.chars().all(|letter| letter.is_ascii_uppercase())) {
        return Err(fault("origin", &format!("「{origin}」不是國家代碼（例：TW）")));
    }
    let email = row.optional("email");
    if email.as_ref().is_some_and(|email| email.parse::<lettre::Address>().is_err()) {
        return Err(fault("email", "不是電子郵件地址"));
    }
    Ok(Organisation {
        id: call.id(),
        kind: OrganisationKind::Vendor,
        code,
        name: row.required("name", 200)?,
        agency_kind: None,
        region: row.optional("region"),
        origin: Some(origin),
        email,
        superior_id: None,
        version: 1,
    })
}
