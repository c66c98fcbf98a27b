//! Works an order out without placing it: lines with their prices, ceilings, what the law says, what the buyer should know.

use std::collections::{BTreeMap, BTreeSet};

use procurement_law::ruling::Ruling;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::approvals::model::Setting;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{CeilingId, ChoiceId, ItemId, ListingId, OrganisationId, QuoteRequestId};
use crate::base::money::Money;
use crate::choices::admit::admit;
use crate::contracts::admission::admission;
use crate::contracts::ceiling;
use crate::contracts::model::{Ceiling, CeilingUnit, Framework};
use crate::db::conn::DbConn;
use crate::holds::warn::{Warning, of_debarment, warnings};
use crate::lists::ask::ask;
use crate::lists::kind::ListKind;
use crate::orders::baseline::{self, Baseline};
use crate::orders::facts::{Lot, Near, gather};
use crate::orders::lawful::case::{Case, Wanted};
use crate::orders::lawful::near::by_lot;
use crate::orders::lawful::rulings;
use crate::orders::offer;
use crate::orders::stated::Stated;
use crate::parties::store as parties;
use crate::price_checks::standing::found;
use crate::quotes::agreed::{Agreed, agreed};

/// The most lines that one order holds.
pub const MOST_LINES: usize = 200;

/// A line that a buyer wants.
#[derive(Clone, Debug)]
pub struct NewLine {
    /// The listing.
    pub listing: ListingId,
    /// The version number that the buyer saw; a newer one is not ordered unseen.
    pub seen: i64,
    /// How many units.
    pub quantity: i64,
}

/// An order that a buyer wants.
#[derive(Clone, Debug, Default)]
pub struct NewOrder {
    /// Its lines, all of one vendor and one framework.
    pub lines: Vec<NewLine>,
    /// Why this vendor.
    pub reason: String,
    /// The superior agency's approval, where the law asks for one.
    pub superior_approval: Option<String>,
    /// The locked comparison or search that the reason rests on.
    pub choice: Option<ChoiceId>,
    /// What else the buyer states.
    pub stated: Stated,
}

/// An order before it is placed: what would be ordered and what the law says.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The lines with their terms.
    pub lines: Vec<Wanted>,
    /// The sum.
    pub amount: Money,
    /// The ceilings it would count against.
    pub ceilings: Vec<Ceiling>,
    /// The rulings.
    pub rulings: Vec<Ruling>,
    /// What the buyer should know; it stops nothing.
    pub warnings: Vec<Warning>,
    /// What the protection level of the system asks for.
    pub baseline: Option<Baseline>,
    /// How the agency approves.
    pub setting: Option<Setting>,
    /// The chosen quote whose price the order takes.
    pub agreed: Option<Agreed>,
}

/// What stands before an order and is not placed yet: the other orders of one cart.
#[derive(Clone, Debug, Default)]
pub struct Before {
    held: BTreeMap<CeilingId, i64>,
    near: BTreeMap<Lot, Vec<Near>>,
}

impl Before {
    /// Adds an order of the cart.
    ///
    /// # Errors
    /// The amounts are beyond the range.
    pub fn add(&mut self, call: &Call, draft: &Draft, stated: &Stated) -> Result<(), Error> {
        for (id, amount) in holds(draft)? {
            let held = self.held.entry(id).or_default();
            *held = held.checked_add(amount).ok_or_else(too_large)?;
        }
        for (at, (lot, amount)) in by_lot(&draft.lines).into_iter().enumerate() {
            let add_on = stated.add_on.filter(|_| at == 0);
            self.near.entry(lot).or_default().push(Near { day: call.now.local_date(), amount, add_on });
        }
        Ok(())
    }
}

/// Works an order out without placing it.
///
/// # Errors
/// The actor may not order, or a line cannot be ordered at all. What the law refuses stands in the rulings.
pub fn draft(conn: &mut DbConn, call: &Call, new: &NewOrder) -> Result<Draft, Error> {
    draft_after(conn, call, new, &Before::default())
}

/// The same after other orders of one cart.
///
/// # Errors
/// As [`draft`].
pub fn draft_after(conn: &mut DbConn, call: &Call, new: &NewOrder, before: &Before) -> Result<Draft, Error> {
    decide(&call.actor, Action::PlaceOrder, &Facts::default())?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    new.stated.sound()?;
    baseline::known(&new.stated.covered)?;
    let agreed = match new.stated.quote_request {
        Some(id) => Some(agreed(conn, person.organisation, QuoteRequestId(id))?),
        None => None,
    };
    let lines = wanted(conn, new, agreed.as_ref())?;
    let framework = one_framework(&lines)?;
    let items: Vec<ItemId> = lines.iter().map(|line| line.offer.item.id).collect();
    let admission = admission(conn, framework, person.organisation)?;
    let mut ceilings = ceiling::of(conn, framework.id, &items)?;
    ceilings.extend(admission.cap);
    for ceiling in &mut ceilings {
        let held = before.held.get(&ceiling.id).copied().unwrap_or_default();
        ceiling.used = ceiling.used.saturating_add(held);
    }
    if let Some(choice) = new.choice {
        let ordered = lines.iter().map(|line| (line.offer.listing.id, line.offer.version.name.clone()));
        admit(conn, choice, person.organisation, &ordered.collect::<Vec<_>>())?;
    }
    let amount = lines.iter().try_fold(Money::default(), |sum, line| sum.plus(line.amount)).ok_or_else(too_large)?;
    let agency = parties::find(conn, person.organisation)?;
    let lots: BTreeSet<Lot> = by_lot(&lines).into_keys().collect();
    let mut gathered = gather(conn, call, person.organisation, &items, &lots)?;
    for (lot, near) in before.near.iter().filter(|(lot, _)| lots.contains(lot)) {
        gathered.near.entry(lot.clone()).or_default().extend(near.iter().cloned());
    }
    let reported = found(conn, person.organisation, &items)?;
    let vendor = parties::find(conn, vendor_of(&lines)?)?;
    let said = ask(conn, ListKind::Debarred, (&vendor.code, &vendor.name), call.now.local_date())?;
    let case = Case {
        lines: &lines,
        amount,
        ceilings: &ceilings,
        reason: &new.reason,
        approval: new.superior_approval.clone().filter(|text| !text.trim().is_empty()),
        has_superior: agency.superior_id.is_some(),
        listed: admission.listed,
        agency_cap: ceilings.iter().find(|ceiling| ceiling.agency_id.is_some()),
        local: agency.agency_kind.as_deref() == Some("local"),
        reported: &reported,
        stated: &new.stated,
        gathered: &gathered,
        agreed: agreed.as_ref(),
        debarment: &said,
    };
    let rulings = rulings(call, &case)?;
    let mut told: Vec<Warning> = of_debarment(&vendor.name, &said).into_iter().collect();
    for line in &lines {
        for warning in warnings(conn, &line.offer.listing, &line.offer.version, call.now.local_date())? {
            if !told.contains(&warning) {
                told.push(warning);
            }
        }
    }
    let classes: Vec<_> = lines.iter().map(|line| line.offer.version.class).collect();
    let baseline = baseline::of(&classes, &new.stated);
    Ok(Draft { lines, amount, ceilings, rulings, warnings: told, baseline, setting: gathered.setting, agreed })
}

/// How much of each ceiling the order takes, by id: one order of locking for all, so that no two orders wait in a ring.
///
/// # Errors
/// The quantities are beyond the range.
pub fn holds(draft: &Draft) -> Result<BTreeMap<CeilingId, i64>, Error> {
    let mut holds = BTreeMap::new();
    for ceiling in &draft.ceilings {
        let amount = match ceiling.unit {
            CeilingUnit::Money => draft.amount.0,
            CeilingUnit::Count => {
                let mine = draft.lines.iter().filter(|line| Some(line.offer.item.id) == ceiling.item_id);
                mine.map(|line| line.quantity).try_fold(0_i64, i64::checked_add).ok_or_else(too_large)?
            }
        };
        holds.insert(ceiling.id, amount);
    }
    Ok(holds)
}

fn wanted(conn: &mut DbConn, new: &NewOrder, agreed: Option<&Agreed>) -> Result<Vec<Wanted>, Error> {
    if new.lines.is_empty() || new.lines.len() > MOST_LINES {
        return Err(Error::invalid("order.no_lines").with("most", MOST_LINES).at("lines"));
    }
    let mut lines = Vec::with_capacity(new.lines.len());
    for (index, line) in new.lines.iter().enumerate() {
        let at = format!("lines/{index}/quantity");
        if line.quantity < 1 {
            return Err(Error::invalid("order.quantity").at(&at));
        }
        let offer = offer::find(conn, line.listing)?;
        if offer.version.number != line.seen {
            return Err(Error::conflict("order.listing_changed").with("name", &offer.version.name));
        }
        // Two lines of one listing are one quantity: for its price, and for what the vendor supplies at once.
        let mut same = new.lines.iter().filter(|other| other.listing == line.listing).map(|other| other.quantity);
        let whole = same.try_fold(0_i64, i64::checked_add).ok_or_else(too_large)?;
        offer.admits(whole).map_err(|error| error.at(&at))?;
        let mut unit_price = offer.unit_price(whole);
        if let Some(agreed) = agreed.filter(|agreed| agreed.listing == line.listing) {
            if whole < agreed.request.quantity {
                return Err(Error::invalid("order.below_quote").with("least", agreed.request.quantity).at(&at));
            }
            unit_price = unit_price.min(agreed.unit_price);
        }
        let amount = unit_price.line_total(line.quantity).ok_or_else(too_large)?;
        lines.push(Wanted { offer, quantity: line.quantity, unit_price, amount });
    }
    if agreed.is_some_and(|agreed| lines.iter().all(|line| line.offer.listing.id != agreed.listing)) {
        return Err(Error::invalid("order.quote_elsewhere").at("stated/quote_request"));
    }
    Ok(lines)
}

fn vendor_of(lines: &[Wanted]) -> Result<OrganisationId, Error> {
    let first = lines.first().ok_or_else(|| Error::invalid("order.no_lines").at("lines"))?;
    Ok(first.offer.listing.vendor_id)
}

fn one_framework(lines: &[Wanted]) -> Result<&Framework, Error> {
    let first = lines.first().ok_or_else(|| Error::invalid("order.no_lines").at("lines"))?;
    let one = lines.iter().all(|line| {
        line.offer.framework.id == first.offer.framework.id
            && line.offer.listing.vendor_id == first.offer.listing.vendor_id
    });
    if one { Ok(&first.offer.framework) } else { Err(Error::invalid("order.mixed").at("lines")) }
}

fn too_large() -> Error {
    Error::invalid("order.amount_too_large").at("lines")
}
