//! Tells vendor and agencies by mail what a price check has come to.

use std::collections::{BTreeMap, BTreeSet};

use procurement_law::roc;
use procurement_law::ruling::Lang;

use crate::accounts::tell::tell;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::catalog::store as listings;
use crate::db::conn::DbConn;
use crate::price_checks::model::{MarketReport, PriceCheck};
use crate::tasks::words::in_words;

/// The vendor: a market price was reported, and an answer is asked for.
///
/// # Errors
/// The database failed.
pub fn reported(conn: &mut DbConn, call: &Call, case: &PriceCheck, report: &MarketReport) -> Result<(), Error> {
    let mut args = args(conn, case)?;
    args.insert("market".to_owned(), report.price.to_string());
    args.insert("place".to_owned(), report.place.clone());
    tell(conn, call, (case.vendor_id, Role::Vendor), "mail-price-reported", &args)
}

/// The vendor and the agencies that reported: the office has decided.
///
/// # Errors
/// The database failed.
pub fn closed(conn: &mut DbConn, call: &Call, case: &PriceCheck, reports: &[MarketReport]) -> Result<(), Error> {
    let mut args = args(conn, case)?;
    args.insert("decision".to_owned(), case.decision.map(|decision| decision.to_string()).unwrap_or_default());
    args.insert("reason".to_owned(), case.decision_reason.clone().unwrap_or_default());
    let args = in_words(&args, Lang::ZhTw);
    tell(conn, call, (case.vendor_id, Role::Vendor), "mail-price-closed", &args)?;
    let agencies: BTreeSet<OrganisationId> = reports.iter().map(|report| report.agency_id).collect();
    for agency in agencies {
        tell(conn, call, (agency, Role::Buyer), "mail-price-closed", &args)?;
    }
    Ok(())
}

/// Values that every mail and the task say.
///
/// # Errors
/// The database failed.
pub fn args(conn: &mut DbConn, case: &PriceCheck) -> Result<BTreeMap<String, String>, Error> {
    let (listing, version) = listings::find(conn, case.listing_id)?;
    Ok(BTreeMap::from([
        ("name".to_owned(), version.name),
        ("sku".to_owned(), listing.sku),
        ("price".to_owned(), case.listed_price.to_string()),
        ("answer_by".to_owned(), roc::long(case.answer_by)),
        ("path".to_owned(), format!("/price-checks/{}", case.id)),
    ]))
}
