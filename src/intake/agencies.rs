//! Agencies: `agency_code,name,kind,region,superior_code`..

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

/// The columns by which the layout is known.
pub const COLUMNS: &[&str] = &["agency_code", "name", "kind", "region", "superior_code"];

const KINDS: &[&str] = &["central", "local", "school", "hospital", "state_enterprise"];

/// Imports agencies.
///
/// # Errors
/// The file is no such file, or the database failed; what is wrong with rows is in the report.
pub fn import(conn: &mut DbConn, call: &Call, source: &Source, on_fault: OnFault) -> Result<Report, Error> {
    let table = Table::read(&source.bytes)?;
    let mut ids: HashMap<String, OrganisationId> =
        store::all(conn, OrganisationKind::Agency)?.into_iter().map(|row| (row.code, row.id)).collect();
    let mut fresh = Vec::new();
    let (lines, mut report) = judge(&table, |row| {
        let code = row.required("agency_code", 50)?;
        if let Some(id) = ids.get(&code) {
            return known(id.0);
        }
        let agency = read(call, row, code, &ids)?;
        ids.insert(agency.code.clone(), agency.id);
        let id = agency.id.0;
        fresh.push(agency);
        imported(id)
    });
    if goes_on(&mut report, on_fault) {
        store::insert(conn, &fresh)?;
        let changes = fresh
            .iter()
            .map(|row| Change::new("organisation.imported", KIND, row.id.0, row.version, row.recorded()))
            .collect();
        keep(conn, call, "agencies", source, &lines, &report, changes)?;
    }
    Ok(report)
}

fn read(call: &Call, row: &Row, code: String, ids: &HashMap<String, OrganisationId>) -> Result<Organisation, Fault> {
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
