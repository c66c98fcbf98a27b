//! Requests for quotes (詢價): for a large order an agency asks the awarded vendors of an item for better terms.
//!
//! All vendors of the item are asked, or at least as many as the market's setting says. Until the deadline nobody but the
//! vendor itself sees what it offers, not even who has answered. An offer is never above the vendor's award price
//! (共同供應契約實施辦法 9-5); what is chosen, and why, is kept with its ruling.

pub mod agreed;
pub mod answer;
pub mod ask;
pub mod close;
pub mod model;
pub mod read;
pub mod rows;
pub mod store;
pub mod tell;
