//! Says in the record when a framework's ordering period has begun or ended: the calendar changes no row, yet whatever follows
//! the feed has to hear of it.

use chrono::NaiveDate;

use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::contracts::{rows, store};
use crate::db::conn::DbConn;

/// Records what began or ended since a day, that day not included; gives how many frameworks.
///
/// # Errors
/// The database failed.
pub fn turn(conn: &mut DbConn, call: &Call, since: NaiveDate) -> Result<usize, Error> {
    let today = call.now.local_date();
    let mut turned = 0;
    for framework in store::frameworks(conn)? {
        let began = since < framework.starts_on && framework.starts_on <= today;
        let ended = since <= framework.ends_on && framework.ends_on < today;
        let name = match (began, ended) {
            (_, true) => "framework.ended",
            (true, false) => "framework.began",
            (false, false) => continue,
        };
        let after = framework.recorded(&store::entitled(conn, framework.id)?);
        let act = Act::new(name, Subject::new(rows::FRAMEWORK, framework.id.0));
        record(conn, call, act.change(Change::new(name, rows::FRAMEWORK, framework.id.0, framework.version, after)))?;
        turned += 1;
    }
    Ok(turned)
}
