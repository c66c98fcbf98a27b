//! Movements of ceilings: an amount leaves one account and enters another. Their sums are the ceilings' figures.

use std::collections::HashMap;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{CeilingId, FrameworkId, MovementId, OrderId, SiteOrderId};
use crate::base::time::Time;
use crate::both;
use crate::db::conn::DbConn;
use crate::db::schema::{ceiling, ceiling_movement};
use crate::text_enum;

text_enum! {
    /// Where an amount of a ceiling stands.
    Account {
        /// What may still be ordered.
        Available = "available",
        /// What orders hold that are not issued yet.
        Reserved = "reserved",
        /// What issued orders took.
        Posted = "posted",
        /// The world outside the market, from which orders come that were placed without it.
        Outside = "outside",
    }
}

/// For whom an amount moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// An order of the market.
    Order(OrderId),
    /// An order placed outside.
    Outside(SiteOrderId),
}

/// A movement as it is written.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = ceiling_movement, treat_none_as_default_value = false)]
pub struct Movement {
    /// The id.
    pub id: MovementId,
    /// Of which ceiling.
    pub ceiling_id: CeilingId,
    /// For which order of the market.
    pub order_id: Option<OrderId>,
    /// For which order outside.
    pub outside_id: Option<SiteOrderId>,
    /// From where.
    pub from_account: Account,
    /// To where.
    pub to_account: Account,
    /// How much, in the ceiling's unit.
    pub amount: i64,
    /// When.
    pub at: Time,
}

/// A movement of now.
pub fn draft(call: &Call, of: CeilingId, holder: Holder, way: (Account, Account), amount: i64) -> Movement {
    let (order_id, outside_id) = match holder {
        Holder::Order(id) => (Some(id), None),
        Holder::Outside(id) => (None, Some(id)),
    };
    let (from_account, to_account) = way;
    Movement { id: call.id(), ceiling_id: of, order_id, outside_id, from_account, to_account, amount, at: call.now }
}

/// Writes a movement.
///
/// # Errors
/// The order made this movement already, or the database failed.
pub fn movement(
    conn: &mut DbConn,
    call: &Call,
    of: CeilingId,
    holder: Holder,
    way: (Account, Account),
    amount: i64,
) -> Result<(), Error> {
    let row = draft(call, of, holder, way, amount);
    diesel::insert_into(ceiling_movement::table).values(&row).execute(conn)?;
    Ok(())
}

/// Writes many movements.
///
/// # Errors
/// The database failed.
pub fn write_many(conn: &mut DbConn, rows: &[Movement]) -> Result<(), Error> {
    for chunk in rows.chunks(500) {
        both!(conn, c => diesel::insert_into(ceiling_movement::table).values(chunk).execute(c))?;
    }
    Ok(())
}

/// What the movements of a ceiling come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Reserved and not posted or given back.
    pub reserved: i64,
    /// Posted and not given back.
    pub posted: i64,
    /// Came from outside and not taken back.
    pub outside: i64,
    /// Left what may still be ordered and did not come back.
    pub taken: i64,
}

/// The sums of the movements, by ceiling, of some frameworks; a ceiling without any is left out.
///
/// # Errors
/// The database failed.
pub fn sums(conn: &mut DbConn, of: &[FrameworkId]) -> Result<HashMap<CeilingId, Sums>, Error> {
    let mine = ceiling::table.filter(ceiling::framework_id.eq_any(of)).select(ceiling::id);
    let rows: Vec<(CeilingId, Account, Account, i64)> = ceiling_movement::table
        .filter(ceiling_movement::ceiling_id.eq_any(mine))
        .group_by((ceiling_movement::ceiling_id, ceiling_movement::from_account, ceiling_movement::to_account))
        .select((
            ceiling_movement::ceiling_id,
            ceiling_movement::from_account,
            ceiling_movement::to_account,
            sql::<BigInt>("CAST(SUM(amount) AS BIGINT)"),
        ))
        .load(conn)?;
    let mut sums: HashMap<CeilingId, Sums> = HashMap::new();
    for (id, from, to, amount) in rows {
        let of = sums.entry(id).or_default();
        for (account, amount) in [(from, -amount), (to, amount)] {
            match account {
                Account::Reserved => of.reserved += amount,
                Account::Posted => of.posted += amount,
                Account::Outside => of.outside -= amount,
                Account::Available => of.taken -= amount,
            }
        }
    }
    Ok(sums)
}
