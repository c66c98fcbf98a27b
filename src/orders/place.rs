//! Places an order: checked by the law's rules, its ceilings reserved, its prices pinned.

use std::collections::BTreeMap;

use procurement_law::ruling::Ruling;

use crate::accounts::decide::{Action, Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::id::{CeilingId, ChoiceId, ItemId, ListingId, OrderId};
use crate::base::money::Money;
use crate::choices::admit::admit;
use crate::contracts::ceiling;
use crate::contracts::model::{Ceiling, CeilingUnit, Framework};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::holds::warn::{Warning, warnings};
use crate::orders::lawful::{Approval, Wanted, refused, rulings};
use crate::orders::model::{KIND, Order, OrderLine};
use crate::orders::state::OrderState;
use crate::orders::{number, offer, store, tell};
use crate::parties::store as parties;
use crate::price_checks::standing::found;

/// The most lines that one order holds.
const MOST_LINES: usize = 200;

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
#[derive(Clone, Debug)]
pub struct NewOrder {
    /// Its lines, all of one vendor and one framework.
    pub lines: Vec<NewLine>,
    /// Why this vendor.
    pub reason: String,
    /// The superior agency's approval, where the law asks for one.
    pub superior_approval: Option<String>,
    /// The locked comparison or search that the reason rests on.
    pub choice: Option<ChoiceId>,
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
}

/// Works an order out without placing it.
///
/// # Errors
/// The actor may not order, or a line cannot be ordered at all. What the law refuses stands in the rulings.
pub fn draft(conn: &mut DbConn, call: &Call, new: &NewOrder) -> Result<Draft, Error> {
    decide(&call.actor, Action::PlaceOrder, &Facts::default())?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let lines = wanted(conn, new)?;
    let framework = one_framework(&lines)?;
    if !contracts::entitles(conn, framework, person.organisation)? {
        return Err(Error::forbidden("order.not_entitled").with("case_no", &framework.case_no));
    }
    if let Some(choice) = new.choice {
        let ordered = lines.iter().map(|line| (line.offer.listing.id, line.offer.version.name.clone()));
        admit(conn, choice, person.organisation, &ordered.collect::<Vec<_>>())?;
    }
    let amount = lines.iter().try_fold(Money::default(), |sum, line| sum.plus(line.amount)).ok_or_else(too_large)?;
    let items: Vec<ItemId> = lines.iter().map(|line| line.offer.item.id).collect();
    let ceilings = ceiling::of_order(conn, framework.id, &items, person.organisation)?;
    let has_superior = parties::find(conn, person.organisation)?.superior_id.is_some();
    let reference = new.superior_approval.clone().filter(|text| !text.trim().is_empty());
    let reported = found(conn, person.organisation, &items)?;
    let rulings = rulings(call, &lines, &ceilings, &Approval { reference, has_superior }, &reported)?;
    let mut told = Vec::new();
    for line in &lines {
        for warning in warnings(conn, &line.offer.listing, &line.offer.version, call.now.local_date())? {
            if !told.contains(&warning) {
                told.push(warning);
            }
        }
    }
    Ok(Draft { lines, amount, ceilings, rulings, warnings: told })
}

/// Places an order.
///
/// # Errors
/// As [`draft`], the reason is missing, or a rule refuses.
pub fn place(conn: &mut DbConn, call: &Call, new: &NewOrder) -> Result<Order, Error> {
    let draft = draft(conn, call, new)?;
    if new.reason.trim().is_empty() {
        return Err(Error::invalid("order.reason_missing").at("reason"));
    }
    if refused(&draft.rulings) {
        return Err(Error::unlawful("order.unlawful", draft.rulings));
    }
    let (order, lines) = rows(conn, call, new, &draft)?;
    store::insert(conn, &order, &lines)?;
    let mut act = Act::new("order.place", Subject::new(KIND, order.id.0));
    act.reason = Some(order.reason.clone());
    act = act.change(Change::new("order.placed", KIND, order.id.0, order.version, order.recorded(&lines)));
    // Last, so that the rows that every order wants are held as briefly as can be.
    for (id, amount) in holds(&draft)? {
        let Some(of) = draft.ceilings.iter().find(|ceiling| ceiling.id == id) else { continue };
        match ceiling::reserve(conn, call, of, order.id, amount)? {
            Some(change) => act.changes.push(change),
            None => return Err(overtaken(conn, call, new)),
        }
    }
    act.rulings = draft.rulings;
    record(conn, call, act)?;
    tell::approvers(conn, call, &order)?;
    Ok(order)
}

fn wanted(conn: &mut DbConn, new: &NewOrder) -> Result<Vec<Wanted>, Error> {
    if new.lines.is_empty() || new.lines.len() > MOST_LINES {
        return Err(Error::invalid("order.no_lines").with("most", MOST_LINES).at("lines"));
    }
    let mut lines = Vec::with_capacity(new.lines.len());
    for (index, line) in new.lines.iter().enumerate() {
        if line.quantity < 1 {
            return Err(Error::invalid("order.quantity").at(&format!("lines/{index}/quantity")));
        }
        let offer = offer::find(conn, line.listing)?;
        if offer.version.number != line.seen {
            return Err(Error::conflict("order.listing_changed").with("name", &offer.version.name));
        }
        let amount = offer.version.unit_price.line_total(line.quantity).ok_or_else(too_large)?;
        lines.push(Wanted { offer, quantity: line.quantity, amount });
    }
    Ok(lines)
}

fn one_framework(lines: &[Wanted]) -> Result<&Framework, Error> {
    let first = lines.first().ok_or_else(|| Error::invalid("order.no_lines").at("lines"))?;
    let one = lines.iter().all(|line| {
        line.offer.framework.id == first.offer.framework.id
            && line.offer.listing.vendor_id == first.offer.listing.vendor_id
    });
    if one { Ok(&first.offer.framework) } else { Err(Error::invalid("order.mixed").at("lines")) }
}

fn rows(conn: &mut DbConn, call: &Call, new: &NewOrder, draft: &Draft) -> Result<(Order, Vec<OrderLine>), Error> {
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let first = draft.lines.first().ok_or_else(|| Error::invalid("order.no_lines").at("lines"))?;
    let order = Order {
        id: call.id(),
        number: number::next(conn, call)?,
        framework_id: first.offer.framework.id,
        agency_id: person.organisation,
        vendor_id: first.offer.listing.vendor_id,
        state: OrderState::Placed,
        amount: draft.amount,
        reason: new.reason.trim().to_owned(),
        superior_approval: new.superior_approval.clone().filter(|text| !text.trim().is_empty()),
        rulings: canonical(&draft.rulings)?,
        placed_by: person.user,
        placed_at: call.now,
        approved_by: None,
        confirmed_by: None,
        pcc_number: None,
        issued_at: None,
        closing_note: None,
        version: 1,
        choice_id: new.choice,
    };
    let lines = (1_i64..).zip(&draft.lines).map(|(line_no, line)| order_line(call, order.id, line_no, line)).collect();
    Ok((order, lines))
}

fn order_line(call: &Call, order_id: OrderId, line_no: i64, line: &Wanted) -> OrderLine {
    OrderLine {
        id: call.id(),
        order_id,
        line_no,
        item_id: line.offer.item.id,
        listing_version_id: line.offer.version.id,
        quantity: line.quantity,
        unit_price: line.offer.version.unit_price,
        award_price: line.offer.award.price,
        amount: line.amount,
    }
}

/// How much of each ceiling the order takes, by id: one order of locking for all, so that no two orders wait in a ring.
fn holds(draft: &Draft) -> Result<BTreeMap<CeilingId, i64>, Error> {
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

/// Another order came first between the check and the reservation: the rules, asked again, say which ceiling is full.
fn overtaken(conn: &mut DbConn, call: &Call, new: &NewOrder) -> Error {
    match draft(conn, call, new) {
        Ok(again) if refused(&again.rulings) => Error::unlawful("order.unlawful", again.rulings),
        Ok(_) => Error::conflict("order.overtaken"),
        Err(error) => error,
    }
}

fn too_large() -> Error {
    Error::invalid("order.amount_too_large").at("lines")
}
