//! What a product costs elsewhere and what was paid for it: counts and prices, never an agency's name.
//!
//! Two listings are the same product when maker, name, edition and unit are the same apart from how they are typed
//! (`product`). `elsewhere` finds them by the index and reads them again from the rows; `reference` counts what orders
//! paid; `history` tells how one listing's price moved, and `steps` draws it.

pub mod elsewhere;
pub mod history;
pub mod product;
pub mod quartile;
pub mod reference;
pub mod steps;
