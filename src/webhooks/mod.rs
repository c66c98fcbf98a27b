//! Webhooks: an organisation's own systems are told of what concerns it, by the Standard Webhooks specification.
//!
//! The feed is read once for all addresses; each event becomes one message per address, whose id stays the same however often
//! it is sent. A message names the thing and its version, never what it says: the receiver reads it through the API with
//! rights of its own. An address that says 410, or is silent for all tries, is ended and its organisation told.

pub mod address;
pub mod audience;
pub mod fan;
pub mod keep;
pub mod model;
pub mod rows;
pub mod send;
pub mod sign;
pub mod store;
