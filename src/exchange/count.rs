//! Counts lines placed outside against every ceiling they draw on: the budget, the item's units, the agency's cap.

use std::collections::HashMap;

use crate::audit::entry::Change;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{CeilingId, FrameworkId, SiteOrderId};
use crate::contracts::ceiling;
use crate::contracts::model::{Ceiling, CeilingUnit};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::exchange::alarm;
use crate::exchange::model::SiteOrder;

/// Counts lines, raises an alarm for each ceiling that they pass, and gives the changes.
///
/// # Errors
/// The database failed.
pub fn count(conn: &mut DbConn, call: &Call, lines: &[SiteOrder]) -> Result<Vec<Change>, Error> {
    let mut known: HashMap<FrameworkId, Vec<Ceiling>> = HashMap::new();
    let mut moves: Vec<(SiteOrderId, CeilingId, i64)> = Vec::new();
    for line in lines.iter().filter(|line| line.counts()) {
        let Some(framework) = line.framework_id else { continue };
        if !known.contains_key(&framework) {
            known.insert(framework, contracts::ceilings(conn, framework)?);
        }
        let all = known.get(&framework).map_or(&[][..], Vec::as_slice);
        moves.extend(all.iter().filter(|row| concerns(row, line)).map(|row| (line.id, row.id, amount(row, line))));
    }
    let mut changes = Vec::new();
    for (change, above) in ceiling::count_many(conn, call, &moves)? {
        let id = CeilingId(change.subject.id);
        if above && let Some((first, _, _)) = moves.iter().find(|(_, of, _)| *of == id) {
            let row = known.values().flatten().find(|row| row.id == id);
            if let Some(row) = row {
                alarm::above(conn, call, row, &change, *first)?;
            }
        }
        changes.push(change);
    }
    Ok(changes)
}

fn concerns(of: &Ceiling, line: &SiteOrder) -> bool {
    match (of.item_id, of.agency_id) {
        (None, None) => true,
        (Some(item), _) => line.item_id == Some(item),
        (None, Some(agency)) => line.agency_id == Some(agency),
    }
}

fn amount(of: &Ceiling, line: &SiteOrder) -> i64 {
    match of.unit {
        CeilingUnit::Money => line.amount.0,
        CeilingUnit::Count => line.quantity,
    }
}
