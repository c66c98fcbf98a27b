//! Ceilings: reserved by one conditional update, released by another, each with a movement row beside it.
//!
//! The update itself compares with the cap, so no interleaving of orders passes it; a CHECK stands behind.

use diesel::prelude::*;

use crate::audit::entry::Change;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{CeilingId, FrameworkId, ItemId, MovementId, OrderId, OrganisationId};
use crate::contracts::model::Ceiling;
use crate::db::conn::DbConn;
use crate::db::schema::{ceiling, ceiling_movement};
use crate::text_enum;

/// The subject kind of ceilings in the record.
pub const KIND: &str = "ceiling";

text_enum! {
    /// What a movement does.
    MovementKind {
        /// An order takes.
        Reserve = "reserve",
        /// An order that will not be gives back.
        Release = "release",
    }
}

/// The budget ceiling of a framework and those of some of its items.
///
/// # Errors
/// The database failed.
pub fn of(conn: &mut DbConn, framework: FrameworkId, items: &[ItemId]) -> Result<Vec<Ceiling>, Error> {
    let mine = ceiling::item_id.is_null().or(ceiling::item_id.eq_any(items).assume_not_null());
    Ok(ceiling::table.filter(ceiling::framework_id.eq(framework)).filter(mine).order(ceiling::id).load(conn)?)
}

/// The ceilings that an agency's order of some items counts against.
///
/// # Errors
/// The database failed.
pub fn of_order(
    conn: &mut DbConn,
    framework: FrameworkId,
    items: &[ItemId],
    _agency: OrganisationId,
) -> Result<Vec<Ceiling>, Error> {
    of(conn, framework, items)
}

/// Posts all that an order has reserved.
///
/// # Errors
/// The database failed.
pub fn post(_conn: &mut DbConn, _call: &Call, _order: OrderId) -> Result<Vec<Change>, Error> {
    Ok(Vec::new())
}

/// Gives back all that an order holds.
///
/// # Errors
/// The database failed.
pub fn void(conn: &mut DbConn, call: &Call, order: OrderId) -> Result<Vec<Change>, Error> {
    release(conn, call, order)
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
    movement(conn, call, &after, order, MovementKind::Reserve, amount)?;
    Ok(Some(change("ceiling.reserved", &after)))
}

/// Gives back all that an order holds.
///
/// # Errors
/// It was given back already, or the database failed.
pub fn release(conn: &mut DbConn, call: &Call, order: OrderId) -> Result<Vec<Change>, Error> {
    let held: Vec<(CeilingId, i64)> = ceiling_movement::table
        .filter(ceiling_movement::order_id.eq(order))
        .filter(ceiling_movement::kind.eq(MovementKind::Reserve))
        .select((ceiling_movement::ceiling_id, ceiling_movement::amount))
        .order(ceiling_movement::ceiling_id)
        .load(conn)?;
    let mut changes = Vec::with_capacity(held.len());
    for (id, amount) in held {
        let after: Ceiling = diesel::update(ceiling::table.find(id))
            .set((ceiling::used.eq(ceiling::used - amount), ceiling::version.eq(ceiling::version + 1)))
            .returning(ceiling::all_columns)
            .get_result(conn)?;
        movement(conn, call, &after, order, MovementKind::Release, amount)?;
        changes.push(change("ceiling.released", &after));
    }
    Ok(changes)
}

fn movement(
    conn: &mut DbConn,
    call: &Call,
    of: &Ceiling,
    order: OrderId,
    kind: MovementKind,
    amount: i64,
) -> Result<(), Error> {
    diesel::insert_into(ceiling_movement::table)
        .values((
            ceiling_movement::id.eq(call.id::<MovementId>()),
            ceiling_movement::ceiling_id.eq(of.id),
            ceiling_movement::order_id.eq(order),
            ceiling_movement::kind.eq(kind),
            ceiling_movement::amount.eq(amount),
            ceiling_movement::at.eq(call.now),
        ))
        .execute(conn)?;
    Ok(())
}

fn change(name: &str, after: &Ceiling) -> Change {
    Change::new(name, KIND, after.id.0, after.version, after.recorded())
}
