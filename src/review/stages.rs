//! What the stages before came to: a vendor found unqualified takes no part in the next one (政府採購法施行細則第44條第3項).

use crate::base::error::Error;
use crate::base::id::TenderId;
use crate::bids::store as bids;
use crate::db::conn::DbConn;
use crate::review::model::Outcome;
use crate::review::store;
use crate::tenders::model::Stage;

/// The labels of the bids that were found unqualified before this stage, in the order in which they came in.
///
/// # Errors
/// The database failed.
pub fn unqualified(conn: &mut DbConn, tender: TenderId, stage: Stage) -> Result<Vec<String>, Error> {
    let mut labels = Vec::new();
    for earlier in stage.before() {
        for review in store::of_stage(conn, tender, *earlier)? {
            if review.outcome == Some(Outcome::Unqualified) {
                labels.push(bids::find(conn, review.bid_id)?.label);
            }
        }
    }
    Ok(labels)
}
