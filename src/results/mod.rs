//! What a tender came to, as it is told to everybody: the notice of its award (決標公告) or that there is none (無法決標公告),
//! the release of open data made of it, the days on which it was published and told, and the objections to it.
//!
//! Nothing of it is told before the award is closed or the tender has ended. What the market does not know is blank by name.

pub mod announced;
pub mod by_committee;
pub mod by_price;
pub mod fields;
pub mod gather;
pub mod keep;
pub mod law;
pub mod model;
pub mod notice;
pub mod open_data;
pub mod paper;
pub mod read;
pub mod rows;
pub mod store;
