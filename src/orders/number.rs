//! Order numbers: `PO-` + ROC year + six digits, counting up within the year.

use diesel::prelude::*;

use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::{Both, DbConn};
use crate::db::schema::order_number;

/// The next number of the call's year.
///
/// # Errors
/// The database failed.
pub fn next(conn: &mut DbConn, call: &Call) -> Result<String, Error> {
    let year = call.now.roc_year();
    let last: i64 = Both(
        diesel::insert_into(order_number::table)
            .values((order_number::roc_year.eq(year), order_number::last.eq(1_i64)))
            .on_conflict(order_number::roc_year)
            .do_update()
            .set(order_number::last.eq(order_number::last + 1))
            .returning(order_number::last),
    )
    .get_result(conn)?;
    Ok(format!("PO-{year}-{last:06}"))
}
