//! The cart, its lines, and its form in the record.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::accounts::decide::Facts;
use crate::base::id::{ListingId, UserId};
use crate::base::time::Time;
use crate::db::schema::cart_line;

/// The subject kind of carts in the record; a cart has its person's id.
pub const KIND: &str = "cart";
/// The most lines of a cart.
pub const MOST_LINES: usize = 200;

/// A line.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = cart_line, primary_key(user_id, listing_id))]
pub struct CartLine {
    /// Whose cart.
    pub user_id: UserId,
    /// The listing.
    pub listing_id: ListingId,
    /// The version that the person saw.
    pub seen: i64,
    /// How many units.
    pub quantity: i64,
    /// Since when it lies there.
    pub added_at: Time,
}

/// A cart with its lines, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cart {
    /// Whose.
    pub user: UserId,
    /// Counts changes; 0 for one that never held anything.
    pub version: i64,
    /// The lines.
    pub lines: Vec<CartLine>,
}

impl Cart {
    /// The row's form in the record, with its lines.
    pub fn recorded(&self) -> Value {
        let line =
            |line: &CartLine| json!({ "listing": line.listing_id, "seen": line.seen, "quantity": line.quantity });
        json!({ "lines": self.lines.iter().map(line).collect::<Vec<_>>() })
    }

    /// What a decision about the cart rests on.
    pub fn facts(&self) -> Facts {
        Facts { owner: Some(self.user), ..Facts::default() }
    }
}
