//! How agencies approve their orders: steps by amount with accounting (主計) among them, delegates for those who are away,
//! or approval on paper outside. The steps of an order are planned when it is placed; a later setting does not change them.

pub mod away;
pub mod chain;
pub mod keep;
pub mod model;
pub mod rows;
pub mod sign;
pub mod store;
