//! What buyers compare, and what they lock as the reason of a choice (擇定理由).
//!
//! A comparison is worked out from listings as they stand (`columns`, `cost`, `table`). Locking writes the same
//! columns as canonical JSON with its SHA-256: the bytes never change, and an order may name them. A locked choice is
//! shown from its own bytes, never from today's rows.

pub mod admit;
pub mod answer;
pub mod changed;
pub mod columns;
pub mod content;
pub mod cost;
pub mod lock;
pub mod model;
pub mod need;
pub mod note;
pub mod questions;
pub mod read;
pub mod rows;
pub mod store;
pub mod table;
