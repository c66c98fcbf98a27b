//! The record of acts: who did what to which thing, when, why, by which rule, and what the thing became.
//!
//! A verb writes one entry and its change events inside its own transaction (`record`). The sequencer numbers entries
//! and events without gaps and chains their hashes (`sequence`). `verify` walks the chain and replays the events
//! against today's rows. Entries and events are never changed: both databases refuse it.

pub mod entry;
pub mod personal;
pub mod record;
pub mod replay;
pub mod sequence;
pub mod timeline;
pub mod verify;
