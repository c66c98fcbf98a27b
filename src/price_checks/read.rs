//! Reads price checks as the asker may see them: an agency the cases it reported to, a vendor those of its listings.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Subject};
use crate::audit::record::record;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{MarketReportId, PriceCheckId};
use crate::base::page::{Page, PageAsk};
use crate::catalog::model::{Listing, ListingVersion};
use crate::catalog::store as listings;
use crate::db::conn::DbConn;
use crate::parties::store as parties;
use crate::price_checks::model::{KIND, MarketReport, PriceCheck, ReportState};
use crate::price_checks::store::{self, Owner};

/// A case with what its reader may see.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The case.
    pub case: PriceCheck,
    /// The listing.
    pub listing: Listing,
    /// The listing's current version.
    pub version: ListingVersion,
    /// The vendor's name.
    pub vendor: String,
    /// The reports, as far as the reader may see them.
    pub reports: Vec<Seen>,
}

/// A report and who made it, where its reader may know.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The report.
    pub report: MarketReport,
    /// The agency's name; a vendor is not told it, nor given the file.
    pub agency: Option<String>,
}

/// What a decision about a case rests on: an agency is a party of the cases that it reported to.
///
/// # Errors
/// The database failed.
pub fn facts(conn: &mut DbConn, call: &Call, case: &PriceCheck) -> Result<Facts, Error> {
    let own = call.actor.person().map(|person| person.organisation);
    let reports = store::reports(conn, case.id)?;
    let agency = reports.iter().map(|report| report.agency_id).find(|agency| Some(*agency) == own);
    Ok(Facts { agency, informed_vendor: Some(case.vendor_id), ..Facts::default() })
}

/// A case that the asker may see.
///
/// # Errors
/// There is none that the asker may know of.
pub fn read(conn: &mut DbConn, call: &Call, id: PriceCheckId) -> Result<Whole, Error> {
    let case = store::find(conn, id)?;
    let facts = facts(conn, call, &case)?;
    decide(&call.actor, Action::ReadPriceCheck, &facts)?;
    let role = call.actor.role();
    let mut reports = Vec::new();
    for report in store::reports(conn, id)? {
        let shown = match role {
            Some(Role::Vendor) => report.state == ReportState::Standing,
            Some(Role::Buyer | Role::Approver | Role::Accounting) => Some(report.agency_id) == facts.agency,
            Some(Role::Office | Role::Auditor) => true,
            Some(Role::Reviewer | Role::Member | Role::Maker) | None => false,
        };
        if shown {
            let agency = (role != Some(Role::Vendor)).then(|| parties::find(conn, report.agency_id)).transpose()?;
            reports.push(Seen { report, agency: agency.map(|agency| agency.name) });
        }
    }
    let (listing, version) = listings::find(conn, case.listing_id)?;
    let vendor = parties::find(conn, case.vendor_id)?.name;
    Ok(Whole { case, listing, version, vendor, reports })
}

/// A report whose file the asker takes; the look is recorded.
///
/// # Errors
/// There is none that the asker may know of, or it has no file.
pub fn take(conn: &mut DbConn, call: &Call, id: PriceCheckId, report: MarketReportId) -> Result<MarketReport, Error> {
    let whole = read(conn, call, id)?;
    let seen = whole.reports.into_iter().find(|seen| seen.report.id == report && seen.agency.is_some());
    let found = seen.ok_or_else(Error::not_found)?.report;
    record(conn, call, Act::new("market_report.file_taken", Subject::new(KIND, id.0)))?;
    Ok(found)
}

/// A page of the cases that the asker may see, newest first.
///
/// # Errors
/// Nobody is signed in, or the cursor is none of this list.
pub fn list(conn: &mut DbConn, call: &Call, ask: &PageAsk, filter: &str) -> Result<Page<PriceCheck>, Error> {
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let owner = match person.role {
        Role::Buyer | Role::Approver | Role::Accounting => Owner::Agency(person.organisation),
        Role::Vendor => Owner::Vendor(person.organisation),
        Role::Office | Role::Auditor => Owner::All,
        Role::Reviewer | Role::Member | Role::Maker => return Ok(Page { data: Vec::new(), next_cursor: None }),
    };
    let rows = store::list(conn, owner, ask)?;
    Ok(ask.cut(rows, filter, |case| case.id.to_string()))
}
