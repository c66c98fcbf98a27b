//! Framework contracts (共同供應契約): lots and items, awarded vendors, entitled agencies, terms in versions, and the
//! ceilings of orders.
//!
//! `open` is the one way in: by hand, by import, by an award. `amend` keeps every version; an order keeps to that of its
//! moment. `periods` says when ordering begins and ends. `ceiling` counts what orders take, in two phases and as double entry (`movement`).

pub mod admission;
pub mod amend;
pub mod caps;
pub mod ceiling;
pub mod change_items;
pub mod check;
pub mod model;
pub mod movement;
pub mod new;
pub mod open;
pub mod periods;
pub mod rows;
pub mod standing;
pub mod store;
pub mod terms;
pub mod version;
pub mod written;
