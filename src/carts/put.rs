//! Puts a listing into one's cart, changes its quantity, or takes it out.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::carts::model::{Cart, CartLine, KIND, MOST_LINES};
use crate::carts::store;
use crate::catalog::model::ListingState;
use crate::catalog::store as listings;
use crate::db::conn::DbConn;
use crate::orders::offer;

/// A line as the person wants it.
#[derive(Clone, Copy, Debug)]
pub struct NewLine {
    /// The listing.
    pub listing: ListingId,
    /// The version number that the person saw.
    pub seen: i64,
    /// How many units; 0 takes the line out.
    pub quantity: i64,
}

/// The actor's own cart.
///
/// # Errors
/// The actor keeps no cart, or the database failed.
pub fn own(conn: &mut DbConn, call: &Call) -> Result<Cart, Error> {
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    decide(&call.actor, Action::KeepCart, &Facts { owner: Some(person.user), ..Facts::default() })?;
    store::find(conn, person.user)
}

/// Puts lines: each replaces the line of the same listing.
///
/// # Errors
/// A listing is unknown or cannot be ordered at all, it has another version than the one seen, the vendor does not supply
/// so few or so many, or the cart is full.
pub fn put(conn: &mut DbConn, call: &Call, lines: &[NewLine]) -> Result<Cart, Error> {
    let mut cart = own(conn, call)?;
    for (at, new) in lines.iter().enumerate() {
        if new.quantity < 0 {
            return Err(Error::invalid("order.quantity").at(&format!("lines/{at}/quantity")));
        }
        let held = cart.lines.iter().position(|line| line.listing_id == new.listing);
        if new.quantity == 0 {
            let Some(held) = held else { continue };
            cart.lines.remove(held);
            continue;
        }
        fits(conn, new, at)?;
        match held.and_then(|held| cart.lines.get_mut(held)) {
            Some(line) => (line.seen, line.quantity) = (new.seen, new.quantity),
            None => cart.lines.push(CartLine {
                user_id: cart.user,
                listing_id: new.listing,
                seen: new.seen,
                quantity: new.quantity,
                added_at: call.now,
            }),
        }
    }
    if cart.lines.len() > MOST_LINES {
        return Err(Error::invalid("cart.full").with("most", MOST_LINES).at("lines"));
    }
    write(conn, call, cart, "cart.put")
}

/// Writes a changed cart and records it.
///
/// # Errors
/// It changed meanwhile, or the database failed.
pub fn write(conn: &mut DbConn, call: &Call, mut cart: Cart, act: &str) -> Result<Cart, Error> {
    cart.version += 1;
    store::write(conn, &cart)?;
    // As it is read again: lines of one moment stand in the order of their ids.
    let cart = store::find(conn, cart.user)?;
    let change = Change::new("cart.changed", KIND, cart.user.0, cart.version, cart.recorded());
    record(conn, call, Act::new(act, Subject::new(KIND, cart.user.0)).change(change))?;
    Ok(cart)
}

fn fits(conn: &mut DbConn, new: &NewLine, at: usize) -> Result<(), Error> {
    let (listing, version) = listings::find(conn, new.listing)?;
    if version.number != new.seen {
        return Err(Error::conflict("order.listing_changed").with("name", &version.name));
    }
    // A paused listing may wait in a cart; one that cannot be ordered under any framework may not.
    if listing.state == ListingState::Paused {
        return Ok(());
    }
    let offer = offer::find(conn, new.listing)?;
    offer.admits(new.quantity).map_err(|error| error.at(&format!("lines/{at}/quantity")))?;
    let (least, most) = (offer.item.min_quantity, offer.item.max_quantity);
    let error = |code, limit: i64| {
        let error = Error::invalid(code).with("name", &offer.version.name).with("limit", limit);
        Err(error.at(&format!("lines/{at}/quantity")))
    };
    match (least, most) {
        (Some(least), _) if new.quantity < least => error("order.below_least", least),
        (_, Some(most)) if new.quantity > most => error("order.above_most", most),
        _ => Ok(()),
    }
}
