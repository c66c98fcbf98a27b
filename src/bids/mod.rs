//! Bids (投標文件): what vendors sent in, taken over after the opening, never before.

pub mod admit;
pub mod keep;
pub mod model;
pub mod package;
pub mod rows;
pub mod store;
pub mod unpack;
