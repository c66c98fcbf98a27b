//! Framework contracts (共同供應契約): lots and items, awarded vendors, entitled agencies, and the ceilings of orders.

pub mod ceiling;
pub mod model;
pub mod rows;
pub mod standing;
pub mod store;
