//! Published award notices (決標公告) of the e-procurement site: public records, searchable beside the market.

pub mod model;
pub mod rows;
pub mod store;
