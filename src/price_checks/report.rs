//! Reports a market price below a listing's: opens the listing's price check, or joins the one that is open.

use chrono::NaiveDate;
use procurement_law::ruling::Ruling;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::actor::Person;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::{Error, Kind};
use crate::base::id::ListingId;
use crate::base::money::Money;
use crate::catalog::model::{Listing, ListingVersion};
use crate::catalog::store as listings;
use crate::config::office::Deadlines;
use crate::contracts::model::{Award, Item};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::evidence::kept::Kept;
use crate::price_checks::lawful::ruling;
use crate::price_checks::model::{CheckState, KIND, MarketReport, PriceCheck, REPORT, ReportState};
use crate::price_checks::{store, tell};
use crate::storage::name_file;
use crate::tasks::finish::words;
use crate::tasks::model::TaskKind;
use crate::tasks::open::{NewTask, open, working_days};

/// What a buyer found.
#[derive(Clone, Debug)]
pub struct NewReport {
    /// Whose price is above the market's.
    pub listing: ListingId,
    /// The price found, per unit of the listing.
    pub price: Money,
    /// Where.
    pub place: String,
    /// On which day.
    pub found_on: NaiveDate,
    /// What shows it.
    pub evidence: String,
}

/// The listing with the terms that a report is about.
struct Offered {
    listing: Listing,
    version: ListingVersion,
    award: Award,
    item: Item,
}

/// Reports.
///
/// # Errors
/// The actor is no buyer or the agency not entitled; the listing hangs on no award; the price is not below the listing's;
/// a text is missing; the day lies in the future; a report of the agency stands already.
pub fn report(
    conn: &mut DbConn,
    call: &Call,
    new: &NewReport,
    file: Option<&Kept>,
    deadlines: Deadlines,
) -> Result<MarketReport, Error> {
    decide(&call.actor, Action::ReportPrice, &Facts::default())?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let offered = offered(conn, person, new.listing)?;
    if new.price <= Money::default() || new.price >= offered.version.unit_price {
        return Err(Error::invalid("price_check.not_below").with("price", offered.version.unit_price).at("price"));
    }
    if new.found_on > call.now.local_date() {
        return Err(Error::invalid("price_check.found_in_future").at("found_on"));
    }
    let (place, evidence) = (words(&new.place, "place")?, words(&new.evidence, "evidence")?);
    let (mut case, fresh) = case(conn, call, &offered, deadlines)?;
    let row = MarketReport {
        id: call.id(),
        price_check_id: case.id,
        item_id: offered.item.id,
        agency_id: person.organisation,
        price: new.price,
        place,
        found_on: new.found_on,
        evidence,
        file_digest: file.map(|file| file.digest.clone()),
        file_name: file.map(|file| file.name.clone()),
        file_type: file.map(|file| file.media),
        state: ReportState::Standing,
        reported_by: person.user,
        reported_at: call.now,
        closing_note: None,
        version: 1,
    };
    if let Some(file) = file {
        name_file(conn, &file.digest, file.size, &file.name, call.now)?;
    }
    if !store::insert_report(conn, &row)? {
        return Err(Error::conflict("price_check.reported_already"));
    }
    let reports = store::reports(conn, case.id)?;
    let rulings: Vec<Ruling> = ruling(call, &case, &reports, None).into_iter().collect();
    case.rulings = canonical(&rulings)?;
    case.version += 1;
    if !store::update(conn, &case)? {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    let name = if fresh { "price_check.opened" } else { "price_check.joined" };
    let mut act = Act::new("price_check.report", Subject::new(KIND, case.id.0));
    act.rulings = rulings;
    act = act.change(Change::new(name, KIND, case.id.0, case.version, case.recorded()));
    act = act.change(Change::new("market_report.made", REPORT, row.id.0, 1, row.recorded()));
    record(conn, call, act)?;
    tell::reported(conn, call, &case, &row)?;
    let args = tell::args(conn, &case)?;
    let (subject, mark) = (Subject::new(KIND, case.id.0), case.mark());
    let due_on = working_days(call, deadlines.answer.saturating_add(deadlines.task));
    open(conn, call, NewTask { kind: TaskKind::PriceCheck, subject, mark, args, due_on })?;
    Ok(row)
}

fn offered(conn: &mut DbConn, person: &Person, id: ListingId) -> Result<Offered, Error> {
    let (listing, version) = listings::find(conn, id)?;
    let award = listing.award_id.ok_or_else(|| Error::conflict("order.not_awarded").with("name", &version.name))?;
    let (award, item, framework) = contracts::terms(conn, award)?;
    if !contracts::entitles(conn, &framework, person.organisation)? {
        return Err(Error::forbidden("order.not_entitled").with("case_no", &framework.case_no));
    }
    Ok(Offered { listing, version, award, item })
}

/// The open case of the listing, or a new one; whether it is new.
fn case(conn: &mut DbConn, call: &Call, of: &Offered, deadlines: Deadlines) -> Result<(PriceCheck, bool), Error> {
    if let Some(case) = store::open_of(conn, of.listing.id)? {
        return Ok((case, false));
    }
    let case = PriceCheck {
        id: call.id(),
        listing_id: of.listing.id,
        item_id: of.item.id,
        vendor_id: of.listing.vendor_id,
        state: CheckState::Open,
        listed_price: of.version.unit_price,
        award_price: of.award.price,
        opened_at: call.now,
        answer_by: working_days(call, deadlines.answer),
        answer: None,
        answer_price: None,
        answer_reason: None,
        answered_by: None,
        answered_at: None,
        decision: None,
        decision_reason: None,
        decided_by: None,
        decided_at: None,
        rulings: "[]".to_owned(),
        version: 1,
    };
    if store::insert(conn, &case)? {
        return Ok((case, true));
    }
    // Another agency's report came first.
    let open = store::open_of(conn, of.listing.id)?;
    Ok((open.ok_or_else(|| Error::of(Kind::Stale, "changed_since"))?, false))
}
