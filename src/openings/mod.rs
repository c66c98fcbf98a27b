//! Openings of bids (開標): who opened, whose bids counted, what the opening came to, and the record of it on paper.

pub mod keep;
pub mod law;
pub mod model;
pub mod paper;
pub mod read;
pub mod rows;
pub mod sealed;
pub mod store;
pub mod written;
