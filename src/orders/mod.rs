//! Call-off orders (子契約): placed by a buyer, approved by another person, issued, confirmed by the vendor.
//!
//! `state` is the one table of steps: verbs, pages, `docs/ORDER-STATES.md` and tests read it. Placing reserves the
//! ceilings of the framework and of its items; an order that ends unfulfilled releases them. Invariants: an order pins
//! the listing versions and prices of its moment; requester, approver and confirming person are three people; no
//! ceiling is passed under any interleaving.

pub mod accept;
pub mod advance;
pub mod approve;
pub mod baseline;
pub mod cancel;
pub mod confirm;
pub mod decline;
pub mod deliver;
pub mod draft;
pub mod expire;
pub mod facts;
pub mod issue;
pub mod lawful;
pub mod model;
pub mod number;
pub mod offer;
pub mod place;
pub mod read;
pub mod reject;
pub mod request;
pub mod rows;
pub mod state;
pub mod stated;
pub mod store;
pub mod tell;
