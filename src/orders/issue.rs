//! Issues an approved order: by recording its number on the e-procurement site, or here, as its framework says.

use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::time::Time;
use crate::contracts::model::OrderOfRecord;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::orders::advance::{Added, Seen, advance};
use crate::orders::model::Order;
use crate::orders::state::OrderEvent;
use crate::orders::tell;

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
