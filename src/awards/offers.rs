//! Records the offers of a tender: one price for each bid and item, as read out at the opening. How each stands comes from
//! the reviews.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::awards::course::{Course, Offer};
use crate::awards::model::{AwardCase, AwardItem, ITEM, ItemState, KIND};
use crate::awards::plan::{Plan, Reserve};
use crate::awards::standing::{BidStanding, standings};
use crate::awards::store;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::bids::store as bids;
use crate::db::conn::DbConn;
use crate::openings::store as opened;
use crate::tenders::model::{Opening, Tender};
use crate::tenders::store as tenders;

/// An offer as it is written.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenOffer {
    /// The label of the bid.
    pub label: String,
    /// The item's number.
    pub item: String,
    /// The price, NT$ with tax: of one unit, or the total.
    #[schema(value_type = String)]
    pub price: Money,
}

/// Records the offers, or records them anew while nothing was asked or decided.
///
/// # Errors
/// The actor may not; there is no such award, or it was changed since; the prices are not opened; the reserve price is not
/// fixed; a review is not decided; an offer is malformed.
pub fn keep(
    conn: &mut DbConn,
    call: &Call,
    (case_no, seen): (&str, i64),
    offers: &[WrittenOffer],
) -> Result<AwardCase, Error> {
    decide(&call.actor, Action::KeepAward, &Facts::tender())?;
    let tender = tenders::by_case_no(conn, case_no)?;
    let mut row = store::of_tender(conn, tender.id)?.ok_or_else(Error::not_found)?;
    if row.version != seen {
        return Err(store::stale());
    }
    let (plan, openings) = (row.plan()?, tenders::openings(conn, tender.id)?);
    ready(call, &row, &plan, &openings)?;
    let before = store::items(conn, row.id)?;
    for item in &before {
        let course = item.course()?;
        if course != (Course { offers: course.offers.clone(), ..Course::default() }) {
            return Err(Error::conflict("award.course_begun").with("item", &item.item_no));
        }
    }
    let sorted = sort(conn, &tender, &openings, &plan, offers)?;
    let mut act = Act::new("award.offers", Subject::new(KIND, row.id.0));
    for (number, (item, offers)) in (1..).zip(plan.items.iter().zip(sorted)) {
        let course = Course { offers, ..Course::default() };
        let (kept, name) = match before.iter().find(|kept| kept.item_no == item.no) {
            Some(kept) => {
                let kept = kept.with(&course)?;
                store::update_item(conn, &kept)?;
                (kept, "award_item.offered_anew")
            }
            None => {
                let kept = AwardItem {
                    id: call.id(),
                    case_id: row.id,
                    number,
                    item_no: item.no.clone(),
                    state: ItemState::Open,
                    course: canonical(&course)?,
                    rulings: None,
                    version: 1,
                };
                store::insert_item(conn, &kept)?;
                (kept, "award_item.offered")
            }
        };
        act = act.change(Change::new(name, ITEM, kept.id.0, kept.version, kept.recorded()));
    }
    row.offers_at = Some(call.now);
    row.version += 1;
    store::update(conn, &row)?;
    record(conn, call, act.change(Change::new("award.offers_known", KIND, row.id.0, row.version, row.recorded())))?;
    Ok(row)
}

/// Whether offers may be known by now.
fn ready(call: &Call, row: &AwardCase, plan: &Plan, openings: &[Opening]) -> Result<(), Error> {
    let last = openings.iter().find(|opening| opening.stage.is_priced());
    if !last.is_some_and(|opening| opening.is_open(call.now)) {
        return Err(Error::conflict("award.unopened"));
    }
    if plan.reserve == Reserve::Sealed && !row.is_fixed() {
        return Err(Error::conflict("award.reserve_missing"));
    }
    Ok(())
}

/// The offers of each item, in the order of the plan, and within it in that of the labels.
fn sort(
    conn: &mut DbConn,
    tender: &Tender,
    openings: &[Opening],
    plan: &Plan,
    written: &[WrittenOffer],
) -> Result<Vec<Vec<Offer>>, Error> {
    let standings = standings(conn, tender, openings)?;
    let names = names(conn, tender, openings)?;
    let mut known: HashMap<String, BidStanding> = HashMap::new();
    let mut seen = HashSet::new();
    let mut sorted: Vec<Vec<Offer>> = vec![Vec::new(); plan.items.len()];
    for (number, offer) in written.iter().enumerate() {
        let at = |field: &str| format!("offers/{number}/{field}");
        let wrong = |code: &'static str, field: &str| {
            Error::invalid(code).with("label", &offer.label).with("item", &offer.item).at(&at(field))
        };
        let place = plan.items.iter().position(|item| item.no == offer.item);
        let place = place.and_then(|place| sorted.get_mut(place)).ok_or_else(|| wrong("award.no_such_item", "item"))?;
        if !known.contains_key(&offer.label) {
            let bid = bids::by_label(conn, tender.id, &offer.label)?;
            let bid = bid.ok_or_else(|| wrong("award.no_such_bid", "label"))?;
            let standing = standings.get(&bid.id).cloned().ok_or_else(|| wrong("award.unreviewed", "label"))?;
            known.insert(offer.label.clone(), standing);
        }
        let Some(standing) = known.get(&offer.label) else { continue };
        if !seen.insert((&offer.label, &offer.item)) {
            return Err(wrong("award.offer_twice", "item"));
        }
        if offer.price <= Money::default() {
            return Err(wrong("award.amount", "price"));
        }
        let (standing, why) = standing.of(&offer.item);
        let (name, ubn) = names.get(&offer.label).cloned().unwrap_or_default();
        let offer = Offer { label: offer.label.clone(), name, ubn, price: offer.price, standing, why };
        place.push(offer);
    }
    for offers in &mut sorted {
        offers.sort_by(|one, other| one.label.cmp(&other.label));
    }
    Ok(sorted)
}

/// Names and business numbers by label: what the record of the opening says, else the market's own.
fn names(conn: &mut DbConn, tender: &Tender, openings: &[Opening]) -> Result<HashMap<String, (String, String)>, Error> {
    let number = |label: &str| label.len() == 8 && label.bytes().all(|byte| byte.is_ascii_digit());
    let mut names: HashMap<String, (String, String)> = HashMap::new();
    for (label, name) in bids::labels(conn, tender.id)? {
        let ubn = if number(&label) { label.clone() } else { String::new() };
        names.insert(label, (name, ubn));
    }
    for opening in openings {
        let Some(record) = opened::of_stage(conn, tender.id, opening.stage)? else { continue };
        for bid in record.written()?.bids {
            let ubn = if bid.ubn.trim().is_empty() && number(&bid.label) { bid.label.clone() } else { bid.ubn };
            names.insert(bid.label, (bid.name, ubn));
        }
    }
    Ok(names)
}
