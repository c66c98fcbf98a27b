//! Settings, absences and steps as the replay of the record compares them.

use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::approvals::model::{ABSENCE, APPROVAL, Absence, Approval, SETTING, Setting};
use crate::audit::replay::Kind;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::db::schema::{absence, approval, approval_setting};

/// The kinds of this part for the replay.
pub const REPLAY: [Kind; 3] = [
    Kind { name: SETTING, rows: settings },
    Kind { name: ABSENCE, rows: absences },
    Kind { name: APPROVAL, rows: approvals },
];

type Rows = Vec<(Uuid, i64, Value)>;

fn settings(conn: &mut DbConn) -> Result<Rows, Error> {
    let all: Vec<Setting> = approval_setting::table.load(conn)?;
    Ok(all.into_iter().map(|row| (row.agency_id.0, row.version, row.recorded())).collect())
}

fn absences(conn: &mut DbConn) -> Result<Rows, Error> {
    let all: Vec<Absence> = absence::table.load(conn)?;
    Ok(all.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}

fn approvals(conn: &mut DbConn) -> Result<Rows, Error> {
    let all: Vec<Approval> = approval::table.load(conn)?;
    Ok(all.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}
