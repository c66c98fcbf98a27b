//! Tells the vendor by mail that the ordering of a listing is paused, or what became of it.

use std::collections::BTreeMap;

use procurement_law::ruling::Lang;

use crate::accounts::tell::tell;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::catalog::store as listings;
use crate::db::conn::DbConn;
use crate::holds::model::ListingHold;
use crate::tasks::words::in_words;

/// The vendor's people: `key` names the sentences.
///
/// # Errors
/// The database failed.
pub fn vendor(conn: &mut DbConn, call: &Call, hold: &ListingHold, key: &str) -> Result<(), Error> {
    let args = args(conn, hold)?;
    tell(conn, call, (hold.vendor_id, Role::Vendor), key, &in_words(&args, Lang::ZhTw))
}

/// Values that mails and the task say.
///
/// # Errors
/// The database failed.
pub fn args(conn: &mut DbConn, hold: &ListingHold) -> Result<BTreeMap<String, String>, Error> {
    let (listing, version) = listings::find(conn, hold.listing_id)?;
    Ok(BTreeMap::from([
        ("name".to_owned(), version.name),
        ("sku".to_owned(), listing.sku),
        ("ground".to_owned(), hold.ground.to_string()),
        ("notice".to_owned(), hold.notice.clone()),
        ("decision".to_owned(), hold.decision.map(|decision| decision.to_string()).unwrap_or_default()),
        ("reason".to_owned(), hold.decision_reason.clone().unwrap_or_default()),
        ("path".to_owned(), format!("/holds/{}", hold.id)),
    ]))
}
