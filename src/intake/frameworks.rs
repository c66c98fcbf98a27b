//! Framework contracts: `case_no,title,class,budget,starts_on,ends_on,order_of_record,entitled`.
//!
//! `entitled` is `*` for every agency, or agency codes separated by `;`. A further column `holds_allowed` may say
//! `yes` where the terms let the office pause the ordering of a listing.

use std::collections::HashMap;

use crate::audit::entry::Change;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::contracts::model::{Ceiling, CeilingUnit, Framework};
use crate::contracts::{ceiling, rows, store};
use crate::db::conn::DbConn;
use crate::intake::keep::{Source, keep};
use crate::intake::outcome::{Fault, Report};
use crate::intake::row::{Row, Table, fault};
use crate::intake::run::{OnFault, goes_on, imported, judge, known};
use crate::parties::model::OrganisationKind;
use crate::parties::store as parties;

/// The columns by which the layout is known.
pub const COLUMNS: &[&str] =
    &["case_no", "title", "class", "budget", "starts_on", "ends_on", "order_of_record", "entitled"];

/// Imports framework contracts.
///
/// # Errors
/// The file is no such file, or the database failed; what is wrong with rows is in the report.
pub fn import(conn: &mut DbConn, call: &Call, source: &Source, on_fault: OnFault) -> Result<Report, Error> {
    let table = Table::read(&source.bytes)?;
    let agencies: HashMap<String, OrganisationId> =
        parties::all(conn, OrganisationKind::Agency)?.into_iter().map(|row| (row.code, row.id)).collect();
    let mut ids: HashMap<_, _> = store::frameworks(conn)?.into_iter().map(|row| (row.case_no, row.id)).collect();
    let mut fresh = Vec::new();
    let (lines, mut report) = judge(&table, |row| {
        let case_no = row.required("case_no", 50)?;
        if let Some(id) = ids.get(&case_no) {
            return known(id.0);
        }
        let entitled = entitled(row, &agencies)?;
        let framework = read(call, row, case_no, entitled.is_none())?;
        ids.insert(framework.case_no.clone(), framework.id);
        let id = framework.id.0;
        fresh.push((framework, entitled.unwrap_or_default()));
        imported(id)
    });
    if goes_on(&mut report, on_fault) {
        let mut changes = Vec::new();
        for (framework, entitled) in &fresh {
            let budget = budget(call, framework);
            store::insert(conn, framework, entitled, &budget)?;
            let after = framework.recorded(entitled);
            changes.push(Change::new("framework.imported", rows::FRAMEWORK, framework.id.0, 1, after));
            changes.push(Change::new("ceiling.set", ceiling::KIND, budget.id.0, 1, budget.recorded()));
        }
        keep(conn, call, "frameworks", source, &lines, &report, changes)?;
    }
    Ok(report)
}

fn read(call: &Call, row: &Row, case_no: String, entitles_all: bool) -> Result<Framework, Fault> {
    let (starts_on, ends_on) = (row.date("starts_on")?, row.date("ends_on")?);
    if ends_on < starts_on {
        return Err(fault("ends_on", "訂購期間的末日早於首日"));
    }
    Ok(Framework {
        id: call.id(),
        case_no,
        title: row.required("title", 300)?,
        class: row.one_of("class")?,
        budget: row.money("budget")?,
        starts_on,
        ends_on,
        order_of_record: row.one_of("order_of_record")?,
        entitles_all,
        version: 1,
        holds_allowed: holds_allowed(row)?,
    })
}

fn holds_allowed(row: &Row) -> Result<bool, Fault> {
    match row.text("holds_allowed") {
        "yes" => Ok(true),
        "" | "no" => Ok(false),
        other => Err(fault("holds_allowed", &format!("「{other}」不是下列之一：yes, no"))),
    }
}

fn entitled(row: &Row, agencies: &HashMap<String, OrganisationId>) -> Result<Option<Vec<OrganisationId>>, Fault> {
    let text = row.required("entitled", 100_000)?;
    if text == "*" {
        return Ok(None);
    }
    let mut ids = Vec::new();
    for code in text.split(';').map(str::trim) {
        ids.push(*agencies.get(code).ok_or_else(|| fault("entitled", &format!("沒有機關 {code}")))?);
    }
    ids.sort();
    ids.dedup();
    Ok(Some(ids))
}

fn budget(call: &Call, framework: &Framework) -> Ceiling {
    Ceiling {
        id: call.id(),
        framework_id: framework.id,
        item_id: None,
        unit: CeilingUnit::Money,
        cap: framework.budget.0,
        used: 0,
        version: 1,
    }
}
