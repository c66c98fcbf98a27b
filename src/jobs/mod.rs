//! Slow work as rows: enqueued in the transaction that needs it, claimed by a lease, tried again with growing pauses.
//!
//! A job is idempotent. A worker that died loses its lease and another takes over; its fence keeps the late one out.

pub mod model;
pub mod queue;
pub mod runner;
