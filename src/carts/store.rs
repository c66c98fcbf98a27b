//! Queries on carts.

use diesel::prelude::*;

use crate::base::error::{Error, Kind};
use crate::base::id::UserId;
use crate::carts::model::Cart;
use crate::db::conn::DbConn;
use crate::db::schema::{cart, cart_line};

/// A person's cart; an empty one before it ever held anything.
///
/// # Errors
/// The database failed.
pub fn find(conn: &mut DbConn, user: UserId) -> Result<Cart, Error> {
    let version: Option<i64> = cart::table.find(user).select(cart::version).first(conn).optional()?;
    let mine = cart_line::table.filter(cart_line::user_id.eq(user));
    let lines = mine.order((cart_line::added_at, cart_line::listing_id)).load(conn)?;
    Ok(Cart { user, version: version.unwrap_or_default(), lines })
}

/// Every cart, for the replay.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> Result<Vec<Cart>, Error> {
    let users: Vec<UserId> = cart::table.select(cart::user_id).load(conn)?;
    users.into_iter().map(|user| find(conn, user)).collect()
}

/// Writes a cart with its lines over the version before.
///
/// # Errors
/// It changed since it was read, or the database failed.
pub fn write(conn: &mut DbConn, row: &Cart) -> Result<(), Error> {
    let stale = || Error::of(Kind::Stale, "cart.stale");
    if row.version == 1 {
        let first = (cart::user_id.eq(row.user), cart::version.eq(1_i64));
        match diesel::insert_into(cart::table).values(first).execute(conn) {
            Err(diesel::result::Error::DatabaseError(diesel::result::DatabaseErrorKind::UniqueViolation, _)) => {
                return Err(stale());
            }
            other => drop(other?),
        }
    } else {
        let before = cart::table.find(row.user).filter(cart::version.eq(row.version - 1));
        if diesel::update(before).set(cart::version.eq(row.version)).execute(conn)? != 1 {
            return Err(stale());
        }
    }
    diesel::delete(cart_line::table.filter(cart_line::user_id.eq(row.user))).execute(conn)?;
    for line in &row.lines {
        diesel::insert_into(cart_line::table).values(line.clone()).execute(conn)?;
    }
    Ok(())
}
