//! Whether a package stays sealed after the recorded opening: its bid does not count, or nothing was opened.

use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::openings::keep::listed;
use crate::openings::law::{Known, left_unopened};
use crate::openings::store;
use crate::openings::written::Came;
use crate::tenders::model::{Stage, Tender};

/// Whether the records of this stage, and of those before it, leave the package of a label unopened. Where nobody
/// wrote a record nothing is known.
///
/// # Errors
/// The database failed.
pub fn stays_sealed(conn: &mut DbConn, tender: &Tender, stage: Stage, label: &str) -> Result<bool, Error> {
    for stage in stage.before().iter().copied().chain([stage]) {
        let Some(row) = store::of_stage(conn, tender.id, stage)? else { continue };
        let written = row.written()?;
        if written.result != Came::Opened {
            return Ok(true);
        }
        let listed = listed(conn, &written)?;
        let known = Known { tender, stage, first_stage: None, listed: &listed };
        if left_unopened(&written, &known).iter().any(|left| left == label) {
            return Ok(true);
        }
    }
    Ok(false)
}
