//! The watch over last days: tells the vendor once per step, and opens a task for the office at the lapse.

use std::collections::{BTreeMap, HashSet};

use chrono::{Duration, NaiveDate};
use procurement_law::ruling::Lang;
use serde::{Deserialize, Serialize};

use crate::accounts::tell::tell;
use crate::audit::entry::{Act, Subject};
use crate::audit::record::record;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::EvidenceId;
use crate::db::conn::DbConn;
use crate::evidence::model::{Evidence, EvidenceState, KIND, Step};
use crate::evidence::store;
use crate::jobs::queue::enqueue;
use crate::parties::store as parties;
use crate::tasks::model::TaskKind;
use crate::tasks::open::{NewTask, open, working_days};
use crate::tasks::words::in_words;

/// The name of the daily round.
pub const WATCH: &str = "watch_trust";
/// Days before the last one from which a vendor is told.
const FIRST: i64 = 90;

/// What the round is told: nothing, it looks at all there is.
#[derive(Debug, Serialize, Deserialize)]
pub struct Round {}

/// Puts the round of this day into the queue, once however many nodes ask. The first to ask is given the day of the round
/// before, or yesterday when there was none.
///
/// # Errors
/// The database failed.
pub fn schedule(conn: &mut DbConn, call: &Call) -> Result<Option<NaiveDate>, Error> {
    let today = call.now.local_date();
    let before = store::day_before(conn, today)?;
    if !store::note_day(conn, today, call.now)? {
        return Ok(None);
    }
    enqueue(conn, call, WATCH, &Round {})?;
    Ok(Some(before.unwrap_or_else(|| today.pred_opt().unwrap_or(today))))
}

/// The evidence whose last day is near or over, and whose vendor was not told of the step it has come to.
///
/// # Errors
/// The database failed.
pub fn due(conn: &mut DbConn, call: &Call) -> Result<Vec<EvidenceId>, Error> {
    let horizon = call.now.after(Duration::days(FIRST)).local_date();
    let (rows, today) = (store::ending_by(conn, horizon)?, call.now.local_date());
    let told: HashSet<(EvidenceId, Step)> = store::noticed(conn)?.into_iter().collect();
    let untold = |row: &Evidence| row.step(today).is_some_and(|step| !told.contains(&(row.id, step)));
    Ok(rows.into_iter().filter(untold).map(|row| row.id).collect())
}

/// Tells the vendor of one evidence what step it has come to, unless that was told before.
///
/// # Errors
/// The database failed.
pub fn notice(conn: &mut DbConn, call: &Call, id: EvidenceId, task_days: u32) -> Result<(), Error> {
    let row = store::find(conn, id)?;
    let Some(step) = row.step(call.now.local_date()).filter(|_| row.state == EvidenceState::Current) else {
        return Ok(());
    };
    if !store::note_step(conn, id, step, call.now)? {
        return Ok(());
    }
    let args = args(conn, &row, call)?;
    tell(conn, call, (row.vendor_id, Role::Vendor), key(step), &in_words(&args, Lang::ZhTw))?;
    let mut act = Act::new("evidence.watch", Subject::new(KIND, id.0));
    act.detail = serde_json::json!({ "step": step });
    record(conn, call, act)?;
    if step == Step::Lapsed {
        let (subject, mark) = (Subject::new(KIND, id.0), format!("evidence_lapsed:{id}"));
        let due_on = working_days(call, task_days);
        open(conn, call, NewTask { kind: TaskKind::EvidenceLapsed, subject, mark, args, due_on })?;
    }
    Ok(())
}

fn key(step: Step) -> &'static str {
    match step {
        Step::In90 | Step::In30 | Step::In7 => "mail-evidence-expiring",
        Step::Lapsed => "mail-evidence-lapsed",
    }
}

fn args(conn: &mut DbConn, row: &Evidence, call: &Call) -> Result<BTreeMap<String, String>, Error> {
    Ok(BTreeMap::from([
        ("vendor".to_owned(), parties::find(conn, row.vendor_id)?.name),
        ("kind".to_owned(), row.kind.to_string()),
        ("maker".to_owned(), row.maker.clone().unwrap_or_default()),
        ("number".to_owned(), row.number.clone()),
        ("until".to_owned(), procurement_law::roc::long(row.valid_until)),
        ("days".to_owned(), row.days_left(call.now.local_date()).to_string()),
    ]))
}
