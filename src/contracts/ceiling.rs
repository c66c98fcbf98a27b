//! Ceilings in two phases: an order reserves, is posted when it is issued, and gives back when it will not be.
//!
//! The reservation is one conditional update that compares with the cap, so no interleaving of orders passes it; a
//! CHECK stands behind. Each movement takes an amount from one account and puts it into another, and is never changed.
//! What was ordered outside is a fact: it is counted even above the cap.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::audit::entry::Change;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{CeilingId, FrameworkId, ItemId, OrderId, OrganisationId, SiteOrderId};
use crate::contracts::model::{Ceiling, CeilingUnit};
use crate::contracts::movement::{Account, Holder, Movement, draft, movement, write_many};
use crate::db::conn::DbConn;
use crate::db::schema::{ceiling, ceiling_movement};

/// The subject kind of ceilings in the record.
pub const KIND: &str = "ceiling";

/// The budget ceiling of a framework and those of some of its items.
///
/// # Errors
/// The database failed.
pub fn of(conn: &mut DbConn, framework: FrameworkId, items: &[ItemId]) -> Result<Vec<Ceiling>, Error> {
    let mine = ceiling::item_id.is_null().or(ceiling::item_id.eq_any(items).assume_not_null());
    let for_all = ceiling::framework_id.eq(framework).and(ceiling::agency_id.is_null());
    Ok(ceiling::table.filter(for_all).filter(mine).order(ceiling::id).load(conn)?)
}

/// What an agency that the framework does not entitle may order at most, where the framework says so.
///
/// # Errors
/// The database failed.
pub fn of_agency(conn: &mut DbConn, framework: FrameworkId, agency: OrganisationId) -> Result<Option<Ceiling>, Error> {
    let own = ceiling::table.filter(ceiling::framework_id.eq(framework)).filter(ceiling::agency_id.eq(agency));
    Ok(own.filter(ceiling::closed.eq(false)).first(conn).optional()?)
}

/// Takes `amount` of a ceiling for an order; `None` when there is not so much left, and nothing is taken.
///
/// # Errors
/// The order holds it already, or the database failed.
pub fn reserve(
    conn: &mut DbConn,
    call: &Call,
    of: &Ceiling,
    order: OrderId,
    amount: i64,
) -> Result<Option<Change>, Error> {
    let room = ceiling::table.find(of.id).filter((ceiling::used + amount).le(ceiling::cap));
    let taken: Option<Ceiling> = diesel::update(room)
        .set((ceiling::used.eq(ceiling::used + amount), ceiling::version.eq(ceiling::version + 1)))
        .returning(ceiling::all_columns)
        .get_result(conn)
        .optional()?;
    let Some(after) = taken else { return Ok(None) };
    movement(conn, call, after.id, Holder::Order(order), (Account::Available, Account::Reserved), amount)?;
    Ok(Some(change("ceiling.reserved", &after)))
}

/// Posts all that an order has reserved: it was issued.
///
/// # Errors
/// The database failed.
pub fn post(conn: &mut DbConn, call: &Call, order: OrderId) -> Result<Vec<Change>, Error> {
    let mut changes = Vec::new();
    for (id, held) in held(conn, order)? {
        if held.reserved == 0 {
            continue;
        }
        let after: Ceiling = diesel::update(ceiling::table.find(id))
            .set((ceiling::posted.eq(ceiling::posted + held.reserved), ceiling::version.eq(ceiling::version + 1)))
            .returning(ceiling::all_columns)
            .get_result(conn)?;
        movement(conn, call, id, Holder::Order(order), (Account::Reserved, Account::Posted), held.reserved)?;
        changes.push(change("ceiling.posted", &after));
    }
    Ok(changes)
}

/// Gives back all that an order holds, reserved or posted: it was rejected, withdrawn, refused or has lapsed.
///
/// # Errors
/// The database failed.
pub fn void(conn: &mut DbConn, call: &Call, order: OrderId) -> Result<Vec<Change>, Error> {
    let mut changes = Vec::new();
    for (id, held) in held(conn, order)? {
        let all = held.reserved + held.posted;
        if all == 0 {
            continue;
        }
        let after: Ceiling = diesel::update(ceiling::table.find(id))
            .set((
                ceiling::used.eq(ceiling::used - all),
                ceiling::posted.eq(ceiling::posted - held.posted),
                ceiling::version.eq(ceiling::version + 1),
            ))
            .returning(ceiling::all_columns)
            .get_result(conn)?;
        for (from, amount) in [(Account::Reserved, held.reserved), (Account::Posted, held.posted)] {
            if amount > 0 {
                movement(conn, call, id, Holder::Order(order), (from, Account::Available), amount)?;
            }
        }
        changes.push(change("ceiling.voided", &after));
    }
    Ok(changes)
}

/// Counts orders outside, whatever is left: each ceiling is written once. Also says of each whether more than its cap is
/// used now.
///
/// # Errors
/// The database failed.
pub fn count_many(
    conn: &mut DbConn,
    call: &Call,
    rows: &[(SiteOrderId, CeilingId, i64)],
) -> Result<Vec<(Change, bool)>, Error> {
    let mut sums: BTreeMap<CeilingId, i64> = BTreeMap::new();
    for (_, id, amount) in rows {
        let sum = sums.entry(*id).or_default();
        *sum = sum.checked_add(*amount).ok_or_else(|| Error::invalid("order.amount_too_large"))?;
    }
    let mut counted = Vec::with_capacity(sums.len());
    for (id, amount) in sums {
        let after: Ceiling = diesel::update(ceiling::table.find(id))
            .set((
                ceiling::used.eq(ceiling::used + amount),
                ceiling::posted.eq(ceiling::posted + amount),
                ceiling::outside.eq(ceiling::outside + amount),
                ceiling::version.eq(ceiling::version + 1),
            ))
            .returning(ceiling::all_columns)
            .get_result(conn)?;
        counted.push((change("ceiling.counted_outside", &after), after.used > after.cap));
    }
    let way = (Account::Outside, Account::Posted);
    let moved: Vec<Movement> =
        rows.iter().map(|(outside, id, amount)| draft(call, *id, Holder::Outside(*outside), way, *amount)).collect();
    write_many(conn, &moved)?;
    Ok(counted)
}

/// Takes back what was counted for an order outside: it was cancelled, corrected, or is one of the market's orders.
///
/// # Errors
/// The database failed.
pub fn uncount_outside(conn: &mut DbConn, call: &Call, outside: SiteOrderId) -> Result<Vec<Change>, Error> {
    let rows: Vec<(CeilingId, Account, i64)> = ceiling_movement::table
        .filter(ceiling_movement::outside_id.eq(outside))
        .select((ceiling_movement::ceiling_id, ceiling_movement::to_account, ceiling_movement::amount))
        .load(conn)?;
    let mut counted: BTreeMap<CeilingId, i64> = BTreeMap::new();
    for (id, to, amount) in rows {
        *counted.entry(id).or_default() += if to == Account::Posted { amount } else { -amount };
    }
    let mut changes = Vec::new();
    for (id, amount) in counted.into_iter().filter(|(_, amount)| *amount > 0) {
        let after: Ceiling = diesel::update(ceiling::table.find(id))
            .set((
                ceiling::used.eq(ceiling::used - amount),
                ceiling::posted.eq(ceiling::posted - amount),
                ceiling::outside.eq(ceiling::outside - amount),
                ceiling::version.eq(ceiling::version + 1),
            ))
            .returning(ceiling::all_columns)
            .get_result(conn)?;
        movement(conn, call, id, Holder::Outside(outside), (Account::Posted, Account::Outside), amount)?;
        changes.push(change("ceiling.uncounted_outside", &after));
    }
    Ok(changes)
}

/// What an order holds of a ceiling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Held {
    reserved: i64,
    posted: i64,
}

/// By the ceilings' ids, the order in which all orders take them.
fn held(conn: &mut DbConn, order: OrderId) -> Result<BTreeMap<CeilingId, Held>, Error> {
    let rows: Vec<(CeilingId, Account, Account, i64)> = ceiling_movement::table
        .filter(ceiling_movement::order_id.eq(order))
        .select((
            ceiling_movement::ceiling_id,
            ceiling_movement::from_account,
            ceiling_movement::to_account,
            ceiling_movement::amount,
        ))
        .load(conn)?;
    let mut held: BTreeMap<CeilingId, Held> = BTreeMap::new();
    for (id, from, to, amount) in rows {
        let of = held.entry(id).or_default();
        for (account, amount) in [(from, -amount), (to, amount)] {
            match account {
                Account::Reserved => of.reserved += amount,
                Account::Posted => of.posted += amount,
                Account::Available | Account::Outside => {}
            }
        }
    }
    Ok(held)
}

/// A ceiling of which nothing is used yet.
pub fn fresh(call: &Call, framework: FrameworkId, unit: CeilingUnit, cap: i64) -> Ceiling {
    Ceiling {
        id: call.id(),
        framework_id: framework,
        item_id: None,
        unit,
        cap,
        used: 0,
        version: 1,
        posted: 0,
        outside: 0,
        agency_id: None,
        closed: false,
    }
}

/// A ceiling's change as the record keeps it.
pub fn change(name: &str, after: &Ceiling) -> Change {
    Change::new(name, KIND, after.id.0, after.version, after.recorded())
}
