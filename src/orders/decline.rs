//! Refuses an issued order, as its vendor, with a reason; its ceilings are given back, and the office judges whose fault it
//! is that the framework is not supplied (ORD-11).

use std::collections::BTreeMap;

use procurement_law::frame::Frame;
use procurement_law::order::ord_11;

use crate::audit::entry::Subject;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::jobs::queue::enqueue;
use crate::orders::advance::{Added, Seen, advance, reason};
use crate::orders::model::{KIND, Order};
use crate::orders::state::OrderEvent;
use crate::orders::tell;
use crate::parties::store as parties;
use crate::tasks::model::TaskKind;
use crate::tasks::open::{NewTask, open, working_days};

/// The job after an order with a number on the e-procurement site was refused.
pub const DECLINED: &str = "issued_order_declined";
/// Working days in which the office looks at it: its own promise, no law.
const DAYS: u32 = 3;

/// Refuses an issued order, as its vendor.
///
/// # Errors
/// As [`advance`], or the reason is missing.
pub fn decline(conn: &mut DbConn, call: &Call, seen: Seen, why: &str) -> Result<Order, Error> {
    let order = advance(conn, call, seen, OrderEvent::Decline, |_, order| {
        order.closing_note = Some(reason(why)?);
        let facts = ord_11::Facts {
            // What the regulation asks every framework to say.
            clause: true,
            treats_worse: false,
            cause: None,
            failed_to_supply: true,
            own_fault: None,
        };
        let rulings = ord_11::check(&Frame::on(call.now.local_date()), &facts);
        Ok(Added { rulings, ..Added::default() })
    })?;
    tell::requester(conn, call, &order)?;
    let task = NewTask {
        kind: TaskKind::SupplyRefused,
        subject: Subject::new(KIND, order.id.0),
        mark: format!("{KIND} {} refused", order.id),
        args: BTreeMap::from([
            ("order".to_owned(), order.number.clone()),
            ("vendor".to_owned(), parties::find(conn, order.vendor_id)?.name),
            ("reason".to_owned(), order.closing_note.clone().unwrap_or_default()),
        ]),
        due_on: working_days(call, DAYS),
    };
    open(conn, call, task)?;
    if order.pcc_number.is_some() {
        // The site's list may have it, and it still stands there.
        enqueue(conn, call, DECLINED, &serde_json::json!({ "order": order.id }))?;
    }
    Ok(order)
}
