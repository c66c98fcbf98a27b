//! Framework contracts as the replay of the record compares them.

use std::collections::HashMap;

use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::{Difference, Kind};
use crate::base::error::Error;
use crate::base::id::{CeilingId, FrameworkId, OrganisationId};
use crate::contracts::ceiling;
use crate::contracts::model::{Award, Ceiling, Framework, Item};
use crate::contracts::movement::{Sums, sums};
use crate::contracts::store;
use crate::db::conn::DbConn;
use crate::db::schema;

/// The subject kinds of this part, in the record's words.
pub const FRAMEWORK: &str = "framework";
/// Items.
pub const ITEM: &str = "item";
/// Awarded vendors.
pub const AWARD: &str = "award";

/// Frameworks, items, awards and ceilings for the replay.
pub const REPLAY: [Kind; 4] = [
    Kind { name: FRAMEWORK, rows: frameworks },
    Kind { name: ITEM, rows: items },
    Kind { name: AWARD, rows: awards },
    Kind { name: ceiling::KIND, rows: ceilings },
];

type Rows = Vec<(Uuid, i64, Value)>;

fn frameworks(conn: &mut DbConn) -> Result<Rows, Error> {
    let named: Vec<(FrameworkId, OrganisationId)> =
        schema::entitled_agency::table.order(schema::entitled_agency::agency_id).load(conn)?;
    let mut entitled: HashMap<FrameworkId, Vec<OrganisationId>> = HashMap::new();
    for (framework, agency) in named {
        entitled.entry(framework).or_default().push(agency);
    }
    let all: Vec<Framework> = store::frameworks(conn)?;
    Ok(all
        .into_iter()
        .map(|row| (row.id.0, row.version, row.recorded(entitled.get(&row.id).map_or(&[], Vec::as_slice))))
        .collect())
}

fn items(conn: &mut DbConn) -> Result<Rows, Error> {
    let all: Vec<Item> = schema::item::table.load(conn)?;
    Ok(all.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}

fn awards(conn: &mut DbConn) -> Result<Rows, Error> {
    let all: Vec<Award> = store::awards(conn)?;
    Ok(all.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}

fn ceilings(conn: &mut DbConn) -> Result<Rows, Error> {
    let all: Vec<Ceiling> = schema::ceiling::table.load(conn)?;
    Ok(all.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}

/// Ceilings whose figures are not the sums of their movements.
///
/// # Errors
/// The database failed.
pub fn unbalanced(conn: &mut DbConn) -> Result<Vec<Difference>, Error> {
    let rows: Vec<Ceiling> = schema::ceiling::table.order(schema::ceiling::id).load(conn)?;
    let all: Vec<FrameworkId> = schema::framework::table.select(schema::framework::id).load(conn)?;
    let sums = sums(conn, &all)?;
    Ok(differing(rows, &sums))
}

/// The same of one framework.
///
/// # Errors
/// The database failed.
pub fn unbalanced_of(conn: &mut DbConn, framework: FrameworkId) -> Result<Vec<Difference>, Error> {
    let rows = store::ceilings(conn, framework)?;
    let sums = sums(conn, &[framework])?;
    Ok(differing(rows, &sums))
}

fn differing(rows: Vec<Ceiling>, sums: &HashMap<CeilingId, Sums>) -> Vec<Difference> {
    let mut found = Vec::new();
    for row in rows {
        let sum = sums.get(&row.id).copied().unwrap_or_default();
        let says =
            Sums { reserved: row.reserved(), posted: row.posted, outside: row.outside, taken: row.used - row.outside };
        if says != sum {
            let what = format!("its figures are {says:?}, its movements come to {sum:?}");
            found.push(Difference { kind: ceiling::KIND.to_owned(), id: row.id.0, what });
        }
    }
    found
}
