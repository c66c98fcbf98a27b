//! Places a cart: every order that it splits into, or none.

use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::carts::model::Cart;
use crate::carts::put::write;
use crate::carts::read::{Standing, today};
use crate::carts::split::Terms;
use crate::db::conn::DbConn;
use crate::orders::model::Order;
use crate::orders::place;

/// Places every order of the actor's cart as it was seen, and empties it.
///
/// # Errors
/// The cart is empty or changed since, a listing changed or cannot be ordered, or as [`place::place`]; nothing is placed
/// then.
pub fn place(conn: &mut DbConn, call: &Call, seen: i64, terms: &[Terms]) -> Result<Vec<Order>, Error> {
    let today = today(conn, call, terms)?;
    if today.cart.version != seen {
        return Err(Error::of(Kind::Stale, "cart.stale"));
    }
    if today.lines.is_empty() {
        return Err(Error::conflict("cart.empty"));
    }
    for line in today.lines {
        let name = &line.version.name;
        return Err(match line.standing {
            Standing::Open(_) => continue,
            Standing::Changed(_) => Error::conflict("order.listing_changed").with("name", name),
            Standing::Paused => Error::conflict("cart.paused").with("name", name),
            Standing::Withdrawn => Error::conflict("cart.withdrawn").with("name", name),
            Standing::Closed(error) => error,
        });
    }
    let mut orders = Vec::with_capacity(today.prospects.len());
    for prospect in &today.prospects {
        orders.push(place::place(conn, call, &prospect.new)?);
    }
    let empty = Cart { lines: Vec::new(), ..today.cart };
    write(conn, call, empty, "cart.place")?;
    Ok(orders)
}
