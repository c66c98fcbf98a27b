//! Vendors: `ubn,name,origin,region,email`, the business number checked.

use procurement_law::ubn;

use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::intake::keep::Source;
use crate::intake::organisations::{self, Layout, email};
use crate::intake::outcome::{Fault, Report};
use crate::intake::row::{Row, fault};
use crate::intake::run::OnFault;
use crate::parties::model::{Organisation, OrganisationKind};

/// The columns by which the layout is known.
pub const COLUMNS: &[&str] = &["ubn", "name", "origin", "region", "email"];

const LAYOUT: Layout = Layout { name: "vendors", kind: OrganisationKind::Vendor, code };

/// Imports vendors.
///
/// # Errors
/// The file is no such file, or the database failed; what is wrong with rows is in the report.
pub fn import(conn: &mut DbConn, call: &Call, source: &Source, on_fault: OnFault) -> Result<Report, Error> {
    organisations::import(conn, call, source, on_fault, LAYOUT, |row, code, _| read(call, row, code))
}

fn code(row: &Row) -> Result<String, Fault> {
    let code = row.required("ubn", 8)?;
    if !ubn::is_valid(&code) {
        return Err(fault("ubn", &format!("「{code}」不是統一編號（檢查碼不符）")));
    }
    Ok(code)
}

fn read(call: &Call, row: &Row, code: String) -> Result<Organisation, Fault> {
    let origin = row.required("origin", 2)?;
    if !(origin.len() == 2 && origin.chars().all(|letter| letter.is_ascii_uppercase())) {
        return Err(fault("origin", &format!("「{origin}」不是國家代碼（例：TW）")));
    }
    Ok(Organisation {
        id: call.id(),
        kind: OrganisationKind::Vendor,
        code,
        name: row.required("name", 200)?,
        agency_kind: None,
        region: row.optional("region"),
        origin: Some(origin),
        email: email(row)?,
        superior_id: None,
        version: 1,
    })
}
