//! Makers (原廠): `maker_code,maker_name,email`. Their people see what was ordered of their brands, which are known by the
//! name.

use std::collections::HashMap;

use procurement_law::grammar::company_name;

use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::intake::keep::Source;
use crate::intake::organisations::{self, Layout, email};
use crate::intake::outcome::Report;
use crate::intake::row::fault;
use crate::intake::run::OnFault;
use crate::parties::model::{Organisation, OrganisationKind};
use crate::parties::store;

/// The columns by which the layout is known.
pub const COLUMNS: &[&str] = &["maker_code", "maker_name", "email"];

const LAYOUT: Layout =
    Layout { name: "makers", kind: OrganisationKind::Maker, code: |row| row.required("maker_code", 40) };

/// Imports makers. Two whose names differ only in how a company is written are one maker, and the second is refused.
///
/// # Errors
/// The file is no such file, or the database failed; what is wrong with rows is in the report.
pub fn import(conn: &mut DbConn, call: &Call, source: &Source, on_fault: OnFault) -> Result<Report, Error> {
    let there = store::all(conn, OrganisationKind::Maker)?;
    let mut names: HashMap<String, String> =
        there.into_iter().map(|row| (company_name::key(&row.name), row.code)).collect();
    organisations::import(conn, call, source, on_fault, LAYOUT, |row, code, _| {
        let (name, email) = (row.required("maker_name", 200)?, email(row)?);
        if let Some(other) = names.get(&company_name::key(&name)) {
            return Err(fault("maker_name", &format!("「{name}」與原廠 {other} 為同一名稱")));
        }
        names.insert(company_name::key(&name), code.clone());
        Ok(Organisation {
            id: call.id(),
            kind: OrganisationKind::Maker,
            code,
            name,
            agency_kind: None,
            region: None,
            origin: None,
            email,
            superior_id: None,
            version: 1,
        })
    })
}
