//! What a person of the office has to look at: a ceiling that orders outside have passed, an order of the site that may be
//! several of ours, one that was cancelled there and stands here.

use std::collections::BTreeMap;

use crate::audit::entry::{Change, Subject};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::SiteOrderId;
use crate::base::money::Money;
use crate::contracts::model::{Ceiling, CeilingUnit};
use crate::contracts::store as contracts;
use crate::contracts::{ceiling, rows};
use crate::db::conn::DbConn;
use crate::exchange::model::{KIND, SiteOrder};
use crate::orders::model::Order;
use crate::tasks::model::TaskKind;
use crate::tasks::open::{NewTask, open, working_days};

/// Working days in which an alarm is to be looked at.
const DAYS: u32 = 1;

/// A ceiling was passed by what was ordered outside.
///
/// # Errors
/// The database failed.
pub fn above(conn: &mut DbConn, call: &Call, of: &Ceiling, after: &Change, first: SiteOrderId) -> Result<(), Error> {
    let framework = contracts::framework(conn, of.framework_id)?;
    let used = after.after.get("used").and_then(serde_json::Value::as_i64).unwrap_or(of.cap);
    let amount = |value: i64| match of.unit {
        CeilingUnit::Money => Money(value).to_string(),
        CeilingUnit::Count => value.to_string(),
    };
    let item = match of.item_id {
        Some(id) => contracts::some_items(conn, &[id])?.into_iter().next().map(|item| item.item_no),
        None => None,
    };
    let args = BTreeMap::from([
        ("case_no".to_owned(), framework.case_no.clone()),
        ("item".to_owned(), item.unwrap_or_else(|| "—".to_owned())),
        ("cap".to_owned(), amount(of.cap)),
        ("used".to_owned(), amount(used)),
    ]);
    let task = NewTask {
        kind: TaskKind::CeilingAbove,
        subject: Subject::new(rows::FRAMEWORK, framework.id.0),
        mark: format!("{} {} above by {first}", ceiling::KIND, of.id),
        args,
        due_on: working_days(call, DAYS),
    };
    open(conn, call, task).map(drop)
}

/// An order of the site may be several of ours.
///
/// # Errors
/// The database failed.
pub fn waits(conn: &mut DbConn, call: &Call, line: &SiteOrder) -> Result<(), Error> {
    site(conn, call, TaskKind::SiteOrderWaits, line, "")
}

/// An order was cancelled on the site that stands here.
///
/// # Errors
/// The database failed.
pub fn cancelled(conn: &mut DbConn, call: &Call, line: &SiteOrder, order: &Order) -> Result<(), Error> {
    site(conn, call, TaskKind::SiteOrderCancelled, line, &order.number)
}

fn site(conn: &mut DbConn, call: &Call, kind: TaskKind, line: &SiteOrder, order: &str) -> Result<(), Error> {
    let args = BTreeMap::from([
        ("pcc_number".to_owned(), line.pcc_number.clone()),
        ("case_no".to_owned(), line.case_no.clone()),
        ("order".to_owned(), order.to_owned()),
    ]);
    let task = NewTask {
        kind,
        subject: Subject::new(KIND, line.id.0),
        mark: mark(kind, &line.pcc_number, &line.case_no),
        args,
        due_on: working_days(call, DAYS),
    };
    open(conn, call, task).map(drop)
}

/// The mark of a task about an order of the site.
pub fn mark(kind: TaskKind, pcc_number: &str, case_no: &str) -> String {
    format!("{KIND} {kind} {pcc_number} {case_no}")
}
