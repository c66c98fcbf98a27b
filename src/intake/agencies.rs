//! Agencies: `agency_code,name,kind,region,superior_code`..

use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::intake::keep::Source;
use crate::intake::organisations::{self, Ids, Layout};
use crate::intake::outcome::{Fault, Report};
use crate::intake::row::{Row, fault};
use crate::intake::run::OnFault;
use crate::parties::model::{Organisation, OrganisationKind};

/// The columns by which the layout is known.
pub const COLUMNS: &[&str] = &["agency_code", "name", "kind", "region", "superior_code"];

const KINDS: &[&str] = &["central", "local", "school", "hospital", "state_enterprise"];

const LAYOUT: Layout =
    Layout { name: "agencies", kind: OrganisationKind::Agency, code: |row| row.required("agency_code", 50) };

/// Imports agencies.
///
/// # Errors
/// The file is no such file, or the database failed; what is wrong with rows is in the report.
pub fn import(conn: &mut DbConn, call: &Call, source: &Source, on_fault: OnFault) -> Result<Report, Error> {
    organisations::import(conn, call, source, on_fault, LAYOUT, |row, code, ids| read(call, row, code, ids))
}

fn read(call: &Call, row: &Row, code: String, ids: &Ids) -> Result<Organisation, Fault> {
    let kind = row.required("kind", 30)?;
    if !KINDS.contains(&kind.as_str()) {
        return Err(fault("kind", &format!("「{kind}」不是下列之一：{}", KINDS.join(", "))));
    }
    let superior_id = match row.optional("superior_code") {
        None => None,
        Some(code) => {
            Some(*ids.get(&code).ok_or_else(|| fault("superior_code", &format!("沒有機關 {code}，上級須先列出")))?)
        }
    };
    Ok(Organisation {
        id: call.id(),
        kind: OrganisationKind::Agency,
        code,
        name: row.required("name", 200)?,
        agency_kind: Some(kind),
        region: row.optional("region"),
        origin: None,
        email: None,
        superior_id,
        version: 1,
    })
}
