//! The small languages of bid papers: dates, amounts, names, addresses, each read from text in any usual spelling.

pub mod address;
pub mod clock;
pub mod date;
pub mod distance;
pub mod figure;
pub mod identity;
pub mod name;
pub mod period;
pub mod reservation;
pub mod text;
pub mod vouching;
