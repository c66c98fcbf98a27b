//! Issues an approved order: by recording its number on the e-procurement site, or here, as its framework says.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::actor::Actor;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::OrderId;
use crate::base::time::Time;
use crate::contracts::model::OrderOfRecord;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::jobs::queue::enqueue;
use crate::orders::advance::{Added, Seen, advance, take};
use crate::orders::model::Order;
use crate::orders::state::OrderEvent;
use crate::orders::{store, tell};

/// The job after a number of the e-procurement site was recorded.
pub const RECORDED: &str = "pcc_number_recorded";

/// The longest number of the e-procurement site that is taken.
const LONGEST: usize = 40;

/// The order of record on the e-procurement site.
#[derive(Clone, Debug)]
pub struct PccOrder {
    /// Its number there.
    pub number: String,
    /// When it was placed there.
    pub at: Time,
}

/// Issues an order.
///
/// # Errors
/// As `advance`; the framework wants a number of the e-procurement site and there is none, or wants none and there is
/// one; the instant lies in the future.
pub fn issue(conn: &mut DbConn, call: &Call, seen: Seen, pcc: Option<&PccOrder>) -> Result<Order, Error> {
    let order = advance(conn, call, seen, OrderEvent::Issue, |conn, order| {
        let framework = contracts::framework(conn, order.framework_id)?;
        match (framework.order_of_record, pcc) {
            (OrderOfRecord::Here, None) => order.issued_at = Some(call.now),
            (OrderOfRecord::Here, Some(_)) => return Err(Error::invalid("order.issued_here").at("pcc_number")),
            (OrderOfRecord::Pcc, None) => return Err(Error::invalid("order.pcc_number_missing").at("pcc_number")),
            (OrderOfRecord::Pcc, Some(pcc)) => record_pcc(call, order, pcc)?,
        }
        Ok(Added::default())
    })?;
    tell::vendor(conn, call, &order)?;
    if let Some(pcc_number) = &order.pcc_number {
        // The site's list may have come first, and the order stand in it as placed outside.
        enqueue(conn, call, RECORDED, &serde_json::json!({ "pcc_number": pcc_number }))?;
    }
    Ok(order)
}

/// Issues an order whose number the e-procurement site tells.
///
/// # Errors
/// The actor may not; the order is not approved or its framework's orders are issued here; as [`issue`] for the number.
pub fn from_site(conn: &mut DbConn, call: &Call, id: OrderId, pcc: &PccOrder) -> Result<Order, Error> {
    // At the command line the operator acts for the office.
    if !matches!(call.actor, Actor::System(_)) {
        decide(&call.actor, Action::KeepSiteOrders, &Facts::default())?;
    }
    let found = store::find(conn, id)?;
    let order = take(conn, call, found, OrderEvent::Issue, |conn, order| {
        if contracts::framework(conn, order.framework_id)?.order_of_record == OrderOfRecord::Here {
            return Err(Error::invalid("order.issued_here").at("pcc_number"));
        }
        record_pcc(call, order, pcc)?;
        Ok(Added::default())
    })?;
    tell::vendor(conn, call, &order)?;
    Ok(order)
}

fn record_pcc(call: &Call, order: &mut Order, pcc: &PccOrder) -> Result<(), Error> {
    let number = pcc.number.trim();
    if number.is_empty() {
        return Err(Error::invalid("order.pcc_number_missing").at("pcc_number"));
    }
    if number.chars().count() > LONGEST || number.chars().any(char::is_control) {
        return Err(Error::invalid("order.pcc_number_malformed").with("most", LONGEST).at("pcc_number"));
    }
    if pcc.at > call.now {
        return Err(Error::invalid("order.issued_in_future").at("pcc_at"));
    }
    if pcc.at < order.placed_at {
        return Err(Error::invalid("order.issued_before_placed").at("pcc_at"));
    }
    order.pcc_number = Some(number.to_owned());
    order.issued_at = Some(pcc.at);
    Ok(())
}
