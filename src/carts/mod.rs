//! The cart (購物車) of a buyer: listings with quantities over items, vendors and frameworks, kept on the server, the version
//! that was seen pinned. It splits into one order per framework and vendor, and is placed as a whole or not at all.

pub mod check;
pub mod model;
pub mod place;
pub mod put;
pub mod read;
pub mod rows;
pub mod split;
pub mod store;
